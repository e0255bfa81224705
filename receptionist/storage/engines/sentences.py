"""What a database says, as a sentence for the person in front of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from receptionist.domain.errors import DeskError
from receptionist.storage.engines import postgresql, sqlite_file


@contextmanager
def for_people() -> Iterator[None]:
    """Turn an error of the database into a DeskError that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _sentence(error.orig) from error
    except sqlite3.Error as error:
        raise sqlite_file.sentence(error) from error
    except Exception as error:
        # The driver's own errors, without importing it where there is no server.
        if type(error).__module__.partition(".")[0] == "psycopg":
            raise postgresql.sentence(error) from error
        raise


def _sentence(error: BaseException | None) -> DeskError:
    if isinstance(error, sqlite3.Error):
        return sqlite_file.sentence(error)
    return postgresql.sentence(error)
