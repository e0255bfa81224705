"""Finds messages by a word, a name, a number: accents ignored, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection, text

from receptionist.domain.message import Message
from receptionist.domain.phone import digits, home_digits
from receptionist.storage.prepared import Prepared
from receptionist.typed import clean_line

_WORDS = re.compile(r"[^\W_]+", re.UNICODE)
_ADD = Prepared(text("INSERT INTO message_search(rowid, words) VALUES (:number, :words)"))
_REPLACE = Prepared(text("UPDATE message_search SET words = :words WHERE rowid = :number"))
_FIND = Prepared(
    text(
        "SELECT rowid FROM message_search WHERE message_search MATCH :query "
        # Ordering by anything else reads every match first: 300 ms and more at a million messages.
        "ORDER BY rowid DESC LIMIT :limit"
    )
)
_MOST_LETTERS = 200


def add_to_search(connection: Connection, message: Message, notes: tuple[str, ...] = ()) -> None:
    """Make a new message findable."""
    _ADD.run(connection, number=message.number, words=_words(message, notes))


def add_all_to_search(connection: Connection, messages: Iterable[Message]) -> None:
    """Make many new messages findable."""
    for message in messages:
        add_to_search(connection, message)


def renew_search(connection: Connection, message: Message, notes: tuple[str, ...]) -> None:
    """Make a changed message findable by what it says now, its notes included."""
    _REPLACE.run(connection, number=message.number, words=_words(message, notes))


def search(connection: Connection, typed: str, *, limit: int) -> list[int]:
    """The numbers of the messages that hold every word typed, the last one as a beginning.

    A message's own number comes first. Fewer than two letters find nothing but that.
    """
    typed = clean_line(typed[:_MOST_LETTERS].replace("\0", " "))
    number = re.fullmatch(r"#?\s*(\d{1,12})", typed)
    exact = [int(number.group(1))] if number else []
    query = _query(typed)
    if not query:
        return exact
    rows = _FIND.rows(connection, query=query, limit=limit)
    return exact + [found for (found,) in rows if found not in exact]


def _query(typed: str) -> str:
    telephone = re.fullmatch(r"[\d\s().+\-/]+", typed)
    words = [digits(typed)] if telephone else _WORDS.findall(typed)
    words = [word for word in words if len(word) > 1 or len(words) > 1]
    return " ".join(f'"{word}"*' for word in words)


def _words(message: Message, notes: tuple[str, ...]) -> str:
    caller = message.caller
    e164 = caller.phone_e164
    numbers = {caller.phone, digits(caller.phone), digits(e164), *home_digits(e164)}
    said = (answer for _question, answer in message.answers)
    ending = message.closing.note if message.closing else ""
    return " ".join(
        (caller.name, caller.company, *sorted(numbers), message.text, *said, *notes, ending)
    )
