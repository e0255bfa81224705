"""What the search of contacts is asked, as each database writes it.

Both keep words, and find them by their beginnings. A part of a number is found by SQLite's
trigrams; a server keeps every end of it, so that a part of it is the beginning of one. No extension
is needed there (`pg_trgm` is not everywhere).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from sqlalchemy import Connection, text

from receptionist.storage.prepared import Prepared

Column = Literal["folded", "sounds", "digits"]
_SHORTEST_END = 4  # fewer digits are not searched for


class Asked(NamedTuple):
    """In this column a word that begins like one of each of these; `whole`: is one of them."""

    column: Column
    words: tuple[tuple[str, ...], ...]
    whole: bool = False


_KEEP = Prepared(
    sqlite=text(
        "INSERT INTO contact_search(rowid, folded, sounds) VALUES (:place, :folded, :sounds)"
    ),
    postgresql=text(
        "INSERT INTO contact_search(rowid, folded, sounds, digits) VALUES (:place, "
        "array_to_tsvector(CAST(:folded AS text[])), array_to_tsvector(CAST(:sounds AS text[])), "
        "array_to_tsvector(CAST(:digits AS text[])))"
    ),
)
_KEEP_DIGITS = Prepared(
    text("INSERT INTO contact_search_digits(rowid, digits) VALUES (:place, :digits)")
)
_FORGET = text("DELETE FROM contact_search WHERE rowid = :place")
_FORGET_DIGITS = text("DELETE FROM contact_search_digits WHERE rowid = :place")
_FIND_IN_FILE = (
    # Ordering by anything else reads every match first.
    "SELECT rowid FROM {table} WHERE {table} MATCH :query ORDER BY rowid DESC LIMIT :limit"
)
_BY_WORDS = Prepared(text(_FIND_IN_FILE.format(table="contact_search")))
_BY_DIGITS = Prepared(text(_FIND_IN_FILE.format(table="contact_search_digits")))
_ON_SERVER = {
    "folded": text(
        "SELECT rowid FROM contact_search WHERE folded @@ CAST(:query AS tsquery) "
        "ORDER BY rowid DESC LIMIT :limit"
    ),
    "sounds": text(
        "SELECT rowid FROM contact_search WHERE sounds @@ CAST(:query AS tsquery) "
        "ORDER BY rowid DESC LIMIT :limit"
    ),
    "digits": text(
        "SELECT rowid FROM contact_search WHERE digits @@ CAST(:query AS tsquery) "
        "ORDER BY rowid DESC LIMIT :limit"
    ),
}


def places_matching(connection: Connection, asked: Asked, *, limit: int) -> list[int]:
    """The places of the contacts found, those made last first."""
    if connection.dialect.name == "postgresql":
        query = {"query": _for_server(asked), "limit": limit}
        return [row.rowid for row in connection.execute(_ON_SERVER[asked.column], query)]
    find = _BY_DIGITS if asked.column == "digits" else _BY_WORDS
    return [place for (place,) in find.run(connection, query=_for_file(asked), limit=limit)]


def keep_findable(
    connection: Connection,
    place: int,
    *,
    words: Sequence[str],
    sounds: Sequence[str],
    digits: Sequence[str],
) -> None:
    """Let the contact at this place be found by these words, sounds and numbers."""
    if connection.dialect.name == "postgresql":
        ends = {each[at:] for each in digits for at in range(max(1, len(each) - _SHORTEST_END + 1))}
        _KEEP.run(
            connection,
            place=place,
            folded=sorted({each for each in words if each}),
            sounds=sorted({each for each in sounds if each}),
            digits=sorted(each for each in ends if each),
        )
        return
    _KEEP.run(connection, place=place, folded=as_kept(words), sounds=as_kept(sounds))
    _KEEP_DIGITS.run(connection, place=place, digits=" ".join(digits))


def forget_findable(connection: Connection, place: int) -> None:
    """Nothing finds the contact at this place any more."""
    connection.execute(_FORGET, {"place": place})
    if connection.dialect.name == "sqlite":
        connection.execute(_FORGET_DIGITS, {"place": place})


def as_kept(words: Iterable[str]) -> str:
    """Words as a file's search keeps them: a letter beyond ASCII by its number.

    SQLite knows the letters of an old Unicode, and some scripts not at all. Each number has as many
    signs as any other, so that a beginning stays one.
    """
    return " ".join(word if word.isascii() else _by_numbers(word) for word in words)


def _by_numbers(word: str) -> str:
    return "".join(sign if sign.isascii() else f"u{ord(sign):06x}" for sign in word)


def _for_file(asked: Asked) -> str:
    if asked.column == "digits":
        (ways,) = asked.words
        return " OR ".join(f'"{number}"' for number in ways)
    after = "" if asked.whole else "*"
    parts = (" OR ".join(f'"{as_kept([word])}"{after}' for word in ways) for ways in asked.words)
    return f"{asked.column} : ({' AND '.join(f'({part})' for part in parts)})"


def _for_server(asked: Asked) -> str:
    after = "" if asked.whole else ":*"
    parts = (" | ".join(f"'{word}'{after}" for word in ways) for ways in asked.words)
    return " & ".join(f"({part})" for part in parts)
