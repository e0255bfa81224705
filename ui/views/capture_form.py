"""One message being written: fields in the order people speak, one hand on the receiver."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from receptionist.domain.errors import BadInput
from receptionist.domain.history import Promised
from receptionist.domain.message import Caller, Channel, Message, Wants
from receptionist.domain.phone import read_phone
from receptionist.domain.read_back import read_back
from receptionist.domain.response_standard import owes_an_answer, promise_warnings, propose
from receptionist.i18n import _
from ui import theme
from ui.dialogs.parts.clock_text import read_clock_before
from ui.drafts import Draft
from ui.seat import Seat
from ui.views.read_back_card import ReadBackCard
from ui.views.tick_row import TickRow
from ui.widgets.due_field import DueField
from ui.widgets.field_area import FieldArea
from ui.widgets.known_caller import KnownCaller
from ui.widgets.person_box import PersonBox
from ui.words import channel_words

if TYPE_CHECKING:
    from receptionist.services.take_message import NewMessage

_FIELDS: Final = ("who", "company", "phone", "receiver", "text", "promise", "by")
_ROOM: Final = 420
_PROPOSE_EVERY: Final = timedelta(seconds=20)


class CaptureForm(QWidget):
    """The form of one draft; `edited` after every key, `finished` when Enter leaves the last field.

    `add_to` asks to add what was typed to a message of the same caller that is still open.
    """

    edited = Signal()
    finished = Signal()
    add_to = Signal(int)

    def __init__(self, seat: Seat, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._draft = draft
        self._own_words = bool(draft.promise)
        self._make_fields()
        self._lay_out()
        self._show(draft)
        self._connect()
        self._think()

    @property
    def draft(self) -> Draft:
        """What is typed now."""
        field, cursor = self._cursor()
        return replace(
            self._draft,
            who=self.who.text(),
            company=self.company.text(),
            phone=self.phone.text(),
            receiver=self.receiver.text(),
            text=self.text.toPlainText(),
            promise=self.promise.text() if self._own_words else "",
            by=self.by.text(),
            channel=self.channel.currentData(),
            taken=self.taken.text(),
            wants=tuple(each.value for each in self.ticks.wants()),
            urgent=self.ticks.urgent,
            read_back=self.read_back.confirmed.isChecked(),
            field=field,
            cursor=cursor,
        )

    @property
    def caller(self) -> Caller:
        """Who calls, as far as it is typed."""
        region = self._seat.office.country if self._seat.office else "ES"
        number = read_phone(self.phone.text()[:200], region=region)
        return Caller(
            name=self.who.text().strip(),
            company=self.company.text().strip(),
            phone=number.typed,
            phone_e164=number.e164,
        )

    @property
    def promises(self) -> bool:
        """Whether anything is promised: words, a time, or an answer that is owed."""
        return owes_an_answer(self.ticks.wants()) or self._own_words or bool(self.by.text())

    def new_message(self) -> NewMessage:
        """What is to be saved."""
        from receptionist.services.take_message import NewMessage

        due = self.by.due() if self.promises else None
        meant = self.receiver.person()
        department = self._seat.people.department(meant)
        return NewMessage(
            id=self._draft.message_id,
            caller=self.caller,
            text=self.text.toPlainText().strip(),
            assignee=None if department else meant,
            department=meant if department else None,
            promised=Promised(words=self.promise.text().strip(), due_at=due) if due else None,
            nothing_promised=due is None,
            wants=self.ticks.wants(),
            urgent=self.ticks.urgent,
            channel=Channel(self.channel.currentData()),
            taken_at=self._taken_or_now(),
            read_back=self.read_back.confirmed.isChecked(),
        )

    def trouble(self) -> tuple[str, QWidget] | None:
        """What was typed and is not understood, and where; None when all is clear."""
        if self.receiver.doubtful:
            return _("It is not clear for whom it is."), self.receiver.edit
        if self.by.problem:
            return self.by.problem, self.by
        try:
            self._taken_at()
        except BadInput as error:
            return str(error), self.taken
        return None

    def start(self) -> None:
        """Put the cursor where it was, in a new form into the first field."""
        name = self._draft.field
        field = self._field(name) if name in _FIELDS else self.who
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.setCursorPosition(self._draft.cursor)
        elif isinstance(field, QPlainTextEdit):
            cursor = field.textCursor()
            cursor.setPosition(min(self._draft.cursor, len(field.toPlainText())))
            field.setTextCursor(cursor)

    def rest(self) -> None:
        """Another form or page comes in front: remember where the cursor is."""
        field, cursor = self._cursor()
        self._draft = replace(self._draft, field=field, cursor=cursor)

    def press(self, key: str) -> None:
        """A function key of the paper pad's (product.md §6)."""
        {
            "F3": self.who.setFocus,
            "F5": self.ticks.call_back,
            "F6": self.ticks.will_call_again,
            "F7": self.read_back.confirmed.click,
            "F8": self.ticks.toggle_urgent,
        }[key]()

    def show_known(self, messages: tuple[Message, ...]) -> None:
        """The open messages of this caller, to add to instead of writing another one."""
        self.known.offer(messages, self._seat)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next field; Shift+Enter is a new line in the text."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ):
                self._go_on(watched)
                return watched is self.text
        return super().eventFilter(watched, event)

    def _make_fields(self) -> None:
        self.who, self.company, self.phone = (self._line() for _each in range(3))
        self.who.setPlaceholderText(_("Name, or what they say"))
        self.phone.setPlaceholderText(_("Any number, also an extension"))
        self.channel = QComboBox()
        for each in Channel:
            self.channel.addItem(channel_words(each), each.value)
        self.channel.setAccessibleName(_("How it came in"))
        self.taken = self._line()
        self.taken.setPlaceholderText(_("taken now"))
        self.taken.setToolTip(
            _("A call taken earlier, from a paper note: its own time, like 12:05")
        )
        self.taken.setMaximumWidth(self.taken.fontMetrics().averageCharWidth() * 18)
        self.known = KnownCaller()
        self.receiver = PersonBox(self._seat)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("What do they want?"))
        line = self.text.fontMetrics().lineSpacing()
        self.text.setMinimumHeight(line * 2 + theme.LARGE)
        self.text.setMaximumHeight(line * 3 + theme.LARGE)
        self.ticks = TickRow()
        self.promise = self._line()
        self.by = DueField(self._seat)
        self.read_back = ReadBackCard()

    def _line(self) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(2000)
        return line

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.HUGE, theme.MEDIUM, theme.HUGE, theme.SMALL)
        column.setSpacing(theme.MEDIUM)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(theme.MEDIUM)
        form.setVerticalSpacing(theme.SMALL)
        form.addRow(_("&Who is calling?"), self.who)
        form.addRow("", self.known)
        form.addRow(_("&Company"), self.company)
        form.addRow(_("&Telephone"), self._number())
        form.addRow(_("&For whom"), self.receiver)
        form.addRow(_("W&hat do they want?"), self.text)
        form.addRow("", self.ticks)
        form.addRow(_("We &promised"), self.promise)
        form.addRow(_("&By when"), self.by)
        for row in range(form.rowCount()):
            label = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
            if label is not None and (words := label.widget()) is not None:
                # Level with the words in the field, however many lines that has.
                words.setContentsMargins(0, theme.scaled(3), 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        self._fields = FieldArea(inside)
        self._column, foot = column, QVBoxLayout()
        self._foot = foot
        foot.setContentsMargins(theme.HUGE, 0, theme.HUGE, 0)
        foot.addWidget(self.read_back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._fields, 1)
        whole.addLayout(foot)
        self.setFocusProxy(self.who)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is read aloud stays in sight; where that leaves no room for fields, it follows."""
        super().resizeEvent(event)
        place = self._foot if self.height() >= theme.scaled(_ROOM) else self._column
        if place.indexOf(self.read_back) < 0:
            place.insertWidget(place.count() - 1, self.read_back)

    def _number(self) -> QWidget:
        """The number, and how the message came in beside it."""
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL)
        row.addWidget(self.phone, 1)
        row.addWidget(self.channel)
        row.addWidget(self.taken)
        both.setFocusProxy(self.phone)
        return both

    def _show(self, draft: Draft) -> None:
        self.who.setText(draft.who)
        self.company.setText(draft.company)
        self.phone.setText(draft.phone)
        self.receiver.set_text(draft.receiver)
        self.text.setPlainText(draft.text)
        self.promise.setText(draft.promise)
        self.by.set_text(draft.by)
        self.taken.setText(draft.taken)
        self.channel.setCurrentIndex(max(0, self.channel.findData(draft.channel)))
        self.ticks.show_wants(tuple(Wants(each) for each in draft.wants), urgent=draft.urgent)
        self.read_back.confirmed.setChecked(draft.read_back)

    def _connect(self) -> None:
        names = {
            self.who: _("Who is calling?"),
            self.company: _("Company"),
            self.phone: _("Telephone"),
            self.promise: _("What was promised"),
            self.taken: _("When the call was taken"),
        }
        for line, name in names.items():
            line.setAccessibleName(name)
            line.textEdited.connect(self._edited)
            line.installEventFilter(self)
        self.promise.textEdited.connect(self._promise_typed)
        self.receiver.edit.textEdited.connect(self._edited)
        self.receiver.chosen.connect(self._think)
        self.receiver.finished.connect(lambda: self._go_on(self.receiver.edit))
        self.text.textChanged.connect(self._edited)
        self.text.installEventFilter(self)
        self.ticks.changed.connect(self._edited)
        self.by.changed.connect(self._edited)
        self.by.changed.connect(self._fields.follow_soon)
        self.by.edit.installEventFilter(self)
        self.channel.activated.connect(self._edited)
        self.read_back.toggled.connect(self.edited)
        self.known.asked.connect(self.add_to)
        self._seat.changed.connect(self._think)
        # The standard's time moves on while the call lasts.
        timer = QTimer(self, interval=int(_PROPOSE_EVERY.total_seconds() * 1000))
        timer.timeout.connect(self._think)
        timer.start()

    def _taken_at(self) -> datetime | None:
        """When a call was taken that is written down later; None is now. Raises BadInput."""
        typed = self.taken.text().strip()
        return read_clock_before(typed, self._seat.now(), self._seat.hours) if typed else None

    def _taken_or_now(self) -> datetime | None:
        with suppress(BadInput):
            return self._taken_at()
        return None

    def _promise_typed(self, text: str) -> None:
        self._own_words = bool(text.strip())

    def _edited(self) -> None:
        self.rest()
        self._think()
        self.edited.emit()

    def _think(self) -> None:
        """Propose what may be promised, and put into words what is."""
        office, now = self._seat.office, self._seat.now()
        wants = self.ticks.wants()
        proposed = office and propose(office, wants=wants, urgent=self.ticks.urgent, at=now)
        self.by.set_standard(proposed.due_at if proposed else None)
        if not self._own_words and not self.promise.hasFocus():
            self.promise.setText(proposed.words if proposed else "")
        self._say(self.by.due() if self.promises else None)

    def _say(self, due_at: datetime | None) -> None:
        hours, now = self._seat.hours, self._seat.now()
        local = hours.local(due_at) if due_at else None
        meant = self.receiver.person()
        person = self._seat.people.find(meant)
        caller = self.caller
        known = caller.name or caller.company or caller.phone or self.text.toPlainText().strip()
        sentence = read_back(
            caller,
            region=self._seat.office.country if self._seat.office else "ES",
            by_name=person.name.split()[0] if person else "",
            words=self.promise.text() if self.promises else "",
            due_at=local,
            now=hours.local(now),
            hours=hours,
        )
        warnings: tuple[str, ...] = ()
        if due_at:
            warnings = promise_warnings(
                due_at, meant, people=self._seat.people, hours=hours, now=now
            )
        self.read_back.say(sentence if known else "", warnings)

    def _go_on(self, from_field: QObject) -> None:
        order = [self._field(name) for name in _FIELDS]
        for field, following in pairwise(order):
            if field is from_field:
                following.setFocus(Qt.FocusReason.TabFocusReason)
                self._fields.ensureWidgetVisible(following, 0, theme.scaled(70))
                return
        self.finished.emit()

    def _field(self, name: str) -> QWidget:
        return {
            "who": self.who,
            "company": self.company,
            "phone": self.phone,
            "receiver": self.receiver.edit,
            "text": self.text,
            "promise": self.promise,
            "by": self.by.edit,
        }[name]

    def _cursor(self) -> tuple[str, int]:
        for name in _FIELDS:
            field = self._field(name)
            if field.hasFocus():
                if isinstance(field, QPlainTextEdit):
                    return name, field.textCursor().position()
                return name, field.cursorPosition() if isinstance(field, QLineEdit) else 0
        return self._draft.field, self._draft.cursor
