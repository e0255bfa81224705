"""Brings the tables and rights of one office, or of all on a server, to those of this program."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url

from receptionist.storage.office_server.create import become_keeper, office_connection
from receptionist.storage.office_server.rights import put_rights_in_place
from receptionist.storage.schema import HEAD, lock_migrations, migrate_here, revision_of

_DATABASES: Final = text(
    "SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate "
    "AND has_database_privilege(datname, 'CONNECT') ORDER BY datname"
)
_IS_OFFICE: Final = text(
    "SELECT to_regclass('alembic_version') IS NOT NULL AND to_regclass('messages') IS NOT NULL "
    "AND to_regclass('event_texts') IS NOT NULL"
)


def migrate_office(address: str) -> tuple[str, str]:
    """The revision before and now; run by whoever may become its keeper. Raises StorageTrouble."""
    with office_connection(address) as connection:
        lock_migrations(connection)
        before = revision_of(connection)
        roles = become_keeper(connection)
        migrate_here(connection)
        if roles:
            put_rights_in_place(connection, roles)
    return before, HEAD


def offices_beside(address: str) -> tuple[str, ...]:
    """The address of every database with an office in it, on the server of that address."""
    url = make_url(address)
    with office_connection(address) as connection:
        names = [str(name) for (name,) in connection.execute(_DATABASES)]
    found = (url.set(database=name).render_as_string(hide_password=False) for name in names)
    return tuple(each for each in found if _holds_office(each))


def _holds_office(address: str) -> bool:
    with office_connection(address) as connection:
        return _is_office(connection)


def _is_office(connection: Connection) -> bool:
    return bool(connection.execute(_IS_OFFICE).scalar_one())
