"""The owner erases a caller from the window, after being told what goes; nobody else can."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from receptionist.services import keep_contacts
from receptionist.services.find_callers import find_callers
from tests.support.window import Workplace
from ui.callers.find_callers import FindCallers
from ui.dialogs.erasing.erase_person import ErasePerson


def _callers(qtbot: QtBot, workplace: Workplace) -> FindCallers:
    dialog = FindCallers(workplace.seat, workplace.background, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: bool(dialog.list.found))
    return dialog


def test_a_caller_is_erased_after_it_was_said_what_goes(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    keep_contacts.remember_callers(workplace.desk)
    dialog = _callers(qtbot, workplace)
    dialog.erase_button.click()
    asked = dialog.findChild(ErasePerson)
    assert asked is not None
    qtbot.waitUntil(asked.save_button.isEnabled)
    assert "María López" in asked._what.text()
    assert f"#{message.number}" in asked._what.text()
    asked.save_button.click()
    qtbot.waitUntil(lambda: find_callers(workplace.desk, "María López") == ())
    assert workplace.found(message).message.caller.name == ""


def test_only_the_owner_is_offered_it(qtbot: QtBot, workplace: Workplace) -> None:
    workplace.take()
    keep_contacts.remember_callers(workplace.desk)
    workplace.seat.save_settings(replace(workplace.seat.settings, person=workplace.ana.name))
    dialog = _callers(qtbot, workplace)
    assert not dialog.erase_button.isVisible()
