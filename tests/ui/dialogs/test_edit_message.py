"""Changing what was written down: only what differs is saved; two changes are both shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.domain.history import Edited, Noted
from receptionist.domain.ids import CallTypeId, new_id
from receptionist.domain.message import Message, Wants
from receptionist.domain.office import CallType
from receptionist.services import office as office_service
from receptionist.services.edit_message import Edit, edit
from tests.support.window import NOON, Workplace, settled
from tests.ui.dialogs.keys import press, shown, typed
from ui.dialogs.edit_message import AddNote, EditMessage


def opened(qtbot: QtBot, workplace: Workplace, message: Message) -> EditMessage:
    return shown(qtbot, EditMessage(workplace.seat, workplace.background, message, None))


def save() -> None:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_only_what_differs_is_saved(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = opened(qtbot, workplace, message)
    dialog.text.selectAll()
    dialog.text.setFocus()
    typed("Wants the invoice")
    dialog.wants[Wants.CAME_IN].setChecked(True)
    with qtbot.waitSignal(dialog.saved):
        save()
    last = workplace.found(message).history[-1].what
    assert isinstance(last, Edited)
    assert {each.field for each in last.changes} == {"text", "wants"}
    assert workplace.found(message).message.text == "Wants the invoice"


def test_another_kind_of_call_is_chosen_where_the_office_has_any(
    qtbot: QtBot, workplace: Workplace
) -> None:
    repairs = CallType(id=CallTypeId(new_id(NOON)), name="Repairs")
    office_service.save_call_type(workplace.desk, repairs)
    workplace.seat.learn()
    settled(qtbot, workplace.background)
    message = workplace.take(call_type="orders")
    dialog = opened(qtbot, workplace, message)
    assert dialog.kind.currentText() == "orders", "the office has no such kind any more"
    dialog.kind.setCurrentIndex(dialog.kind.findText("Repairs"))
    with qtbot.waitSignal(dialog.saved):
        save()
    assert workplace.found(message).message.call_type == "Repairs"


def test_two_changes_of_one_field_are_both_shown_and_mine_can_stay(
    qtbot: QtBot, workplace: Workplace
) -> None:
    message = workplace.take()
    dialog = opened(qtbot, workplace, message)
    edit(workplace.desk, message.number, Edit(text="Theirs"), by=workplace.ana.id)
    dialog.text.setPlainText("Mine")
    save()
    qtbot.waitUntil(dialog.both.isVisible)
    said = dialog.both.accessibleName()
    assert "Ana Soler" in said
    assert "“Mine”" in said
    assert "“Theirs”" in said
    with qtbot.waitSignal(dialog.saved):
        dialog.both.mine.click()
    assert workplace.found(message).message.text == "Mine"


def test_two_changes_of_one_field_and_theirs_can_be_taken(
    qtbot: QtBot, workplace: Workplace
) -> None:
    message = workplace.take()
    dialog = opened(qtbot, workplace, message)
    edit(workplace.desk, message.number, Edit(text="Theirs"), by=workplace.ana.id)
    dialog.text.setPlainText("Mine")
    dialog.company.setText("Garage Ruiz")
    save()
    qtbot.waitUntil(dialog.both.isVisible)
    dialog.both.theirs.click()
    assert dialog.text.toPlainText() == "Theirs"
    assert dialog.company.text() == "Garage Ruiz"
    with qtbot.waitSignal(dialog.saved):
        save()
    found = workplace.found(message).message
    assert (found.text, found.caller.company) == ("Theirs", "Garage Ruiz")


def test_of_two_texts_both_can_be_kept_and_what_they_alone_changed_stays(
    qtbot: QtBot, workplace: Workplace
) -> None:
    message = workplace.take()
    dialog = opened(qtbot, workplace, message)
    theirs = Edit(text="Theirs", urgent=True, caller=replace(message.caller, phone="91 234 56 78"))
    edit(workplace.desk, message.number, theirs, by=workplace.ana.id)
    dialog.text.setPlainText("Mine")
    dialog.company.setText("Garage Ruiz")
    save()
    qtbot.waitUntil(dialog.both.joined.isVisible)
    with qtbot.waitSignal(dialog.saved):
        dialog.both.joined.click()
    found = workplace.found(message).message
    assert (found.text, found.urgent) == ("Theirs\nMine", True)
    assert (found.caller.company, found.caller.phone) == ("Garage Ruiz", "91 234 56 78")


def test_what_they_alone_changed_stays_whichever_is_chosen(
    qtbot: QtBot, workplace: Workplace
) -> None:
    message = workplace.take()
    dialog = opened(qtbot, workplace, message)
    theirs = Edit(urgent=True, caller=replace(message.caller, name="Mara", company="Ruiz SL"))
    edit(workplace.desk, message.number, theirs, by=workplace.ana.id)
    dialog.name.setText("Marta")
    save()
    qtbot.waitUntil(dialog.both.isVisible)
    assert not dialog.both.joined.isVisible(), "of two names one is right"
    dialog.both.theirs.click()
    assert (dialog.name.text(), dialog.company.text()) == ("Mara", "Ruiz SL")
    assert dialog.urgent.isChecked()
    with qtbot.waitSignal(dialog.saved):
        save()
    found = workplace.found(message)
    assert (found.message.caller.name, found.message.urgent) == ("Mara", True)
    assert len(found.history) == 2, "nothing of ours was left to save"


def test_a_note_and_a_chase_are_added(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = shown(qtbot, AddNote(workplace.seat, workplace.background, message, None))
    save()
    qtbot.waitUntil(dialog.banner.isVisible)
    typed("Has the part number")
    with qtbot.waitSignal(dialog.saved):
        save()
    dialog = shown(qtbot, AddNote(workplace.seat, workplace.background, message, None, chase=True))
    with qtbot.waitSignal(dialog.saved):
        save()
    notes = [each.what for each in workplace.found(message).history[1:]]
    assert notes == [Noted(text="Has the part number"), Noted(chase=True)]
