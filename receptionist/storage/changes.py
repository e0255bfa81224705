"""Notices that somebody else changed the database: another window, another PC, a timer job."""

from __future__ import annotations

from time import monotonic
from typing import Any, Final

from sqlalchemy import text

from receptionist.storage.database import Database

_VERSION = text("PRAGMA data_version")
_COUNT = text("SELECT last_value + CAST(is_called AS int) FROM changes")
_CHANNEL: Final = "receptionist"
_ASK_SECONDS: Final = 2.0


def watch_changes(database: Database) -> FileWatch | ServerWatch:
    """What can say whether others changed this database."""
    return FileWatch(database) if database.in_file else ServerWatch(database)


class FileWatch:
    """Compares what SQLite says of others' commits with what it said before."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen = self._version()

    def changed(self) -> bool:
        """Whether somebody else has saved something since the last question."""
        before, self._seen = self._seen, self._version()
        return before != self._seen

    def close(self) -> None:
        """There is nothing to let go of."""

    def _version(self) -> int:
        with self._database.read() as session:
            return int(session.execute(_VERSION).scalar_one())


class ServerWatch:
    """Listens to the server; and every two seconds asks its count, for what does not come through.

    A pooler between may swallow what is told, and a connection may have died unheard.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._listening: Any = None
        self._count = -1
        self._asked_at = 0.0
        self._told = self._once_more = False
        try:
            self.changed()
        except BaseException:
            self.close()
            raise

    def changed(self) -> bool:
        """Whether somebody else has saved something since the last question."""
        heard = self._heard_of_others()
        return self._counted_unheard() or heard

    def close(self) -> None:
        """Let go of the connection."""
        if self._listening is not None:
            self._listening.close()
            self._listening = None

    def _heard_of_others(self) -> bool:
        import psycopg

        try:
            if self._listening is None:
                self._listening = self._database.listen(_CHANNEL)
            told = _arrived(self._listening.pgconn)
        except psycopg.Error:
            self.close()
            return True  # what was told meanwhile was missed
        self._told = self._told or bool(told)
        return any(session not in self._database.own_sessions for session in told)

    def _counted_unheard(self) -> bool:
        """Whether something was saved of which nothing was told, not even to ourselves."""
        if monotonic() - self._asked_at < _ASK_SECONDS:
            return False
        with self._database.read() as session:
            before, self._count = self._count, int(session.execute(_COUNT).scalar_one())
        unheard = before != self._count and not self._told
        # It counts before it commits: what was counted just now may only be seen the next time.
        found, self._once_more = unheard or self._once_more, unheard
        self._asked_at, self._told = monotonic(), False
        return found


def _arrived(connection: Any) -> list[int]:
    """Which sessions told of a change since the last look; it never waits.

    Raises psycopg.Error when the connection is dead (at the second look, after its last words).
    """
    connection.consume_input()
    found = []
    while (told := connection.notifies()) is not None:
        found.append(told.be_pid)
    return found
