"""Ana recognises who calls: with a few letters or digits, with namesakes, with an open message."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QToolButton

from receptionist.domain.ids import PersonId
from receptionist.domain.message import Caller, Message, Outcome
from receptionist.domain.reminders.stages import Stage
from receptionist.services import keep_contacts
from receptionist.services.close_message import close
from receptionist.services.take_message import NewMessage, take_message
from tests.stories.conftest import Day, OpenDay
from ui.callers.ring_bar import RingBar
from ui.views.capture_form import CaptureForm

Called = Callable[..., Message]


@pytest.fixture
def day(open_day: OpenDay) -> Day:
    """María López of Talleres Ruiz called last week about something that is done."""
    opened = open_day("Ana Robles")
    message = _call(opened, "María López", "Talleres Ruiz", "655123456")
    close(opened.desk, message.number, outcome=Outcome.RESOLVED, by=opened.names["Juan"])
    _remembered(opened)
    return opened


def _call(day: Day, name: str, company: str = "", phone: str = "") -> Message:
    caller = Caller(name=name, company=company, phone=phone)
    new = NewMessage(caller=caller, text="Where is my car?", assignee=day.names["Juan"])
    return take_message(day.desk, new, by=day.names["Ana"])


def _remembered(day: Day) -> None:
    while keep_contacts.remember_callers(day.desk):
        pass


def _open(day: Day) -> list[Message]:
    return [each for each in day.stored() if each.open]


def _form(day: Day) -> CaptureForm:
    form = day.window.capture.form
    assert form is not None
    return form


def _offered(day: Day, count: int) -> None:
    day.hands.until(
        lambda: len(_form(day).fields.panel.list.found) == count, f"{count} callers are offered"
    )


class Keys:
    """Counts the keys that were pressed beside the free text."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self.count = 0

    def press(self, *keys: str) -> None:
        self._day.hands.press(*keys)
        self.count += len(keys)

    def type(self, text: str) -> None:
        self._day.hands.type(text)
        self.count += len(text)


@pytest.mark.parametrize("typed", ["lop", "5512"])
def test_a_recognised_caller_takes_eight_keys(day: Day, typed: str) -> None:
    keys = Keys(day)
    keys.press("F2")
    keys.type(typed)
    _offered(day, 1)
    keys.press("Return")
    form = _form(day)
    assert (form.who.text(), form.company.text()) == ("María López", "Talleres Ruiz")
    assert form.phone.text() == "655 12 34 56"
    keys.press("Return")
    day.hands.type("Wants the invoice again")
    keys.press("F9")
    (message,) = day.hands.until(lambda: _open(day), "it is on disk")
    assert (message.caller.phone_e164, message.assignee) == ("+34655123456", day.names["Juan"])
    assert message.caller.contact is not None
    assert keys.count <= 8


def _rings(day: Day, number: str, name: str = "", event: str = "ring") -> RingBar:
    """The telephone tells of a call, through the door; the bar that says so."""
    day.app.asked({"do": "call", "number": number, "name": name, "event": event})
    day.idle()
    return day.window.findChildren(RingBar)[0]


def _says(day: Day, bar: RingBar, words: str) -> None:
    day.hands.until(lambda: bar.accessibleName() == words, f"the bar says {words}")


def test_a_screen_pop_of_a_known_number_takes_four_keys(day: Day) -> None:
    bar = _rings(day, "+34655123456")
    _says(day, bar, "655 12 34 56 · María López · Talleres Ruiz")
    keys = Keys(day)
    keys.press("F2")
    assert not bar.isVisible()
    form = _form(day)
    day.hands.until(lambda: form.who.text() == "María López", "the caller is recognised")
    keys.press("Return")
    day.hands.type("Wants the invoice again")
    keys.press("F9")
    day.hands.until(lambda: _open(day), "it is on disk")
    assert keys.count <= 4


def test_everything_typed_takes_twelve_keys_and_the_words(day: Day) -> None:
    keys = Keys(day)
    keys.press("F2")
    for words in ("Iñaki Etxeberria", "Norte", "912345678"):
        day.hands.type(words)
        keys.press("Return")
    keys.type("jp")
    keys.press("Return")
    day.hands.type("Wants an offer")
    keys.press("F7", "F9")
    day.hands.until(lambda: len(day.stored()) == 2, "it is on disk")
    assert keys.count <= 12


def test_a_screen_pop_of_an_unknown_number_waits_for_the_name(day: Day) -> None:
    bar = _rings(day, "912345678", "Taller Vega")
    _says(day, bar, "912 34 56 78 · Taller Vega")
    day.hands.press("F2")
    form = _form(day)
    assert (form.who.text(), form.phone.text()) == ("Taller Vega", "912 34 56 78")
    assert form.who.hasFocus()


def test_a_call_while_one_is_written_opens_nothing_and_takes_no_key(day: Day) -> None:
    day.hands.press("F2")
    day.hands.type("Iña")
    bar = _rings(day, "655123456")
    day.hands.type("ki")
    assert _form(day).who.text() == "Iñaki"
    assert len(day.window.capture.forms) == 1
    assert bar.isVisible()
    day.hands.press("F2")
    day.hands.until(lambda: _form(day).who.text() == "María López", "the caller is recognised")
    assert _form(day).receiver.edit.hasFocus()
    day.hands.press("F4")
    assert _form(day).who.text() == "Iñaki"


def test_a_call_that_is_answered_elsewhere_leaves_the_bar_and_f2_is_clean_again(day: Day) -> None:
    bar = _rings(day, "655123456")
    assert bar.isVisible()
    bar.findChildren(QToolButton)[0].click()
    assert not bar.isVisible()
    _rings(day, "655123456", event="ring")  # the other telephones of the group ring on
    assert not bar.isVisible()
    day.hands.press("F2")
    assert _form(day).draft.empty


def test_what_the_telephone_says_of_a_call_that_is_written_already_is_no_new_call(day: Day) -> None:
    _rings(day, "655123456")
    day.hands.press("F2")
    bar = _rings(day, "655123456", event="answer")
    assert not bar.isVisible()
    bar = _rings(day, "911112233", event="end")
    assert not bar.isVisible()


def test_two_calls_at_once_are_taken_one_after_the_other(day: Day) -> None:
    _rings(day, "sip:911112233@pbx.local;user=phone")
    bar = _rings(day, "anonymous")
    _says(day, bar, "number withheld · 1 more call")
    day.hands.press("F2")
    assert _form(day).fields.withheld.isChecked()
    _says(day, bar, "911 11 22 33")
    day.hands.press("F2")
    assert not _form(day).fields.withheld.isChecked()
    assert _form(day).phone.text() == "911 11 22 33"
    assert not bar.isVisible()


def test_a_call_that_rings_comes_before_one_that_has_ended(day: Day) -> None:
    _rings(day, "911112233")
    _rings(day, "912345678")
    bar = _rings(day, "912345678", event="end")
    _says(day, bar, "911 11 22 33 · 1 more call")


def test_somebody_elses_name_at_a_shared_number_is_not_guessed(day: Day) -> None:
    keep_contacts.add(day.desk, name="Pedro Ruiz", company="Talleres Ruiz", phones=("655123456",))
    bar = _rings(day, "655123456")
    _says(day, bar, "655 12 34 56 · 2 callers")


def test_namesakes_force_a_choice(day: Day) -> None:
    keep_contacts.add(day.desk, name="María López", company="Albor", phones=("911112233",))
    day.hands.press("F2")
    day.hands.type("lópez maría")
    _offered(day, 2)
    day.hands.press("Home")
    form = _form(day)
    form.who.clear()
    day.hands.type("maria lopez")
    _offered(day, 2)
    day.hands.press("Return")
    _offered(day, 3)
    assert form.who.hasFocus()
    assert form.entry.contact is None
    rows = form.fields.panel.list.found
    albor = next(at for at, e in enumerate(rows) if e and e.contact.company == "Albor")
    day.hands.press(*["Down"] * albor, "Return")
    assert (form.company.text(), form.phone.text()) == ("Albor", "911 11 22 33")
    assert form.receiver.edit.hasFocus()


def test_a_namesake_who_is_new_is_another_person(day: Day) -> None:
    keep_contacts.add(day.desk, name="María López", company="Albor")
    day.hands.press("F2")
    day.hands.type("María López")
    _offered(day, 2)
    day.hands.press("Return")
    _offered(day, 3)
    day.hands.press("Down", "Down", "Return")
    form = _form(day)
    day.hands.until(form.company.hasFocus, "it goes on")
    assert (form.who.text(), form.entry.contact) == ("María López", None)


def test_tab_keeps_what_is_typed_whoever_is_offered(day: Day) -> None:
    day.hands.press("F2")
    day.hands.type("Mar")
    _offered(day, 1)
    day.hands.press("Tab")
    form = _form(day)
    assert (form.who.text(), form.company.text(), form.entry.contact) == ("Mar", "", None)


def test_another_name_is_another_caller(day: Day) -> None:
    day.hands.press("F2")
    day.hands.type("lop")
    _offered(day, 1)
    day.hands.press("Return")
    form = _form(day)
    assert form.entry.contact is not None
    form.who.setFocus()
    day.hands.press("Ctrl+A")
    day.hands.type("Pedro")
    assert form.entry.contact is None
    day.hands.press("Ctrl+Z")
    assert form.who.text() == "María López"


def test_a_number_typed_into_the_one_box_goes_where_numbers_are(day: Day) -> None:
    day.hands.press("F2")
    day.hands.type("912 345 678")
    day.hands.press("Return")
    form = _form(day)
    assert (form.who.text(), form.phone.text()) == ("", "912 345 678")
    assert form.who.hasFocus()


def test_f3_offers_who_called_last(day: Day) -> None:
    day.hands.press("F2", "F3")
    _offered(day, 1)
    day.hands.press("Down", "Return")
    assert _form(day).who.text() == "María López"


def test_enter_adds_to_the_open_message_and_the_third_chase_reaches_the_owner(
    open_day: OpenDay,
) -> None:
    day = open_day()
    _call(day, "María López", "Talleres Ruiz", "655123456")
    _remembered(day)
    for chase in (1, 2, 3):
        _rings(day, "655123456")
        day.hands.press("F2")
        form = _form(day)
        day.hands.until(lambda: _form(day).adds_to == 1, "the open message is offered")
        assert "Juan" in form.read_back.sentence
        if chase == 2:
            day.hands.type("Needs it by Friday")
        day.hands.press("Return")
        day.hands.until(lambda: not day.window.capture.forms, "it is added")
        assert [each.chases for each in day.stored()] == [chase]
        assert day.window.undo_bar.isVisible(), "nobody says that it is saved and somebody notified"
        assert "called again, #1" in day.window.undo_bar.accessibleName()
        _rings(day, "655123456", event="end")
    day.later(seconds=15)
    shown = day.hands.until(lambda: _chased(day), "the owner is told")
    assert shown == [day.names["Laura"]]


def _chased(day: Day) -> list[PersonId]:
    rows = day.app.reminding.window.rows
    return [each.person for each in rows if each.stage is Stage.CHASED]


def test_ctrl_n_writes_another_message_instead(day: Day) -> None:
    _call(day, "María López", "Talleres Ruiz", "655123456")
    _remembered(day)
    _rings(day, "655123456")
    day.hands.press("F2")
    form = _form(day)
    day.hands.until(lambda: form.adds_to == 2, "the open message is offered")
    day.hands.press("Ctrl+N")
    assert form.receiver.edit.hasFocus()
    day.hands.type("jp")
    day.hands.press("Return")
    day.hands.type("Something else")
    day.hands.press("F9")
    day.hands.until(lambda: len(day.stored()) == 3, "it is a message of its own")


def test_typing_for_whom_already_it_stays_a_message_of_its_own(day: Day) -> None:
    _call(day, "Nuria", "", "600111222")
    day.hands.press("F2")
    form = _form(day)
    form.receiver.edit.setFocus()
    day.hands.type("jp")
    form.phone.setFocus()
    day.hands.type("600111222")
    day.hands.until(form.known.isVisible, "the open message is shown")
    assert form.adds_to is None
