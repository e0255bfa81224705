"""One message in full: who, what, the promise, what can be done, and everything that happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from receptionist.domain.history import Event
from receptionist.domain.ids import MessageId
from receptionist.domain.message import Message
from receptionist.i18n import _
from ui import theme
from ui.message_text import breakable
from ui.seat import Seat
from ui.views.facts import Fact, facts, history_lines, promise_words, telephone_words
from ui.views.message_actions import ACTIONS, action_words, possible
from ui.widgets.due_badge import due_words
from ui.widgets.flow_layout import FlowRow
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

_NUMBER_ROOM: Final = 240


class MessageDetail(QScrollArea):
    """Shows a message; `asked` carries the name of the action whose button was pressed."""

    asked = Signal(str)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._message: Message | None = None
        self._events: tuple[Event, ...] = ()
        self.setAccessibleName(_("Message"))
        self.setWidgetResizable(True)
        theme.set_role(self, "page")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._make_parts()
        self._lay_out()

    @property
    def message(self) -> Message | None:
        """What is shown."""
        return self._message

    def show_message(
        self,
        message: Message,
        events: tuple[Event, ...],
        numbers: Mapping[MessageId, int] | None = None,
    ) -> None:
        """Show this message as it is now; `numbers` are those of others that its history names."""
        other = self._message is None or self._message.number != message.number
        self._message, self._events = message, events
        caller = message.caller
        self._who.setText(breakable(caller.name or caller.company or _("Unknown caller")))
        self._company.setText(breakable(caller.company) if caller.name else "")
        self._company.setVisible(bool(caller.company and caller.name))
        self._number.setText(_("Message {number}").format(number=message.number))
        self._show_phone(message)
        self._text.setText(breakable(message.text) or _("No text."))
        theme.set_role(self._text, "" if message.text else "muted")
        self._show_actions(message)
        self._fill(self._facts, facts(message, self._seat))
        self._fill(self._history, history_lines(events, self._seat, numbers or {}))
        self.tick()
        if other:
            self.verticalScrollBar().setValue(0)

    def tick(self) -> None:
        """The minute changed: say how long there is left."""
        if self._message is None:
            return
        message, now = self._message, self._seat.now()
        words = due_words(
            message.promise.due_at,
            now,
            open=message.open and not message.promise.answered,
            hours_zone=self._seat.hours.zone,
            verdict=message.promise.verdict(now),
        )
        self._due.setText(str(words))
        theme.set_role(self._due, words.tone, name="tone")
        self._promise.setText(breakable(promise_words(message, self._seat)))

    def _show_phone(self, message: Message) -> None:
        words = telephone_words(message, self._seat)
        withheld = _("number withheld") if message.caller.withheld else _("no number")
        room = theme.scaled(_NUMBER_ROOM)
        metrics = self._call.fontMetrics()
        self._call.say(metrics.elidedText(words or withheld, Qt.TextElideMode.ElideRight, room))
        self._call.setEnabled(bool(words))

    def _show_actions(self, message: Message) -> None:
        wanted = possible(message, self._seat)
        for name, button in self._buttons.items():
            button.setVisible(name in wanted)
        primary = "done" if message.open else "reopen"
        for name, button in self._buttons.items():
            quiet = "" if ACTIONS[name].main else "quiet"
            theme.set_role(button, "primary" if name == primary else quiet)

    def _dial(self) -> None:
        if self._message is not None:
            caller = self._message.caller
            number = caller.phone_e164 or caller.phone
            QDesktopServices.openUrl(QUrl("tel:" + quote(number)))

    def _make_parts(self) -> None:
        self._number = QLabel()
        theme.set_role(self._number, "caption")
        self._due = QLabel()
        self._who = WrapLabel("", "headline")
        self._company = WrapLabel("", "title")
        self._call = KeyButton("")
        self._call.setToolTip(_("Call this number with the PC's telephone program"))
        self._call.clicked.connect(self._dial)
        self._promise = WrapLabel()
        self._text = WrapLabel()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = {}
        for name, action in ACTIONS.items():
            button = KeyButton(action_words(name), key=action.key)
            button.clicked.connect(lambda _on=False, name=name: self.asked.emit(name))
            self._buttons[name] = button
        self._facts, self._history = _form(), _form()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.HUGE, theme.LARGE, theme.HUGE, theme.LARGE)
        column.setSpacing(theme.MEDIUM)
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self._due)
        column.addLayout(head)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._who)
        names.addWidget(self._company)
        column.addLayout(names)
        line = QHBoxLayout()
        line.addWidget(self._call)
        line.addStretch(1)
        column.addLayout(line)
        card = QFrame()
        theme.set_role(card, "card")
        words = QVBoxLayout(card)
        words.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        words.setSpacing(theme.SMALL)
        words.addWidget(self._text)
        theme.set_role(self._promise, "muted")
        words.addWidget(self._promise)
        column.addWidget(card)
        actions = FlowRow()
        for button in self._buttons.values():
            actions.add(button)
        column.addWidget(actions)
        column.addLayout(self._facts)
        history = QLabel(_("History"))
        theme.set_role(history, "title")
        column.addWidget(history)
        column.addLayout(self._history)
        column.addStretch(1)
        self.setWidget(inside)

    def _fill(self, form: QFormLayout, lines: list[Fact]) -> None:
        while form.rowCount():
            form.removeRow(0)
        for label, words in lines:
            name = QLabel(label)
            theme.set_role(name, "caption")
            form.addRow(name, WrapLabel(breakable(words)))


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(theme.LARGE)
    form.setVerticalSpacing(theme.HAIR)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form
