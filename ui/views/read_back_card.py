"""The sentence to read to the caller before hanging up, large, made anew with every key."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from receptionist.domain.contacts.spelling import spelled
from receptionist.i18n import _, language
from ui import theme
from ui.seat import Seat
from ui.widgets.call.concerns_box import ConcernsBox
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

_READ_AT_MOST: Final = 240
_APART: Final = re.compile(r"(?<=\d) (?=\d)| (?=\d\d?:\d\d)|(?<=¿Es) | (?=right\?)")


class ReadBackCard(QFrame):
    """What to read aloud, what to mind, and whether the caller confirmed it."""

    toggled = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        head = QLabel(_("Read it back before hanging up"))
        head.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(head, "muted")
        self._sentence = WrapLabel("", "readback")
        self._sentence.setAccessibleName(_("Read it back before hanging up"))
        self.concerns = ConcernsBox(seat)
        self.confirmed = QCheckBox(_("Read back and confirmed") + "  F7")
        self.confirmed.setAccessibleName(_("Read back and confirmed") + " (F7)")
        self.confirmed.toggled.connect(self._toggled)
        self.speller = KeyButton(_("Spell it"), key="Ctrl+D", role="quiet")
        self.speller.setCheckable(True)
        self._said = ""
        self._spelled = WrapLabel("", "courtesy")
        self._spelled.setAccessibleName(_("Spell it"))
        self._spelled.hide()
        row = QHBoxLayout()
        row.addWidget(self.confirmed)
        row.addStretch(1)
        row.addWidget(self.speller)
        self._head, self._row = head, row
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._top.addWidget(head)
        self._top.addStretch(1)
        self._top.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        column.setSpacing(theme.SMALL)
        column.addLayout(self._top)
        column.addWidget(self._sentence)
        column.addWidget(self._spelled)
        column.addWidget(self.concerns)
        self.say("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What to press stands beside the head where there is room, so that the fields have it."""
        super().resizeEvent(event)
        needed = self._head.sizeHint().width() + self._row.sizeHint().width() + theme.HUGE * 3
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across if needed <= self.width() else down)

    def say(self, sentence: str) -> None:
        """Show what to read; a pasted page leaves room for what to mind beside it."""
        if len(sentence) > _READ_AT_MOST:
            sentence = f"{sentence[:_READ_AT_MOST]}…"
        quoted = _("“{sentence}”").format(sentence=sentence)
        self._said = quoted if sentence else _("Nothing to read back yet.")
        self._sentence.setText(_kept_together(self._said))
        theme.set_role(self._sentence, "readback" if sentence else "muted")

    def ask_confirmation(self, asked: bool) -> None:
        """Of a call about an open message there is nothing new to confirm."""
        self.confirmed.setVisible(asked)

    def ask_again(self) -> None:
        """Something else stands there now than what was confirmed."""
        self.confirmed.blockSignals(True)
        self.confirmed.setChecked(False)
        self.confirmed.blockSignals(False)
        self._say_head(_("▲ It has changed: read it back again"), "soon")

    def _toggled(self, _on: bool) -> None:
        self._say_head(_("Read it back before hanging up"), "")
        self.toggled.emit()

    def _say_head(self, words: str, tone: str) -> None:
        self._head.setText(words)
        theme.set_role(self._head, "" if tone else "muted")
        theme.set_role(self._head, tone, name="tone")

    def spell(self, text: str) -> None:
        """Show how to spell `text` on the telephone; "" takes it away."""
        said = spelled(text, language())
        self.speller.setChecked(bool(said))
        self._spelled.setText(said)
        self._spelled.setVisible(bool(said))

    @property
    def spelling(self) -> str:
        """How to spell what is spelled just now."""
        return self._spelled.text()

    @property
    def heading(self) -> str:
        """What to do with the sentence."""
        return self._head.text()

    @property
    def sentence(self) -> str:
        """What stands there to be read."""
        return self._said


def _kept_together(sentence: str) -> str:
    """No line ends within a number, before an hour, or after the first word of a question."""
    return _APART.sub("\N{NO-BREAK SPACE}", sentence)
