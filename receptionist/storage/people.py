"""Colleagues and departments: rows become `People` here, in the order they joined."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

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
from receptionist.storage.tables import DEPARTMENTS, MEMBERS, PEOPLE
from receptionist.storage.values import from_json, to_json

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """How planned absences stand in their column."""

    absences: tuple[Absence, ...] = ()


def load_people(connection: Connection) -> People:
    """Everyone, retired ones too."""
    members: defaultdict[PersonId, list[PersonId]] = defaultdict(list)
    for row in connection.execute(select(MEMBERS).order_by(MEMBERS.c.place)):
        members[PersonId(row.department)].append(PersonId(row.person))
    rows = connection.execute(select(DEPARTMENTS).order_by(DEPARTMENTS.c.name))
    departments = [_department(row, tuple(members[row.id])) for row in rows]
    colleagues = connection.execute(select(PEOPLE).order_by(PEOPLE.c.place))
    return People(
        colleagues=tuple(_colleague(row) for row in colleagues),
        departments=tuple(each for each in departments if each.retired_at is None),
        former_departments=tuple(each for each in departments if each.retired_at),
    )


def add_colleague(connection: Connection, colleague: Colleague) -> None:
    """A new colleague, after all others."""
    connection.execute(insert(PEOPLE), _row(colleague))


def update_colleague(connection: Connection, colleague: Colleague) -> None:
    """What is known of a colleague now."""
    connection.execute(update(PEOPLE).where(PEOPLE.c.id == colleague.id), _row(colleague))


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
        "absences": to_json(_Planned(absences=colleague.absences)),
    }


@lru_cache(maxsize=256)
def _absences(text: str) -> tuple[Absence, ...]:
    """Read once for each text: people are read with every message."""
    return from_json(_Planned, text).absences


def _department(row: Row[Any], members: tuple[PersonId, ...]) -> Department:
    return Department(
        id=PersonId(row.id),
        name=row.name,
        members=members,
        call_type=row.call_type and CallTypeId(row.call_type),
        standard=None if row.standard is None else row.standard * _MINUTE,
        retired_at=row.retired_at,
    )


def _colleague(row: Row[Any]) -> Colleague:
    return Colleague(
        id=PersonId(row.id),
        name=row.name,
        initials=row.initials,
        role=Role(row.role),
        deputy=row.deputy and PersonId(row.deputy),
        presence=Presence(
            whereabouts=Whereabouts(row.whereabouts), since=row.since, back_at=row.back_at
        ),
        absences=_absences(row.absences),
        retired_at=row.retired_at,
    )
