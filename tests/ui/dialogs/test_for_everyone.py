"""Every dialog of the one list of sights, on all its pages: names, letters, targets, its size.

`tests/ui/test_every_window.py` looks at what is seen at once; this turns the pages as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from receptionist.i18n import LANGUAGES
from tests.sights.dialogs import DIALOGS
from tests.sights.stage import Stage, State, dress
from ui import theme
from ui.dialogs.parts.mnemonics import mnemonic
from ui.dialogs.parts.side_pages import SidePages

_SMALLEST = 24
_WIDEST = 1280


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The program, given back with the font and the theme it had."""
    font = QFont(qapp.font())
    yield qapp
    qapp.setFont(font)
    theme.apply(qapp, "system")


def focusable(dialog: QWidget) -> list[QWidget]:
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


def wrong(dialog: QWidget) -> Iterator[str]:
    """What keeps somebody from using it."""
    tabbed = focusable(dialog)
    yield from (f"nameless: {each!r}" for each in tabbed if not each.accessibleName())
    worded: list[QLabel | QAbstractButton] = [*dialog.findChildren(QLabel)]
    worded += [*dialog.findChildren(QRadioButton), *dialog.findChildren(QCheckBox)]
    letters = Counter(mnemonic(each.text()) for each in worded)
    letters.pop("", None)
    yield from (f"{letter} {count} times" for letter, count in letters.items() if count > 1)
    for each in tabbed:
        control = isinstance(each, QAbstractButton | QComboBox | QLineEdit)
        if control and each.height() < _SMALLEST:
            yield f"small: {each!r}"
    if dialog.minimumSizeHint().width() > _WIDEST:
        yield f"{dialog.minimumSizeHint().width()} wide"
    if dialog.height() > dialog.screen().availableSize().height():
        yield f"{dialog.height()} high"


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_has_a_name_a_letter_of_its_own_and_room(
    qtbot: QtBot, app: QApplication, tmp_path: Path, language: str, scale: int
) -> None:
    dress(app, "light", scale)
    found: list[str] = []
    states: tuple[State, ...] = ("empty", "normal")
    for state in states:
        sights = [each for each in DIALOGS if each.state == state]
        stage = Stage(app, tmp_path, language=language, state=state)
        try:
            for sight in sights:
                found += [f"{sight.name}: {each}" for each in wrong(sight.show(stage))]
                stage.tidy()
        finally:
            stage.close()
    assert not found, "\n".join(["", *found])
