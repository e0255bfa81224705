"""A few ways to choose from, one of them chosen; the digits choose too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.field_row import lead_on
from ui.widgets.wrap_label import WrapLabel

T = TypeVar("T")


class _Choice(QWidget):
    # Generic classes cannot hold signals of their own in PySide.
    chosen = Signal()
    typed = Signal(str)


class Choice(_Choice, Generic[T]):
    """Radio buttons under each other; `typed` carries a letter that was meant for the next field.

    `chosen` comes when somebody chose by key or mouse.
    """

    def __init__(self, name: str, words: Mapping[T, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = list(words)
        self._buttons: list[QRadioButton] = []
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.HAIR)
        for at, text in enumerate(words.values(), 1):
            button = QRadioButton(f"{at}  {text}")
            button.setAccessibleName(text)
            button.clicked.connect(self.chosen)
            self._buttons.append(button)
            self._group.addButton(button, at - 1)
            self._column.addWidget(button)
        self.choose(self._values[0])

    @property
    def value(self) -> T:
        """What is chosen."""
        return self._values[self._group.checkedId()]

    def choose(self, value: T) -> None:
        """Choose `value`; a focus in here goes with it."""
        button = self.button(value)
        button.setChecked(True)
        lead_on(self, button)

    def button(self, value: T) -> QRadioButton:
        """The button that chooses `value`."""
        return self._buttons[self._values.index(value)]

    def disable(self, value: T, why: str) -> None:
        """`value` cannot be chosen now; a line below says why."""
        self.button(value).setEnabled(False)
        self.explain(value, why)

    def explain(self, value: T, words: str) -> None:
        """Say more about `value` in a quiet line below it, which may wrap."""
        button = self.button(value)
        button.setAccessibleDescription(words)
        line = WrapLabel(words, role="caption")
        line.setContentsMargins(theme.scaled(theme.HUGE + theme.SMALL), 0, 0, 0)
        self._column.insertWidget(self._column.indexOf(button) + 1, line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses; any other sign is for the field that follows."""
        text = event.text()
        if text.isdigit() and 1 <= int(text) <= len(self._values):
            button = self._buttons[int(text) - 1]
            if button.isEnabled():
                button.setFocus()
                button.click()
        elif text.isprintable() and text.strip():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)
