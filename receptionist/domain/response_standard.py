"""What can be promised: words and due time from the office's response standard (product.md §3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from receptionist.domain.errors import NeverOpen
from receptionist.domain.history import Promised
from receptionist.domain.message import ASKS_NOTHING, Wants
from receptionist.domain.office import Office
from receptionist.i18n import _


def owes_an_answer(wants: Iterable[Wants]) -> bool:
    """Whether a promise is proposed: not for "will call again" or "for your information" alone."""
    ticked = set(wants)
    return not ticked or bool(ticked - ASKS_NOTHING)


def standard_of(office: Office, *, urgent: bool) -> timedelta:
    """How soon the office answers, in opening time."""
    return office.urgent_standard if urgent else office.standard


def proposed_due(office: Office, *, urgent: bool, at: datetime) -> datetime:
    """The deadline the standard gives a message taken at `at`, on a whole minute.

    Rounded up to five minutes, so that it can be said aloud, but never past a closing.
    """
    standard = standard_of(office, urgent=urgent)
    try:
        due = office.hours.add(at, standard)
    except NeverOpen:
        return _rounded(office.hours.local(at) + standard)
    rounded = _rounded(due)
    # An end exactly at closing is not open any more, and is already a time to say aloud.
    return rounded if office.hours.between(due, rounded) == rounded - due else due


def _rounded(at: datetime) -> datetime:
    over = timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
    return at + (timedelta(minutes=5) - over) if over else at


def propose(
    office: Office, *, wants: Iterable[Wants], urgent: bool, at: datetime
) -> Promised | None:
    """The promise made when nobody touches the proposal; None where none is owed."""
    ticked = tuple(wants)
    if not owes_an_answer(ticked):
        return None
    return Promised(words=proposed_words(ticked), due_at=proposed_due(office, urgent=urgent, at=at))


def proposed_words(wants: Iterable[Wants]) -> str:
    """What we say we will do, in the language in use."""
    ticked = set(wants)
    if Wants.WANTS_TO_SEE_YOU in ticked:
        return _("We will call you to arrange a meeting")
    return _("We will call you back")
