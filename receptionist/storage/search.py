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


def exact_number(typed: str) -> int:
    """The message's own number, where that is what was typed; else 0."""
    number = re.fullmatch(r"#?\s*(\d{1,12})", _one_line(typed))
    return int(number.group(1)) if number else 0


def match_query(typed: str) -> str:
    """What FTS5 is asked for every word typed, each as a beginning; "" for under two letters."""
    typed = _one_line(typed)
    telephone = re.fullmatch(r"[\d\s().+\-/]+", typed)
    words = [digits(typed)] if telephone else _WORDS.findall(typed)
    words = [word for word in words if len(word) > 1 or len(words) > 1]
    return " ".join(f'"{word}"*' for word in words)


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
