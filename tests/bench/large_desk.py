"""Desks of any size, made once: a week of a busy office, lived by the real rules and told again.

The messages of the week are taken, worked on and closed by the program's own functions. The rows
that makes are copied by plain SQL into as many weeks before it as are wanted, with other ids,
times, names and numbers; so a million messages take minutes and have the columns of today's tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from receptionist.clock import SetClock
from receptionist.domain.history import Event, Taken
from receptionist.domain.replay import replay
from receptionist.services.desk import Desk, open_desk
from receptionist.services.sample_lives import Cast, sample_life
from receptionist.services.sample_office import fill_with_sample
from receptionist.services.sample_words import SPANISH
from receptionist.settings import Settings
from receptionist.storage import schema
from receptionist.storage.history import add_events
from receptionist.storage.messages import add_messages
from receptionist.storage.search import add_all_to_search
from tests.bench.told_again import NAME, PHONE, Life, read_life, tell

NOW: Final = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
"""The moment every large desk stands at: a Tuesday morning."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_A_WEEK: Final = 3000
_OPEN_LIVES: Final = 300


def microseconds(at: datetime) -> int:
    """The moment as it is stored."""
    return (at - _EPOCH) // _MICROSECOND


_LATER: Final = microseconds(NOW + timedelta(hours=1))


def large_desk(folder: Path, count: int, *, still_open: int = 400) -> Desk:
    """The desk with so many messages, some of them still open; made when it is not there yet."""
    file = folder / f"desk-{count}-{still_open}.sqlite3"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        half = file.with_suffix(".half")
        for old in folder.glob(half.name + "*"):
            old.unlink()
        _make(half, count, still_open)
        half.rename(file)
    _bring_up_to_date(file)
    return open_at_now(file)


def _bring_up_to_date(file: Path) -> None:
    """Without the copy that the program makes first: what is lost here is made again."""
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()


def open_at_now(file: Path) -> Desk:
    """The desk of that file, with the clock at `NOW`."""
    return open_desk(Settings(), address=f"sqlite:///{file}", clock=SetClock(NOW))


def _make(file: Path, count: int, still_open: int) -> None:
    desk = open_at_now(file)
    fill_with_sample(desk, count=0, seed=1, language="es")
    cast = Cast(words=SPANISH, office=desk.office(), people=desk.people().colleagues)
    desk.close()
    week = _lived(file, _week(cast, max(_A_WEEK, count // 500)))
    opened = _lived(file, _still_open(cast))
    with closing(sqlite3.connect(file)) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
            connection.execute(f"PRAGMA {pragma}")
        tell(connection, _weeks(week, count - still_open), first=1)
        again = ((life, timedelta(0)) for life in islice(cycle(opened), still_open))
        tell(connection, again, first=count - still_open + 1)
        connection.execute("INSERT INTO message_search(message_search) VALUES ('optimize')")
        connection.commit()
        connection.execute("PRAGMA journal_mode = WAL")


def _week(cast: Cast, count: int) -> list[tuple[Event, ...]]:
    """The messages of the week before last, in order; all of them have come to their end."""
    random = Random(7)  # noqa: S311 -- nothing here is a secret
    hours = cast.office.hours
    monday = hours.local(NOW).date() - timedelta(days=15)
    days = [monday + timedelta(days=each) for each in range(5)]
    moments = _moments([span for day in days for span in hours.openings(day)], 2 * count, random)
    lives = (_renamed(sample_life(cast, at, random, NOW)) for at in sorted(moments))
    return list(islice((life for life in lives if not replay(life).open), count))


def _still_open(cast: Cast) -> list[tuple[Event, ...]]:
    """Messages of yesterday and today that nobody has closed yet."""
    random = Random(8)  # noqa: S311 -- nothing here is a secret
    hours = cast.office.hours
    today = hours.local(NOW).date()
    spans = [span for day in (today - timedelta(days=1), today) for span in hours.openings(day)]
    moments = _moments([(start, min(end, NOW)) for start, end in spans if start < NOW], 0, random)
    lives = (_renamed(sample_life(cast, at, random, NOW)) for at in moments)
    return list(islice((life for life in lives if replay(life).open), _OPEN_LIVES))


def _moments(
    spans: list[tuple[datetime, datetime]], count: int, random: Random
) -> Iterator[datetime]:
    """So many moments within these spans; 0 goes on for ever."""
    done = 0
    while not count or done < count:
        start, end = random.choice(spans)
        seconds = int(random.random() * (end - start).total_seconds())
        yield start + timedelta(seconds=seconds)
        done += 1


def _renamed(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The same life with a caller whose name and number can be found and replaced."""
    first, what = events[0], events[0].what
    if not isinstance(what, Taken):
        raise TypeError(what.kind)
    caller = replace(what.caller, name=NAME, phone=PHONE, phone_e164=f"+34{PHONE}")
    return (replace(first, what=replace(what, caller=caller)), *events[1:])


def _weeks(week: list[Life], count: int) -> Iterator[tuple[Life, timedelta]]:
    """The week's lives told so often, the oldest week first."""
    back = -(-count // len(week)) - 1
    for number in range(count):
        yield week[number % len(week)], timedelta(weeks=number // len(week) - back)


def _lived(file: Path, lives: list[tuple[Event, ...]]) -> list[Life]:
    """These lives as the program stores them, in a copy of the desk that is thrown away."""
    scratch = file.with_suffix(".scratch")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(scratch)) as copy:
        source.backup(copy)
    desk = open_at_now(scratch)
    messages = [replay(events, number=number) for number, events in enumerate(lives, start=1)]
    with desk.database.begin() as session:
        add_messages(session, messages)
        add_events(session, [event for events in lives for event in events])
        add_all_to_search(session, messages)
    desk.close()
    stored = sqlite3.connect(scratch)
    stored.row_factory = sqlite3.Row
    found = [
        read_life(stored, message.number, message.id.hex, later=_LATER) for message in messages
    ]
    stored.close()
    for each in file.parent.glob(scratch.name + "*"):
        each.unlink()
    return found
