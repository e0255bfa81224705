"""A database of its own for every test of the storage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from receptionist.storage.database import Database, open_database


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "desk.sqlite3"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    """A new database, brought up to date."""
    found = open_database(f"sqlite:///{file}")
    yield found
    found.close()
