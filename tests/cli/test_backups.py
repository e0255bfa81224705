"""Backups from a terminal: made, put back, never without having asked what would be lost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from receptionist.paths import data_folder, database_file
from tests.cli.conftest import Cli


@pytest.fixture
def copied(taken: Cli, tmp_path: Path) -> Path:
    """A copy with message 1, and a message 2 taken after it."""
    file = tmp_path / "copy.sqlite3"
    assert taken("backup", str(file), "--json").json["messages"] == 1
    assert taken("take", "--caller", "Begoña Quintana", "--for", "Juan").code == 0
    return file


def test_without_a_file_it_is_the_daily_one(taken: Cli) -> None:
    answer = taken("backup", "--json").json
    (made,) = (data_folder() / "backups").iterdir()
    assert (answer["file"], answer["bytes"]) == (str(made), made.stat().st_size)


def test_a_second_folder_that_is_not_there_is_said(taken: Cli, home: Path) -> None:
    (home / "settings.toml").write_text('backup_folder = "/nowhere/stick"\n')
    answer = taken("backup")
    assert (answer.code, "/nowhere/stick, is not there" in answer.err) == (0, True)
    assert "trouble" in taken("backup", "--json").json


def test_it_asks_before_something_is_lost(
    taken: Cli, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("no\n"))
    answer = taken("restore", str(copied))
    assert answer.code == 1
    assert "Nothing was restored" in answer.err
    assert "Not in the backup: 1 message\n  2 · Begoña Quintana" in answer.out
    assert len(taken("messages", "--json").json) == 2
    monkeypatch.setattr("sys.stdin", io.StringIO("sí\n"))
    answer = taken("restore", str(copied))
    assert (answer.code, "What was there before is kept: " in answer.out) == (0, True)
    assert len(taken("messages", "--json").json) == 1


def test_a_program_says_yes_and_reads_what_became_of_it(taken: Cli, copied: Path) -> None:
    answer = taken("restore", str(copied), "--yes", "--json").json
    assert (answer["lost_numbers"], answer["changed"], answer["gained"]) == ([2], 0, 0)
    again = taken("restore", answer["kept"], "--json").json
    assert (again["lost"], again["gained"]) == (0, 1), "nothing is lost, so nothing is asked"


def test_the_newest_is_put_back_where_the_messages_are_damaged(taken: Cli) -> None:
    assert taken("restore", "newest").err == "There is no backup that can be read.\n"
    assert taken("backup").code == 0
    database_file().write_bytes(b"x" * 5000)
    assert "damaged" in taken("messages").err
    answer = taken("restore", "newest", "--yes")
    assert "Not all of the present messages can be read" in answer.out
    assert len(taken("messages", "--json").json) == 1
