"""A row of chips to choose from with one key or one click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton

INSTEAD_KEYS: Final = ("F10", "F11", "F12")
"""What takes the first, second and third of what is proposed, in the form and in dialogs."""


class Chips(QWidget):
    """Some words to choose from; the keys 1 to 9 choose while one of the chips has the focus.

    `checkable` keeps the choice marked; without it a chip only acts. `keys` choose, one chip each,
    from anywhere in the window, as long as the chips are seen.
    """

    chosen = Signal(int)

    def __init__(
        self,
        name: str,
        *,
        checkable: bool = True,
        keys: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._keys = keys
        self._checkable = checkable
        self._group = QButtonGroup(self)
        self._group.setExclusive(checkable)
        self._chips: list[KeyButton] = []
        self._flow = FlowLayout(self)

    @property
    def buttons(self) -> tuple[KeyButton, ...]:
        """The chips, in order."""
        return tuple(self._chips)

    def offer(self, words: Sequence[str], chosen: int | None = None) -> None:
        """Show these chips instead of the present ones, `chosen` marked; emits nothing."""
        for chip in self._chips:
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._made(index, text) for index, text in enumerate(words)]
        if chosen is not None and self._checkable:
            self._chips[chosen].setChecked(True)
        self._claim_height()
        self.setVisible(bool(words))

    def choose(self, index: int) -> None:
        """Choose the chip at `index`, as a click on it does; past the end nothing happens."""
        if 0 <= index < len(self._chips):
            self._chips[index].click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self._claim_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses."""
        digit = event.text()
        if len(digit) == 1 and digit in "123456789" and int(digit) <= len(self._chips):
            self.choose(int(digit) - 1)
        else:
            super().keyPressEvent(event)

    def _claim_height(self) -> None:
        """A window knows of no height that depends on its width, and would squeeze the lines."""
        self.setMinimumHeight(self._flow.heightForWidth(self.width()))

    def _made(self, index: int, text: str) -> KeyButton:
        key = str(index + 1) if index < 9 else ""
        if self._keys:
            key = self._keys[index] if index < len(self._keys) else ""
        chip = KeyButton(text, key, role="chip", parent=self)
        chip.setCheckable(self._checkable)
        if self._keys and key:
            shortcut = QShortcut(QKeySequence(key), chip)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(chip.click)
        chip.clicked.connect(lambda: self.chosen.emit(index))
        self._group.addButton(chip, index)
        self._flow.addWidget(chip)
        return chip
