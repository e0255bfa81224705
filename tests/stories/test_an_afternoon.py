"""Juan's afternoon: his messages come up, he calls back, says what happened, and is done."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QApplication

from receptionist.domain.history import Promised
from receptionist.domain.message import Caller, Message, Outcome
from receptionist.domain.promise import Verdict
from receptionist.domain.trays import Tray
from receptionist.services.take_message import NewMessage, take_message
from tests.stories.conftest import TEN, Day, OpenDay


def given(day: Day, who: str = "María López", *, hours: float = 2) -> Message:
    """Ana has taken a message for Juan at her own PC."""
    new = NewMessage(
        caller=Caller(name=who, phone="655123456"),
        text="Asks about the quote",
        assignee=day.names["Juan"],
        promised=Promised(words="We will call you back", due_at=TEN + timedelta(hours=hours)),
    )
    message = take_message(day.desk, new, by=day.names["Ana"])
    trays, theirs = day.window.trays, day.app.seat.persons == frozenset({day.names["Juan"]})
    if trays.tray is Tray.MINE and not theirs:
        day.window.show_tray("open")
    day.hands.until(lambda: trays.model.place_of(message.number) >= 0, "it is in the list")
    day.idle()  # the clock of a story may jump now: in the middle of a look, only after a sleep
    return message


def test_a_message_comes_up_until_it_is_dealt_with(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    message = given(day)
    reminders = day.app.reminding.window
    day.idle()
    assert not reminders.isVisible()
    day.later(minutes=16)
    day.hands.until(reminders.isVisible, "unseen for a quarter of an hour")
    assert reminders.inert
    day.to_window()
    day.hands.press("Return")
    day.hands.until(lambda: not reminders.isVisible(), "he has seen it")
    assert day.stored()[0].seen_at is not None
    day.later(minutes=80)
    day.hands.until(reminders.isVisible, "soon due")
    day.later(minutes=30)
    day.hands.until(lambda: "late" in reminders.heading(), "it is late")
    assert day.stored()[0].promise.verdict(day.clock.now()) is Verdict.BROKEN
    assert message.number == 1


def test_not_reached_then_a_new_term_then_done_and_undone(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    given(day)
    day.window.trays.list.setFocus()
    day.hands.press("Return")
    day.hands.until(lambda: day.window.trays.detail.message, "it is open in full")
    day.hands.press("A")
    day.hands.until(lambda: day.stored()[0].accepted_at, "accepted")
    day.idle()
    day.hands.press("T")
    day.dialog()
    day.hands.press("Return")
    day.hands.until(lambda: day.stored()[0].attempts, "an attempt is noted")
    day.idle()
    day.hands.press("P")
    day.dialog()
    day.hands.press("Ctrl+A")
    day.hands.type("13:30")
    day.hands.press("Return")
    day.hands.until(lambda: day.stored()[0].promise.moved, "a new term is agreed")
    day.idle()
    day.hands.press("D")
    day.dialog()
    day.hands.press("Return")
    day.hands.until(lambda: not day.stored()[0].open, "it is closed")
    closing = day.stored()[0].closing
    assert closing is not None
    assert closing.outcome is Outcome.RESOLVED
    assert day.stored()[0].promise.verdict(day.clock.now()) is Verdict.KEPT
    day.hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog is gone")
    assert day.window.undo_bar.isVisible()
    day.hands.press("Ctrl+Z")
    day.hands.until(lambda: day.stored()[0].open, "it is open again")


def test_nothing_pops_up_while_somebody_writes(open_day: OpenDay) -> None:
    day = open_day("")
    given(day)
    day.hands.press("F2")
    day.idle()
    # A look that is under way would see the time to come, and that nobody writes yet.
    day.hands.until(lambda: not day.app.reminding.ticker._asked, "no look is under way")
    # Reminders wait for five minutes of writing at most: it begins when the message is late.
    day.clock.at += timedelta(hours=2, minutes=10)
    day.hands.type("Pedro")
    day.later(seconds=1)
    day.hands.type(",")
    day.idle()
    assert not day.app.reminding.window.isVisible()
    day.hands.type(" Sanz")
    day.later(seconds=1)
    day.hands.until(lambda: "1" in day.window.capture.waiting, "the strip says one is late")
    day.hands.press("F9")
    day.hands.until(lambda: not day.window.capture.forms, "saved")
    day.later(seconds=4)
    day.hands.until(day.app.reminding.window.isVisible, "now it pops up")


def test_hidden_for_five_minutes_and_postponed(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    given(day)
    reminders = day.app.reminding.window
    day.later(hours=2, minutes=1)
    day.hands.until(reminders.isVisible, "due")
    day.idle()
    day.hands.until(lambda: not reminders.inert, "its buttons act")
    reminders.close()
    assert not reminders.isVisible()
    day.later(minutes=2)
    day.idle()
    assert not reminders.isVisible()
    day.later(minutes=4)
    day.hands.until(reminders.isVisible, "back after five minutes")
    day.idle()
    day.hands.until(reminders.postpone_button.isEnabled, "its buttons act")
    reminders.postpone_button.click()
    day.hands.until(lambda: not reminders.rows, "postponed")
    day.later(minutes=6)
    day.hands.until(reminders.isVisible, "back after being postponed")
    assert len(day.stored(Tray.LATE)) == 1
    assert QApplication.activeModalWidget() is None


def test_the_reminders_are_reached_and_worked_by_keyboard(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    given(day)
    reminders = day.app.reminding.window
    day.later(hours=2, minutes=1)
    day.hands.until(reminders.isVisible, "due")
    day.to_window()
    day.hands.press("Ctrl+R")
    day.hands.until(reminders.list.hasFocus, "the list of reminders has the keyboard")
    assert not reminders.inert


def test_what_falls_due_meanwhile_takes_the_keyboard_from_nobody_in_the_reminders(
    open_day: OpenDay,
) -> None:
    day = open_day("Juan Peña")
    given(day)
    reminders = day.app.reminding.window
    day.later(hours=2, minutes=1)
    day.hands.until(reminders.isVisible, "due")
    day.to_window()
    day.hands.press("Ctrl+R")
    day.hands.until(reminders.list.hasFocus, "the list of reminders has the keyboard")
    day.later(minutes=6)
    day.idle()
    assert reminders.list.hasFocus()
    assert not reminders.inert
    day.to_window()
    day.later(minutes=6)
    day.hands.until(lambda: reminders.inert, "it rises again for whoever works elsewhere")
