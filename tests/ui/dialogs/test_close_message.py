"""Closing: Enter is enough for the usual case; every outcome is one key away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.domain.history import AttemptKind
from receptionist.domain.message import Outcome
from receptionist.services.answer_caller import attempt
from tests.support.window import Workplace
from tests.ui.dialogs.keys import press, shown, typed
from ui.dialogs.close_message import CloseMessage


def test_enter_closes_as_resolved(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = shown(qtbot, CloseMessage(workplace.seat, workplace.background, message, None))
    with qtbot.waitSignal(dialog.saved) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [message.number, f"Closed #{message.number}"]
    closing = workplace.found(message).message.closing
    assert closing is not None
    assert closing.outcome is Outcome.RESOLVED
    assert closing.by == workplace.marta.id


def test_a_digit_chooses_and_a_letter_begins_the_sentence(
    qtbot: QtBot, workplace: Workplace
) -> None:
    message = workplace.take()
    dialog = shown(qtbot, CloseMessage(workplace.seat, workplace.background, message, None))
    typed("3not any more")
    with qtbot.waitSignal(dialog.saved):
        press(Qt.Key.Key_Return)
    closing = workplace.found(message).message.closing
    assert closing is not None
    assert (closing.outcome, closing.note) == (Outcome.NOT_NEEDED, "not any more")


def test_unreachable_needs_an_attempt_and_says_so(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = shown(qtbot, CloseMessage(workplace.seat, workplace.background, message, None))
    unreachable = dialog.outcome.button(Outcome.UNREACHABLE)
    assert not unreachable.isEnabled()
    assert unreachable.accessibleDescription() == "Note down an attempt first."
    typed("2")
    assert dialog.outcome.value is Outcome.RESOLVED
    dialog.reject()
    tried = attempt(workplace.desk, message.number, what=AttemptKind.BUSY, by=workplace.marta.id)
    dialog = shown(qtbot, CloseMessage(workplace.seat, workplace.background, tried, None))
    typed("2")
    with qtbot.waitSignal(dialog.saved):
        press(Qt.Key.Key_Return)
    closing = workplace.found(message).message.closing
    assert closing is not None
    assert closing.outcome is Outcome.UNREACHABLE
