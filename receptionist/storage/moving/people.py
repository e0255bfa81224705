"""Whoever works at one desk comes into another: people, departments, the office itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, exists, or_, select, text, update

from receptionist.domain.errors import NotAllowed
from receptionist.domain.names import folded
from receptionist.i18n import _
from receptionist.storage.moving.rows import Row, read_rows, without, write_rows
from receptionist.storage.tables import (
    COMPUTERS,
    DEPARTMENTS,
    EVENTS,
    MEMBERS,
    MESSAGES,
    OFFICE,
    PEOPLE,
)


def bring_people(old: Connection, new: Connection, *, is_new_office: bool) -> int:
    """Everyone of `old` who is not in `new` yet; the office's own settings where it is new.

    Raises NotAllowed for two different people of one name.
    """
    here = read_rows(new, PEOPLE)
    coming = without(read_rows(old, PEOPLE), _ids(here))
    places = _same_names(coming, here)
    for stranger in places.values():
        if _has_acted(new, stranger["id"]):
            raise NotAllowed(
                _(
                    "Somebody else called {name} works in the office already. "
                    "Rename one of the two, then try again."
                ).format(name=stranger["name"])
            )
    # A deputy may come after the one they stand in for.
    write_rows(new, PEOPLE, [row | {"deputy": None} for row in coming])
    for row in coming:
        if row["deputy"]:
            new.execute(update(PEOPLE).where(PEOPLE.c.id == row["id"]).values(deputy=row["deputy"]))
    for name, stranger in places.items():
        (right,) = (row for row in coming if folded(row["name"]) == name)
        _take_the_place_of(new, stranger, right)
    _bring_departments(old, new)
    write_rows(new, COMPUTERS, without(read_rows(old, COMPUTERS), _ids(read_rows(new, COMPUTERS))))
    offices = read_rows(old, OFFICE)
    if offices and (is_new_office or not read_rows(new, OFFICE)):
        new.execute(delete(OFFICE))
        write_rows(new, OFFICE, offices)
    return len(coming)


def _bring_departments(old: Connection, new: Connection) -> None:
    known = _ids(read_rows(new, DEPARTMENTS))
    write_rows(new, DEPARTMENTS, without(read_rows(old, DEPARTMENTS), known))
    write_rows(new, MEMBERS, without(read_rows(old, MEMBERS), known, "department"))


def _ids(rows: list[Row]) -> frozenset[Any]:
    return frozenset(row["id"] for row in rows)


def _same_names(coming: list[Row], here: list[Row]) -> dict[str, Row]:
    """Those here whose name somebody else who comes has too, by that name."""
    names = {folded(row["name"]) for row in coming if row["retired_at"] is None}
    found = {folded(row["name"]): row for row in here if row["retired_at"] is None}
    return {name: row for name, row in found.items() if name in names}


def _has_acted(connection: Connection, person: Any) -> bool:
    columns = (MESSAGES.c.taken_by, MESSAGES.c.assignee, MESSAGES.c.offered_to)
    of_message = exists().where(or_(*(column == person for column in columns)))
    acted = exists().where(EVENTS.c.by == person)
    return bool(connection.execute(select(or_(of_message, acted))).scalar())


def _take_the_place_of(connection: Connection, stranger: Row, right: Row) -> None:
    """The office was made with a name, and nobody did anything under it: it is this colleague."""
    before, now = stranger["id"], right["id"]
    if connection.dialect.name == "postgresql":
        values = {"now": now, "before": before}
        connection.execute(text("UPDATE logins SET person = :now WHERE person = :before"), values)
    connection.execute(update(PEOPLE).where(PEOPLE.c.deputy == before).values(deputy=now))
    connection.execute(delete(MEMBERS).where(MEMBERS.c.person == before))
    connection.execute(delete(PEOPLE).where(PEOPLE.c.id == before))
