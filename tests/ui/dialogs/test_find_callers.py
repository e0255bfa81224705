"""The directory of callers: found, mended and written down with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from receptionist.services import keep_contacts
from receptionist.services.find_callers import find_callers
from tests.support.window import Workplace, settled
from tests.ui.dialogs.keys import press, shown, typed
from ui.callers.find_callers import FindCallers


def _opened(qtbot: QtBot, workplace: Workplace) -> FindCallers:
    dialog = FindCallers(workplace.seat, workplace.background, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_a_caller_is_found_and_mended(qtbot: QtBot, workplace: Workplace) -> None:
    keep_contacts.add(workplace.desk, name="Nuria Vega", phones=("655123456",))
    keep_contacts.add(workplace.desk, name="María López", company="Albor")
    dialog = _opened(qtbot, workplace)
    qtbot.waitUntil(lambda: len(dialog.list.found) == 2)
    QTest.keyClicks(dialog.search, "nurai")
    qtbot.waitUntil(lambda: dialog.name.text() == "Nuria Vega")
    assert dialog.phones.toPlainText() == "655 12 34 56"
    dialog.notes.setPlainText("Lleva las compras")
    dialog.phones.appendPlainText("204")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.banner.isVisible)
    (found,) = find_callers(workplace.desk, "nuria")
    assert found.contact.notes == "Lleva las compras"
    assert [each.typed for each in found.contact.numbers] == ["655 12 34 56", "204"]


def test_a_new_caller_is_written_down(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = _opened(qtbot, workplace)
    QTest.keyClicks(dialog.search, "Pedro")
    QTest.keyClick(dialog.search, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert dialog.name.text() == "Pedro"
    assert dialog.save_button.words == "Add"
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(find_callers(workplace.desk, "pedro")))


def test_nothing_to_go_by_is_refused_and_stays(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = _opened(qtbot, workplace)
    dialog.new_button.click()
    dialog.notes.setPlainText("Who was it?")
    dialog.save_button.click()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert "needs a name" in dialog.banner.accessibleName()
    assert dialog.notes.toPlainText() == "Who was it?"


def test_the_arrows_go_through_the_list(qtbot: QtBot, workplace: Workplace) -> None:
    for name in ("Ana Gil", "Ana Ruiz"):
        keep_contacts.add(workplace.desk, name=name)
    dialog = _opened(qtbot, workplace)
    qtbot.waitUntil(lambda: len(dialog.list.found) == 2)
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.hasFocus()
    assert dialog.name.text() == "Ana Gil"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.name.hasFocus()


def test_a_list_that_comes_late_wipes_nothing_out(qtbot: QtBot, workplace: Workplace) -> None:
    keep_contacts.add(workplace.desk, name="Ana Gil")
    dialog = FindCallers(workplace.seat, workplace.background, None)
    shown(qtbot, dialog)
    dialog.new_button.click()
    typed("Nuria Vidal")
    dialog.notes.setFocus()
    typed("the sister")
    qtbot.waitUntil(lambda: len(dialog.list.found) == 1)
    assert (dialog.name.text(), dialog.notes.toPlainText()) == ("Nuria Vidal", "the sister")


def _two(qtbot: QtBot, workplace: Workplace) -> FindCallers:
    """Ana is shown and marked; Luis, known longer, is the row below."""
    for name in ("Luis Gil", "Ana Gil"):
        keep_contacts.add(workplace.desk, name=name, notes=f"{name} buys")
    dialog = shown(qtbot, FindCallers(workplace.seat, workplace.background, None))
    qtbot.waitUntil(lambda: dialog.name.text() == "Ana Gil")
    return dialog


def _known(workplace: Workplace, typed: str) -> str:
    (found,) = find_callers(workplace.desk, typed)
    return found.contact.notes


def test_what_was_typed_stays_while_another_is_looked_at(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog = _two(qtbot, workplace)
    dialog.notes.setFocus()
    typed("also: ")
    dialog.list.setFocus()
    press(Qt.Key.Key_Down)
    assert dialog.name.text() == "Luis Gil"
    assert "Not saved yet: Ana Gil" in dialog.banner.accessibleName()
    assert "not saved" in str(dialog.list.model().index(0, 0).data())
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible(), "what was typed about Ana would go"
    press(Qt.Key.Key_Up)
    assert dialog.notes.toPlainText() == "also: Ana Gil buys"
    press(Qt.Key.Key_Down)
    dialog.company.setFocus()
    typed("Norte")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Saved: Ana Gil, Luis Gil" in dialog.banner.accessibleName())
    assert _known(workplace, "ana gil") == "also: Ana Gil buys"
    assert find_callers(workplace.desk, "luis")[0].contact.company == "Norte"
    settled(qtbot, workplace.background)
    assert dialog.name.text() == "Luis Gil", "whoever was just saved stays in hand"
    with qtbot.waitSignal(dialog.rejected):
        press(Qt.Key.Key_Escape)


def test_a_new_caller_half_written_is_there_again(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = _two(qtbot, workplace)
    dialog.new_button.click()
    typed("Nuria")
    dialog.list.setFocus()
    press(Qt.Key.Key_Down)
    assert dialog.name.text() == "Ana Gil"
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert dialog.name.text() == "Nuria"
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert dialog.name.text() == "Nuria", "the same key wipes nothing out"


def test_one_that_is_refused_is_led_to_and_the_others_are_saved(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog = _two(qtbot, workplace)
    dialog.notes.setPlainText("rings on Mondays")
    dialog.list.mark(1)
    dialog.name.setText("x" * 300)
    dialog.list.mark(0)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "200" in dialog.banner.accessibleName())
    assert dialog.name.text() == "x" * 300
    assert dialog.unsaved()
    dialog.name.setText("Luis Vega")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: not dialog.unsaved())
    assert _known(workplace, "ana gil") == "rings on Mondays"
    assert _known(workplace, "luis vega") == "Luis Gil buys"


def test_what_somebody_else_wrote_meanwhile_is_said_and_both_can_stay(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog = _two(qtbot, workplace)
    (found,) = find_callers(workplace.desk, "ana gil")
    theirs = {"name": "Ana Gil Ros", "company": "Sur", "phones": (), "notes": "has moved"}
    keep_contacts.change(workplace.desk, found.contact, **theirs)  # type: ignore[arg-type]
    dialog.notes.setPlainText("rings on Mondays")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "has moved" in dialog.banner.accessibleName())
    assert dialog.notes.toPlainText() == "rings on Mondays"
    assert (dialog.name.text(), dialog.company.text()) == ("Ana Gil Ros", "Sur")
    dialog.notes.setPlainText("has moved, rings on Mondays")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: not dialog.unsaved())
    assert _known(workplace, "ana gil") == "has moved, rings on Mondays"
