"""P5 and P14: a message saved on an office's server, and how soon twenty desks see each other's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import count
from os import urandom
from uuid import uuid4

import psycopg

from receptionist.clock import SystemClock
from receptionist.domain.ids import MessageId, new_id
from receptionist.domain.message import Caller
from receptionist.services.desk import Desk, open_desk
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from receptionist.storage.database import open_database
from receptionist.storage.moving.everything import move_everything
from tests.bench.large_desk import NOW, large_desk
from tests.bench.office_at_work import at_work
from tests.bench.timing import Bench, Row, percentile, turns
from tests.support.server import a_server

_STORED = 10_000
_COLUMNS = (
    "SELECT version, taken_at, taken_by, assignee, due_at, remind_at, state "
    "FROM messages WHERE number = %s"
)
_MESSAGE = (
    "INSERT INTO messages (id, version, taken_at, taken_by, assignee, due_at, remind_at, state) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s) RETURNING number"
)
_EVENT = (
    'INSERT INTO events (id, message, kind, happened_at, recorded_at, "by", data, computer, '
    "texts_digest) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
_TEXTS = "INSERT INTO event_texts (event, data, salt) VALUES (%s, %s, %s)"
_SEARCH = "INSERT INTO message_search (rowid, words) VALUES (%s, array_to_tsvector(%s))"
_WORDS = ["34655123456", "655123456", "caldera", "la", "lopez", "maria", "por", "pregunta"]


def saving(bench: Bench) -> Iterator[Row]:
    """P5: the same as P4 on an office's server, against psycopg with the same rows and triggers."""
    with a_server(durable=True) as server:
        name = server.new_database()
        _fill(bench, server.address(name))
        desk = open_desk(Settings(), address=server.address(name), clock=SystemClock())
        ours = _taking(desk)
        ours()
        with psycopg.connect(host=str(server.folder), dbname=name, user="postgres") as raw:
            save = _raw_save(raw)
            turns(ours, save, rounds=30)
            taken = turns(ours, save, rounds=300)
        desk.close()
    yield taken.row("P5", "take_message on a server, 10 000 stored", 1.8)


def _fill(bench: Bench, address: str) -> None:
    """The large desk of the other rows moves in."""
    desk = large_desk(bench.folder, _STORED)
    office = open_database(address)
    with desk.database.read() as old, office.begin(patient=True) as new:
        move_everything(old, new)
    office.close()
    desk.close()


def _taking(desk: Desk) -> Callable[[], object]:
    by, to = desk.people().colleagues[1].id, desk.people().colleagues[2].id
    number = count(1)

    def take() -> None:
        caller = Caller(name=f"María López {next(number)}", phone="655123456")
        id_ = MessageId(new_id(NOW))
        text = "Pregunta por la caldera"
        take_message(desk, NewMessage(id=id_, caller=caller, text=text, assignee=to), by=by)

    return take


def _raw_save(raw: psycopg.Connection[tuple[object, ...]]) -> Callable[[], None]:
    """The rows of a message just taken, in one transaction; nothing is made of anything."""
    (last,) = raw.execute("SELECT max(number) FROM messages").fetchone() or (0,)
    values = raw.execute(_COLUMNS, (last,)).fetchone() or ()
    query = (
        "SELECT e.*, t.data FROM events e JOIN event_texts t ON t.event = e.id ORDER BY seq DESC"
    )
    with raw.cursor(row_factory=psycopg.rows.dict_row) as cursor:
        event = cursor.execute(query).fetchone() or {}
    raw.commit()
    fields = [event[name] for name in ("kind", "happened_at", "recorded_at", "by")]
    texts = str(event["data"])

    def save() -> None:
        id_, event_id, salt = uuid4(), uuid4(), urandom(16)
        mark = sha256(salt + texts.encode()).digest()
        with raw.cursor() as cursor:
            cursor.execute(_MESSAGE, (id_, *values))
            number = (cursor.fetchone() or (0,))[0]
            cursor.execute(_EVENT, (event_id, id_, *fields, "{}", "", mark))
            cursor.execute(_TEXTS, (event_id, texts, salt))
            cursor.execute(_SEARCH, (number, _WORDS))
        raw.commit()

    return save


def together(bench: Bench) -> Iterator[Row]:
    """P14: twenty desks take a message a second each, and see what the others took."""
    each = 60 if bench.full else 15
    with a_server(durable=True) as server:
        done = at_work(server, desks=20, processes=4, each=each, pause=1.0)
    work = f"seen by 20 desks, {done.taken} taken in {each} s, p99"
    yield Row(number="P14", work=work, ours=percentile(done.waited), limit=0.5)
    yield Row(number="P14", work="lost or doubled", ours=done.wrong, limit=0.5, unit="")


ROWS = {"P5": saving, "P14": together}
