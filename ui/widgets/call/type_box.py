"""Which type of call it is, chosen by Alt and a digit, and the courtesy line to say just now."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from receptionist.domain.office import CallType, call_type_named
from receptionist.i18n import _
from ui import theme
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

_ON_KEYS: Final = 9


class Courtesy(Enum):
    """Where in the call one is."""

    GREETING = "greeting"
    HOLD = "hold"
    GOODBYE = "goodbye"


class TypeBox(QWidget):
    """Hidden in an office without call types. `chosen` when a person chose one, or none.

    While none is chosen the first one's courtesy lines are shown: the phone is answered before
    anybody knows what it is about.
    """

    chosen = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._name = ""
        self._moment = Courtesy.GREETING
        self.box = QComboBox()
        self.box.setAccessibleName(_("Type of call"))
        self.box.setAccessibleDescription(_("Type of call"))  # its name is its choice on Linux
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(14)
        self.box.activated.connect(self._activated)
        self.line = WrapLabel(role="courtesy")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.MEDIUM)
        row.addWidget(self.box)
        row.addWidget(self.line, 1)
        for digit in range(1, _ON_KEYS + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{digit}"), self)
            shortcut.activated.connect(partial(self._by_key, digit))
        seat.changed.connect(self._learn)
        self._learn()

    @property
    def name(self) -> str:
        """The chosen one's name, as the message keeps it; "" for none."""
        return self._name

    @property
    def call_type(self) -> CallType | None:
        """The chosen one, as the office knows it now."""
        return call_type_named(self._types, self._name)

    def choose(self, name: str) -> None:
        """Show `name` as chosen, also one the office has no more; emits nothing."""
        self._name = name
        self._fill()

    def say(self, moment: Courtesy) -> None:
        """Show the courtesy line for that moment of the call."""
        self._moment = moment
        kind = self.call_type or next(iter(self._types), None)
        words = str(getattr(kind, moment.value)) if kind else ""
        if words != self.line.text():
            self.line.setText(words)

    @property
    def _types(self) -> tuple[CallType, ...]:
        return self._seat.office.call_types if self._seat.office else ()

    def _learn(self) -> None:
        self.setVisible(bool(self._types or self._name))
        self._fill()

    def _fill(self) -> None:
        names = [each.name for each in self._types]
        if self._name and self.call_type is None:
            names.append(self._name)
        self.box.clear()
        self.box.addItem(_("Type of call"), "")
        for at, name in enumerate(names, 1):
            shown = f"{name} · Alt+{at}" if at <= _ON_KEYS else name
            self.box.addItem(shown, name)
        known = self.call_type
        self.box.setCurrentIndex(max(0, self.box.findData(known.name if known else self._name)))
        self.say(self._moment)

    def _activated(self, _index: int) -> None:
        self._pick(str(self.box.currentData()))

    def _by_key(self, digit: int) -> None:
        """Choose the one on that key; the same key again chooses none."""
        if digit < self.box.count():
            name = str(self.box.itemData(digit))
            self._pick("" if name == self._name else name)

    def _pick(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self._fill()
            self.chosen.emit()
