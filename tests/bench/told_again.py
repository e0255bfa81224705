"""Lives of messages as rows, told again with other ids, times, names and numbers.

What differs from one telling to the next stands in one text for each life, which is filled in and
cut apart again, and each row picks its values from that: some 60 µs a message of four events.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import itemgetter
from random import Random
from typing import Any, Final

from receptionist.services.sample_words import SPANISH
from receptionist.storage.chains.link import NOTHING, SALT_BYTES, digest, texts_digest

NAME: Final = "Nombre Apellido"
PHONE: Final = "612000001"
"""What the caller of every life is called and has for a number, to be found and replaced."""

_MICROSECOND: Final = timedelta(microseconds=1)
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00")
_CHANGING: Final = re.compile(rf"\b[0-9a-f]{{32}}\b|{_MOMENT.pattern}|{NAME}|{PHONE}")
_TABLES: Final = ("messages", "events", "event_texts", "message_search")
_LINE: Final = ("id", "message", "happened_at", "recorded_at", "by", "kind", "computer", "data")
_AT_ONCE: Final = 5000
_CUT: Final = "\x1f"  # no stored text has one

_Pick = Callable[[list[Any]], Any]


@dataclass(frozen=True, slots=True)
class Life:
    """The rows of one message: what changes with each telling, and from where each row picks."""

    text: str
    slots: tuple[str, ...]
    moments: dict[str, datetime]
    ids: tuple[str, ...]
    fixed: list[Any]
    times: list[int]
    links: tuple[tuple[_Pick, _Pick | None], ...]
    rows: tuple[tuple[str, _Pick], ...]


@dataclass(slots=True)
class _Places:
    """Where every value of a life will stand once it is told, in the order of the list."""

    ids: tuple[str, ...]
    texts: list[str] = field(default_factory=list)
    fixed: list[Any] = field(default_factory=list)
    times: list[int] = field(default_factory=list)

    def place(self, name: str, stored: Any, later: int) -> tuple[str, int]:
        """Which of the lists has the value, and where in it."""
        if name in ("number", "rowid"):
            return "number", 0
        if name == "remind_at" and stored is not None:
            return self._added("fixed", later)
        if name.endswith("_at") and stored is not None:
            return self._added("times", stored)
        if isinstance(stored, str) and self._changes(stored):
            return self._added("texts", stored)
        return self._added("fixed", stored)

    def _changes(self, stored: str) -> bool:
        """People's ids stay what they are; only a life's own are others."""
        found = _CHANGING.findall(stored)
        return any(each in self.ids or len(each) != len(self.ids[0]) for each in found)

    def _added(self, which: str, stored: Any) -> tuple[str, int]:
        values: list[Any] = getattr(self, which)
        values.append(stored)
        return which, len(values) - 1

    def at(self, place: tuple[str, int]) -> int:
        """Its index in the whole list: texts, fixed, times, number, then three for each event."""
        which, index = place
        before = ("texts", "fixed", "times")
        if which in before:
            lengths = [len(getattr(self, each)) for each in before[: before.index(which)]]
            return sum(lengths) + index
        number = len(self.texts) + len(self.fixed) + len(self.times)
        return number if which == "number" else number + 1 + index


def read_life(stored: sqlite3.Connection, number: int, id_: str, *, later: int) -> Life:
    """The life of that message; what is to be looked at again is so at `later`."""
    of_message = "SELECT id FROM events WHERE message = ? ORDER BY seq"
    queries = (
        ("messages", "SELECT * FROM messages WHERE number = ?", number),
        ("events", "SELECT * FROM events WHERE message = ? ORDER BY seq", id_),
        ("event_texts", f"SELECT * FROM event_texts WHERE event IN ({of_message})", id_),  # noqa: S608
        ("message_search", "SELECT rowid, words FROM message_search WHERE rowid = ?", number),
    )
    events = [str(event) for (event,) in stored.execute(of_message, (id_,))]
    ids = (id_, *events)
    places = _Places(ids)
    found = []
    for table, query, wanted in queries:
        for row in stored.execute(query, (wanted,)):
            named = {
                name: _linked(table, name, row, events) or places.place(name, row[name], later)
                for name in row.keys()  # noqa: SIM118
                if name != "seq"
            }
            found.append((table, row, named))
    return _life(places, found, ids)


def _linked(table: str, name: str, row: sqlite3.Row, events: list[str]) -> tuple[str, int] | None:
    """The place of what makes the chain of digests: salt, mark of the words, digest."""
    if table == "messages" and name == "chain":
        return "linked", 3 * len(events) - 1
    if table == "event_texts" and name == "salt":
        return "linked", 3 * events.index(row["event"])
    if table == "events" and name in ("texts_digest", "digest"):
        return "linked", 3 * events.index(row["id"]) + 1 + (name == "digest")
    return None


def _life(places: _Places, found: list[tuple[str, sqlite3.Row, Any]], ids: tuple[str, ...]) -> Life:
    whole = _CUT.join(places.texts)
    words = {row["event"]: named["data"] for table, row, named in found if table == "event_texts"}
    links = []
    for table, row, named in found:
        if table == "events":
            line = itemgetter(*(places.at(named[name]) for name in _LINE))
            said = words.get(row["id"])
            links.append((line, itemgetter(places.at(said)) if said else None))
    return Life(
        text=_CHANGING.sub("%s", whole.replace("%", "%%")),
        slots=tuple(_CHANGING.findall(whole)),
        moments={each: datetime.fromisoformat(each) for each in _MOMENT.findall(whole)},
        ids=ids,
        fixed=places.fixed,
        times=places.times,
        links=tuple(links),
        rows=tuple(
            (table, itemgetter(*(places.at(place) for place in named.values())))
            for table, _row, named in found
        ),
    )


def tell(
    connection: sqlite3.Connection, lives: Iterable[tuple[Life, timedelta]], *, first: int
) -> None:
    """Write these lives, each so much later than it was, with numbers from `first` on."""
    random = Random(first)  # noqa: S311 -- nothing here is a secret
    inserts = {table: _insert(connection, table) for table in _TABLES}
    batch: dict[str, list[Any]] = {table: [] for table in _TABLES}
    number = first - 1
    for number, (life, shift) in enumerate(lives, start=first):
        values = _told(life, number, shift, random)
        for table, pick in life.rows:
            batch[table].append(pick(values))
        if number % _AT_ONCE == 0:
            _write(connection, inserts, batch)
    _write(connection, inserts, batch)


def _told(life: Life, number: int, shift: timedelta, random: Random) -> list[Any]:
    """Every value of this telling, where its rows pick it."""
    later = shift // _MICROSECOND
    told = {key: (at + shift).isoformat() for key, at in life.moments.items()}
    for each in life.ids:
        # As the program's own: the moment first, so that newer ids are greater.
        before = int(each[:12], 16) + later // 1000 & (1 << 48) - 1
        told[each] = f"{before:012x}7{random.getrandbits(76):019x}"
    told[NAME] = _name(random)
    told[PHONE] = f"6{int(random.random() * 10**8):08}"
    values: list[Any] = (life.text % tuple([told.get(slot, slot) for slot in life.slots])).split(
        _CUT
    )
    values += life.fixed
    values += [at + later for at in life.times]
    values.append(number)
    mark = NOTHING
    for line, words in life.links:
        salt, texts = b"", None
        if words:
            salt = random.randbytes(SALT_BYTES)
            texts = texts_digest(salt, words(values))
        mark = digest(mark, texts, "\n".join(map(str, line(values))))
        values += (salt, texts, mark)
    return values


def _name(random: Random) -> str:
    words = SPANISH
    first, *last = (
        names[int(random.random() * len(names))]
        for names in (words.first_names, words.surnames, words.surnames)
    )
    return f"{first} {' '.join(last)}"


def _insert(connection: sqlite3.Connection, table: str) -> str:
    columns = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]
    names = [f'"{name}"' for name in columns if name != "seq"]
    if table == "message_search":
        names = ["rowid", *names]
    places = ", ".join("?" for _each in names)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})"  # noqa: S608


def _write(
    connection: sqlite3.Connection, inserts: dict[str, str], batch: dict[str, list[Any]]
) -> None:
    for table, rows in batch.items():
        connection.executemany(inserts[table], rows)
        rows.clear()
