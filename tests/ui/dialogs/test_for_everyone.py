"""Every dialog, in both languages and at twice the size: names, letters, targets, nothing cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from receptionist.domain.errors import NotFound
from receptionist.domain.message import Outcome
from receptionist.i18n import LANGUAGES, use_language
from receptionist.notifications import SilentNotifier
from receptionist.services.close_message import close
from tests.support.window import Workplace, settled
from tests.ui.dialogs.keys import shown
from ui import theme
from ui.dialogs.answer_caller import AnsweredDialog, AttemptDialog
from ui.dialogs.assign_message import Assign
from ui.dialogs.close_message import CloseMessage
from ui.dialogs.edit_message import AddNote, EditMessage
from ui.dialogs.first_run import FirstRun
from ui.dialogs.hand_over import GiveBack, HandOver
from ui.dialogs.help import show_help
from ui.dialogs.manage_people import ManagePeople
from ui.dialogs.move_promise import MovePromise
from ui.dialogs.parts.mnemonics import mnemonic
from ui.dialogs.parts.side_pages import SidePages
from ui.dialogs.people.move_all import MoveAll
from ui.dialogs.people.sick_today import SickToday
from ui.dialogs.print_day import PrintDay
from ui.dialogs.reopen import Reopen
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.trouble import show_trouble

_ABOUT_A_MESSAGE = (
    *(CloseMessage, HandOver, GiveBack, MovePromise, AttemptDialog, AnsweredDialog),
    *(EditMessage, AddNote, Assign),
)
_SMALLEST = 24


def reopen(work: Workplace) -> QDialog:
    number, by = work.take().number, work.marta.id
    closed = close(work.desk, number, outcome=Outcome.RESOLVED, by=by)
    return Reopen(work.seat, work.background, closed, None)


DIALOGS: dict[str, Callable[[Workplace], QDialog]] = {
    **{
        kind.__name__: lambda work, kind=kind: kind(  # type: ignore[misc]
            work.seat, work.background, work.take(), None
        )
        for kind in _ABOUT_A_MESSAGE
    },
    "Reopen": reopen,
    "ManagePeople": lambda work: ManagePeople(work.seat, work.background, None),
    "MoveAll": lambda work: MoveAll(work.seat, work.background, work.ana.id, None),
    "SickToday": lambda work: SickToday(work.seat, work.background, work.ana.id, None),
    "Settings": lambda work: SettingsDialog(work.seat, work.background, None, SilentNotifier()),
    "FirstRun": lambda work: FirstRun(work.seat, work.background, None),
    "PrintDay": lambda work: PrintDay(work.seat, work.background, None),
    "Help": lambda work: show_help("trays", work.seat, work.background, None),
    "Trouble": lambda work: show_trouble(NotFound(work.ana.name), None),
}


@pytest.fixture(params=[10, 20], ids=["100 %", "200 %"])
def size(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    """The usual font, and one twice as large."""
    font = QFont(qapp.font())
    qapp.setFont(QFont(font.family(), request.param))
    theme.apply(qapp, "light")
    yield request.param
    qapp.setFont(font)
    theme.apply(qapp, "system")


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> str:
    """Each of the languages, spoken."""
    use_language(request.param)
    return str(request.param)


def focusable(dialog: QDialog) -> list[QWidget]:
    """Where Tab leads, on every page of the dialog; Qt's own parts inside a control are Qt's."""
    found: dict[QWidget, None] = {}
    pages = dialog.findChild(SidePages)
    for page in range(pages.stack.count() if isinstance(pages, SidePages) else 1):
        if isinstance(pages, SidePages):
            pages.setCurrentIndex(page)
        found |= {
            each: None
            for each in dialog.findChildren(QWidget)
            if each.isVisible()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not each.focusProxy()
            and not each.objectName().startswith("qt_")
        }
    return list(found)


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_has_a_name_a_letter_of_its_own_and_room(
    qtbot: QtBot, workplace: Workplace, name: str, spoken: str, size: int
) -> None:
    dialog = shown(qtbot, DIALOGS[name](workplace))
    settled(qtbot, workplace.background)
    nameless = [repr(each) for each in focusable(dialog) if not each.accessibleName()]
    assert not nameless
    worded: list[QLabel | QAbstractButton] = [*dialog.findChildren(QLabel)]
    worded += [*dialog.findChildren(QRadioButton), *dialog.findChildren(QCheckBox)]
    letters = Counter(mnemonic(each.text()) for each in worded)
    letters.pop("", None)
    assert not [letter for letter, count in letters.items() if count > 1]
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    small = [
        repr(each)
        for each in focusable(dialog)
        if isinstance(each, kinds) and each.height() < _SMALLEST
    ]
    assert not small


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_is_wider_than_a_small_screen(
    qtbot: QtBot, workplace: Workplace, name: str, spoken: str, size: int
) -> None:
    dialog = shown(qtbot, DIALOGS[name](workplace))
    settled(qtbot, workplace.background)
    assert dialog.minimumSizeHint().width() <= 1280
    assert dialog.height() <= dialog.screen().availableSize().height()
