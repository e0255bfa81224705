"""The directory of callers: found, mended and written down with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from receptionist.services import keep_contacts
from receptionist.services.find_callers import find_callers
from tests.support.window import Workplace
from tests.ui.dialogs.keys import shown, typed
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
