"""Ana's morning: three calls, one interrupting another, with the keyboard alone."""

from __future__ import annotations

from receptionist.domain.message import Wants
from receptionist.domain.promise import Verdict
from receptionist.paths import drafts_folder
from tests.stories.conftest import OpenDay


def test_a_call_is_written_down_and_given_to_juan(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    day.hands.type("María López")
    day.hands.press("Return")
    day.hands.type("Talleres Ruiz")
    day.hands.press("Return")
    day.hands.type("655123456")
    day.hands.press("Return")
    day.hands.type("jp")
    day.hands.press("Return")
    day.hands.type("Asks about the quote for the boiler")
    day.hands.press("Return", "Return")
    day.hands.press("Ctrl+A")
    day.hands.type("13:30")
    day.hands.press("F7", "F9")
    (message,) = day.hands.until(day.stored, "it is on disk")
    assert message.caller.name == "María López"
    assert message.caller.phone_e164 == "+34655123456"
    assert message.assignee == day.names["Juan"]
    assert message.promise.due_at is not None
    assert day.app.seat.hours.local(message.promise.due_at).strftime("%H:%M") == "13:30"
    assert message.read_back_at is not None
    assert message.promise.verdict(day.clock.now()) is Verdict.PENDING
    day.hands.until(lambda: not day.window.capture.forms, "the form is cleared")
    day.idle()
    assert not list(drafts_folder().glob("*.json"))


def test_a_second_call_interrupts_the_first(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    day.hands.type("Pedro Sanz")
    day.hands.press("Return", "Return")
    day.hands.type("912")
    day.hands.press("F2")
    form = day.window.capture.form
    assert form is not None
    assert form.draft.empty
    day.hands.type("Gestoría Vega")
    day.hands.press("F6", "F9")
    day.hands.until(lambda: len(day.stored()) == 1, "the second call is on disk")
    (second,) = day.stored()
    assert Wants.WILL_CALL_AGAIN in second.wants
    assert second.promise.term is None
    day.hands.until(lambda: len(day.window.capture.forms) == 1, "the first call is in front again")
    day.hands.type("345678")
    day.hands.press("F9")
    day.hands.until(lambda: len(day.stored()) == 2, "the first call is on disk")
    first = day.stored()[0]
    assert (first.caller.name, first.caller.phone) == ("Pedro Sanz", "912345678")


def test_a_parked_draft_waits_with_its_cursor_over_a_restart(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    day.hands.type("Nuria")
    day.hands.press("Return")
    day.hands.type("Norte")
    day.hands.press("Home")
    day.hands.until(lambda: list(drafts_folder().glob("*.json")), "the draft is on disk")
    day.app.quit()
    again = open_day("Ana Robles")
    again.hands.until(lambda: again.window.capture.forms, "the draft is back")
    (form,) = again.window.capture.forms
    assert (form.draft.who, form.draft.company) == ("Nuria", "Norte")


def test_nothing_is_saved_of_an_empty_form_and_esc_keeps_the_draft(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2", "F9")
    assert not day.stored()
    day.hands.type("Elena")
    day.hands.press("Esc")
    assert day.window.pages.currentWidget() is day.window.trays
    assert len(day.window.capture.forms) == 1
    assert not day.stored()


def test_the_caller_is_known_and_what_is_typed_is_added_to_the_open_message(
    open_day: OpenDay,
) -> None:
    day = open_day("Ana Robles")
    for text in ("Where is my car?", "Still no car!"):
        day.hands.press("F2")
        day.hands.type("Iñaki")
        day.hands.press("Return", "Return")
        day.hands.type("600111222")
        day.hands.press("Return", "Return")
        day.hands.type(text)
        form = day.window.capture.form
        assert form is not None
        if day.stored():
            day.hands.until(form.known.isVisible, "the caller is known")
            form.known.button.click()
        else:
            day.hands.press("F9")
        day.hands.until(lambda: not day.window.capture.forms, "the form is cleared")
    (message,) = day.stored()
    assert message.chases == 1


def test_a_paper_note_is_entered_with_its_own_time(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    day.hands.type("Elena Vidal")
    day.hands.press("Return", "Return", "Tab", "Tab")
    day.hands.type("9:15")
    day.hands.press("F9")
    (message,) = day.hands.until(day.stored, "it is on disk")
    assert day.app.seat.hours.local(message.taken_at).strftime("%H:%M") == "09:15"
    assert message.entered_at == day.clock.now()


def test_a_time_that_is_none_is_asked_about_once_and_then_left_out(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    day.hands.type("Elena Vidal")
    day.hands.press("Return", "Return", "Tab", "Tab")
    day.hands.type("half past")
    day.hands.press("F9")
    assert not day.stored()
    day.hands.press("F9")
    (message,) = day.hands.until(day.stored, "it is on disk")
    assert message.taken_at == day.clock.now()
