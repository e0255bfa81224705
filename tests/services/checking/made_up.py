"""Histories that nobody lived, of every kind of event; few values, so that many are the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from receptionist.domain.history import (
    Accepted,
    Answered,
    Assigned,
    Attempted,
    AttemptKind,
    Change,
    Closed,
    Corrected,
    Edited,
    Event,
    FellTo,
    GaveBack,
    HandedOver,
    Noted,
    Postponed,
    Promised,
    ReadBack,
    Recomputed,
    Reopened,
    ReopenReason,
    Seen,
    Taken,
    TermAgreed,
    Undone,
    What,
)
from receptionist.domain.ids import EventId, MessageId, PersonId
from receptionist.domain.message import Caller, Channel, Message, Outcome, Wants
from receptionist.domain.promise import Told
from receptionist.domain.replay import replay
from receptionist.storage.chains.link import NOTHING, digest, line_of, texts_digest
from receptionist.storage.messages import row_of
from receptionist.storage.values import only_json, to_json
from receptionist.storage.whole import Stored, as_stored
from tests.domain.lives import MIDNIGHT

PEOPLE: Final = [PersonId(UUID(int=5 + (each << 100))) for each in range(1, 5)]
_TEXTS: Final = ("", "x", "María López", "Te «llama»\n\t\\ otra", "100 %s %d", "2026", "655 12 34")


def made_up(random: Random, *, most: int = 7) -> Stored:
    """A message as it would be stored, with a history of up to so many events after its taking."""
    while True:
        events = tuple(_events(random, random.randrange(most)))
        try:
            return stored_of(replay(events, number=random.randrange(1, 99)), events)
        except (LookupError, TypeError):
            continue  # it has no term to correct, or no promise to go on with


def stored_of(message: Message, events: tuple[Event, ...]) -> Stored:
    """The rows of that message, as a file has them."""
    lines, mark = [], NOTHING
    for event in events:
        data = to_json(event.what, without=event.what.personal)
        words = only_json(event.what, event.what.personal) if event.what.personal else None
        salt = None if words is None else b"salt"
        texts = None if words is None else texts_digest(b"salt", words)
        line = line_of(
            id_=event.id,
            message=event.message,
            happened_at=event.happened_at,
            recorded_at=event.recorded_at,
            by=event.by,
            kind=event.what.kind,
            computer="pc",
            data=data,
        )
        mark = digest(mark, texts, line)
        at = (event.id.hex, as_stored(event.happened_at), as_stored(event.recorded_at))
        lines.append(
            (
                message.number,
                *at,
                event.by.hex,
                event.what.kind,
                "pc",
                data,
                texts,
                mark,
                words,
                salt,
            )
        )
    row = {name: as_stored(value) for name, value in row_of(message, None).items()}
    names = ("version", "taken_at", "taken_by", "assignee", "department", "offered_to")
    columns = tuple(row[name] for name in (*names, "due_at", "closed_at"))
    return Stored(message.number, message.id.hex, columns, row["state"], mark, lines)


def _events(random: Random, more: int) -> list[Event]:
    message = MessageId(UUID(int=random.getrandbits(128)))
    events: list[Event] = []
    for place in range(1 + more):
        moment = _moment(random)
        what = _anything(random, events) if place else _taken(random)
        event = Event(
            id=EventId(UUID(int=random.getrandbits(128))),
            message=message,
            happened_at=moment,
            recorded_at=moment + timedelta(seconds=random.randrange(0, 90, 30)),
            by=random.choice(PEOPLE),
            what=what,
        )
        events.append(event)
    return events


def _moment(random: Random) -> datetime:
    return MIDNIGHT + timedelta(hours=random.randrange(9), microseconds=random.choice((0, 1)))


def _taken(random: Random) -> Taken:
    promised = Promised(words=_text(random), due_at=_moment(random), proposed=random.random() < 0.5)
    return Taken(
        entered_at=_moment(random),
        caller=_caller(random),
        text=_text(random),
        answers=((_text(random), _text(random)),) * random.randrange(3),
        channel=random.choice(list(Channel)),
        assignee=random.choice([None, *PEOPLE]),
        department=random.choice([None, PEOPLE[0]]),
        wants=tuple(random.sample(list(Wants), random.randrange(3))),
        urgent=random.random() < 0.5,
        read_back=random.random() < 0.5,
        promised=random.choice([None, promised, promised]),
    )


def _caller(random: Random) -> Caller:
    contact = random.choice([None, PEOPLE[1]])
    return Caller(name=_text(random), phone=_text(random), withheld=True, contact=contact)


def _text(random: Random) -> str:
    return random.choice(_TEXTS)


def _anything(random: Random, before: list[Event]) -> What:
    def person() -> PersonId:
        return random.choice(PEOPLE)

    def at() -> datetime:
        return _moment(random)

    first = before[0].what
    due = first.promised.due_at if isinstance(first, Taken) and first.promised else at()
    text = _text(random)
    kinds: list[What] = [
        *(Seen(told_in_person=random.random() < 0.5), Accepted(), GaveBack(why=text), ReadBack()),
        Assigned(to=random.choice([None, person()]), department=random.choice([None, person()])),
        *(HandedOver(to=person(), why=text), Answered(note=text), Noted(text=text, chase=True)),
        Attempted(what=random.choice(list(AttemptKind)), retry_at=at(), note=text),
        TermAgreed(due_at=at(), told=random.choice(list(Told)), words=text, told_at=at()),
        *(Corrected(due_at=at(), words=text), Recomputed(was_due_at=due, due_at=at())),
        *(FellTo(to=(person(), person())), FellTo(), Postponed(until=at())),
        Edited(changes=(Change(field="text", old=text, new="y"),), text=text, urgent=False),
        Edited(caller=_caller(random), channel=Channel.EMAIL, wants=(), answers=()),
        Closed(outcome=random.choice([Outcome.RESOLVED, Outcome.NOT_NEEDED]), note=text),
        *(Closed(outcome=each) for each in (Outcome.UNREACHABLE, Outcome.RESOLVED)),
        Closed(outcome=Outcome.DUPLICATE, of=MessageId(UUID(int=random.getrandbits(128)))),
        Reopened(because=random.choice(list(ReopenReason)), words=text, due_at=at()),
        Undone(of=random.choice(before).id if len(before) > 1 else EventId(UUID(int=1))),
    ]
    return random.choice(kinds)


def with_line(stored: Stored, place: int, column: int, value: Any) -> Stored:
    """The same, with one column of a line of its history changed."""
    line = stored.lines[place]
    changed = (*line[:column], value, *line[column + 1 :])
    return replace(stored, lines=[*stored.lines[:place], changed, *stored.lines[place + 1 :]])
