"""A message: what one caller asked for on one occasion, as it stands now (product.md §2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from receptionist.domain.ids import MessageId, PersonId
from receptionist.domain.promise import Promise


class Channel(StrEnum):
    """How the message came in."""

    PHONE = "phone"
    IN_PERSON = "in-person"
    VOICEMAIL = "voicemail"
    EMAIL = "e-mail"


class Wants(StrEnum):
    """The ticks of the paper pad; "please call back" is the default."""

    CALL_BACK = "call-back"
    WILL_CALL_AGAIN = "will-call-again"
    CAME_IN = "came-in"
    WANTS_TO_SEE_YOU = "wants-to-see-you"
    RETURNED_YOUR_CALL = "returned-your-call"
    FOR_YOUR_INFORMATION = "for-your-information"


PROVISIONAL = 2_000_000_000
"""From here on numbers are this PC's own, until the office's server has given a real one."""


class OwnNumber(int):
    """A number that nobody but this PC knows: for people it is a small one with a house before."""

    def __str__(self) -> str:
        return f"⌂{int(self) - PROVISIONAL}"

    def __format__(self, how: str) -> str:
        return format(str(self), how)


def as_number(number: int) -> int:
    """A message's number, which says by itself whether it is this PC's own."""
    return OwnNumber(number) if number >= PROVISIONAL else number


ASKS_NOTHING = frozenset({Wants.WILL_CALL_AGAIN, Wants.FOR_YOUR_INFORMATION})


class Outcome(StrEnum):
    """How a message was closed."""

    RESOLVED = "resolved"
    UNREACHABLE = "unreachable"
    NOT_NEEDED = "not-needed"
    DUPLICATE = "duplicate"


class Progress(StrEnum):
    """How far an open message has come with its assignee; the taker sees it."""

    UNSEEN = "unseen"
    SEEN = "seen"
    ACCEPTED = "accepted"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who called: as typed, with the number also in E.164 where it can be read."""

    name: str = ""
    company: str = ""
    phone: str = ""
    phone_e164: str = ""
    withheld: bool = False
    contact: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How, when and by whom a message was closed; `of` is the message it was a duplicate of."""

    at: datetime
    by: PersonId
    outcome: Outcome
    note: str = ""
    of: MessageId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A hand-over that waits: until it is accepted the message is still the giver's."""

    to: PersonId
    by: PersonId
    at: datetime
    why: str = ""
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponement:
    """Somebody quieted their own reminder until a time; it never moves the promise."""

    person: PersonId
    until: datetime
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A call back that did not reach the caller, and when it is to be tried again."""

    at: datetime
    by: PersonId
    retry_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The present state of a message, folded from its history; times are aware.

    `number` is 0 until the database has given one. `acted_at` is when the last thing happened,
    `chased_at` when the caller last called again about it, `alerted_at` when they did so before and
    brought it to the owner, if nobody had seen to it since.
    """

    id: MessageId
    taken_at: datetime
    entered_at: datetime
    taken_by: PersonId
    number: int = 0
    version: int = 0
    channel: Channel = Channel.PHONE
    caller: Caller = field(default_factory=Caller)
    call_type: str = ""
    assignee: PersonId | None = None
    department: PersonId | None = None
    assigned_at: datetime | None = None
    text: str = ""
    urgent: bool = False
    wants: tuple[Wants, ...] = (Wants.CALL_BACK,)
    answers: tuple[tuple[str, str], ...] = ()
    promise: Promise = field(default_factory=Promise)
    read_back_at: datetime | None = None
    read_back_by: PersonId | None = None
    seen_at: datetime | None = None
    accepted_at: datetime | None = None
    offer: Offer | None = None
    fell_to: tuple[PersonId, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    postponements: tuple[Postponement, ...] = ()
    closing: Closing | None = None
    opened_at: datetime | None = None
    reopened: int = 0
    handed_over: int = 0
    chases: int = 0
    chased_at: datetime | None = None
    alerted_at: datetime | None = None
    acted_at: datetime | None = None

    @property
    def provisional(self) -> bool:
        """Whether it is saved on this PC only, with a number that nobody else knows."""
        return self.number >= PROVISIONAL

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.closing is None

    @property
    def progress(self) -> Progress:
        """Unseen, seen, accepted or done, as the taker sees it."""
        if self.closing:
            return Progress.DONE
        if self.accepted_at:
            return Progress.ACCEPTED
        return Progress.SEEN if self.seen_at else Progress.UNSEEN

    @property
    def incomplete(self) -> bool:
        """Whether something is missing that whoever calls back will want."""
        reachable = self.caller.phone or self.caller.withheld
        named = self.caller.name or self.caller.company
        return not (named and reachable and self.text)

    @property
    def can_be_given(self) -> bool:
        """Whether there is enough to notify somebody: a name, a phone or a text."""
        caller = self.caller
        return bool(caller.name or caller.company or caller.phone or self.text)

    @property
    def unassigned(self) -> bool:
        """Whether it is in the front desk's tray: nobody's yet."""
        return self.assignee is None and self.department is None
