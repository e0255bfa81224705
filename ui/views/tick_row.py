"""What the caller wants: the ticks of the paper pad, some of them on a key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from receptionist.domain.message import Wants
from receptionist.i18n import _
from ui.widgets.flow_layout import FlowRow
from ui.widgets.key_button import KeyButton
from ui.words import tick_words

_KEYS: Final = {Wants.CALL_BACK: "F5", Wants.WILL_CALL_AGAIN: "F6"}


class TickRow(FlowRow):
    """One button a tick, several may be on; "urgent" stands with them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What the caller wants"))
        self._buttons = {
            each: self._button(tick_words(each), _KEYS.get(each, "")) for each in Wants
        }
        self._urgent = self._button(_("Urgent"), "F8")
        for button in (*self._buttons.values(), self._urgent):
            self.add(button)

    def _button(self, words: str, key: str) -> KeyButton:
        button = KeyButton(words, key=key, role="chip")
        button.setCheckable(True)
        button.clicked.connect(self.changed)
        return button

    def wants(self) -> tuple[Wants, ...]:
        """The ticks that are on; with none it is "please call back", as on paper."""
        on = tuple(each for each, button in self._buttons.items() if button.isChecked())
        return on or (Wants.CALL_BACK,)

    @property
    def urgent(self) -> bool:
        """Whether it is urgent."""
        return self._urgent.isChecked()

    def show_wants(self, wants: tuple[Wants, ...], *, urgent: bool) -> None:
        """Put these ticks on and all others off; emits nothing."""
        for each, button in self._buttons.items():
            button.setChecked(each in wants)
        self._urgent.setChecked(urgent)

    def call_back(self) -> None:
        """F5: please call back, and not "will call again"."""
        self._only(Wants.CALL_BACK, Wants.WILL_CALL_AGAIN)

    def will_call_again(self) -> None:
        """F6: will call again, and not "please call back"."""
        self._only(Wants.WILL_CALL_AGAIN, Wants.CALL_BACK)

    def toggle_urgent(self) -> None:
        """F8."""
        self._urgent.click()

    def _only(self, on: Wants, off: Wants) -> None:
        self._buttons[on].setChecked(True)
        self._buttons[off].setChecked(False)
        self.changed.emit()
