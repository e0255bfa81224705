"""What only the owner does is refused to whoever is named, in one line, with nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from receptionist.paths import database_file
from receptionist.settings import Settings, save_settings
from tests.cli.conftest import Cli

COMMANDS = [
    ("colleagues", "add", "Pía"),
    ("colleagues", "rename", "Juan", "Juanjo"),
    ("colleagues", "retire", "Marta"),
    ("departments", "add", "Taller", "--members", "Juan"),
    ("hours", "set", "mon", "09:00-12:00"),
    ("hours", "close", "2026-12-24"),
    ("standard", "set", "30"),
    ("call-types", "add", "Averías"),
    ("report", "period", "--from", "2026-11-01", "--to", "2026-11-23"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_only_the_owner(office: Cli, command: tuple[str, ...]) -> None:
    refused = office("--as", "Ana", *command)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "Only the owner can do this: Laura.\n"
    assert office("--as", "Laura", *command).code == 0


def test_whom_the_pc_is_set_to_is_named_too(office: Cli) -> None:
    save_settings(Settings(person="Juan"))
    assert "Only the owner" in office("standard", "set", "30").err
    save_settings(Settings())
    assert office("standard", "set", "30").code == 0


def test_a_backup_is_put_back_by_the_owner(office: Cli, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.sqlite3")
    assert office("backup", copy).code == 0
    refused = office("--as", "Ana", "restore", copy, "--yes", at="")
    assert (refused.code, "Only the owner can do this: Laura" in refused.err) == (1, True)
    assert office("--as", "Laura", "restore", copy, "--yes", at="").code == 0
    database_file().write_bytes(b"torn")
    assert office("--as", "Ana", "restore", copy, "--yes", at="").code == 0, "nobody is known there"
