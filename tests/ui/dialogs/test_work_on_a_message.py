"""Hand over, assign, agree a new time, attempt, answer, reopen: by keys, looked up on disk."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.domain.history import (
    Attempted,
    AttemptKind,
    HandedOver,
    Reopened,
    ReopenReason,
    TermAgreed,
)
from receptionist.domain.message import Outcome
from receptionist.domain.promise import Told
from receptionist.services.close_message import close
from tests.support.window import NOON, Workplace
from tests.ui.dialogs.keys import focused, press, shown, typed
from ui.dialogs.answer_caller import AnsweredDialog, AttemptDialog
from ui.dialogs.assign_message import Assign
from ui.dialogs.close_message import CloseMessage
from ui.dialogs.hand_over import GiveBack, HandOver
from ui.dialogs.message_dialog import MessageDialog
from ui.dialogs.move_promise import MovePromise
from ui.dialogs.reopen import Reopen


def saved_by_enter(qtbot: QtBot, dialog: MessageDialog) -> str:
    """Press Enter; what the undo bar is told."""
    with qtbot.waitSignal(dialog.saved) as told:
        press(Qt.Key.Key_Return)
    return str(told.args[1])


def test_initials_and_a_reason_hand_it_over(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = shown(qtbot, HandOver(workplace.seat, workplace.background, message, None))
    typed("jp")
    press(Qt.Key.Key_Tab)
    typed("he knows the car")
    assert saved_by_enter(qtbot, dialog) == f"Handed #{message.number} over to Juan Pérez"
    last = workplace.found(message).history[-1].what
    assert isinstance(last, HandedOver)
    assert (last.to, last.why) == (workplace.juan.id, "he knows the car")


def test_without_a_reason_it_says_so_and_keeps_the_choice(
    qtbot: QtBot, workplace: Workplace
) -> None:
    message = workplace.take()
    dialog = shown(qtbot, HandOver(workplace.seat, workplace.background, message, None))
    typed("juan")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.banner.isVisible)
    assert dialog.banner.accessibleName() == "Say why you hand it over."
    assert dialog.to.person() == workplace.juan.id
    assert dialog.save_button.isEnabled()
    assert focused() is dialog.why
    typed("he knows the car")
    saved_by_enter(qtbot, dialog)


def test_what_was_handed_over_is_given_back_with_a_reason(
    qtbot: QtBot, workplace: Workplace
) -> None:
    message = workplace.take(assignee=workplace.marta.id)
    dialog = shown(qtbot, GiveBack(workplace.seat, workplace.background, message, None))
    typed("not mine")
    saved_by_enter(qtbot, dialog)
    assert workplace.found(message).message.assignee is None


def test_a_name_assigns_and_the_first_row_is_the_desk_tray(
    qtbot: QtBot, workplace: Workplace
) -> None:
    message = workplace.take()
    dialog = shown(qtbot, Assign(workplace.seat, workplace.background, message, None))
    assert dialog.to.person() == workplace.ana.id
    typed("per")
    saved_by_enter(qtbot, dialog)
    message = workplace.found(message).message
    assert message.assignee == workplace.juan.id
    dialog = shown(qtbot, Assign(workplace.seat, workplace.background, message, None))
    press(Qt.Key.Key_Home)
    saved_by_enter(qtbot, dialog)
    assert workplace.found(message).message.unassigned


def test_a_new_time_told_by_phone_is_a_new_term(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    workplace.clock.at = NOON + timedelta(minutes=30)
    dialog = shown(qtbot, MovePromise(workplace.seat, workplace.background, message, None))
    assert not dialog.mistyped.isVisible()
    typed("17")
    dialog.why.setFocus()
    typed("the part is late")
    assert saved_by_enter(qtbot, dialog) == f"Moved the promise of #{message.number}"
    term = workplace.found(message).history[-1].what
    assert isinstance(term, TermAgreed)
    assert term.due_at == NOON.replace(hour=16)
    assert (term.told, term.why, term.told_by) == (Told.PHONE, "the part is late", "Marta Gil")
    assert term.told_at == NOON + timedelta(minutes=30)


def test_a_new_time_nobody_was_told_names_nobody(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = shown(qtbot, MovePromise(workplace.seat, workplace.background, message, None))
    typed("17")
    dialog.told.setFocus()
    typed("4")
    assert not dialog.told_by.isEnabled()
    saved_by_enter(qtbot, dialog)
    term = workplace.found(message).history[-1].what
    assert isinstance(term, TermAgreed)
    assert (term.told, term.told_by, term.told_at) == (Told.NOT_TOLD, "", None)


def test_a_time_that_is_none_is_not_saved(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = shown(qtbot, MovePromise(workplace.seat, workplace.background, message, None))
    typed("whenever he likes")
    press(Qt.Key.Key_Return)
    assert dialog.banner.isVisible()
    assert dialog.due.edit.text() == "whenever he likes"
    assert len(workplace.found(message).history) == 1


def test_a_time_they_were_told_that_cannot_be_read_is_said(
    qtbot: QtBot, workplace: Workplace
) -> None:
    message = workplace.take()
    dialog = shown(qtbot, MovePromise(workplace.seat, workplace.background, message, None))
    dialog.told_at.setFocus()
    dialog.told_at.selectAll()
    typed("25:00")
    press(Qt.Key.Key_Return)
    assert dialog.banner.accessibleName() == "“25:00” is no time. Write it like 12:05."
    assert focused() is dialog.told_at


def test_a_mistyped_hour_is_corrected_at_first(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = shown(qtbot, MovePromise(workplace.seat, workplace.background, message, None))
    typed("13:30")
    dialog.mistyped.setFocus()
    press(Qt.Key.Key_Space)
    assert saved_by_enter(qtbot, dialog) == f"Corrected the hour of #{message.number}"
    term = workplace.found(message).message.promise.term
    assert term is not None
    assert (term.was_due_at, term.due_at) == (
        NOON.replace(hour=12),
        NOON.replace(hour=12, minute=30),
    )


def test_an_attempt_is_two_keys_and_comes_back_in_half_an_hour(
    qtbot: QtBot, workplace: Workplace
) -> None:
    message = workplace.take()
    dialog = shown(qtbot, AttemptDialog(workplace.seat, workplace.background, message, None))
    typed("2")
    saved_by_enter(qtbot, dialog)
    tried = workplace.found(message).history[-1].what
    assert isinstance(tried, Attempted)
    assert tried.what is AttemptKind.BUSY
    assert tried.retry_at == NOON + timedelta(minutes=30)


def test_an_attempt_can_say_when_to_try_again(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = shown(qtbot, AttemptDialog(workplace.seat, workplace.background, message, None))
    typed("left word with her son")
    dialog.retry.setFocus()
    typed("+10")
    saved_by_enter(qtbot, dialog)
    tried = workplace.found(message).history[-1].what
    assert isinstance(tried, Attempted)
    assert (tried.note, tried.retry_at) == ("left word with her son", NOON + timedelta(minutes=10))


def test_answered_leaves_it_open(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = shown(qtbot, AnsweredDialog(workplace.seat, workplace.background, message, None))
    saved_by_enter(qtbot, dialog)
    found = workplace.found(message).message
    assert found.promise.answered
    assert found.open


def test_a_caller_who_came_back_is_promised_anew(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    closed = close(workplace.desk, message.number, outcome=Outcome.RESOLVED, by=workplace.marta.id)
    dialog = shown(qtbot, Reopen(workplace.seat, workplace.background, closed, None))
    saved_by_enter(qtbot, dialog)
    opened = workplace.found(message).history[-1].what
    assert isinstance(opened, Reopened)
    assert opened.due_at == NOON + timedelta(hours=1)


def test_closed_by_mistake_promises_nothing_new(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    closed = close(workplace.desk, message.number, outcome=Outcome.RESOLVED, by=workplace.marta.id)
    dialog = shown(qtbot, Reopen(workplace.seat, workplace.background, closed, None))
    typed("2")
    assert not dialog.due.isEnabled()
    saved_by_enter(qtbot, dialog)
    opened = workplace.found(message).history[-1].what
    assert isinstance(opened, Reopened)
    assert (opened.because, opened.due_at) == (ReopenReason.MISTAKE, None)


def test_a_duplicate_says_what_the_other_message_is(qtbot: QtBot, workplace: Workplace) -> None:
    other, message = workplace.take("About the clutch"), workplace.take()
    dialog = shown(qtbot, CloseMessage(workplace.seat, workplace.background, message, None))
    typed(f"4{other.number}")
    qtbot.waitUntil(lambda: "About the clutch" in dialog.other.text())
    saved_by_enter(qtbot, dialog)
    closing = workplace.found(message).message.closing
    assert closing is not None
    assert closing.of == other.id


def test_a_duplicate_of_a_closed_one_opens_that_one_again(
    qtbot: QtBot, workplace: Workplace
) -> None:
    other, message = workplace.take("About the clutch"), workplace.take()
    close(workplace.desk, other.number, outcome=Outcome.RESOLVED, by=workplace.marta.id)
    dialog = shown(qtbot, CloseMessage(workplace.seat, workplace.background, message, None))
    typed(f"4{other.number}")
    qtbot.waitUntil(dialog.reopen.isVisible)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.banner.isVisible)
    dialog.reopen.setFocus()
    press(Qt.Key.Key_Space)
    saved_by_enter(qtbot, dialog)
    assert workplace.found(other).message.open


def test_escape_closes_without_asking_and_saves_nothing(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = shown(qtbot, HandOver(workplace.seat, workplace.background, message, None))
    typed("juan")
    with qtbot.waitSignal(dialog.rejected):
        press(Qt.Key.Key_Escape)
    assert len(workplace.found(message).history) == 1
