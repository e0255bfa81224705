"""Brings a database to the tables of this program; a newer one is refused, never touched."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from receptionist.domain.errors import StorageDamaged, StorageTrouble
from receptionist.i18n import _

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

log = logging.getLogger(__name__)

HEAD: Final = "0013"
"""The revision this program works with; a test holds it against the newest migration."""

_LOCK: Final = 0x5245_4350  # any number will do, as long as every Receptionist takes the same


def bring_up_to_date(engine: Engine, patiently: Callable[[], None] = lambda: None) -> None:
    """Make the tables, or change them to this program's. Raises StorageTrouble for a newer one.

    `patiently` is called before what may take a while.
    """
    with engine.connect().execution_options(writes=False) as connection, connection.begin():
        revision = revision_of(connection)
    if revision != HEAD:
        patiently()
        _migrate(engine)


def revision_of(connection: Connection) -> str:
    """The revision of a database, "" for an empty one.

    Raises StorageTrouble for one of a newer program, StorageDamaged for one of something else.
    """
    from sqlalchemy import inspect, text  # the first look asks for HEAD alone

    if not inspect(connection).has_table("alembic_version"):
        if inspect(connection).get_table_names():
            raise StorageDamaged(_something_else(connection))
        return ""
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    revision = str(found or "")
    if revision > HEAD:
        raise StorageTrouble(
            _("These messages were saved by a newer Receptionist. Install the newest version.")
        )
    return revision


def _something_else(connection: Connection) -> str:
    if connection.dialect.name == "postgresql":
        return _("This database holds something else than Receptionist's messages.")
    return _("This file holds something else than Receptionist's messages.")


def _migrate(engine: Engine) -> None:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            _migrate_on_server(connection)
            return
        before = revision_of(connection)
        if before and before != HEAD:
            _keep_as_it_was(connection, before)
        migrate_here(connection)


def _migrate_on_server(connection: Connection) -> None:
    """By whoever owns the tables; where the logins have rights, those follow the new tables."""
    from receptionist.storage.office_server.create import become_keeper
    from receptionist.storage.office_server.rights import put_rights_in_place

    lock_migrations(connection)
    if revision_of(connection) == HEAD:
        return
    roles = become_keeper(connection)
    migrate_here(connection)
    if roles:
        put_rights_in_place(connection, roles)


def lock_migrations(connection: Connection) -> None:
    """Two programs may start at once: the first one to hold the lock migrates, the other waits."""
    from sqlalchemy import text

    connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    connection.execute(text("SET LOCAL statement_timeout = 0"))  # a large office takes long


def migrate_here(connection: Connection) -> None:
    """Bring the tables to this program's within a transaction that is open already."""
    if revision_of(connection) == HEAD:
        return
    # Costs some 200 ms of import, which an up-to-date database does not need.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    log.info("the database is at revision %s", HEAD)


def _keep_as_it_was(connection: Connection, revision: str) -> None:
    """A backup before anything is changed; without one nothing is."""
    from receptionist.storage.backups.files import copy_before_migration

    file = Path(str(connection.engine.url.database))
    copy_before_migration(file.absolute(), HEAD)
    log.info("the messages of revision %s were kept as they were", revision)
