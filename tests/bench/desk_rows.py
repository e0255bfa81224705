"""P4, P6, P7 and P10: saving, trays, search and tick, against plain sqlite3 on the same rows."""

from __future__ import annotations

import math
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from uuid import uuid4

from receptionist.domain.ids import MessageId, PersonId, new_id
from receptionist.domain.message import Caller
from receptionist.domain.trays import Tray
from receptionist.services.desk import Desk
from receptionist.services.find_messages import messages, tray_counts
from receptionist.services.remind import remind
from receptionist.services.take_message import NewMessage, take_message
from tests.bench.large_desk import NOW, large_desk, microseconds, open_at_now
from tests.bench.timing import Bench, Row, percentile, seconds_of, turns

_SHOWN = 50
_LISTED = "SELECT number, version, state FROM messages WHERE closed_at IS NULL "
_SEARCHED = (
    "SELECT number, version, state FROM message_search JOIN messages"
    " ON number = message_search.rowid WHERE message_search MATCH ?"
    " ORDER BY message_search.rowid DESC LIMIT 50"
)


def saving(bench: Bench) -> Iterator[Row]:
    """P4: a message saved and on disk, in an office with 10 000 of them."""
    large_desk(bench.folder, 10_000).close()
    stored = bench.folder / "desk-10000-400.sqlite3"
    files = [bench.folder / f"{name}-{uuid4().hex}.sqlite3" for name in ("take", "raw")]
    for file in files:
        shutil.copyfile(stored, file)
    desk, raw = open_at_now(files[0]), _raw_desk(files[1])
    by, to = desk.people().colleagues[1].id, desk.people().colleagues[2].id
    number = count(1)

    def ours() -> None:
        caller = Caller(name=f"María López {next(number)}", phone="655123456")
        id_ = MessageId(new_id(NOW))
        new = NewMessage(id=id_, caller=caller, text="Pregunta por la caldera", assignee=to)
        take_message(desk, new, by=by)

    save = _raw_save(raw)
    turns(ours, save, rounds=20)
    taken = turns(ours, save, rounds=400)
    desk.close()
    raw.close()
    for file in bench.folder.glob("take-*"):
        file.unlink()
    for file in bench.folder.glob("raw-*"):
        file.unlink()
    yield taken.row("P4", "take_message, durable, 10 000 stored", 1.9)
    yield taken.worst_row("P4", "take_message", 0.020)


def trays(bench: Bench) -> Iterator[Row]:
    """P6: own open by due, late now, all counts; the same 400 open among ever more stored."""
    sizes = [10_000, 100_000, 1_000_000, *([10_000_000] if bench.full else [])]
    desks = [large_desk(bench.folder, size) for size in sizes]
    person = desks[0].people().colleagues[2].id
    looks = [_look(desk, person) for desk in desks]
    raw = sqlite3.connect(bench.folder / "desk-1000000-400.sqlite3")
    bare = _raw_look(raw, person)
    for look in (*looks, bare):
        look()
    times: list[list[float]] = [[] for _each in range(len(looks) + 1)]
    pairs = list(zip((*looks, bare), times, strict=True))
    for turn in range(60):
        # Another one begins each round: whoever follows the bare one finds cold caches.
        first = turn % len(pairs)
        for look, seconds in (*pairs[first:], *pairs[:first]):
            seconds.append(seconds_of(look))
    middle = [median(each) for each in times]
    for size, ours in zip(sizes, middle, strict=False):
        yield Row(
            number="P6",
            work=f"own open (50), late, counts; {size:,} stored".replace(",", " "),
            ours=ours,
            limit=middle[-1],
            target=5,
        )
    slope = _slope(sizes, middle[:-1])
    yield Row(number="P6", work="slope of the same, log-log", ours=slope, limit=0.05, unit="")
    raw.close()
    for desk in desks:
        desk.close()


def _look(desk: Desk, person: PersonId) -> Callable[[], object]:
    def look() -> object:
        return (
            messages(desk, tray=Tray.MINE, person=person, limit=_SHOWN),
            messages(desk, tray=Tray.LATE, limit=_SHOWN),
            tray_counts(desk, person=person),
        )

    return look


def _raw_look(raw: sqlite3.Connection, person: PersonId) -> Callable[[], object]:
    """The same rows and counts; nothing is made of them."""
    now = microseconds(NOW)
    midnight = microseconds(datetime(2026, 11, 23, 23, tzinfo=UTC))
    tomorrow = midnight + 86_400_000_000
    open_ = "SELECT count(*) FROM messages WHERE closed_at IS NULL"
    questions: list[tuple[str, tuple[object, ...]]] = [
        (_LISTED + "AND assignee = ? ORDER BY due_at NULLS LAST LIMIT 50", (person.hex,)),
        (_LISTED + "AND due_at < ? ORDER BY due_at LIMIT 50", (now,)),
        (open_, ()),
        (f"{open_} AND assignee = ?", (person.hex,)),
        (f"{open_} AND assignee IS NULL AND department IS NULL", ()),
        (f"{open_} AND due_at >= ? AND due_at < ?", (midnight, tomorrow)),
        (f"{open_} AND due_at < ?", (now,)),
        ("SELECT count(*) FROM messages WHERE closed_at >= ?", (midnight,)),
    ]
    return lambda: [raw.execute(query, values).fetchall() for query, values in questions]


def _slope(sizes: list[int], seconds: list[float]) -> float:
    """By how much the logarithm of the time grows with that of the size."""
    sizes_log, times_log = [math.log(each) for each in sizes], [math.log(each) for each in seconds]
    middle, height = sum(sizes_log) / len(sizes_log), sum(times_log) / len(times_log)
    over = sum((x - middle) * (y - height) for x, y in zip(sizes_log, times_log, strict=True))
    return over / sum((x - middle) ** 2 for x in sizes_log)


def search(bench: Bench) -> Iterator[Row]:
    """P7: what is typed into the search, newest fifty of a million, against the index alone."""
    desk = large_desk(bench.folder, 1_000_000)
    with closing(sqlite3.connect(bench.folder / "desk-1000000-400.sqlite3")) as raw:
        every: list[float] = []
        for what, typed, query in (
            ("a word", "caldera", '"caldera"*'),
            ("two words", "factura marta", '"factura"* "marta"*'),
            ("a name", "garcía lópez", '"garcía"* "lópez"*'),
            ("two letters", "ca", '"ca"*'),
            ("three letters", "pre", '"pre"*'),
            ("four letters", "pres", '"pres"*'),
        ):

            def ours(typed: str = typed) -> object:
                return messages(desk, tray=Tray.ALL, words=typed, limit=_SHOWN)

            def limit(query: str = query) -> object:
                return raw.execute(_SEARCHED, (query,)).fetchall()

            turns(ours, limit, rounds=2)
            taken = turns(ours, limit, rounds=40)
            every += taken.ours
            yield taken.row("P7", f"search {what} in 1 000 000", 3)
        worst = percentile(every)
        yield Row(number="P7", work="search, all of these, p99", ours=worst, limit=0.025)
    desk.close()


def tick(bench: Bench) -> Iterator[Row]:
    """P10: a look at the reminders of 100 000 open messages; nothing due, then a hundred."""
    desk = large_desk(bench.folder, 100_000, still_open=100_000)
    file = bench.folder / "desk-100000-100000.sqlite3"
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        query = (
            "SELECT number, version, state FROM messages WHERE closed_at IS NULL AND remind_at <= ?"
        )
        now = (microseconds(NOW),)

        def none_due() -> None:
            raw.execute("DELETE FROM shown")
            raw.execute(
                "UPDATE messages SET remind_at = ? WHERE closed_at IS NULL AND remind_at <= ?",
                (microseconds(NOW + timedelta(hours=1)), *now),
            )

        none_due()
        taken = turns(lambda: remind(desk), lambda: raw.execute(query, now).fetchall(), rounds=40)
        ours = median(taken.ours)
        yield Row(number="P10", work="tick, 100 000 open, nothing due", ours=ours, limit=0.001)
        seconds = []
        for _round in range(9):
            none_due()
            raw.execute(
                "UPDATE messages SET remind_at = ? WHERE number IN (SELECT number FROM messages"
                " WHERE closed_at IS NULL AND due_at <= ? ORDER BY due_at DESC LIMIT 100)",
                now * 2,
            )
            seconds.append(seconds_of(lambda: remind(desk)))
        none_due()
        ours = median(seconds)
        yield Row(number="P10", work="tick, 100 000 open, 100 due", ours=ours, limit=0.010)
    desk.close()


def _raw_desk(file: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode = wal", "synchronous = FULL", "foreign_keys = ON"):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _raw_save(raw: sqlite3.Connection) -> Callable[[], None]:
    """The rows of a message just taken, into the same tables, with their indexes and the search."""
    (number,) = raw.execute("SELECT max(number) FROM messages").fetchone()
    like = {
        "messages": raw.execute("SELECT * FROM messages WHERE number = ?", (number,)).fetchone(),
        "events": raw.execute("SELECT * FROM events ORDER BY seq LIMIT 1").fetchone(),
        "texts": raw.execute("SELECT data, salt FROM event_texts LIMIT 1").fetchone(),
    }
    inserts = {
        table: f"INSERT INTO {table} VALUES ({', '.join('?' * len(like[table]))})"  # noqa: S608
        for table in ("messages", "events")
    }
    _number, _id, *message = like["messages"]
    _seq, _id, _message, *event = like["events"]

    def save() -> None:
        id_, event_id = uuid4().hex, uuid4().hex
        raw.execute("BEGIN IMMEDIATE")
        done = raw.execute(inserts["messages"], (None, id_, *message))
        raw.execute(inserts["events"], (None, event_id, id_, *event))
        raw.execute("INSERT INTO event_texts VALUES (?, ?, ?)", (event_id, *like["texts"]))
        row = (done.lastrowid, "María López 655123456 34655123456 Pregunta por la caldera")
        raw.execute("INSERT INTO message_search(rowid, words) VALUES (?, ?)", row)
        raw.execute("COMMIT")

    return save


ROWS = {"P4": saving, "P6": trays, "P7": search, "P10": tick}
