"""The open messages last known: written after a change, read before the database answers."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from receptionist.i18n import use_language
from receptionist.paths import snapshot_file
from tests.support.window import Workplace
from ui.models.snapshot import Snapshot, SnapshotKeeper, read_snapshot


def test_it_holds_what_the_list_says(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    keeper = SnapshotKeeper(workplace.seat, workplace.background)
    keeper.pause.setInterval(0)
    workplace.background.changed.emit()
    qtbot.waitUntil(snapshot_file().exists)
    found = read_snapshot(now=workplace.seat.now())
    (row,) = found.rows
    assert (row.number, row.who) == (message.number, message.caller.name)
    assert dict(found.counts)["open"] == 1
    due = message.promise.due_at
    assert due is not None
    later = read_snapshot(now=due + timedelta(minutes=65))
    assert str(later.rows[0].due) == "▲ Late 1 h 05", "its minutes are those of now"


@pytest.mark.parametrize("kept", ["", "[]", "{}", '{"language": "en"}', "null", '{"rows": 3'])
def test_one_that_cannot_be_read_is_none(workplace: Workplace, kept: str) -> None:
    snapshot_file().parent.mkdir(parents=True, exist_ok=True)
    snapshot_file().write_text(kept, encoding="utf-8")
    assert read_snapshot(now=workplace.seat.now()) == Snapshot()


def test_one_in_another_language_is_none(workplace: Workplace, tmp_path: Path) -> None:
    whole = {"language": "es", "zone": "Europe/Madrid", "counts": [], "rows": []}
    snapshot_file().parent.mkdir(parents=True, exist_ok=True)
    snapshot_file().write_text(json.dumps(whole), encoding="utf-8")
    use_language("en")
    assert read_snapshot(now=workplace.seat.now()) == Snapshot()
