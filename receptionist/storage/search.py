"""Finds messages by a word, a name, a number: accents ignored, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, bindparam, text
from sqlalchemy.ext.compiler import compiles

from receptionist.domain.history import Event, Noted
from receptionist.domain.message import Message
from receptionist.domain.names import folded
from receptionist.domain.phone import digits, home_digits
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import MESSAGES
from receptionist.typed import clean_line

_WORDS = re.compile(r"[^\W_]+", re.UNICODE)
_OF_MESSAGE = bindparam("message", type_=MESSAGES.c.id.type)
_ADD = Prepared(
    sqlite=text("INSERT INTO message_search(rowid, words) VALUES (:number, :words)"),
    # Words are found as they were split here: PostgreSQL's own parser takes "a-b" for one word.
    postgresql=text(
        "INSERT INTO message_search(rowid, words) "
        "SELECT number, array_to_tsvector(CAST(:words AS text[])) FROM messages WHERE id = :message"
    ).bindparams(_OF_MESSAGE),
)
_REPLACE = Prepared(
    sqlite=text("UPDATE message_search SET words = :words WHERE rowid = :number"),
    postgresql=text(
        "UPDATE message_search SET words = array_to_tsvector(CAST(:words AS text[])) "
        "WHERE rowid = :number"
    ),
)
_MAY_LOOK = text("SELECT has_column_privilege('message_search', 'words', 'SELECT')")
_LONGEST_WORD = 200  # a word of a tsvector may have 2046 bytes
_MOST_LETTERS = 200


def add_to_search(connection: Connection, message: Message, notes: tuple[str, ...] = ()) -> None:
    """Make a new message findable. A server looks up its number, which it has not told yet."""
    words = _kept(connection, message, notes)
    _ADD.run(connection, message=message.id, number=message.number, words=words)


def add_all_to_search(connection: Connection, messages: Iterable[Message]) -> None:
    """Make many new messages findable."""
    for message in messages:
        add_to_search(connection, message)


def renew_search(connection: Connection, message: Message, notes: tuple[str, ...]) -> None:
    """Make a changed message findable by what it says now, its notes included."""
    _REPLACE.run(connection, number=message.number, words=_kept(connection, message, notes))


def is_found_alike(one: Message, other: Message) -> bool:
    """Whether two states of a message are found by the same words, but for their notes."""
    return _words(one, ()) == _words(other, ())


def notes_in(events: tuple[Event, ...]) -> tuple[str, ...]:
    """The texts of all notes of a history."""
    return tuple(event.what.text for event in events if isinstance(event.what, Noted))


def exact_number(typed: str) -> int:
    """The message's own number, where that is what was typed; else 0."""
    number = re.fullmatch(r"#?\s*(\d{1,12})", _one_line(typed))
    return int(number.group(1)) if number else 0


class Matches(ColumnElement[bool]):
    """Whether a row of the search holds every word of the parameter "query"."""

    inherit_cache = True
    query = bindparam("query", type_=Text())


@compiles(Matches, "sqlite")
def _match_in_file(element: Matches, compiler: Any, **more: Any) -> str:
    return f"message_search MATCH {compiler.process(element.query, **more)}"


@compiles(Matches, "postgresql")
def _match_on_server(element: Matches, compiler: Any, **more: Any) -> str:
    return f"message_search.words @@ CAST({compiler.process(element.query, **more)} AS tsquery)"


def match_query(connection: Connection, typed: str) -> str:
    """What is asked for every word typed, each as a beginning; "" for under two letters."""
    typed = _one_line(typed)
    telephone = re.fullmatch(r"[\d\s().+\-/]+", typed)
    words = [digits(typed)] if telephone else _WORDS.findall(typed)
    words = [word for word in words if len(word) > 1 or len(words) > 1]
    if _on_server(connection):
        return " & ".join(f"'{folded(word)[:_LONGEST_WORD]}':*" for word in words)
    return " ".join(f'"{word}"*' for word in words)


def search_is_guarded(connection: Connection) -> bool:
    """Whether this login may not look into the search itself, which shows others' words."""
    if not _on_server(connection):
        return False
    return not connection.execute(_MAY_LOOK).scalar_one()


def _on_server(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _kept(connection: Connection, message: Message, notes: tuple[str, ...]) -> str | list[str]:
    """What the search keeps of a message: SQLite splits it into words, for a server we do."""
    words = _words(message, notes)
    if not _on_server(connection):
        return words
    return sorted({word[:_LONGEST_WORD] for word in _WORDS.findall(folded(words))})


def _one_line(typed: str) -> str:
    return clean_line(typed[:_MOST_LETTERS].replace("\0", " "))


def _words(message: Message, notes: tuple[str, ...]) -> str:
    caller = message.caller
    e164 = caller.phone_e164
    numbers = {caller.phone, digits(caller.phone), digits(e164), *home_digits(e164)}
    said = (answer for _question, answer in message.answers)
    ending = message.closing.note if message.closing else ""
    return " ".join(
        (caller.name, caller.company, *sorted(numbers), message.text, *said, *notes, ending)
    )
