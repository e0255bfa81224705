"""While promising: what to mind is said in words, and one key takes what is proposed instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.domain.history import HandedOver, TermAgreed
from receptionist.domain.people import Whereabouts
from receptionist.services import manage_people
from receptionist.services import office as office_service
from tests.support.window import NOON, Workplace, settled
from tests.ui.dialogs.keys import press, shown, typed
from ui.dialogs.move_promise import MovePromise
from ui.drafts import new_draft
from ui.views.capture_form import CaptureForm
from ui.views.capture_page import CapturePage

TOMORROW_NINE = NOON + timedelta(hours=21)


def opened(qtbot: QtBot, workplace: Workplace) -> CaptureForm:
    form = CaptureForm(workplace.seat, workplace.background, new_draft(NOON))
    qtbot.addWidget(form)
    form.resize(900, 700)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def take(number: int) -> None:
    """F10 takes the first of what is offered, as soon as it has been drawn."""
    QApplication.processEvents()
    press((Qt.Key.Key_F10, Qt.Key.Key_F11, Qt.Key.Key_F12)[number - 1])


def juan_out(qtbot: QtBot, workplace: Workplace) -> None:
    """Juan is out until tomorrow at nine, and Ana stands in for him."""
    desk, juan = workplace.desk, workplace.juan.id
    manage_people.set_deputy(desk, juan, workplace.ana.id)
    manage_people.away(desk, juan, reason=Whereabouts.OUT, back_at=TOMORROW_NINE)
    workplace.seat.learn()
    settled(qtbot, workplace.background)


def test_one_key_gives_it_to_the_deputy_or_takes_the_next_free_time(
    qtbot: QtBot, workplace: Workplace
) -> None:
    juan_out(qtbot, workplace)
    form = opened(qtbot, workplace)
    concerns = form.read_back.concerns
    form.receiver.set_text("juan")
    assert concerns.words == ("▲ Juan Pérez is back tomorrow 09:00; you are promising today 13:00.")
    assert [each.words for each in concerns.chips.buttons] == [
        "Give it to Ana Soler",
        "tomorrow 10:00",
    ]
    form.by.setFocus()
    take(2)
    assert form.by.due() == TOMORROW_NINE + timedelta(hours=1)
    assert form.by.touched
    assert not concerns.isVisible()
    form.by.clear()
    form.receiver.set_text("")
    form.receiver.set_text("juan")
    form.who.setFocus()
    take(1)
    assert form.receiver.person() == workplace.ana.id
    assert not concerns.isVisible()


def test_nothing_is_minded_while_a_choice_is_open_and_one_key_makes_it(
    qtbot: QtBot, workplace: Workplace
) -> None:
    form = opened(qtbot, workplace)
    form.by.setFocus()
    typed("next friday")
    assert form.by.problem
    assert not form.read_back.concerns.isVisible()
    take(2)
    assert form.by.due() == NOON.replace(hour=18) + timedelta(days=10)
    assert not form.by.problem


def test_it_never_blocks(qtbot: QtBot, workplace: Workplace) -> None:
    form = opened(qtbot, workplace)
    form.by.setFocus()
    typed("15")
    assert form.read_back.concerns.words == "▲ The office is closed today 15:00."
    assert form.trouble() is None
    promised = form.new_message().promised
    assert promised
    assert promised.due_at == NOON.replace(hour=14)


def test_how_much_is_promised_already_and_what_the_caller_was_told(
    qtbot: QtBot, workplace: Workplace
) -> None:
    desk = workplace.desk
    office_service.save_office(desk, replace(desk.office(), promises_per_hour=1))
    message = workplace.take()
    workplace.seat.learn()
    page = CapturePage(workplace.seat, workplace.background)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    settled(qtbot, workplace.background)
    form = page.new()
    form.receiver.setFocus()
    typed("ana")
    words = form.read_back.concerns
    qtbot.waitUntil(lambda: "already has 1 promise due" in words.words)
    form.phone.setFocus()
    typed("655123456")
    form.by.setFocus()
    typed("17")
    told = f"▲ The caller was told today 13:00 in message {message.number}."
    qtbot.waitUntil(lambda: words.words == told)
    take(1)
    assert form.by.due() == message.promise.due_at
    page.throw_away()
    settled(qtbot, workplace.background)


def test_a_new_term_minds_the_same_and_hands_over_with_one_key(
    qtbot: QtBot, workplace: Workplace
) -> None:
    juan_out(qtbot, workplace)
    message = workplace.take(assignee=workplace.juan.id)
    dialog = shown(qtbot, MovePromise(workplace.seat, workplace.background, message, None))
    typed("15")
    assert dialog.concerns.words.splitlines() == [
        "▲ The office is closed today 15:00.",
        "▲ Juan Pérez is back tomorrow 09:00; you are promising today 15:00.",
    ]
    take(1)
    assert dialog.hands_over.text() == "It is handed over to Ana Soler, too."
    take(1)
    assert dialog.due.due() == NOON.replace(hour=13)
    assert not dialog.concerns.isVisible()
    with qtbot.waitSignal(dialog.saved):
        press(Qt.Key.Key_Return)
    *_taken, term, given = (each.what for each in workplace.found(message).history)
    assert isinstance(term, TermAgreed)
    assert isinstance(given, HandedOver)
    assert (term.due_at, given.to) == (NOON.replace(hour=13), workplace.ana.id)


def test_the_terms_until_now_stay_in_sight(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = shown(qtbot, MovePromise(workplace.seat, workplace.background, message, None))
    typed("17")
    with qtbot.waitSignal(dialog.saved):
        press(Qt.Key.Key_Return)
    message = workplace.found(message).message
    dialog = shown(qtbot, MovePromise(workplace.seat, workplace.background, message, None))
    assert dialog.terms.text() == "Promised until now: today 13:00 → today 17:00"


def test_as_soon_as_possible_of_something_urgent_is_soon(
    qtbot: QtBot, workplace: Workplace
) -> None:
    form = opened(qtbot, workplace)
    form.press("F8")
    form.by.setFocus()
    typed("asap")
    assert form.by.due() == NOON + timedelta(minutes=15)
