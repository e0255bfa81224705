"""Many offices on one server are brought up to date by one command, killed half-way, again."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, inspect, select

from receptionist.domain.trays import Tray
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.settings import Settings
from receptionist.storage import schema
from receptionist.storage.tables import METADATA
from tests.support.server import Server
from tests.support.waiting import wait_until

FULL = bool(os.environ.get("RECEPTIONIST_FULL"))
OFFICES = 50 if FULL else 4
OLD = "0001"
_DESK = Path(__file__).parents[2] / "storage" / "desks" / f"{OLD}.sql"


@pytest.fixture
def offices(server: Server, tmp_path: Path) -> Iterator[list[str]]:
    """The names of databases with an office of an earlier program in each."""
    first = server.new_database()
    _make_old(server.address(first), tmp_path / "old.sqlite3")
    names = [first, *(server.new_database(like=first) for _each in range(OFFICES - 1))]
    yield names
    for name in names:
        server.drop(name)


def _make_old(address: str, file: Path) -> None:
    """An office as that program made it, with the messages of a desk of its time."""
    with closing(sqlite3.connect(file)) as desk:
        desk.executescript(_DESK.read_text(encoding="utf-8"))
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    old = create_engine(f"sqlite:///{file}")
    new = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with old.connect() as source, new.begin() as target:
        config.attributes["connection"] = target
        command.upgrade(config, OLD)
        there = set(inspect(target).get_table_names())
        for table in METADATA.sorted_tables:
            if table.name not in there:
                continue
            known = {each["name"] for each in inspect(target).get_columns(table.name)}
            columns = [each for each in table.columns if each.name in known]
            rows = [dict(row._mapping) for row in source.execute(select(*columns))]
            if rows:
                target.execute(table.insert(), rows)
    for engine in (old, new):
        engine.dispose()


def _revisions(server: Server, names: list[str]) -> list[str]:
    found = []
    for name in names:
        with server.connect(name) as beside:
            row = beside.execute(b"SELECT version_num FROM alembic_version").fetchone()
        found.append(str(row[0]) if row else "")
    return found


@pytest.mark.timeout(1800 if FULL else 120)
def test_one_command_for_all_and_again_when_killed(server: Server, offices: list[str]) -> None:
    assert set(_revisions(server, offices)) == {OLD}
    program = [sys.executable, "-m", "receptionist", "--json"]
    all_of_them = [*program, "office", "migrate", "--all", server.address("postgres")]
    migration = subprocess.Popen(all_of_them, stdout=subprocess.DEVNULL)
    wait_until(
        lambda: schema.HEAD in _revisions(server, offices) or migration.poll() is not None,
        within=60,
        what="the first office is up to date",
    )
    migration.send_signal(signal.SIGKILL)
    assert migration.wait() == -signal.SIGKILL, "it was killed between two offices"
    assert OLD in _revisions(server, offices), "some were not reached"
    done = subprocess.run(all_of_them, check=True, capture_output=True, text=True, timeout=1000)
    told = [each for each in json.loads(done.stdout) if any(n in each["address"] for n in offices)]
    assert not [each["trouble"] for each in told if each["trouble"]]
    assert set(_revisions(server, offices)) == {schema.HEAD}
    for name in (offices[0], offices[-1]):
        desk = open_desk(Settings(), address=server.address(name))
        assert messages(desk, tray=Tray.ALL, limit=0)
        assert check_desk(desk).troubles == ()
        desk.close()
