"""A desk of every earlier revision, with its data, is brought up to date; killed half-way, again.

`tests/storage/desks/` has a desk as SQL for each revision that people may have; a revision
without one is made from the one before by its own migration.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from receptionist.domain.trays import Tray
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import message, messages
from receptionist.services.restore_backup import newest_good
from receptionist.settings import Settings
from receptionist.storage import schema
from tests.faults.takers import FULL

_DESKS = Path(__file__).parent.parent / "storage" / "desks"
_CALLS = ("pwrite64", "fdatasync", "fsync")
_OPEN = """
from receptionist.services.desk import open_desk
from receptionist.settings import Settings
open_desk(Settings()).close()
"""


def _config() -> Config:
    config = Config()
    folder = Path(schema.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    return config


def _revisions() -> list[str]:
    script = ScriptDirectory.from_config(_config())
    return [each.revision for each in reversed(list(script.walk_revisions()))]


def _make(revision: str, file: Path) -> None:
    """A desk of that revision."""
    known = max(each.stem for each in _DESKS.glob("*.sql") if each.stem <= revision)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((_DESKS / f"{known}.sql").read_text(encoding="utf-8"))
    if known != revision:
        engine = create_engine(f"sqlite:///{file}")
        config = _config()
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
        engine.dispose()


def _told(file: Path) -> list[tuple[int, str, str]]:
    """Number, caller and text of every message, read without any of our code."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT number, state FROM messages ORDER BY number").fetchall()
    states = [(number, json.loads(state)) for number, state in rows]
    return [(n, each["caller"].get("name", ""), each.get("text", "")) for n, each in states]


def _is_whole(file: Path, before: list[tuple[int, str, str]]) -> None:
    desk = open_desk(Settings(), address=f"sqlite:///{file}")
    with closing(desk):
        assert check_desk(desk).troubles == ()
        found = messages(desk, tray=Tray.ALL, limit=0)
        told = sorted((each.number, each.caller.name, each.text) for each in found)
        assert told == before
        assert all(message(desk, number).history for number, _name, _text in before)
        assert messages(desk, tray=Tray.ALL, words=before[0][1].split()[0])
    with closing(sqlite3.connect(file)) as connection:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        assert revision == schema.HEAD


@pytest.mark.parametrize("revision", _revisions())
def test_every_revision_comes_up_with_all_its_messages(tmp_path: Path, revision: str) -> None:
    file = tmp_path / "receptionist.sqlite3"
    _make(revision, file)
    before = _told(file)
    assert len(before) >= 8
    _is_whole(file, before)
    if revision != schema.HEAD:
        kept = newest_good(Settings(), address=f"sqlite:///{file}")
        assert kept, "a backup was made before"
        assert _told(kept.file) == before


@pytest.mark.parametrize("revision", _revisions()[:-1] if FULL else _revisions()[:1])
def test_killed_at_any_step_it_is_started_again(tmp_path: Path, home: Path, revision: str) -> None:
    original = tmp_path / "original.sqlite3"
    _make(revision, original)
    before = _told(original)
    file = home / "receptionist.sqlite3"
    killed = 0
    for call in _CALLS:
        n, going_on = 1, True
        while going_on:
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir(parents=True)
            shutil.copy(original, file)
            inject = f"inject={call}:signal=KILL:when={n}"
            strace = ["strace", "-f", "-e", f"trace={call}", "-e", inject, "-o", "/dev/null"]
            done = subprocess.run([*strace, sys.executable, "-c", _OPEN], capture_output=True)
            going_on = done.returncode != 0
            killed += going_on
            _is_whole(file, before)
            n += 1 if FULL else 37 if call == "pwrite64" else 7
    assert killed >= 5
