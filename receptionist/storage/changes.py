"""Notices that somebody else changed the database: another window, a script, a timer job."""

from __future__ import annotations

from sqlalchemy import text

from receptionist.storage.database import Database

_VERSION = text("PRAGMA data_version")


class ChangeWatch:
    """Compares what the database says of others' commits with what it said before."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen: int | None = None

    def changed(self) -> bool:
        """Whether somebody else has saved something since the last question."""
        with self._database.read() as session:
            version = int(session.execute(_VERSION).scalar_one())
        before, self._seen = self._seen, version
        return before is not None and before != version
