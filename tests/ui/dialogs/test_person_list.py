"""Typing in a list of people: letters find, a space goes on where only one can be meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.services import manage_people
from tests.support.window import Workplace
from tests.ui.dialogs.keys import focused, press, shown, typed
from ui.dialogs.hand_over import HandOver


@pytest.fixture
def dialog(qtbot: QtBot, workplace: Workplace) -> HandOver:
    manage_people.add(workplace.desk, "Marta Ruiz")
    workplace.seat.learn()
    qtbot.waitUntil(lambda: len(workplace.seat.people.active) == 4)
    return shown(qtbot, HandOver(workplace.seat, workplace.background, workplace.take(), None))


def test_a_space_after_a_name_goes_on_to_the_reason(dialog: HandOver, workplace: Workplace) -> None:
    typed("ju ")
    typed("he knows the car")
    assert dialog.to.person() == workplace.juan.id
    assert dialog.why.text() == "he knows the car"


def test_a_space_within_a_name_stays_in_it(dialog: HandOver, workplace: Workplace) -> None:
    typed("marta r")
    assert focused() is dialog.to
    assert workplace.seat.people.name(dialog.to.person()) == "Marta Ruiz"
    typed(" ")
    typed("she is in")
    assert dialog.why.text() == "she is in"


def test_a_space_after_the_arrows_goes_on(dialog: HandOver, workplace: Workplace) -> None:
    typed("marta")
    press(Qt.Key.Key_Down)
    typed(" ")
    typed("in")
    assert dialog.why.text() == "in"
