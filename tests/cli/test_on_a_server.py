"""The same commands against an office's server: one address is all that differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.support.server import Server


def test_a_whole_day_from_the_terminal_on_an_offices_server(
    cli: Cli, server: Server, tmp_path: Path
) -> None:
    name = server.new_database()
    at = ("--database", server.address(name))
    assert cli(*at, "colleagues", "add", "Ana", "--role", "front-desk").code == 0
    assert cli(*at, "colleagues", "add", "Juan").code == 0
    taken = cli("--json", *at, "take", "--caller", "María", "--for", "Juan", "--by", "12").json
    assert (taken["number"], taken["promise"]["verdict"]) == (1, "pending")
    assert [each["number"] for each in cli("--json", *at, "messages", "--search", "mari").json] == [
        1
    ]
    assert cli(*at, "attempt", "1", "--what", "busy").code == 0
    assert cli(*at, "close", "1", "--outcome", "resolved").code == 0
    assert cli("--json", *at, "check").json["messages"] == 1
    assert cli(*at, "report", "day", "--pdf", str(tmp_path / "day.pdf")).code == 0
    assert (tmp_path / "day.pdf").read_bytes().startswith(b"%PDF")
    refused = cli(*at, "backup", str(tmp_path / "copy"))
    assert (refused.code, "pg_dump" in refused.err) == (1, True)
    server.drop(name)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://ana:secret@localhost:1/desk", "A password does not belong in the address"),
        ("postgresql://ana@localhost:1/desk", "does not answer"),
    ],
)
def test_an_office_that_cannot_be_reached_is_said_in_one_line(
    cli: Cli, address: str, said: str
) -> None:
    answer = cli("--database", address, "messages")
    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err
    assert "secret" not in answer.err
    assert len(answer.err.strip().splitlines()) == 1
