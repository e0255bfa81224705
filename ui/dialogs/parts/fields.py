"""A field under its name, the way every dialog shows one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.field_row import takes_keys

_LETTERS: Final = 12


def add_field(
    column: QVBoxLayout, words: str, widget: QWidget, *, buddy: QWidget | None = None
) -> QLabel:
    """Put `widget` under its name into `column`; the name is also what a screen reader says.

    `buddy` is the part of `widget` that takes the keys, where that is not `widget` itself.
    """
    named = buddy or widget
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setBuddy(takes_keys(named))
    named.setAccessibleName(words)
    if isinstance(widget, QComboBox):
        keep_modest(widget)
    box = QVBoxLayout()
    box.setSpacing(theme.HAIR)
    box.addWidget(label)
    box.addWidget(widget)
    column.addLayout(box)
    return label


def keep_combos_modest(window: QWidget) -> None:
    """A list is no wider than its place: one long name in it must not push others off the screen.

    Its names are shown in full where it is opened.
    """
    for each in window.findChildren(QComboBox):
        keep_modest(each)


def keep_modest(combo: QComboBox) -> None:
    """No wider than its place, and never narrower than a short name."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(_LETTERS)
    # What it reckoned before is kept by Qt (6.11) until its style changes.
    QApplication.sendEvent(combo, QEvent(QEvent.Type.StyleChange))
