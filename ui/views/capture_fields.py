"""The fields of a message in the order people speak, and the way Enter takes through them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from receptionist.domain.errors import BadInput
from receptionist.domain.message import Channel, Wants
from receptionist.domain.phone import about_phone, read_phone
from receptionist.domain.telling.kind_words import channel_words
from receptionist.i18n import _
from receptionist.typed import LONGEST
from ui import theme
from ui.callers.caller_panel import CallerPanel
from ui.capture.pasting import LongText
from ui.capture.undo_memory import UndoMemory
from ui.dialogs.parts.clock_text import read_clock_before
from ui.drafts import Draft
from ui.seat import Seat
from ui.views.tick_row import TickRow
from ui.widgets.call.kind_of_call import KindOfCall
from ui.widgets.due_field import DueField
from ui.widgets.field_area import FieldArea
from ui.widgets.field_row import FieldRow, field_label, takes_keys
from ui.widgets.key_button import KeyButton
from ui.widgets.person_box import PersonBox
from ui.widgets.wrap_label import WrapLabel

FIELDS: Final = ("who", "company", "phone", "receiver", "text", "promise", "by")

_ADDING: Final = ("who", "company", "phone", "text")
_PANEL: Final = 216
_WIDE: Final = 860
_ENDLESS: Final = 16_777_215  # Qt's own: no limit


class CaptureFields(FieldArea):
    """The widgets of one form; `edited` after every key, `finished` when Enter leaves the last.

    `moved` follows the cursor.

    What a type of call adds stands over the first field and below the text.
    """

    edited = Signal()
    finished = Signal()
    moved = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        self._seat = seat
        self.adding = False  # to a message there is: who, and what they say, is all there is to ask
        self._inside = QWidget()
        super().__init__(self._inside, parent)
        self._make()
        self._lay_out()
        self._name()
        self._watched: tuple[QWidget, ...] = (self.who, self.company, self.phone, self.taken)
        self._watched += (self.text, self.promise, self.by.edit)
        self._connect()
        self._lines: dict[str, QLineEdit | QPlainTextEdit] = {
            "who": self.who,
            "company": self.company,
            "phone": self.phone,
            "receiver": self.receiver.edit,
            "text": self.text,
            "promise": self.promise,
        }
        for line in self._lines.values():
            line.cursorPositionChanged.connect(self.moved)
        self._memories = {name: UndoMemory(line, self) for name, line in self._lines.items()}

    def show_draft(self, draft: Draft) -> None:
        """Put in what was typed; emits nothing that counts as typing."""
        self.who.setText(draft.who)
        self.company.setText(draft.company)
        self.phone.setText(draft.phone)
        self.receiver.set_text(draft.receiver)
        self.text.setPlainText(draft.text)
        self.promise.setText(draft.promise)
        self.by.set_text(draft.by)
        self.withheld.setChecked(draft.withheld)
        self.kind.show_kind(draft.call_type, draft.answers)
        self.taken.setText(draft.taken)
        self.channel.setCurrentIndex(max(0, self.channel.findData(draft.channel)))
        self.ticks.show_wants(tuple(Wants(each) for each in draft.wants), urgent=draft.urgent)
        steps = dict(draft.undo)
        for name, memory in self._memories.items():
            memory.restore(steps.get(name, ()))

    def typed_into(self, draft: Draft) -> Draft:
        """`draft` with what stands in the fields now, and where the cursor is."""
        field, cursor = self.place() or (draft.field, draft.cursor)
        return replace(
            draft,
            who=self.who.text(),
            company=self.company.text(),
            phone=self.phone.text(),
            receiver=self.receiver.text(),
            text=self.text.toPlainText(),
            by=self.by.text(),
            channel=self.channel.currentData(),
            taken=self.taken.text(),
            wants=tuple(each.value for each in self.ticks.wants()),
            urgent=self.ticks.urgent,
            withheld=self.withheld.isChecked(),
            call_type=self.kind.name,
            answers=self.kind.answers,
            field=field,
            cursor=cursor,
            undo=tuple((name, each.steps) for name, each in self._memories.items() if each.steps),
        )

    def taken_at(self) -> datetime | None:
        """When a call was taken that is written down later; None is now. Raises BadInput."""
        typed = self.taken.text().strip()
        return read_clock_before(typed, self._seat.now(), self._seat.hours) if typed else None

    def taken_or_now(self) -> datetime | None:
        """The same; what is not understood is now."""
        with suppress(BadInput):
            return self.taken_at()
        return None

    def place(self) -> tuple[str, int] | None:
        """The field with the keyboard, and the place in it; None while it is elsewhere."""
        for name in FIELDS:
            field = self.field(name)
            if field.hasFocus():
                if isinstance(field, QPlainTextEdit):
                    return name, field.textCursor().position()
                return name, field.cursorPosition() if isinstance(field, QLineEdit) else 0
        return None

    def place_cursor(self, name: str, place: int) -> None:
        """Give that field the keyboard, the cursor at `place`; the first one without a name."""
        field = self.field(name) if name in FIELDS else self.who
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.setCursorPosition(place)
        elif isinstance(field, QPlainTextEdit):
            cursor = field.textCursor()
            cursor.setPosition(min(place, len(field.toPlainText())))
            field.setTextCursor(cursor)

    def only_add(self, adding: bool) -> None:
        """Where it is added to a message there is, nothing else is asked than what they say now.

        For whom it is, what was promised and by when stay as they are there.
        """
        if adding == self.adding:
            return
        self.adding = adding
        for part in (self.receiver, self.ticks, self.promise, self.by):
            self._rows.setRowVisible(part, not adding)
        self.kind.put_aside(adding)

    def field(self, name: str) -> QWidget:
        """The widget that takes the keys of that field."""
        return self.by.edit if name == "by" else self._lines[name]

    def say_number(self, region: str) -> None:
        """Below the number: written the local way, where it is from, or a doubt about it."""
        number = read_phone(self.phone.text()[:200], region=region)
        said, doubtful = about_phone(number, region=region)
        self.number_says.setText(f"▲ {said}" if doubtful else said)
        self.number_says.setVisible(bool(said) and said != self.phone.text().strip())
        theme.set_role(self.number_says, "soon" if doubtful else "", name="tone")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next field; Shift+Enter is a new line in the text."""
        # A line lets Enter rise to its parents, which this area looks at as well.
        mine = event.type() == QEvent.Type.KeyPress and watched in self._watched
        if mine and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ):
                self._go_on(watched)
                return watched is self.text
        return super().eventFilter(watched, event)

    def _go_on(self, from_field: QObject) -> None:
        if from_field is self.text and not self.adding and self.kind.questions.begin():
            return
        order = [self.field(name) for name in (_ADDING if self.adding else FIELDS)]
        for field, following in pairwise(order):
            if field is from_field:
                following.setFocus(Qt.FocusReason.TabFocusReason)
                self.ensureWidgetVisible(following, 0, theme.scaled(70))
                return
        self.finished.emit()

    def _make(self) -> None:
        self.who, self.company, self.phone = (self._line() for _each in range(3))
        self.who.setPlaceholderText(_("Name, or what they say"))
        self.phone.setPlaceholderText(_("Number or extension"))
        self.channel = QComboBox()
        for each in Channel:
            self.channel.addItem(channel_words(each), each.value)
        self.channel.setAccessibleName(_("How it came in"))
        self.channel.setAccessibleDescription(
            _("How it came in")
        )  # its name is its choice on Linux
        self.taken = self._line()
        self.taken.setPlaceholderText(_("taken now"))
        self.withheld = KeyButton(_("Withheld"), role="chip")
        self.withheld.setCheckable(True)
        self.withheld.setToolTip(_("The caller's number is not shown, and was not said"))
        self.number_says = WrapLabel("", "caption")
        self.number_says.hide()
        self.taken.setToolTip(
            _("A call taken earlier, from a paper note: its own time, like 12:05")
        )
        self.panel = CallerPanel(self._seat)
        self.known = self.panel.known
        self.receiver = PersonBox(self._seat)
        self.kind = KindOfCall(self._seat, self.receiver, self)
        self.text = LongText()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("What do they want?"))
        line = self.text.fontMetrics().lineSpacing()
        self.text.setMinimumHeight(line * 2 + theme.LARGE)
        self.text.setMaximumHeight(line * 3 + theme.LARGE)
        self.ticks = TickRow()
        self.ticks.add(self.withheld)
        self.promise = self._line()
        self.by = DueField(self._seat, warns=False)

    def _line(self) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(LONGEST)
        return line

    def _lay_out(self) -> None:
        whole = self._whole = QHBoxLayout(self._inside)
        whole.setContentsMargins(theme.HUGE, theme.MEDIUM, theme.HUGE, theme.SMALL)
        whole.setSpacing(theme.MEDIUM)
        column = self.column = QVBoxLayout()
        whole.addLayout(column, 1)
        self._narrow = QWidget()
        self._room = QVBoxLayout(self._narrow)
        self._room.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        form = self._rows = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(theme.MEDIUM)
        form.setVerticalSpacing(theme.SMALL)
        company = field_label(_("&Company"), self.company)
        form.addRow(_("&Who is calling?"), FieldRow(self.who, company, self.company, share=True))
        form.addRow("", self._narrow)
        form.addRow(_("&Telephone"), FieldRow(self.phone, self.channel, self.taken))
        form.addRow("", self.number_says)
        form.addRow(_("&For whom"), self.receiver)
        form.addRow(_("W&hat do they want?"), self._text_and_questions())
        form.addRow(self.ticks)
        form.addRow(_("We &promised"), self.promise)
        form.addRow(_("&By when"), self.by)
        for row in range(form.rowCount()):
            label = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
            words = label.widget() if label is not None else None
            if isinstance(words, QLabel):
                if field := words.buddy():
                    # Qt says of the whole, too, that it has the keyboard: then it has a name.
                    field.setAccessibleName(words.text().replace("&", ""))
                    words.setBuddy(takes_keys(field))
                # Level with the words in the field, however many lines that has.
                words.setContentsMargins(0, theme.scaled(3), 0, 0)
                # A label with an underlined letter asks for a pixel too little, and loses its end.
                words.setMinimumWidth(words.sizeHint().width() + 2)
                words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.kind.type_box)
        column.addLayout(form)
        column.addStretch(1)
        # No focus proxy: Tab would go to it at once, past the type of call that stands before it.
        self._place_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The callers stand beside the fields, in a narrow window below the first one."""
        super().resizeEvent(event)
        self._place_panel()

    def _place_panel(self) -> None:
        wide = self.width() >= theme.scaled(_WIDE)
        place = self._whole if wide else self._room
        if place.indexOf(self.panel) < 0:
            self.panel.setMinimumWidth(theme.scaled(_PANEL) if wide else 0)
            self.panel.setMaximumWidth(theme.scaled(_PANEL) if wide else _ENDLESS)
            place.addWidget(self.panel)
        self.panel.keep_place(always=wide)
        self._narrow.setVisible(not wide and self.panel.says)

    def _text_and_questions(self) -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(self.text)
        column.addWidget(self.kind.questions)
        both.setFocusProxy(self.text)
        return both

    def _name(self) -> None:
        for line, name in {
            self.who: _("Who is calling?"),
            self.company: _("Company"),
            self.phone: _("Telephone"),
            self.promise: _("What was promised"),
            self.taken: _("When the call was taken"),
        }.items():
            line.setAccessibleName(name)

    def _connect(self) -> None:
        for line in (self.who, self.company, self.phone, self.promise, self.taken):
            line.textEdited.connect(self.edited)
        self.receiver.edit.textEdited.connect(self.edited)
        self.receiver.finished.connect(lambda: self._go_on(self.receiver.edit))
        self.text.textChanged.connect(self.edited)
        self.kind.changed.connect(self.edited)
        self.kind.questions.finished.connect(self.promise.setFocus)
        self.ticks.changed.connect(self.edited)
        self.by.changed.connect(self.edited)
        self.by.changed.connect(self.follow_soon)
        for field in self._watched:
            field.installEventFilter(self)
        self.channel.activated.connect(self.edited)
        self.withheld.clicked.connect(self.edited)
        self.panel.changed.connect(self._place_panel)
