"""Several messages are chosen: which ones, and what can be done with all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from receptionist.domain.message import Message
from receptionist.i18n import _, n_
from ui import theme
from ui.dialogs.message_dialog import which
from ui.message_text import breakable
from ui.views.message_actions import ACTIONS, FOR_SEVERAL, action_words
from ui.widgets.flow_layout import FlowRow
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

_LINES: Final = 12


class SeveralPane(QScrollArea):
    """`asked` carries the name of the action whose button was pressed."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Messages chosen"))
        self.setWidgetResizable(True)
        theme.set_role(self, "page")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head = WrapLabel("", "headline")
        self._lines = [WrapLabel() for _line in range(_LINES + 1)]
        self._note = WrapLabel(
            _("Esc chooses a single one again. Everything else is done one message at a time."),
            "caption",
        )
        self.buttons = {}
        row = FlowRow()
        for name in FOR_SEVERAL:
            button = KeyButton(action_words(name), key=ACTIONS[name].key)
            button.clicked.connect(lambda _on=False, name=name: self.asked.emit(name))
            self.buttons[name] = button
            row.add(button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.HUGE, theme.LARGE, theme.HUGE, theme.LARGE)
        column.setSpacing(theme.SMALL)
        for part in (self._head, row, *self._lines, self._note):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)

    def show_messages(self, messages: Sequence[Message], count: int, most: int) -> None:
        """Show these of `count` that are chosen; nothing is done before all of them are read.

        Of too many none was read.
        """
        words = n_("{count} message chosen", "{count} messages chosen", count)
        self._head.setText(words.format(count=count))
        lines = [breakable(which(each)) for each in messages[:_LINES]]
        if count > most:
            lines = [
                _("Choose {count} at most: that many can be seen to at once.").format(count=most)
            ]
        elif count > len(lines):
            lines.append(_("and {count} more").format(count=count - len(lines)))
        for at, label in enumerate(self._lines):
            label.setText(lines[at] if at < len(lines) else "")
            label.setVisible(at < len(lines))
        for button in self.buttons.values():
            button.setEnabled(len(messages) == count)
