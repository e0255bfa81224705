"""Notices that somebody else changed the database: another window, a script, a timer job."""

from __future__ import annotations

from sqlalchemy import text

from receptionist.storage.database import Database

_VERSION = text("PRAGMA data_version")


class ChangeWatch:
    """Compares what the database says of others' commits with what it said before."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen = self._version()

    def changed(self) -> bool:
        """Whether somebody else has saved something since the last question."""
        before, self._seen = self._seen, self._version()
        return before != self._seen

    def _version(self) -> int:
        with self._database.read() as session:
            return int(session.execute(_VERSION).scalar_one())
