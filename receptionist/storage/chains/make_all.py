"""Makes the chain of every history that has none yet: for databases older than the chain."""

from __future__ import annotations

import json
from os import urandom
from typing import Any, Final

from sqlalchemy import Connection

from receptionist.storage.chains.link import NOTHING, SALT_BYTES, digest, line_in_sql, texts_digest

_AT_ONCE: Final = 2_000
_WORDS_OF_PROMISE: Final = '"promised":{'


def chain_all(connection: Connection) -> None:
    """Make the chain of all histories; nothing may refuse to change events meanwhile.

    The words of a first promise move to the other words of their event, since they are erased with
    them, and nothing can be moved once there is a chain. Costs some 25 µs an event.
    """
    dialect = connection.dialect.name
    cursor: Any = connection.connection.cursor()
    place = "?" if dialect == "sqlite" else "%s"
    last = cursor.execute("SELECT coalesce(max(number), 0) FROM messages").fetchone()[0]
    for first in range(1, last + 1, _AT_ONCE):
        rows = cursor.execute(_events(dialect, place), (first, first + _AT_ONCE - 1)).fetchall()
        made = _Made(rows)
        for statement, values in (
            ("UPDATE events SET data = {0}, texts_digest = {0}, digest = {0} WHERE seq = {0}", 0),
            ("UPDATE event_texts SET data = {0}, salt = {0} WHERE event = {0}", 1),
            ("UPDATE messages SET chain = {0} WHERE number = {0}", 2),
        ):
            if made.values[values]:
                cursor.executemany(statement.format(place), made.values[values])


def _events(dialect: str, place: str) -> str:
    line = line_in_sql(dialect, "e", with_data=False)
    return (
        f"SELECT m.number, e.seq, e.id, e.kind, {line}, e.data, t.data FROM messages m "  # noqa: S608
        "JOIN events e ON e.message = m.id LEFT JOIN event_texts t ON t.event = e.id "
        f"WHERE m.number BETWEEN {place} AND {place} ORDER BY m.number, e.seq"
    )


class _Made:
    """What is to be written of some events: of themselves, of their words, of their messages."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        events, texts = [], []
        chains: dict[int, bytes] = {}
        for number, seq, id_, kind, line, was, words in rows:
            data, salt, texts_mark = was, b"", None
            if words is not None:
                if kind == "taken" and _WORDS_OF_PROMISE in data:
                    data, words = _moved(data, words)
                salt = urandom(SALT_BYTES)
                texts_mark = texts_digest(salt, words)
                texts.append((words, salt, id_))
            mark = digest(chains.get(number, NOTHING), texts_mark, line + data)
            chains[number] = mark
            events.append((data, texts_mark, mark, seq))
        ends = [(mark, number) for number, mark in chains.items()]
        self.values: tuple[list[Any], list[Any], list[Any]] = (events, texts, ends)


def _moved(data: str, words: str) -> tuple[str, str]:
    """The event without the words of its promise, and its words with them."""
    fields, texts = json.loads(data), json.loads(words)
    if "words" in fields["promised"]:
        texts["promised"] = {"words": fields["promised"].pop("words")}
    return _json(fields), _json(texts)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
