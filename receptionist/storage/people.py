"""Colleagues and departments: rows become `People` here, in the order they joined."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from receptionist.domain.ids import PersonId
from receptionist.domain.people import Colleague, Department, People, Presence, Role, Whereabouts
from receptionist.storage.tables import DEPARTMENTS, MEMBERS, PEOPLE


def load_people(connection: Connection) -> People:
    """Everyone, retired ones too."""
    members: defaultdict[PersonId, list[PersonId]] = defaultdict(list)
    for row in connection.execute(select(MEMBERS).order_by(MEMBERS.c.place)):
        members[PersonId(row.department)].append(PersonId(row.person))
    departments = connection.execute(select(DEPARTMENTS).order_by(DEPARTMENTS.c.name))
    colleagues = connection.execute(select(PEOPLE).order_by(PEOPLE.c.place))
    return People(
        colleagues=tuple(_colleague(row) for row in colleagues),
        departments=tuple(
            Department(id=PersonId(row.id), name=row.name, members=tuple(members[row.id]))
            for row in departments
        ),
    )


def add_colleague(connection: Connection, colleague: Colleague) -> None:
    """A new colleague, after all others."""
    connection.execute(insert(PEOPLE), _row(colleague))


def update_colleague(connection: Connection, colleague: Colleague) -> None:
    """What is known of a colleague now."""
    connection.execute(update(PEOPLE).where(PEOPLE.c.id == colleague.id), _row(colleague))


def save_department(connection: Connection, department: Department) -> None:
    """A new department, or its new members."""
    connection.execute(delete(MEMBERS).where(MEMBERS.c.department == department.id))
    values = {"name": department.name}
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
    }


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
        retired_at=row.retired_at,
    )
