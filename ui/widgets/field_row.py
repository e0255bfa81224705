"""A field with others that belong to it: beside it where there is room, else on the next line."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from ui import theme

_LETTERS: Final = 14


class FieldRow(QWidget):
    """Every line keeps the room that the words in it need while it is empty; a list may be cut.

    With `share` the last one beside is as wide as the first.
    """

    def __init__(self, first: QLineEdit, *beside: QWidget, share: bool = False) -> None:
        super().__init__()
        self._first = first
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.SMALL)
        self._lines.addWidget(first, 1)
        self._more = more = QHBoxLayout()
        more.setSpacing(theme.SMALL)
        for part in beside:
            if isinstance(part, QLineEdit):
                part.setMinimumWidth(_room(part))
            elif isinstance(part, QComboBox):
                part.setMinimumWidth(part.fontMetrics().averageCharWidth() * _LETTERS)
            more.addWidget(part, share and not isinstance(part, QLabel))
        self._lines.addLayout(more, int(share))
        self.setFocusProxy(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line where everything fits on it, else two."""
        super().resizeEvent(event)
        fits = _room(self._first) + self._more.sizeHint().width() + theme.SMALL <= self.width()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(across if fits else down)


def lead_on(whole: QWidget, field: QWidget) -> None:
    """Whoever gives `whole` the keyboard gives it to `field`; so does the letter of its label.

    A label asks what it names whether that takes the keyboard, and not what stands in for it
    (QLabel::event, Qt 6.11). The policy comes first: with a proxy there it would go to the proxy.
    """
    whole.setFocusProxy(None)  # type: ignore[arg-type]  # which takes it off; the stubs do not know
    whole.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    whole.setFocusProxy(field)


def takes_keys(field: QWidget) -> QWidget:
    """The part of a field made of parts that takes its keys: what a label has to name.

    A label asks what it names whether that takes the keyboard, and not what stands in for it
    (QLabel::event, Qt 6.11); and a whole that took it would be a place without a role to a screen
    reader.
    """
    stands_in = field.focusProxy()
    while stands_in is not None and field.focusPolicy() == Qt.FocusPolicy.NoFocus:
        field, stands_in = stands_in, stands_in.focusProxy()
    return field


def field_label(words: str, field: QWidget) -> QLabel:
    """The name of a field beside another, with its letter."""
    label = QLabel(words)
    label.setBuddy(takes_keys(field))
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
    # A label with an underlined letter asks for a pixel too little, and loses its end.
    label.setMinimumWidth(label.sizeHint().width() + 2)
    return label


def _room(line: QLineEdit) -> int:
    words = line.fontMetrics().horizontalAdvance(line.placeholderText())
    return words + theme.scaled(theme.HUGE)
