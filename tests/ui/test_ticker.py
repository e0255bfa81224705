"""What falls due while the tick is looking is looked at again at once, not two seconds later."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from tests.support.window import Workplace, settled
from ui.ticker import Ticker


def test_what_fell_due_meanwhile_is_looked_at_at_once(qtbot: QtBot, workplace: Workplace) -> None:
    workplace.take(promised=None, nothing_promised=True)
    workplace.take()
    ticker = Ticker(workplace.seat, workplace.background)
    looks: list[object] = []
    ticker.ticked.connect(looks.append)
    ticker.tick()
    settled(qtbot, workplace.background)
    (first,) = looks
    next_at = first.next_at  # type: ignore[attr-defined]
    assert next_at is not None
    workplace.clock.at = next_at - timedelta(milliseconds=1)
    ticker._looked_at = workplace.clock.at
    workplace.clock.at = next_at + timedelta(milliseconds=1)
    before = len(looks)
    ticker._again(next_at)
    settled(qtbot, workplace.background)
    assert len(looks) == before + 1, "it waits for nothing"
    ticker.stop()
