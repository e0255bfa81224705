"""What the search of contacts is asked, as each database writes it.

SQLite's trigrams find any part of a text: a space before a word asks for its beginning. A server
keeps words and finds their beginnings; of a number it keeps every end, so that a part of it is the
beginning of one. No extension is needed there (`pg_trgm` is not everywhere).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, text

from receptionist.storage.prepared import Prepared

Column = Literal["folded", "sounds", "digits"]
_SHORTEST_END = 4  # fewer digits are not searched for


class Asked(NamedTuple):
    """In this column a word that begins like one of each of these; `whole`: is one of them."""

    column: Column
    words: tuple[tuple[str, ...], ...]
    whole: bool = False


INDEX = Prepared(
    sqlite=text(
        "INSERT INTO contact_search(rowid, folded, sounds, digits) "
        "VALUES (:place, :folded, :sounds, :digits)"
    ),
    postgresql=text(
        "INSERT INTO contact_search(rowid, folded, sounds, digits) VALUES (:place, "
        "array_to_tsvector(CAST(:folded AS text[])), array_to_tsvector(CAST(:sounds AS text[])), "
        "array_to_tsvector(CAST(:digits AS text[])))"
    ),
)
UNINDEX = text("DELETE FROM contact_search WHERE rowid = :place")
_IN_FILE = text(
    # Ordering by anything else reads every match first.
    "SELECT rowid FROM contact_search WHERE contact_search MATCH :query "
    "ORDER BY rowid DESC LIMIT :limit"
)
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
        statement, query = _ON_SERVER[asked.column], _for_server(asked)
    else:
        statement, query = _IN_FILE, _for_file(asked)
    rows = connection.execute(statement, {"query": query, "limit": limit})
    return [row.rowid for row in rows]


def kept(
    connection: Connection, *, words: Sequence[str], sounds: Sequence[str], digits: Sequence[str]
) -> dict[str, Any]:
    """What the search keeps of a contact, as this database finds it."""
    if connection.dialect.name == "postgresql":
        ends = {each[at:] for each in digits for at in range(max(1, len(each) - _SHORTEST_END + 1))}
        return {
            "folded": sorted({each for each in words if each}),
            "sounds": sorted({each for each in sounds if each}),
            "digits": sorted(each for each in ends if each),
        }
    return {"folded": _spaced(words), "sounds": _spaced(sounds), "digits": _spaced(digits)}


def _spaced(words: Iterable[str]) -> str:
    """Words with a space around each, so that a search can ask for beginnings alone."""
    return f" {' '.join(words)} "


def _for_file(asked: Asked) -> str:
    before = "" if asked.column == "digits" else " "
    after = " " if asked.whole else ""
    parts = (" OR ".join(f'"{before}{word}{after}"' for word in ways) for ways in asked.words)
    return f"{asked.column} : ({' AND '.join(f'({part})' for part in parts)})"


def _for_server(asked: Asked) -> str:
    after = "" if asked.whole else ":*"
    parts = (" | ".join(f"'{word}'{after}" for word in ways) for ways in asked.words)
    return " & ".join(f"({part})" for part in parts)
