"""Statements that SQLAlchemy writes once and the driver runs: for what nobody may wait for.

A Core statement costs ten times its work each time it is run. These keep the text, the order of the
values and what turns values into the database's and back, and are otherwise the same statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import ClauseElement, Connection, Select, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from receptionist.storage.tables import Moment, moment_of
from receptionist.storage.values import id_of

_Turn = Callable[[Any], Any] | None
_AT_HOME: Final = nullcontext()


class _Made(NamedTuple):
    text: str
    by_name: bool
    values: tuple[tuple[str, _Turn], ...]
    columns: tuple[tuple[int, Callable[[Any], Any]], ...]
    fixed: dict[str, Any]


class Prepared:
    """One statement; `filled` names the columns of an insert or update that are given.

    Where the databases need other words, it is given for each by the name of its dialect, or made
    when it is first run there.
    """

    def __init__(
        self,
        statement: ClauseElement | None = None,
        *filled: str,
        **each: ClauseElement | Callable[[], ClauseElement],
    ) -> None:
        self._statements: dict[str, Any] = {"sqlite": statement, "postgresql": statement, **each}
        self._filled = filled
        self._made: dict[str, _Made] = {}

    def run(self, connection: Connection, /, **values: Any) -> Any:
        """The driver's cursor after running it within the transaction of `connection`."""
        return self._run(connection, self._for(connection.dialect), values)

    def run_all(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run it for each of these rows of values, handed to the driver at once."""
        if not rows:
            return
        made = self._for(connection.dialect)
        cursor: Any = connection.connection.cursor()
        cursor.executemany(made.text, [_given(made, values) for values in rows])

    def rows(self, connection: Connection, /, **values: Any) -> list[tuple[Any, ...]]:
        """All rows it finds, each value as its column's type has it."""
        found: list[tuple[Any, ...]] = self.run(connection, **values).fetchall()
        return self.turned(connection.dialect.name, found)

    def turned(self, dialect: str, rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Rows as the driver of that dialect gave them, each value as its column's type has it."""
        columns = self._made[dialect].columns
        return [_turned(row, columns) for row in rows] if columns else list(rows)

    def _run(self, connection: Connection, made: _Made, values: dict[str, Any]) -> Any:
        cursor: Any = connection.connection.cursor()
        return cursor.execute(made.text, _given(made, values))

    def _for(self, dialect: Dialect) -> _Made:
        made = self._made.get(dialect.name)
        if made is None:
            made = self._made[dialect.name] = self._make(dialect)
        return made

    def _make(self, dialect: Dialect) -> _Made:
        statement = self._statements[dialect.name]
        if callable(statement):
            statement = statement()
        compiled: Any = statement.compile(dialect=dialect, column_keys=list(self._filled) or None)
        binds = compiled.binds
        names = compiled.positiontup if compiled.positional else tuple(binds)
        columns = statement.selected_columns if isinstance(statement, Select) else ()
        back = [_back(each.type, dialect) for each in columns]
        return _Made(
            text=str(compiled),
            by_name=not compiled.positional,
            values=tuple(
                (name, _here(binds[name].type, dialect).bind_processor(dialect)) for name in names
            ),
            columns=tuple((at, turn) for at, turn in enumerate(back) if turn is not None),
            fixed={name: each.value for name, each in binds.items() if not each.required},
        )


def in_one_go(connection: Connection) -> AbstractContextManager[Any]:
    """What is run inside goes to a server without waiting for each answer; a file has no way to go.

    Read the cursors after it: an answer that is asked for inside is waited for inside.
    """
    if connection.dialect.name == "sqlite":
        return _AT_HOME
    driver: Any = connection.connection.driver_connection
    pipeline: AbstractContextManager[Any] = driver.pipeline()
    return pipeline


def _given(made: _Made, values: Mapping[str, Any]) -> list[Any] | dict[str, Any]:
    """These values in the order of the statement, or by their names, as the driver takes them."""
    if made.fixed:
        values = {**made.fixed, **values}
    given = [turn(values[name]) if turn else values[name] for name, turn in made.values]
    if not made.by_name:
        return given
    return dict(zip((name for name, _turn in made.values), given, strict=True))


def _here(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)


def _back(kind: TypeEngine[Any], dialect: Dialect) -> _Turn:
    """What turns a value of the database's into ours; of a file's many ids and moments at once."""
    if dialect.name == "sqlite" and isinstance(kind, Uuid):
        return _id_or_none
    if dialect.name == "sqlite" and isinstance(kind, Moment):
        return moment_of
    found: _Turn = _here(kind, dialect).result_processor(dialect, None)
    return found


def _id_or_none(hex_: str | None) -> UUID | None:
    return None if hex_ is None else id_of(hex_)


def _turned(
    row: tuple[Any, ...], columns: tuple[tuple[int, Callable[[Any], Any]], ...]
) -> tuple[Any, ...]:
    turned = list(row)
    for at, turn in columns:
        turned[at] = turn(turned[at])
    return tuple(turned)
