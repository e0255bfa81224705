"""Puts the rights of an office in place, whatever stood there before: grants, rows, rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, text

from receptionist.domain.people import Role
from receptionist.storage.office_server.functions import (
    DEFINER,
    EVERYBODYS,
    FUNCTIONS,
    OWNERS,
    THEIRS,
)
from receptionist.storage.office_server.grants import grants_for
from receptionist.storage.office_server.names import Roles, quoted
from receptionist.storage.office_server.policies import POLICIES
from receptionist.storage.office_server.rules import ME, RULES, TRIGGERS

_SCHEMA: Final = text("SELECT quote_ident(current_schema())")
_POLICIES_THERE: Final = text(
    "SELECT tablename, policyname FROM pg_policies WHERE schemaname = current_schema()"
)
# Also of what somebody does who gives up their own rights by it.
_TELLS: Final = (
    "ALTER FUNCTION tell_of_change() SECURITY DEFINER "
    "SET search_path = pg_catalog, {schema}, pg_temp"
)


def put_rights_in_place(connection: Connection, roles: Roles) -> None:
    """Give each group what it may do, as this program knows it; run as the keeper.

    Within one transaction, so that nobody ever meets half of it.
    """
    schema = str(connection.execute(_SCHEMA).scalar_one())
    words = {
        "{me}": ME,
        "{theirs}": THEIRS.replace("{of}", "m"),
        "{definer}": DEFINER,
        "{schema}": schema,
        "{keeper}": _literal(roles.keeper),
        "{prefix}": _literal(roles.prefix),
        "{groups}": f"ARRAY[{', '.join(map(_literal, roles.groups))}]",
    }
    # Once everything is there: what is made is looked at when it is used first.
    connection.exec_driver_sql("SET LOCAL check_function_bodies = off")
    statements = (
        *FUNCTIONS,
        *RULES,
        _TELLS,
        *grants_for(connection, roles),
        *_calls(roles),
        *_triggers(),
    )
    for statement in statements:
        connection.exec_driver_sql(_filled(statement, words))
    _renew_policies(connection, roles)


def _filled(statement: str, words: dict[str, str]) -> str:
    for word, meaning in words.items():
        statement = statement.replace(word, meaning)
    return statement.replace("%", "%%") if "%" in statement else statement


def _calls(roles: Roles) -> Iterator[str]:
    groups = ", ".join(map(quoted, roles.groups))
    yield f"GRANT USAGE ON SCHEMA {{schema}} TO {groups}"
    for function in EVERYBODYS:
        yield f"GRANT EXECUTE ON FUNCTION {function} TO {groups}"
    for function in OWNERS:
        yield f"GRANT EXECUTE ON FUNCTION {function} TO {quoted(roles.group(Role.OWNER))}"


def _triggers() -> Iterator[str]:
    for table, (name, when, each, does) in TRIGGERS.items():
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
        yield f"CREATE TRIGGER {name} {when} ON {table} FOR EACH {each} EXECUTE FUNCTION {does}()"


def _renew_policies(connection: Connection, roles: Roles) -> None:
    for table, name in list(connection.execute(_POLICIES_THERE)):
        connection.exec_driver_sql(f"DROP POLICY {quoted(name)} ON {quoted(table)}")
    for table in dict.fromkeys(each.table for each in POLICIES):
        connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    for number, each in enumerate(POLICIES):
        groups = ", ".join(quoted(roles.group(role)) for role in each.groups)
        holds = {
            "INSERT": f"WITH CHECK ({each.rows})",
            "UPDATE": f"USING ({each.rows}) WITH CHECK ({each.after or each.rows})",
        }.get(each.verb, f"USING ({each.rows})")
        connection.exec_driver_sql(
            f"CREATE POLICY {each.table}_{each.verb.lower()}_{number} ON {each.table} "
            f"FOR {each.verb} TO {groups} {holds}"
        )


def _literal(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
