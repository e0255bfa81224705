"""Change what was written down, or add a note; two changes of one thing are shown side by side."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QWidget,
)

from receptionist.domain.errors import ChangedMeanwhile
from receptionist.domain.message import Caller, Channel, Message, Wants
from receptionist.domain.telling.kind_words import channel_words
from receptionist.domain.trays import Found
from receptionist.i18n import _, p_
from receptionist.services import edit_message, find_messages
from receptionist.services.edit_message import Edit
from receptionist.services.meanwhile.merging import OF_CALLER, merged
from receptionist.services.telling.field_words import field_words
from receptionist.wording import say_list
from ui.background import Background
from ui.capture.pasting import LongText
from ui.dialogs.message_dialog import MessageDialog
from ui.dialogs.parts.both_changed import BothChanged
from ui.seat import Seat
from ui.words import tick_words


class EditMessage(MessageDialog):
    """Everything that may be changed later; Ctrl+Enter saves, from anywhere."""

    def __init__(
        self, seat: Seat, background: Background, message: Message, parent: QWidget | None
    ) -> None:
        super().__init__(
            seat,
            background,
            message,
            parent,
            title=_("Change message"),
            save_words=_("Save"),
            save_key=p_("key", "Ctrl+Enter"),
        )
        self.name, self.company, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self.withheld = QCheckBox(_("Number withheld"))
        self.text = LongText()
        self.text.setTabChangesFocus(True)
        self.wants = {each: QCheckBox(tick_words(each)) for each in Wants}
        self.urgent = QCheckBox(_("Urgent"))
        self.channel = QComboBox()
        for each in Channel:
            self.channel.addItem(channel_words(each), each)
        self.kind = QComboBox()
        self.kind.addItem(_("none in particular"), "")
        types = seat.office.call_types if seat.office else ()
        for name in dict.fromkeys([*(each.name for each in types), message.call_type]):
            if name:
                self.kind.addItem(name, name)
        self.answers = [(question, QLineEdit()) for question, _answer in message.answers]
        self.both = BothChanged()
        self.both.keep_mine.connect(self._keep_mine)
        self.both.take_theirs.connect(self._take_theirs)
        self.both.keep_both.connect(self._keep_both)
        self._lay_out_fields()
        self._show(message)
        self.name.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """By the names the service gives them."""
        parts = {"name": self.name, "company": self.company, "phone": self.phone}
        return {**parts, "withheld": self.withheld, "text": self.text, "urgent": self.urgent}

    def save(self) -> None:
        """Save what was changed, and only that."""
        number, by = self.message.number, self.seat.by
        new = self._edit()
        self.send(
            lambda desk: edit_message.edit(desk, number, new, by=by),
            _("Changed #{number}").format(number=number),
        )

    def failed(self, error: Exception) -> None:
        """Somebody changed the same thing meanwhile: show theirs beside ours, and ask."""
        if not isinstance(error, ChangedMeanwhile):
            super().failed(error)
            return
        number = self.message.number
        self._meanwhile = error
        self.background.ask(
            lambda desk: find_messages.message(desk, number), self._show_both, super().failed
        )

    def _edit(self) -> Edit:
        """What differs from what was read; the rest is left alone."""
        read, caller = self.message, self._caller()
        wants = tuple(each for each, tick in self.wants.items() if tick.isChecked())
        text, urgent = self.text.toPlainText(), self.urgent.isChecked()
        channel, kind = Channel(self.channel.currentData()), str(self.kind.currentData())
        answers = tuple((question, line.text()) for question, line in self.answers)
        return Edit(
            caller=None if caller == read.caller else caller,
            text=None if text == read.text else text,
            answers=None if answers == read.answers else answers,
            channel=None if channel is read.channel else channel,
            call_type=None if kind == read.call_type else kind,
            urgent=None if urgent == read.urgent else urgent,
            wants=None if set(wants) == set(read.wants) else wants,
            read_version=read.version,
        )

    def _caller(self) -> Caller:
        return replace(
            self.message.caller,
            name=self.name.text(),
            company=self.company.text(),
            phone=self.phone.text(),
            withheld=self.withheld.isChecked(),
        )

    def _show(self, message: Message) -> None:
        caller = message.caller
        self.name.setText(caller.name)
        self.company.setText(caller.company)
        self.phone.setText(caller.phone)
        self.withheld.setChecked(caller.withheld)
        self.text.setPlainText(message.text)
        for each, tick in self.wants.items():
            tick.setChecked(each in message.wants)
        self.urgent.setChecked(message.urgent)
        self.channel.setCurrentIndex(self.channel.findData(message.channel))
        self.kind.setCurrentIndex(max(0, self.kind.findData(message.call_type)))
        answers = dict(message.answers)
        for question, line in self.answers:
            line.setText(answers.get(question, ""))

    def _show_both(self, found: Found) -> None:
        self.rest(False)
        self._theirs = found.message
        mine, differences = self._as_typed(), []
        for name in self._meanwhile.fields:
            part = name in OF_CALLER
            ours = getattr(mine.caller if part else mine, name)
            theirs = getattr(found.message.caller if part else found.message, name)
            differences.append((field_words(name), _plain(ours), _plain(theirs)))
        joins = "text" in self._meanwhile.fields
        self.both.ask(self._meanwhile.by, differences, joins=joins)

    def _keep_mine(self) -> None:
        """Save ours over theirs; both stay in the history, and what only they changed stays."""
        self._go_on_with(merged(self.message, self._as_typed(), self._theirs).message)
        self.save()

    def _keep_both(self) -> None:
        """Save both texts, theirs first; of anything else that both changed ours."""
        mine = merged(self.message, self._as_typed(), self._theirs).message
        self._go_on_with(replace(mine, text=f"{self._theirs.text.rstrip()}\n{mine.text}"))
        self.save()

    def _take_theirs(self) -> None:
        """Put theirs into the fields that both changed; the rest of ours stays, to be saved."""
        self._go_on_with(merged(self.message, self._theirs, self._as_typed()).message)
        self.save_button.setFocus()

    def _go_on_with(self, message: Message) -> None:
        """`message` is in the fields, and theirs is what was read."""
        self.both.hide()
        self.message = self._theirs
        self._show(message)

    def _as_typed(self) -> Message:
        edit = self._edit()
        return replace(
            self.message,
            **{
                name: getattr(edit, name)
                for name in ("caller", "text", "answers", "channel", "call_type", "urgent", "wants")
                if getattr(edit, name) is not None
            },
        )

    def _lay_out_fields(self) -> None:
        self.column.addWidget(self.both)
        for name in ("name", "company", "phone"):
            self.field(field_words(name), self.fields()[name])
        self.column.addWidget(self.withheld)
        self.field(field_words("text"), self.text)
        for question, line in self.answers:
            self.field(question, line)
        ticks = QWidget()
        flow = QGridLayout(ticks)
        flow.setContentsMargins(0, 0, 0, 0)
        for at, tick in enumerate(self.wants.values()):
            flow.addWidget(tick, at // 2, at % 2)
        ticks.setAccessibleName(field_words("wants"))
        self.column.addWidget(ticks)
        self.column.addWidget(self.urgent)
        self.field(field_words("channel"), self.channel)
        if self.kind.count() > 1:
            self.field(field_words("call_type"), self.kind)


class AddNote(MessageDialog):
    """A note, or what the caller said when they called again about it (a chase)."""

    def __init__(
        self,
        seat: Seat,
        background: Background,
        message: Message,
        parent: QWidget | None,
        chase: bool = False,
    ) -> None:
        self._chase = chase
        super().__init__(
            seat,
            background,
            message,
            parent,
            title=_("The caller called again") if chase else _("Add a note"),
            save_words=_("Save"),
            save_key=p_("key", "Ctrl+Enter"),
        )
        self.text = LongText()
        self.text.setTabChangesFocus(True)
        self.field(_("What they said") if chase else _("Note"), self.text)
        self.text.setFocus()

    @property
    def doing(self) -> str:
        """A note and what they said are two things."""
        return "again" if self._chase else "note"

    def fields(self) -> dict[str, QWidget]:
        """Where it is typed."""
        return {"text": self.text}

    def save(self) -> None:
        """Add it to the history."""
        number, text, by = self.message.number, self.text.toPlainText(), self.seat.by
        chase = self._chase
        self.send(
            lambda desk: edit_message.note(desk, number, text, chase=chase, by=by),
            _("Noted that the caller called again, #{number}").format(number=number)
            if chase
            else _("Added a note to #{number}").format(number=number),
        )


def _plain(value: object) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Channel):
        return channel_words(value)
    if isinstance(value, tuple):
        return say_list([tick_words(e) if isinstance(e, Wants) else ": ".join(e) for e in value])
    return str(value)
