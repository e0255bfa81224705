"""A field under its name, the way every dialog shows one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import theme


def add_field(
    column: QVBoxLayout, words: str, widget: QWidget, *, buddy: QWidget | None = None
) -> QLabel:
    """Put `widget` under its name into `column`; the name is also what a screen reader says.

    `buddy` is the part of `widget` that takes the keys, where that is not `widget` itself.
    """
    named = buddy or widget
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setBuddy(named)
    named.setAccessibleName(words)
    box = QVBoxLayout()
    box.setSpacing(theme.HAIR)
    box.addWidget(label)
    box.addWidget(widget)
    column.addLayout(box)
    return label
