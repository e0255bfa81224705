"""What stands beside a message and a field says one thing, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.domain.message import PROVISIONAL, Outcome
from receptionist.i18n import use_language
from receptionist.services import manage_people
from receptionist.services.close_message import close
from tests.support.window import Workplace
from ui.main_window import MainWindow
from ui.views.facts import facts
from ui.views.reminder_window import ReminderWindow
from ui.widgets.person_box import PersonBox


@pytest.mark.parametrize(
    ("language", "closed", "stored"), [("es", "Cerrado", "Guardado"), ("en", "Closed", "Stored")]
)
def test_one_message_is_closed_and_stored(
    workplace: Workplace, language: str, closed: str, stored: str
) -> None:
    message = workplace.take()
    done = close(workplace.desk, message.number, outcome=Outcome.RESOLVED, by=workplace.ana.id)
    use_language(language)
    assert closed in [label for label, _words in facts(done, workplace.seat)]
    here_only = replace(message, number=PROVISIONAL)
    assert stored in [label for label, _words in facts(here_only, workplace.seat)]


@pytest.mark.parametrize(
    ("language", "says"),
    [("es", "¿Juan Pérez o Juan Prado?"), ("en", "Juan Pérez or Juan Prado?")],
)
def test_a_beginning_that_two_have_asks_which(
    qtbot: QtBot, workplace: Workplace, language: str, says: str
) -> None:
    use_language(language)
    manage_people.add(workplace.desk, "Juan Prado")
    box = PersonBox(workplace.seat)
    qtbot.addWidget(box)
    workplace.seat.learn()
    qtbot.waitUntil(lambda: len(workplace.seat.people.active) == 4)
    box.set_text("juan")
    assert (box.doubtful, box._says.text(), box._says.property("tone")) == (True, says, "soon")
    box.set_text("juan pr")
    assert (box._says.text(), box._says.property("tone")) == ("Juan Prado", "")


def test_every_window_bears_the_programs_icon(qtbot: QtBot, workplace: Workplace) -> None:
    QApplication.setWindowIcon(QIcon())
    main = MainWindow(workplace.seat, workplace.background)
    main.build()
    qtbot.addWidget(main)
    reminders = ReminderWindow(workplace.seat)
    qtbot.addWidget(reminders)
    assert not reminders.windowIcon().isNull(), "it is a window of its own, with no parent"
