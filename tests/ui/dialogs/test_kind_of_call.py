"""The type of call in the form: chosen by one key, it says what to say, asks, and proposes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.domain.ids import CallTypeId, new_id
from receptionist.domain.office import CallType
from receptionist.services import manage_people
from receptionist.services import office as office_service
from receptionist.storage.people import save_department
from tests.support.window import NOON, Workplace, settled
from tests.ui.dialogs.keys import press, typed
from ui.drafts import Draft, keep_draft, load_drafts, new_draft
from ui.views.capture_form import CaptureForm

MINUTE = timedelta(minutes=1)


def kind(name: str, **more: object) -> CallType:
    return replace(CallType(id=CallTypeId(new_id(NOON)), name=name), **more)  # type: ignore[arg-type]


@pytest.fixture
def types(qtbot: QtBot, workplace: Workplace) -> tuple[CallType, ...]:
    """Two types of call; the sales people's calls are usually orders."""
    desk = workplace.desk
    repairs = kind(
        "Repairs",
        greeting="Ruiz, good morning",
        hold="One moment, please",
        goodbye="Thank you for calling",
        assignee=workplace.ana.id,
        standard=20 * MINUTE,
        questions=("Which car?", "Since when?"),
    )
    orders = kind("Orders", questions=("Since when?",))
    for each in (repairs, orders):
        office_service.save_call_type(desk, each)
    sales = manage_people.add_department(desk, "Sales", [workplace.juan.id])
    with desk.database.begin() as session:
        save_department(session, replace(sales, call_type=orders.id))
    workplace.seat.learn()
    qtbot.waitUntil(lambda: bool(workplace.seat.people.departments))
    settled(qtbot, workplace.background)
    return repairs, orders


def opened(qtbot: QtBot, workplace: Workplace, draft: Draft | None = None) -> CaptureForm:
    form = CaptureForm(workplace.seat, workplace.background, draft or new_draft(NOON))
    qtbot.addWidget(form)
    form.resize(900, 700)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.start()
    return form


@pytest.mark.usefixtures("types")
def test_one_key_chooses_says_asks_fills_and_proposes(qtbot: QtBot, workplace: Workplace) -> None:
    form = opened(qtbot, workplace)
    part = form.fields.kind
    assert part.type_box.line.text() == "Ruiz, good morning", "said before anything is chosen"
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert part.name == "Repairs"
    assert form.receiver.person() == workplace.ana.id
    assert form.by.due() == NOON + 20 * MINUTE
    typed("Eva")
    assert part.type_box.line.text() == "One moment, please"
    form.text.setFocus()
    press(Qt.Key.Key_Return)
    typed("Seat")
    press(Qt.Key.Key_Return)
    typed("Monday")
    press(Qt.Key.Key_Return)
    assert form.promise.hasFocus()
    form.press("F7")
    assert part.type_box.line.text() == "Thank you for calling"
    new = form.new_message()
    assert new.call_type == "Repairs"
    assert new.answers == (("Which car?", "Seat"), ("Since when?", "Monday"))
    assert new.promised
    assert new.promised.proposed, "nobody chose another hour"


@pytest.mark.usefixtures("types")
def test_another_type_keeps_answers_and_whom_a_person_named(
    qtbot: QtBot, workplace: Workplace
) -> None:
    form = opened(qtbot, workplace)
    part = form.fields.kind
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    part.questions.lines["Since when?"].setText("Monday")
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert part.answers == (("Since when?", "Monday"),)
    assert form.receiver.text() == "", "only the type before had named Ana"
    form.receiver.set_text("Juan Pérez")
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert form.receiver.person() == workplace.juan.id
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert not part.name
    assert not part.answers


@pytest.mark.usefixtures("types")
def test_a_department_brings_its_usual_type_until_one_is_chosen(
    qtbot: QtBot, workplace: Workplace
) -> None:
    form = opened(qtbot, workplace)
    form.receiver.set_text("Sales")
    assert form.fields.kind.name == "Orders"
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert form.fields.kind.name == "Repairs"
    assert form.receiver.text() == "Sales", "a person had named them"


@pytest.mark.usefixtures("types")
def test_a_draft_keeps_type_and_answers(qtbot: QtBot, workplace: Workplace) -> None:
    form = opened(qtbot, workplace)
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert form.draft.empty, "a type alone is no message"
    form.fields.kind.questions.begin()
    typed("May")
    keep_draft(form.draft)
    (kept,) = load_drafts()
    again = opened(qtbot, workplace, kept)
    assert again.fields.kind.name == "Orders"
    assert again.fields.kind.answers == (("Since when?", "May"),)
    office_service.remove_call_type(
        workplace.desk, office_service.find_call_type(workplace.desk.office(), "Orders")
    )
    workplace.seat.learn()
    settled(qtbot, workplace.background)
    assert again.fields.kind.name == "Orders", "what was chosen is kept as a word"
    assert again.fields.kind.answers == (("Since when?", "May"),)


def test_an_office_without_call_types_sees_nothing_of_them(
    qtbot: QtBot, workplace: Workplace
) -> None:
    form = opened(qtbot, workplace)
    assert not form.fields.kind.type_box.isVisible()
    assert not form.fields.kind.questions.isVisible()
