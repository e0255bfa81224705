"""The office's own settings, one row; hours and call types as text, so that they are read whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from sqlalchemy import Connection, insert, select, update

from receptionist.domain.office import CallType, Office
from receptionist.domain.opening_hours import OpeningHours
from receptionist.storage.tables import OFFICE
from receptionist.storage.values import from_json, to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class _CallTypes:
    """How the call types stand in their column, in the office's own order."""

    these: tuple[CallType, ...] = ()


def load_office(connection: Connection) -> Office | None:
    """The office; None in a new database."""
    row = connection.execute(select(OFFICE)).one_or_none()
    if row is None:
        return None
    return Office(
        name=row.name,
        language=row.language,
        country=row.country,
        region=row.region,
        hours=_hours(row.hours),
        standard=timedelta(minutes=row.standard),
        urgent_standard=timedelta(minutes=row.urgent_standard),
        sample=row.sample,
        promises_per_hour=row.promises_per_hour,
        call_types=_call_types(row.call_types),
    )


@lru_cache(maxsize=8)
def _hours(text: str) -> OpeningHours:
    """Read once for each text: hours are read with every message, and change once a year."""
    return OpeningHours.from_dict(json.loads(text))


@lru_cache(maxsize=8)
def _call_types(text: str) -> tuple[CallType, ...]:
    return from_json(_CallTypes, text).these


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
    }
    if not connection.execute(update(OFFICE).values(values)).rowcount:
        connection.execute(insert(OFFICE), values | {"one": True})
