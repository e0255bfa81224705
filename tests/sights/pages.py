"""Every page of a dialog: names, letters, targets, its size. `lint` looks at what is seen at once;
this turns the pages as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from tests.sights.lint import SMALLEST
from ui.dialogs.parts.mnemonics import mnemonic
from ui.dialogs.parts.side_pages import SidePages

_WIDEST = 1280


def wrong_on_any_page(dialog: QWidget) -> Iterator[str]:
    """What keeps somebody from using it."""
    tabbed = _focusable(dialog)
    yield from (f"nameless: {each!r}" for each in tabbed if not each.accessibleName())
    worded: list[QLabel | QAbstractButton] = [*dialog.findChildren(QLabel)]
    worded += [*dialog.findChildren(QRadioButton), *dialog.findChildren(QCheckBox)]
    letters = Counter(mnemonic(each.text()) for each in worded)
    letters.pop("", None)
    yield from (f"{letter} {count} times" for letter, count in letters.items() if count > 1)
    for each in tabbed:
        control = isinstance(each, QAbstractButton | QComboBox | QLineEdit)
        if control and each.height() < SMALLEST:
            yield f"small: {each!r}"
    if dialog.minimumSizeHint().width() > _WIDEST:
        yield f"{dialog.minimumSizeHint().width()} wide"
    if dialog.height() > dialog.screen().availableSize().height():
        yield f"{dialog.height()} high"


def _focusable(dialog: QWidget) -> list[QWidget]:
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
