"""Colleagues and departments: rows become `People` here, in the order they joined."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, text, update

from receptionist.domain.ids import CallTypeId, PersonId
from receptionist.domain.people import (
    Absence,
    Colleague,
    Department,
    People,
    Presence,
    Role,
    Whereabouts,
)
from receptionist.storage.engines.file_transactions import remember, still_known
from receptionist.storage.prepared import Prepared, in_one_go
from receptionist.storage.tables import DEPARTMENTS, MEMBERS, PEOPLE
from receptionist.storage.values import from_json, to_json

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """How planned absences stand in their column."""

    absences: tuple[Absence, ...] = ()


_Rows = tuple[tuple[Any, ...], ...]
_COLLEAGUES = Prepared(select(PEOPLE).order_by(PEOPLE.c.place))
_DEPARTMENTS = Prepared(select(DEPARTMENTS).order_by(DEPARTMENTS.c.name))
_OF_LOGIN = Prepared(text("SELECT receptionist_person()"))
_MEMBERS = Prepared(select(MEMBERS.c.department, MEMBERS.c.person).order_by(MEMBERS.c.place))


def load_people(connection: Connection) -> People:
    """Everyone, retired ones too."""
    with in_one_go(connection):
        asked = ask_people(connection)
    return people_of(connection, asked)


def ask_people(connection: Connection) -> People | tuple[Any, ...]:
    """Ask for everyone, unless they are still known; `people_of` reads the answers."""
    known = still_known(connection, People)
    return known or tuple(each.run(connection) for each in (_COLLEAGUES, _DEPARTMENTS, _MEMBERS))


def people_of(connection: Connection, asked: People | tuple[Any, ...]) -> People:
    """Everyone, of what `ask_people` asked for."""
    if isinstance(asked, People):
        return asked
    people = _people(connection.dialect.name, *(tuple(each) for each in asked))
    return remember(connection, people)


@lru_cache(maxsize=8)
def _people(dialect: str, colleagues: _Rows, departments: _Rows, members: _Rows) -> People:
    """Made once for each content: everyone is read with every message, and changes rarely."""
    of: defaultdict[PersonId, list[PersonId]] = defaultdict(list)
    for department, person in _MEMBERS.turned(dialect, members):
        of[PersonId(department)].append(PersonId(person))
    found = [
        _department(row, tuple(of[row["id"]]))
        for row in _named(_DEPARTMENTS.turned(dialect, departments), DEPARTMENTS)
    ]
    return People(
        colleagues=tuple(map(_colleague, _named(_COLLEAGUES.turned(dialect, colleagues), PEOPLE))),
        departments=tuple(each for each in found if each.retired_at is None),
        former_departments=tuple(each for each in found if each.retired_at),
    )


def person_of_login(connection: Connection) -> PersonId | None:
    """Whose login this is at the office's server; None where all share one, and in a file."""
    if connection.dialect.name != "postgresql":
        return None
    ((person,),) = _OF_LOGIN.rows(connection)
    return person and PersonId(person)


def _named(rows: list[tuple[Any, ...]], table: Table) -> list[dict[str, Any]]:
    return [dict(zip(table.columns.keys(), row, strict=True)) for row in rows]


def add_colleague(connection: Connection, colleague: Colleague) -> None:
    """A new colleague, after all others."""
    connection.execute(insert(PEOPLE), _row(colleague))


def update_colleague(connection: Connection, colleague: Colleague) -> None:
    """What is known of a colleague now; only what is new is written.

    At an office's server many may say where somebody is, and few what somebody may do.
    """
    (before,) = connection.execute(select(PEOPLE).where(PEOPLE.c.id == colleague.id)).mappings()
    new = {name: value for name, value in _row(colleague).items() if before[name] != value}
    if new:
        connection.execute(update(PEOPLE).where(PEOPLE.c.id == colleague.id).values(new))


def save_department(connection: Connection, department: Department) -> None:
    """A new department, or what is known of it now."""
    connection.execute(delete(MEMBERS).where(MEMBERS.c.department == department.id))
    standard = department.standard
    values = {
        "name": department.name,
        "call_type": department.call_type,
        "standard": None if standard is None else standard // _MINUTE,
        "retired_at": department.retired_at,
    }
    known = connection.execute(
        update(DEPARTMENTS).where(DEPARTMENTS.c.id == department.id).values(values)
    )
    if not known.rowcount:
        connection.execute(insert(DEPARTMENTS), values | {"id": department.id})
    rows = [
        {"department": department.id, "person": person, "place": place}
        for place, person in enumerate(department.members)
    ]
    if rows:
        connection.execute(insert(MEMBERS), rows)


def _row(colleague: Colleague) -> dict[str, Any]:
    return {
        "id": colleague.id,
        "name": colleague.name,
        "initials": colleague.initials,
        "role": colleague.role.value,
        "deputy": colleague.deputy,
        "whereabouts": colleague.presence.whereabouts.value,
        "since": colleague.presence.since,
        "back_at": colleague.presence.back_at,
        "retired_at": colleague.retired_at,
        "quiet_until": colleague.quiet_until,
        "absences": to_json(_Planned(absences=colleague.absences)),
    }


def _department(row: dict[str, Any], members: tuple[PersonId, ...]) -> Department:
    return Department(
        id=PersonId(row["id"]),
        name=row["name"],
        members=members,
        call_type=row["call_type"] and CallTypeId(row["call_type"]),
        standard=None if row["standard"] is None else row["standard"] * _MINUTE,
        retired_at=row["retired_at"],
    )


def _colleague(row: dict[str, Any]) -> Colleague:
    return Colleague(
        id=PersonId(row["id"]),
        name=row["name"],
        initials=row["initials"],
        role=Role(row["role"]),
        deputy=row["deputy"] and PersonId(row["deputy"]),
        presence=Presence(
            whereabouts=Whereabouts(row["whereabouts"]),
            since=row["since"],
            back_at=row["back_at"],
        ),
        absences=from_json(_Planned, row["absences"]).absences,
        quiet_until=row["quiet_until"],
        retired_at=row["retired_at"],
    )
