"""The terminal at an office whose server is away: what is taken is kept, and sent with the next."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.support.cut_line import CutLine, a_line_to
from tests.support.server import Server


@pytest.fixture
def line(server: Server) -> Iterator[CutLine]:
    """The line to the server."""
    with a_line_to(server.folder) as found:
        yield found


@pytest.fixture
def at(server: Server, line: CutLine, cli: Cli, home: Path) -> Iterator[tuple[str, str]]:
    """The options that lead to the office over that line; Ana and Juan work there."""
    name = server.new_database()
    where = ("--database", server.address(name).replace(str(server.folder), str(line.folder)))
    assert cli(*where, "colleagues", "add", "Ana", "--role", "front-desk").code == 0
    assert cli(*where, "colleagues", "add", "Juan").code == 0
    _as_of_long_ago(home)
    assert cli(*where, "messages").code == 0
    yield where
    server.drop(name)


def _as_of_long_ago(home: Path) -> None:
    """What this PC knows was brought up to date more than an hour ago."""
    for file in home.rglob("last-known.sqlite3"):
        os.utime(file, (1, 1))


def test_what_is_taken_meanwhile_is_kept_here_and_sent_with_the_next_command(
    cli: Cli, at: tuple[str, str], line: CutLine, home: Path
) -> None:
    assert cli(*at, "take", "--caller", "Rosa", "--for", "Juan").code == 0
    _as_of_long_ago(home)
    assert cli(*at, "messages").code == 0
    line.refuses = True
    taken = cli(*at, "--json", "take", "--caller", "Eva", "--for", "Juan")
    assert taken.json["waits_for_office"]
    assert taken.err == "The office's server does not answer. On this PC: 1 thing waits.\n"
    noted = cli(*at, "note", str(taken.json["number"]), "a las dos")
    assert (noted.code, "#⌂1 Eva" in noted.out, "2 things wait" in noted.err) == (0, True, True)
    assert cli(*at, "attempt", "1", "--what", "busy").code == 0
    listed = cli(*at, "--json", "messages").json
    assert sorted(each["caller"] for each in listed) == ["Eva", "Rosa"]
    doctor = cli(*at, "--json", "doctor").json
    assert (doctor["server"], doctor["waiting"], doctor["refused"]) == ("away", 3, 0)
    line.refuses = False
    found = cli(*at, "--json", "show", "2")
    assert (found.json["caller"], found.err) == ("Eva", "")
    assert [each["what"] for each in found.json["history"]] == ["taken", "noted"]
    doctor = cli(*at, "--json", "doctor").json
    assert (doctor["server"], doctor["waiting"]) == ("there", 0)
    assert doctor["warning"] == "", "nothing leaves this PC"
    assert abs(doctor["clock_ahead_seconds"]) < 60
    assert "server" not in cli("--json", "doctor").json


def test_what_needs_the_whole_office_is_refused_in_one_line(
    cli: Cli, at: tuple[str, str], line: CutLine, tmp_path: Path
) -> None:
    line.refuses = True
    for command in (
        ("colleagues", "add", "Eva"),
        ("report", "day", "--pdf", str(tmp_path / "day.pdf")),
        ("check",),
    ):
        refused = cli(*at, *command)
        assert (refused.code, "does not answer just now" in refused.err) == (1, True)
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_line_is_cut_in_the_middle_of_a_command(
    cli: Cli, at: tuple[str, str], line: CutLine
) -> None:
    line.rule = lambda frame: "cut after" if b"COMMIT\0" in frame and b"INSERT" not in frame else ""
    taken = cli(*at, "--json", "take", "--caller", "Eva", "--for", "Juan")
    line.rule = lambda _frame: ""
    assert taken.code == 0
    listed = cli(*at, "--json", "messages").json
    assert [each["caller"] for each in listed] == ["Eva"]


def test_a_line_that_breaks_while_the_rest_is_sent_keeps_it(
    cli: Cli, at: tuple[str, str], line: CutLine
) -> None:
    line.refuses = True
    assert cli(*at, "take", "--caller", "Eva", "--for", "Juan").code == 0
    line.refuses = False
    line.rule = lambda frame: "cut" if b"INSERT INTO messages" in frame else ""
    listed = cli(*at, "--json", "messages")
    assert [each["caller"] for each in listed.json] == ["Eva"]
    assert "1 thing waits" in listed.err
