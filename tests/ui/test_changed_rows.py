"""A changed message draws its own row again, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from tests.support.window import Workplace
from ui.models.message_list import MessageList
from ui.models.roles import ROW_ROLE


def test_only_the_changed_row_is_drawn_again(workplace: Workplace) -> None:
    messages = [workplace.take() for _each in range(3)]
    model = MessageList(workplace.seat)
    model.set_rows(messages)
    words = [model.index(row).data(ROW_ROLE) for row in range(3)]
    drawn: list[int] = []
    everything: list[int] = []
    model.row_changed.connect(drawn.append)
    model.repainted.connect(lambda: everything.append(1))
    model.set_rows(list(messages))
    assert (drawn, everything) == ([], []), "nothing changed"
    messages[1] = replace(messages[1], urgent=True)
    model.set_rows(messages)
    assert (drawn, everything) == ([1], [])
    again = [model.index(row).data(ROW_ROLE) for row in range(3)]
    assert (again[0] is words[0], again[1].urgent, again[2] is words[2]) == (True, True, True)
    workplace.seat.changed.emit()
    assert everything, "somebody may be called something else"
    assert model.index(0).data(ROW_ROLE) is not words[0]
    model.deleteLater()
