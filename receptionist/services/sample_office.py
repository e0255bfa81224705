"""A sample office to look at: believable people, calls and promises; the same seed, the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from receptionist.domain.errors import BadInput, Cancelled, NotAllowed
from receptionist.domain.figures.known import HowFar
from receptionist.domain.history import Event
from receptionist.domain.ids import CallTypeId, PersonId
from receptionist.domain.message import Message
from receptionist.domain.office import CallType, Office, default_hours
from receptionist.domain.people import Absence, Colleague, Department, Presence, Role, Whereabouts
from receptionist.domain.replay import replay
from receptionist.i18n import _
from receptionist.services.desk import Desk
from receptionist.services.keep_contacts import remember_callers
from receptionist.services.sample_lives import Cast, sample_life
from receptionist.services.sample_words import ENGLISH, SPANISH, SampleWords
from receptionist.storage.database import Session
from receptionist.storage.history import add_events
from receptionist.storage.messages import add_messages
from receptionist.storage.office import save_office
from receptionist.storage.people import (
    add_colleague,
    load_people,
    save_department,
    update_colleague,
)
from receptionist.storage.piles import Which, count_messages
from receptionist.storage.search import add_all_to_search

_ROLES: Final = (Role.OWNER, Role.FRONT_DESK)
_MOST: Final = 10_000_000
_AT_ONCE: Final = 1000
_CALLERS_OF: Final = 2000
_A_DAY: Final = 34


def fill_with_sample(
    desk: Desk, *, count: int, seed: int, language: str, how_far: HowFar | None = None
) -> int:
    """Fill an empty desk with `count` messages of the last weeks; how many were made.

    Raises NotAllowed where there are messages or colleagues already: nobody's work is mixed in;
    and Cancelled where `how_far` does, or at Ctrl+C: then nothing was made.
    """
    if not 0 <= count <= _MOST:
        raise BadInput(_("Between 0 and 10 million messages."), field="messages")
    words = SPANISH if language == "es" else ENGLISH
    now = desk.now().replace(microsecond=0)
    with desk.database.begin(patient=True) as session:
        if count_messages(session, Which()) or load_people(session).active:
            raise NotAllowed(_("A sample office needs an empty database of its own."))
        random = Random(seed)  # noqa: S311 -- nothing here is a secret
        office = Office(
            name=words.office,
            language=language if language in ("es", "en") else "en",
            country=words.country,
            hours=default_hours(language, time_zone=words.zone),
            sample=True,
        )
        cast = _people(session, words, office, random, now)
        save_office(session, cast.office)
        try:
            _messages(session, cast, count, random, now, how_far)
        except KeyboardInterrupt:
            raise Cancelled from None
    # A large one comes to know its callers while the program runs.
    for _batch in range(min(count, _CALLERS_OF) // _AT_ONCE + 1):
        remember_callers(desk, at_most=_AT_ONCE)
    return count


def _people(
    session: Session, words: SampleWords, office: Office, random: Random, now: datetime
) -> Cast:
    ids = [_id(random, now) for _name in words.colleagues]
    colleagues = []
    for at, (id_, name) in enumerate(zip(ids, words.colleagues, strict=True)):
        colleagues.append(
            Colleague(
                id=PersonId(id_),
                name=name,
                initials="".join(part[0] for part in name.split()),
                role=_ROLES[at] if at < len(_ROLES) else Role.COLLEAGUE,
                presence=Presence(whereabouts=Whereabouts.IN, since=now),
            )
        )
    back = office.first_opening(office.hours.local(now).date() + timedelta(days=7))
    away = Presence(whereabouts=Whereabouts.HOLIDAY, since=now, back_at=back)
    colleagues[-1] = replace(colleagues[-1], presence=away)
    colleagues[3] = replace(colleagues[3], deputy=colleagues[2].id)
    week = _next_week(office, now, deputy=colleagues[2])
    colleagues[3] = replace(colleagues[3], absences=(week,))
    for each in colleagues:
        add_colleague(session, replace(each, deputy=None))
    update_colleague(session, colleagues[3])
    members = [each.id for each in colleagues[2:]]
    groups = []
    for at, name in enumerate(words.departments):
        some = tuple(members[at :: len(words.departments)])
        groups.append(Department(id=PersonId(_id(random, now)), name=name, members=some))
    office = replace(office, call_types=_call_types(words, groups, now))
    for group, kind in zip(groups, (office.call_types[0], office.call_types[-1]), strict=True):
        save_department(session, replace(group, call_type=kind.id))
    return Cast(words=words, office=office, people=tuple(colleagues))


def _next_week(office: Office, now: datetime, deputy: Colleague) -> Absence:
    """The whole of next week, Monday to Friday, with somebody who stands in."""
    today = office.hours.local(now).date()
    monday = today + timedelta(days=7 - today.weekday())
    return Absence(
        start=office.hours.at_wall(monday, 0),
        end=office.hours.next_opening(office.hours.at_wall(monday + timedelta(days=5), 0)),
        deputy=deputy.id,
    )


def _call_types(
    words: SampleWords, groups: Sequence[Department], now: datetime
) -> tuple[CallType, ...]:
    """Of the same ids for the same moment; the first kinds are the first department's."""
    aside = Random(int(now.timestamp()))  # noqa: S311 -- nothing here is a secret
    return tuple(
        CallType(
            id=CallTypeId(_id(aside, now)),
            name=each.name,
            greeting=each.greeting,
            hold=each.hold,
            goodbye=each.goodbye,
            assignee=(groups[-1] if each is words.call_types[-1] else groups[0]).id,
            standard=timedelta(minutes=each.minutes) if each.minutes else None,
            questions=tuple(asked for asked, _answers in each.asks),
        )
        for each in words.call_types
    )


def _messages(
    session: Session,
    cast: Cast,
    count: int,
    random: Random,
    now: datetime,
    how_far: HowFar | None,
) -> None:
    """In batches, so that a hundred thousand need little memory."""
    batch: list[tuple[Message, tuple[Event, ...]]] = []
    for number, taken_at in enumerate(_calls(cast.office, count, random, now), start=1):
        events = sample_life(cast, taken_at, random, now)
        batch.append((replay(events, number=number), events))
        if len(batch) == _AT_ONCE:
            _store(session, batch)
            batch.clear()
            if how_far:
                how_far(number / count)
    if batch:
        _store(session, batch)


def _store(session: Session, batch: list[tuple[Message, tuple[Event, ...]]]) -> None:
    found = [message for message, _events in batch]
    add_messages(session, found)
    add_events(session, [event for _message, events in batch for event in events])
    add_all_to_search(session, found)


def _calls(office: Office, count: int, random: Random, now: datetime) -> list[datetime]:
    """When the phone rang: in opening hours, more in the morning, until just now."""
    moments: list[datetime] = []
    day = office.hours.local(now).date()
    while len(moments) < count:
        openings = office.hours.openings(day)
        spans = [(start, min(end, now)) for start, end in openings if start < now]
        passed = sum((end - start for start, end in spans), timedelta(0))
        whole = sum((end - start for start, end in openings), timedelta(0))
        wanted = round(random.randint(_A_DAY - 6, _A_DAY + 6) * (passed / whole if whole else 0))
        for _call in range(min(wanted, count - len(moments))):
            start, end = spans[0] if random.random() < 0.6 else spans[-1]
            seconds = random.random() * (end - start).total_seconds()
            moments.append(start + timedelta(seconds=int(seconds)))
        day -= timedelta(days=1)
    return sorted(moments)


def _id(random: Random, at: datetime) -> UUID:
    """A UUIDv7 of the seed's chance, so that the same seed gives the same office."""
    milliseconds = int(at.timestamp() * 1000) & (1 << 48) - 1
    high, low = random.getrandbits(12), random.getrandbits(62)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)
