"""Makes an office of a database: its roles, its tables, the keeper who owns them, the rights.

Roles are made and given within transactions too: whatever interrupts it, there is all or nothing,
and doing it again finds what is there.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, text

from receptionist.domain.errors import StorageTrouble
from receptionist.domain.people import Role
from receptionist.i18n import _
from receptionist.passwords import secret_for
from receptionist.storage.database import server_engine
from receptionist.storage.engines.sentences import for_people
from receptionist.storage.office_server.names import (
    Roles,
    quoted,
    role_exists,
    roles_for,
    roles_of,
)
from receptionist.storage.office_server.rights import put_rights_in_place
from receptionist.storage.schema import lock_migrations, migrate_here, revision_of

log = logging.getLogger(__name__)

_MAY: Final = text(
    "SELECT rolsuper OR rolcreaterole, rolsuper FROM pg_roles WHERE rolname = current_user"
)
_IN_SCHEMA: Final = text("SELECT has_schema_privilege(:role, current_schema(), 'CREATE')")
_OF_ITS_TABLES: Final = text(
    "SELECT relname, relkind::text FROM pg_class c "
    "WHERE relnamespace = current_schema()::regnamespace AND pg_get_userbyid(relowner) <> :keeper "
    "AND (relkind = 'r' OR relkind = 'S' AND NOT EXISTS "
    "(SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i')))"
)
_OF_ITS_FUNCTIONS: Final = text(
    "SELECT p.oid::regprocedure::text FROM pg_proc p "
    "WHERE pronamespace = current_schema()::regnamespace AND pg_get_userbyid(proowner) <> :keeper "
    "AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
)
_OWNS_DATABASE: Final = text(
    "SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()"
)
_NAMES: Final = text("SELECT current_schema(), current_database()")


@contextmanager
def office_connection(address: str) -> Iterator[Connection]:
    """One transaction of whoever keeps the office at that address. Raises StorageTrouble."""
    engine = server_engine(address, password=secret_for(address))
    try:
        with for_people(), engine.connect() as connection, connection.begin():
            yield connection
    finally:
        engine.dispose()


def create_office(address: str) -> Roles:
    """Make the office, or bring one that is there up to date: also one of a single login.

    Raises StorageTrouble for a login that may not, and for a database of something else.
    """
    with office_connection(address) as connection:
        lock_migrations(connection)
        revision_of(connection)
        everything = _check_may(connection)
        roles = roles_for(connection)
        _make_roles(connection, roles, is_superuser=everything)
        _hand_over_to(connection, roles.keeper)
        connection.exec_driver_sql(f"SET LOCAL ROLE {quoted(roles.keeper)}")
        migrate_here(connection)
        put_rights_in_place(connection, roles)
        connection.exec_driver_sql("RESET ROLE")
        _let_in(connection, roles)
    log.info("the office of %s has its roles", roles.prefix)
    return roles


def become_keeper(connection: Connection) -> Roles | None:
    """Act as the keeper of this office until the transaction ends; None where there is none.

    Raises StorageTrouble, with who must run what, for a login that is not allowed to.
    """
    roles = roles_of(connection)
    if roles is None:
        return None
    may = text("SELECT pg_has_role(:keeper, 'MEMBER')")
    if not connection.execute(may, {"keeper": roles.keeper}).scalar_one():
        raise StorageTrouble(
            _(
                "The office's tables are older than this program. Whoever set up the office's "
                "server must run “receptionist-cli office migrate” there once."
            )
        )
    connection.exec_driver_sql(f"SET LOCAL ROLE {quoted(roles.keeper)}")
    return roles


def _check_may(connection: Connection) -> bool:
    """Refuse a login that cannot make roles; whether it may do everything."""
    may, everything = connection.execute(_MAY).one()
    if not may:
        raise StorageTrouble(
            _(
                "This login may not make other logins. Use one that may (CREATEROLE), "
                "such as the server's own administrator."
            )
        )
    return bool(everything)


def _make_roles(connection: Connection, roles: Roles, *, is_superuser: bool) -> None:
    keeper = quoted(roles.keeper)
    if not role_exists(connection, roles.keeper):
        connection.exec_driver_sql(f"CREATE ROLE {keeper} NOLOGIN")
    if not is_superuser:
        # From 16 on whoever made a role has yet to be let into it.
        connection.exec_driver_sql(f"GRANT {keeper} TO CURRENT_USER")
    for role in Role:
        group = roles.group(role)
        if not role_exists(connection, group):
            connection.exec_driver_sql(f"CREATE ROLE {quoted(group)} NOLOGIN")
        connection.exec_driver_sql(f"GRANT {quoted(group)} TO {keeper} WITH ADMIN OPTION")


def _hand_over_to(connection: Connection, keeper: str) -> None:
    """The keeper owns what is there, whoever made it; and may make more."""
    schema, _database = connection.execute(_NAMES).one()
    if not connection.execute(_IN_SCHEMA, {"role": keeper}).scalar_one():
        connection.exec_driver_sql(
            f"GRANT USAGE, CREATE ON SCHEMA {quoted(schema)} TO {quoted(keeper)}"
        )
    for name, kind in list(connection.execute(_OF_ITS_TABLES, {"keeper": keeper})):
        what = "TABLE" if kind == "r" else "SEQUENCE"
        connection.exec_driver_sql(f"ALTER {what} {quoted(name)} OWNER TO {quoted(keeper)}")
    for (name,) in list(connection.execute(_OF_ITS_FUNCTIONS, {"keeper": keeper})):
        connection.exec_driver_sql(f"ALTER FUNCTION {name} OWNER TO {quoted(keeper)}")


def _let_in(connection: Connection, roles: Roles) -> None:
    """Only the office's own logins come into its database, where that is ours to say."""
    schema, database = (quoted(each) for each in connection.execute(_NAMES).one())
    if not connection.execute(_OWNS_DATABASE).scalar_one():
        return
    inside = ", ".join(map(quoted, (roles.keeper, *roles.groups)))
    connection.exec_driver_sql(f"REVOKE CONNECT, TEMPORARY ON DATABASE {database} FROM PUBLIC")
    connection.exec_driver_sql(f"GRANT CONNECT ON DATABASE {database} TO {inside}")
    connection.exec_driver_sql(f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC")
