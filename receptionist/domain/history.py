"""What can happen to a message, one frozen value a kind; a message's history only grows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from receptionist.domain.ids import EventId, MessageId, PersonId
from receptionist.domain.message import Caller, Channel, Outcome, Wants
from receptionist.domain.promise import Told


class AttemptKind(StrEnum):
    """Why a call back did not reach the caller."""

    NO_ANSWER = "no-answer"
    BUSY = "busy"
    VOICEMAIL = "voicemail"
    OTHER = "other"


class ReopenReason(StrEnum):
    """Why a closed message is open again: a new round, or as if it was never closed."""

    CAME_BACK = "came-back"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True, kw_only=True)
class What:
    """What happened. `personal` names the fields that are erased with a person (product.md §5).

    "promised.words" is the field `words` of what `promised` is.
    """

    kind: ClassVar[str]
    personal: ClassVar[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """Words and due time of a promise as it is made; nothing promised is no `Promised` at all.

    `proposed` is a due time nobody chose: the response standard's, left as it was.
    """

    words: str = ""
    due_at: datetime
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken(What):
    """The message was taken; `entered_at` is when it was typed in, later for a paper note."""

    kind: ClassVar[str] = "taken"
    personal: ClassVar[frozenset[str]] = frozenset({"caller", "text", "answers", "promised.words"})

    entered_at: datetime
    caller: Caller = field(default_factory=Caller)
    text: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    channel: Channel = Channel.PHONE
    call_type: str = ""
    assignee: PersonId | None = None
    department: PersonId | None = None
    urgent: bool = False
    wants: tuple[Wants, ...] = (Wants.CALL_BACK,)
    promised: Promised | None = None
    read_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen(What):
    """The assignee, their deputy or a hand-over's receiver opened it, or was told in person."""

    kind: ClassVar[str] = "seen"
    told_in_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(What):
    """It was given to a colleague or department, or back to the unassigned tray."""

    kind: ClassVar[str] = "assigned"
    to: PersonId | None = None
    department: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(What):
    """It was offered to another colleague, who accepts or gives it back."""

    kind: ClassVar[str] = "handed-over"
    personal: ClassVar[frozenset[str]] = frozenset({"why"})
    to: PersonId
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted(What):
    """Somebody took it on: the assignee, the receiver of a hand-over, or the first to claim it."""

    kind: ClassVar[str] = "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class GaveBack(What):
    """The receiver of a hand-over, or the assignee, gave it back."""

    kind: ClassVar[str] = "gave-back"
    personal: ClassVar[frozenset[str]] = frozenset({"why"})
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempted(What):
    """A call back that did not reach the caller; the reminder returns at `retry_at`."""

    kind: ClassVar[str] = "attempt"
    personal: ClassVar[frozenset[str]] = frozenset({"note"})
    what: AttemptKind
    retry_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(What):
    """The caller was given what was promised."""

    kind: ClassVar[str] = "answered"
    personal: ClassVar[frozenset[str]] = frozenset({"note"})
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermAgreed(What):
    """A new term; with `Told.NOT_TOLD` it is only an edit and changes no verdict."""

    kind: ClassVar[str] = "term"
    personal: ClassVar[frozenset[str]] = frozenset({"words", "why", "told_by"})
    due_at: datetime
    told: Told
    words: str = ""
    why: str = ""
    told_by: str = ""
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(What):
    """The taker corrected a mistyped hour; the mistyped one stays visible."""

    kind: ClassVar[str] = "corrected"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})
    due_at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed(What):
    """The office's hours changed, and with them the standard that nobody had told the caller."""

    kind: ClassVar[str] = "recomputed"
    was_due_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FellTo(What):
    """Its assignee is absent, so that these act; nobody: the assignee is there again."""

    kind: ClassVar[str] = "fell-to"
    to: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(What):
    """A note was added; `chase` says that the caller called again about it, `alerted` that the
    owner had been brought to it by then and nobody had seen to it.
    """

    kind: ClassVar[str] = "noted"
    personal: ClassVar[frozenset[str]] = frozenset({"text"})
    text: str = ""
    chase: bool = False
    alerted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack(What):
    """The message was read back to the caller, who confirmed it."""

    kind: ClassVar[str] = "read-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of an edit, as people read it: old and new value."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited(What):
    """Fields were changed; old and new values are kept.

    The new state of the edited fields stands beside the readable changes; None leaves one alone.
    """

    kind: ClassVar[str] = "edited"
    personal: ClassVar[frozenset[str]] = frozenset({"changes", "caller", "text", "answers"})
    changes: tuple[Change, ...] = ()
    caller: Caller | None = None
    text: str | None = None
    answers: tuple[tuple[str, str], ...] | None = None
    channel: Channel | None = None
    call_type: str | None = None
    urgent: bool | None = None
    wants: tuple[Wants, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(What):
    """It was closed. As a duplicate of `of`, which took `term` where this one was due earlier."""

    kind: ClassVar[str] = "closed"
    personal: ClassVar[frozenset[str]] = frozenset({"note"})
    outcome: Outcome
    note: str = ""
    of: MessageId | None = None
    term: EventId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(What):
    """It is open again; the caller may have been promised something new."""

    kind: ClassVar[str] = "reopened"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})
    because: ReopenReason
    words: str = ""
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponed(What):
    """Somebody quieted their own reminder until `until`."""

    kind: ClassVar[str] = "postponed"
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(What):
    """The event `of` counts as never done."""

    kind: ClassVar[str] = "undone"
    of: EventId


KINDS: dict[str, type[What]] = {
    each.kind: each
    for each in (
        *(Taken, Seen, Assigned, HandedOver, Accepted, GaveBack, Attempted, Answered, TermAgreed),
        *(
            Corrected,
            Recomputed,
            FellTo,
            Noted,
            ReadBack,
            Edited,
            Closed,
            Reopened,
            Postponed,
            Undone,
        ),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of a message's history.

    `happened_at` is the PC's clock and what verdicts use; `recorded_at` is the database's.
    `computer` is the name of the PC it was done at; "" where nobody wrote it down.
    """

    id: EventId
    message: MessageId
    happened_at: datetime
    recorded_at: datetime
    by: PersonId
    what: What
    computer: str = ""


def that_count(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events without the undone ones and without the undoing: what really happened."""
    undone = {event.what.of for event in events if isinstance(event.what, Undone)}
    if not undone:
        return events
    return tuple(
        event for event in events if event.id not in undone and not isinstance(event.what, Undone)
    )


def until(events: tuple[Event, ...], moment: datetime) -> tuple[Event, ...]:
    """The events recorded up to `moment`: the history as one could read it then.

    What stands before one of them was there by then too, whatever a clock said that was set back.
    """
    known = len(events)
    while known and events[known - 1].recorded_at > moment:
        known -= 1
    return events[:known]


def latest_action(events: tuple[Event, ...]) -> Event | None:
    """The last thing somebody did and could take back.

    Neither looking nor postponing is one, nor what followed from hours and absences by itself.
    """
    no_acts = (Seen, Postponed, Recomputed, FellTo)
    acts = (e for e in reversed(that_count(events)) if not isinstance(e.what, no_acts))
    return next(acts, None)
