"""P4, P6, P7 and P10: saving, trays, search and tick, against plain sqlite3 on the same rows."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from receptionist.domain.message import Caller
from receptionist.services.desk import Desk, open_desk
from receptionist.services.find_messages import Tray, messages, tray_counts
from receptionist.services.manage_people import acting_person
from receptionist.services.remind import remind
from receptionist.services.sample_office import fill_with_sample
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from tests.bench.timing import Bench, Row, turns

STORED = 100_000


def filled(folder: Path, count: int) -> Desk:
    """A desk with so many messages, made once and kept."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"desk-{count}.sqlite3"
    new = not file.exists()
    desk = open_desk(Settings(), address=f"sqlite:///{file}")
    if new:
        fill_with_sample(desk, count=count, seed=1, language="es")
    return desk


def saving(bench: Bench) -> Iterator[Row]:
    """P4: a message saved and on disk."""
    folder = bench.folder
    desk = open_desk(Settings(), address=f"sqlite:///{folder / f'take-{uuid4().hex}.sqlite3'}")
    by = acting_person(desk, None)
    raw = _raw_desk(folder / f"raw-{uuid4().hex}.sqlite3")
    count = itertools.count(1)

    def ours() -> None:
        caller = Caller(name=f"María López {next(count)}", phone="655123456")
        take_message(desk, NewMessage(caller=caller, text="Pregunta por la caldera"), by=by)

    taken = turns(ours, lambda: _raw_save(raw), rounds=200)
    desk.close()
    raw.close()
    yield taken.row("P4", "take_message", 1.9)
    yield taken.worst_row("P4", "take_message", 0.020)


def trays(bench: Bench) -> Iterator[Row]:
    """P6: all counts and one colleague's open messages, at ten times the messages."""
    small, large = filled(bench.folder, STORED // 10), filled(bench.folder, STORED)

    def look(desk: Desk) -> None:
        person = desk.people().colleagues[2].id
        tray_counts(desk, person=person)
        messages(desk, tray=Tray.MINE, person=person)

    taken = turns(lambda: look(large), lambda: look(small), rounds=15)
    yield taken.row("P6", f"trays at {STORED} against {STORED // 10}", 1.25)


def search(bench: Bench) -> Iterator[Row]:
    """P7: a word, the newest fifty, against the index asked directly."""
    folder = bench.folder
    desk = filled(folder, STORED)
    raw = sqlite3.connect(folder / f"desk-{STORED}.sqlite3")
    query = (
        "SELECT rowid FROM message_search WHERE message_search MATCH ? ORDER BY rowid DESC LIMIT 50"
    )
    state = "SELECT state FROM messages WHERE number = ?"

    def limit() -> None:
        for (number,) in raw.execute(query, ('"caldera"*',)).fetchall():
            raw.execute(state, (number,)).fetchone()

    taken = turns(
        lambda: messages(desk, tray=Tray.ALL, words="caldera", limit=50), limit, rounds=15
    )
    raw.close()
    yield taken.row("P7", "search a word", 3)


def tick(bench: Bench) -> Iterator[Row]:
    """P10: a look at the reminders when nothing is due, against the indexed query alone."""
    desk = filled(bench.folder, STORED)
    remind(desk)
    raw = sqlite3.connect(bench.folder / f"desk-{STORED}.sqlite3")
    before = desk.now() - timedelta(days=1)
    query = "SELECT number FROM messages WHERE closed_at IS NULL AND remind_at <= ?"
    at = (int(before.timestamp() * 1_000_000),)
    taken = turns(lambda: remind(desk), lambda: raw.execute(query, at).fetchall(), rounds=30)
    raw.close()
    ours = taken.row("P10", "", 1).ours
    yield Row(number="P10", work="tick, nothing due", ours=ours, limit=0.001)


def _raw_desk(file: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(file, isolation_level=None)
    for line in (
        "PRAGMA journal_mode = wal",
        "PRAGMA synchronous = FULL",
        "CREATE TABLE messages (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, "
        "due_at INTEGER, closed_at INTEGER, assignee TEXT, state TEXT)",
        "CREATE INDEX mine ON messages(assignee, due_at) WHERE closed_at IS NULL",
        "CREATE INDEX due ON messages(due_at) WHERE closed_at IS NULL",
        "CREATE TABLE events (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, message TEXT, data TEXT)",
        "CREATE INDEX history ON events(message, seq)",
        "CREATE TABLE texts (event TEXT PRIMARY KEY, data TEXT)",
        "CREATE VIRTUAL TABLE search USING fts5(words, prefix='2 3')",
    ):
        raw.execute(line)
    return raw


def _raw_save(raw: sqlite3.Connection) -> None:
    message, event, state = uuid4().hex, uuid4().hex, "x" * 600
    raw.execute("BEGIN IMMEDIATE")
    done = raw.execute(
        "INSERT INTO messages(id, due_at, assignee, state) VALUES (?, 1, 'a', ?)", (message, state)
    )
    raw.execute(
        "INSERT INTO events(id, message, data) VALUES (?, ?, ?)", (event, message, "y" * 200)
    )
    raw.execute("INSERT INTO texts VALUES (?, ?)", (event, "z" * 200))
    row = (done.lastrowid, "María López 655123456 Pregunta por la caldera")
    raw.execute("INSERT INTO search(rowid, words) VALUES (?, ?)", row)
    raw.execute("COMMIT")


ROWS = {"P4": saving, "P6": trays, "P7": search, "P10": tick}
