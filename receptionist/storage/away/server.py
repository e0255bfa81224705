"""What is asked of a server that answers again: its clock, and whether anything can be saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import text

from receptionist.storage.database import Database
from receptionist.storage.engines.postgresql import only_reads

_NOW = text("SELECT clock_timestamp()")
_READ_ONLY = text("SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::bool")


def ahead_of_server(database: Database, now: Callable[[], datetime]) -> timedelta:
    """By how much this PC's clock is ahead of the server's, give or take the way there."""
    with database.read() as session:
        session.execute(_NOW)  # the second answer comes without what connecting costs
        before = now()
        there: datetime = session.execute(_NOW).scalar_one()
        return before + (now() - before) / 2 - there


def must_take_messages(database: Database) -> None:
    """Raise StorageTakesNothing for a server that only lets one read, as a standby does."""
    with database.begin() as session:
        if session.execute(_READ_ONLY).scalar_one():
            raise only_reads()
