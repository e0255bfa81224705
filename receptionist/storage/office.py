"""The office's own settings, one row; hours and call types as text, so that they are read whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from receptionist.domain.office import CallType, Office
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.reminders.health import Computer
from receptionist.storage.engines.file_transactions import remember, still_known
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import COMPUTERS, OFFICE
from receptionist.storage.values import from_json, to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class _CallTypes:
    """How the call types stand in their column, in the office's own order."""

    these: tuple[CallType, ...] = ()


_NAMES = tuple(each.name for each in OFFICE.columns if each.name != "one")
_STANDARDS = ("standard", "urgent_standard")
_READ = Prepared(select(*(OFFICE.c[name] for name in _NAMES)))


def load_office(connection: Connection) -> Office | None:
    """The office; None in a new database."""
    return office_of(connection, ask_office(connection))


def ask_office(connection: Connection) -> Any:
    """Ask for the office, unless it is still known; `office_of` reads the answer."""
    return still_known(connection, Office) or _READ.run(connection)


def office_of(connection: Connection, asked: Any) -> Office | None:
    """The office, of what `ask_office` asked for; None in a new database."""
    if isinstance(asked, Office):
        return asked
    rows = _READ.turned(connection.dialect.name, asked)
    return remember(connection, _office(rows[0])) if rows else None


@lru_cache(maxsize=8)
def _office(row: tuple[Any, ...]) -> Office:
    """Made once for each content: the office is read with every message, and changes rarely."""
    values = dict(zip(_NAMES, row, strict=True))
    values["hours"] = OpeningHours.from_dict(json.loads(values["hours"]))
    for name in _STANDARDS:
        values[name] = timedelta(minutes=values[name])
    values["call_types"] = from_json(_CallTypes, values["call_types"]).these
    return Office(**values)


def save_office(connection: Connection, office: Office) -> None:
    """Keep the office as it is now."""
    values = {
        "name": office.name,
        "language": office.language,
        "country": office.country,
        "region": office.region,
        "hours": json.dumps(office.hours.as_dict()),
        "standard": office.standard // timedelta(minutes=1),
        "urgent_standard": office.urgent_standard // timedelta(minutes=1),
        "sample": office.sample,
        "promises_per_hour": office.promises_per_hour,
        "call_types": to_json(_CallTypes(these=office.call_types)),
        "colleagues_read_all": office.colleagues_read_all,
        "asks_pin": office.asks_pin,
        "lock_minutes": office.lock_minutes,
        "keep_months": office.keep_months,
    }
    if not connection.execute(update(OFFICE).values(values)).rowcount:
        connection.execute(insert(OFFICE), values | {"one": True})


_COMPUTER = ("id", "name", "channel", "available", "proven_at", "trouble", "reported_at")


def load_computers(connection: Connection) -> tuple[Computer, ...]:
    """All of them, by name."""
    rows = connection.execute(select(COMPUTERS).order_by(COMPUTERS.c.name, COMPUTERS.c.id))
    return tuple(Computer(**{name: getattr(row, name) for name in _COMPUTER}) for row in rows)


def save_computer(connection: Connection, computer: Computer) -> None:
    """What a PC reports, new or again."""
    values = {name: getattr(computer, name) for name in _COMPUTER}
    known = update(COMPUTERS).where(COMPUTERS.c.id == computer.id).values(values)
    if not connection.execute(known).rowcount:
        connection.execute(insert(COMPUTERS), values)


def forget_computer(connection: Connection, computer: Computer) -> None:
    """It is not used any more."""
    connection.execute(delete(COMPUTERS).where(COMPUTERS.c.id == computer.id))
