"""One message being written: its fields, what may be promised, and what to read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptionist.domain.errors import BadInput
from receptionist.domain.history import Promised
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Caller, Channel, Message
from receptionist.domain.phone import read_phone
from receptionist.domain.read_back import read_back
from receptionist.domain.response_standard import (
    Concern,
    Instead,
    Promising,
    concerns,
    owes_an_answer,
    propose,
)
from receptionist.i18n import _
from ui import theme
from ui.background import Background
from ui.callers.caller_entry import CallerEntry
from ui.callers.caller_words import missing_of
from ui.callers.chase import chase_sentence, is_begun, is_theirs, says_more
from ui.capture.confirmation import Confirmation
from ui.capture.pasting import Pasting
from ui.capture.speller import Speller
from ui.drafts import Draft
from ui.seat import Seat
from ui.views.capture_fields import CaptureFields
from ui.views.read_back_card import ReadBackCard

if TYPE_CHECKING:
    from receptionist.services.find_callers import FoundCaller
    from receptionist.services.take_message import NewMessage

_ROOM: Final = 420
_OF_A_NEW_ONE: Final = ("F5", "F6", "F7", "F8")
_PROPOSE_EVERY: Final = timedelta(seconds=20)


class CaptureForm(QWidget):
    """The form of one draft; `edited` after every key, `finished` when Enter leaves the last field.

    `add_to` asks to add what was typed to a message of the same caller that is still open.
    """

    edited = Signal()
    finished = Signal()
    add_to = Signal(int)
    adds_changed = Signal()

    def __init__(
        self, seat: Seat, background: Background, draft: Draft, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._draft = draft
        self._own_words = bool(draft.promise)
        self._told: tuple[tuple[int, datetime], ...] = ()
        self._load: tuple[PersonId, tuple[datetime, ...]] | None = None
        self.fields = fields = CaptureFields(seat, self)
        self.who, self.company, self.phone = fields.who, fields.company, fields.phone
        self.receiver, self.text, self.ticks = fields.receiver, fields.text, fields.ticks
        self.promise, self.by, self.known = fields.promise, fields.by, fields.known
        self.read_back = ReadBackCard(seat, self)
        self.speller = Speller(fields, self.read_back)
        self.pasting = Pasting(fields, background)
        self.entry = CallerEntry(fields, fields.panel, seat, background)
        self._lay_out()
        self._adds_to: int | None = None
        self._proposed = ""
        self._touched = not draft.empty
        fields.show_draft(draft)
        if draft.contact:
            self.entry.recall(PersonId(UUID(draft.contact)))
        self.read_back.confirmed.setChecked(draft.read_back)
        self._confirmation = Confirmation(self.read_back)
        self._confirmation.recall(draft.typed_at)
        self._connect()
        self._think()

    @property
    def draft(self) -> Draft:
        """What is typed now."""
        return replace(
            self.fields.typed_into(self._draft),
            promise=self.promise.text() if self._own_words else "",
            read_back=self.read_back.confirmed.isChecked(),
            contact=self.entry.contact.hex if self.entry.contact else "",
        )

    @property
    def adds_to(self) -> int | None:
        """The open message of this caller that F9 and Enter add to; None: a new one is written."""
        return self._adds_to

    @property
    def caller(self) -> Caller:
        """Who calls, as far as it is typed."""
        number = read_phone(self.phone.text()[:200], region=self._region)
        return Caller(
            name=self.who.text().strip(),
            company=self.company.text().strip(),
            phone=number.typed,
            phone_e164=number.e164,
            withheld=self.fields.withheld.isChecked(),
            contact=self.entry.contact,
        )

    @property
    def there(self) -> bool:
        """Whether it was not saved or thrown away while an answer was waited for."""
        return shiboken6.isValid(self)

    @property
    def missing(self) -> tuple[str, ...]:
        """What whoever calls back will want; nothing while nothing is typed, or it is a chase."""
        caller = self.caller
        if self._adds_to is not None or self.draft.empty:
            return ()
        return missing_of(caller, self.text.toPlainText())

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
            promised=self._promised(due) if due else None,
            nothing_promised=due is None,
            wants=self.ticks.wants(),
            urgent=self.ticks.urgent,
            channel=Channel(self.fields.channel.currentData()),
            taken_at=self.fields.taken_or_now(),
            call_type=self.fields.kind.name,
            answers=self.fields.kind.answers,
            read_back=self.read_back.confirmed.isChecked(),
        )

    def _promised(self, due_at: datetime) -> Promised:
        words = self.promise.text().strip()
        return Promised(words=words, due_at=due_at, proposed=not self.by.touched)

    def trouble(self) -> tuple[str, QWidget] | None:
        """What was typed and is not understood, and where; None when all is clear."""
        if self.receiver.doubtful:
            return _("It is not clear for whom it is."), self.receiver.edit
        if self.by.problem:
            return self.by.problem, self.by
        try:
            self.fields.taken_at()
        except BadInput as error:
            return str(error), self.fields.taken
        return None

    @property
    def untouched(self) -> bool:
        """Whether nobody has ever pressed a key in it, so that there is nothing to undo either."""
        return not self._touched

    def begin(self, draft: Draft) -> None:
        """Become the form of that new draft; only for a form nobody has ever typed in."""
        self._draft = draft
        self._think()

    def start(self) -> None:
        """Put the cursor where it was, in a new form into the first field."""
        self.fields.place_cursor(self._draft.field, self._draft.cursor)
        if self._proposed and self.receiver.text() == self._proposed:
            self.receiver.edit.selectAll()

    def rest(self) -> None:
        """Another form or page comes in front: remember where the cursor is."""
        if cursor := self.fields.place():
            self._draft = replace(self._draft, field=cursor[0], cursor=cursor[1])

    def press(self, key: str) -> bool:
        """A function key of the paper pad's (product.md §6); False where it changes nothing."""
        if key in _OF_A_NEW_ONE and self._adds_to is not None and self.fields.adding:
            return False
        {
            "F3": self.entry.find,
            "F5": self.ticks.call_back,
            "F6": self.ticks.will_call_again,
            "F7": self.read_back.confirmed.click,
            "F8": self.ticks.toggle_urgent,
            "Ctrl+D": self.speller.toggle,
        }[key]()
        return True

    def show_known(self, messages: tuple[Message, ...]) -> None:
        """The open messages of this caller, to add to instead of writing another one."""
        self.known.offer(messages, self._seat)
        owed = (each for each in messages if not each.promise.answered)
        self._told = tuple((e.number, e.promise.due_at) for e in owed if e.promise.due_at)
        newest = messages[0] if messages else None
        number = newest.number if newest else None
        begun = (self._own_words or is_begun(self.fields)) and self._adds_to != number
        certain = newest and not self._draft.anew and not begun and is_theirs(newest, self.caller)
        self._adds(number if certain else None)
        self._think()

    def _adds(self, number: int | None) -> None:
        """From now on Enter and F9 add to that message, or write a new one."""
        before, self._adds_to = self._adds_to, number
        # Whoever types name and number in a rhythm goes on in it; F9 adds, and says so.
        self.fields.only_add(number is not None and self.entry.contact is not None)
        self.read_back.ask_confirmation(number is None)
        self.known.say(adds=number is not None, by_enter=self.fields.adding)
        self.fields.panel.changed.emit()
        if before != number:
            self.adds_changed.emit()

    def _write_anew(self) -> None:
        """No chase: they called about something else."""
        if self._adds_to is None:
            return
        self._be_new()
        self._edited()
        self.receiver.edit.setFocus()

    def _be_new(self) -> None:
        self._draft = replace(self._draft, anew=True)
        self._adds(None)

    def _recognised(self, found: FoundCaller) -> None:
        """A caller was chosen: their open message first, else for whom it is this time."""
        self.show_known(found.open)
        if self._adds_to is None:
            self._propose_receiver(found)
        field = "receiver" if self._adds_to is None else "text"
        self._draft = replace(self._draft, field=field, cursor=0)
        if self.isVisible():
            self.start()
        self._think()
        self.edited.emit()

    def _propose_receiver(self, found: FoundCaller) -> None:
        """Who saw to them last is proposed; the first key replaces it."""
        last = found.last and self._seat.people.find(found.last.assignee)
        if last and last.active and not self.receiver.text().strip():
            self.receiver.set_text(last.name)
            self._proposed = last.name

    @property
    def _region(self) -> str:
        return self._seat.office.country if self._seat.office else "ES"

    @property
    def assignee(self) -> PersonId | None:
        """The colleague it is for; None for the desk and departments."""
        person = self._seat.people.find(self.receiver.person())
        return person.id if person else None

    def show_load(self, load: tuple[PersonId, tuple[datetime, ...]]) -> None:
        """Somebody's open promises by when they fall due, to mind while promising one more."""
        self._load = load
        self._think()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is read aloud stays in sight; where that leaves no room for fields, it follows."""
        super().resizeEvent(event)
        high = self.height() >= theme.scaled(_ROOM)
        place = self._foot if high else self.fields.column
        if place.indexOf(self.read_back) < 0:
            place.insertWidget(place.count() - 1, self.read_back)

    def _lay_out(self) -> None:
        self._foot = foot = QVBoxLayout()
        foot.setContentsMargins(theme.HUGE, 0, theme.HUGE, 0)
        foot.addWidget(self.read_back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.fields, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.promise.textEdited.connect(self._promise_typed)
        self.fields.edited.connect(self._edited)
        self.fields.finished.connect(self._finished)
        self.entry.chosen.connect(self._recognised)
        self.known.anew.connect(self._write_anew)
        self.known.listen_in(self)
        self.receiver.chosen.connect(self._think)
        self.read_back.toggled.connect(self._edited)
        self.known.asked.connect(self.add_to)
        self.read_back.concerns.taken.connect(self._take_instead)
        self._seat.changed.connect(self._think)
        # The standard's time moves on while the call lasts.
        timer = QTimer(self, interval=int(_PROPOSE_EVERY.total_seconds() * 1000))
        timer.timeout.connect(self._think)
        timer.start()

    def _promise_typed(self, text: str) -> None:
        self._own_words = bool(text.strip())

    def _finished(self) -> None:
        if self._adds_to is not None and self.fields.adding:
            self.add_to.emit(self._adds_to)
        else:
            self.finished.emit()

    def _edited(self) -> None:
        self._touched = True
        self._draft = replace(self._draft, typed_at=self._seat.now().isoformat())
        own = self._own_words or says_more(self.fields)
        if self._adds_to is not None and not self.fields.adding and own:
            self._be_new()
        self.rest()
        self._think()
        self.edited.emit()

    def _think(self) -> None:
        """Propose what may be promised, and put into words what is."""
        office, now = self._seat.office, self._confirmation.moment(self._seat.now())
        wants = self.ticks.wants()
        urgent = self.ticks.urgent
        soon = self.fields.kind.standard(urgent=urgent)
        proposed = office and propose(office, wants=wants, urgent=urgent, at=now, standard=soon)
        self.by.set_standard(proposed.due_at if proposed else None, soon)
        if not self._own_words and not self.promise.hasFocus():
            self.promise.setText(proposed.words if proposed else "")
        self._say(self.by.due() if self.promises else None)

    def _say(self, due_at: datetime | None) -> None:
        hours, now = self._seat.hours, self._seat.now()
        local = hours.local(due_at) if due_at else None
        person = self._seat.people.find(self.receiver.person())
        caller = self.caller
        self.fields.say_number(self._region)
        known = caller.name or caller.company or caller.phone or self.text.toPlainText().strip()
        self.fields.kind.say(begun=bool(known), confirmed=self.read_back.confirmed.isChecked())
        if self._adds_to is not None:
            message = self.known.message
            self.read_back.say(chase_sentence(message, caller, self._seat) if message else "")
            self.read_back.concerns.mind(())
            return
        sentence = partial(
            read_back,
            caller,
            region=self._region,
            by_name=person.name.split()[0] if person else "",
            words=self.promise.text() if self.promises else "",
            due_at=local,
            hours=hours,
        )
        self.read_back.say(sentence(now=hours.local(now)) if known else "")
        self._confirmation.mind(lambda at: sentence(now=hours.local(at)), now)
        self.read_back.concerns.mind(self._concerns(due_at))

    def _concerns(self, due_at: datetime | None) -> tuple[Concern, ...]:
        """What to mind about promising `due_at`; nothing while it is not clear what is meant."""
        office, meant = self._seat.office, self.receiver.person()
        standard = self.fields.kind.standard(urgent=self.ticks.urgent)
        if due_at is None or office is None or standard is None or self.by.problem:
            return ()
        others = self._load[1] if self._load and self._load[0] == meant else ()
        promise = Promising(
            due_at=due_at, assignee=meant, standard=standard, others=others, told=self._told
        )
        return concerns(promise, office=office, people=self._seat.people, now=self._seat.now())

    def _take_instead(self, instead: Instead) -> None:
        """What was proposed beside a concern is promised instead."""
        if instead.due_at:
            self.by.set_due(instead.due_at)
        else:
            self.receiver.set_text(self._seat.people.name(instead.person))
        self._edited()
