"""What can be promised: words, and the deadline of the office's standard (product.md §3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from receptionist.domain.errors import NeverOpen
from receptionist.domain.history import Promised
from receptionist.domain.message import ASKS_NOTHING, Wants
from receptionist.domain.office import Office
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Colleague, Whereabouts
from receptionist.i18n import _, p_
from receptionist.wording import say_clock, say_day, say_moment

_SOON = timedelta(days=3)


def owes_an_answer(wants: Iterable[Wants]) -> bool:
    """Whether a promise is proposed: not for "will call again" or "for your information" alone."""
    ticked = set(wants)
    return not ticked or bool(ticked - ASKS_NOTHING)


def standard_of(office: Office, *, urgent: bool) -> timedelta:
    """How soon the office answers, in opening time; a call type or department may say otherwise."""
    return office.standard_for(urgent=urgent)


def proposed_due(
    office: Office, *, urgent: bool, at: datetime, standard: timedelta | None = None
) -> datetime:
    """The deadline the standard gives a message taken at `at`, on a whole minute.

    `standard` is what `Office.standard_for` says, without one the office's. Rounded up to five
    minutes, so that it can be said aloud, but never past a closing.
    """
    standard = standard or standard_of(office, urgent=urgent)
    hours = office.hours
    try:
        due = hours.add(at, standard)
    except NeverOpen:
        return hours.local(_rounded(at.astimezone(UTC) + standard))
    # By way of UTC: sums of wall times are an hour out in the nights the clocks change.
    exact = due.astimezone(UTC)
    rounded = _rounded(exact)
    if hours.between(exact, rounded) == rounded - exact:
        return hours.local(rounded)
    # Closings are whole minutes, so the next whole one is never past it.
    return hours.local(_rounded(exact, to=1))


def _rounded(at: datetime, *, to: int = 5) -> datetime:
    over = timedelta(minutes=at.minute % to, seconds=at.second, microseconds=at.microsecond)
    return at + (timedelta(minutes=to) - over) if over else at


def propose(
    office: Office,
    *,
    wants: Iterable[Wants],
    urgent: bool,
    at: datetime,
    standard: timedelta | None = None,
) -> Promised | None:
    """The promise made when nobody touches the proposal; None where none is owed."""
    ticked = tuple(wants)
    if not owes_an_answer(ticked):
        return None
    due_at = proposed_due(office, urgent=urgent, at=at, standard=standard)
    return Promised(words=proposed_words(ticked), due_at=due_at, proposed=True)


def proposed_words(wants: Iterable[Wants]) -> str:
    """What we say we will do, in the language in use."""
    ticked = set(wants)
    if Wants.WANTS_TO_SEE_YOU in ticked:
        return _("We will call you to arrange a meeting")
    return _("We will call you back")


def presence_words(person: Colleague, *, hours: OpeningHours, now: datetime) -> str:
    """Where a colleague is, when they are back, until when they are not to be disturbed.

    In a few words; "" when nobody knows.
    """
    words = [_where_words(person, hours=hours, now=now), _coming_words(person, hours, now)]
    if person.quiet_until and person.quiet_at(now):
        until = say_clock(hours.local(person.quiet_until))
        words.append(_("do not disturb until {time}").format(time=until))
    return ", ".join(part for part in words if part)


def _coming_words(person: Colleague, hours: OpeningHours, now: datetime) -> str:
    """The planned absence that begins soon, for whoever asks what to promise in their name."""
    coming = person.next_absence(now)
    if coming is None or coming.start - now > _SOON or person.absence_at(now):
        return ""
    start, today = hours.local(coming.start), hours.local(now)
    whole_days = start == hours.at_wall(start.date(), 0)
    when = say_day(start.date(), today.date()) if whole_days else say_moment(start, today)
    words = {
        Whereabouts.HOLIDAY: _("on holiday from {when}"),
        Whereabouts.SICK: _("off sick from {when}"),
    }.get(coming.reason, _("out from {when}"))
    return words.format(when=when)


def _where_words(person: Colleague, *, hours: OpeningHours, now: datetime) -> str:
    presence = person.presence_at(now)
    where = presence.whereabouts
    words = {
        Whereabouts.IN: _("in"),
        Whereabouts.BUSY: p_("presence", "busy"),
        Whereabouts.MEETING: _("in a meeting"),
        Whereabouts.OUT: _("out"),
        Whereabouts.HOLIDAY: _("on holiday"),
        Whereabouts.SICK: _("off sick"),
        Whereabouts.UNKNOWN: "",
    }[where]
    back = presence.back_at
    if not words or back is None or where is Whereabouts.IN:
        return words
    when = say_moment(hours.local(back), hours.local(now))
    return _("{where}, back {when}").format(where=words, when=when)
