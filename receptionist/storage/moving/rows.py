"""Rows of any table as they are stored, read from one database and written into another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Table, insert, select

from receptionist.storage.tables import MESSAGES

Row: TypeAlias = dict[str, Any]

_COUNTED: Final = {"events": "seq", "people": "place", "contacts": "place"}
"""Columns each database counts for itself; the order of the rows is what counts."""


def columns_of(table: Table) -> tuple[str, ...]:
    """What is carried over of a table, whatever columns it has by now."""
    own = _COUNTED.get(table.name)
    return tuple(each.name for each in table.columns if each.name != own)


def in_order(table: Table) -> tuple[Any, ...]:
    """The columns by which its rows stand in the order they came."""
    own = _COUNTED.get(table.name)
    return (table.c[own],) if own else tuple(table.primary_key)


def read_rows(connection: Connection, table: Table, *where: Any) -> list[Row]:
    """Its rows, in the order they came."""
    columns = [table.c[name] for name in columns_of(table)]
    query = select(*columns).where(*where).order_by(*in_order(table))
    return [dict(row._mapping) for row in connection.execute(query)]


def write_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add these rows, in this order."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), rows)
        return
    names = list(rows[0])
    if table is MESSAGES:
        names.remove("chain")  # the server makes it, event by event, and nobody else can
    cursor: Any = connection.connection.cursor()
    listed = ", ".join(f'"{name}"' for name in names)
    with cursor.copy(f"COPY {table.name} ({listed}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([row[name] for name in names])


def without(rows: Iterable[Row], known: frozenset[Any], key: str = "id") -> list[Row]:
    """Those whose key is not known yet."""
    return [row for row in rows if row[key] not in known]
