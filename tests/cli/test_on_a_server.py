"""The same commands against an office's server: one address is all that differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from receptionist.cli import moving, progress
from receptionist.paths import database_file
from receptionist.services.moving.move_in import MovedIn
from receptionist.services.office_server.joining import join, open_invitation
from receptionist.services.office_server.setting_up import Reached, invite
from receptionist.settings import Settings
from receptionist.storage.moving.everything import Moved
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


def test_a_desk_moves_into_the_office_and_out_again(
    taken: Cli, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = server.new_database()
    at = ("--database", server.address(name))
    file = str(database_file())
    before = taken("--json", "show", "1").json
    told = taken(*at, "office", "move-in", file).out
    assert "messages 1 · lines of history 1 · colleagues 4" in told
    assert taken("--json", *at, "show", "1").json == before
    again = taken("--json", *at, "office", "move-in", "--from", f"sqlite:///{file}").json
    assert (again["messages"], again["there"], again["troubles"]) == (0, 1, [])
    assert "There already: messages 1" in taken(*at, "office", "move-in", file).out
    out = tmp_path / "out.sqlite3"
    assert taken("--json", *at, "office", "export", str(out)).json["messages"] == 1
    assert taken("--json", "--database", f"sqlite:///{out}", "show", "1").json == before
    for wrong in ((), (file, "--from", f"sqlite:///{file}")):
        assert "Say what moves in" in taken(*at, "office", "move-in", *wrong).err
    assert "Name the office" in taken("office", "move-in", file).err
    server.drop(name)


def test_whoever_made_the_office_moves_a_desk_in_and_nobody_else(
    taken: Cli, server: Server, tmp_path: Path
) -> None:
    name = server.new_database()
    server.run(f"CREATE ROLE {name}_admin LOGIN CREATEROLE")
    server.run(f"ALTER DATABASE {name} OWNER TO {name}_admin")
    admin = server.address(name, login=f"{name}_admin")
    file, before = str(database_file()), taken("--json", "show", "1").json
    letter = tmp_path / "laura.receptionist"
    assert taken("office", "create", admin, "--name", "laura", "--file", str(letter)).code == 0
    laura = open_invitation(letter).address
    refused = taken("--database", laura, "office", "move-in", file)
    assert (refused.code, "Only whoever set up the office's server" in refused.err) == (1, True)
    moved = taken("--json", "--database", admin, "office", "move-in", file)
    assert (moved.json["messages"], moved.json["troubles"]) == (1, [])
    assert taken("--json", "--database", laura, "show", "1").json == before
    people = taken("--json", "--database", laura, "colleagues", "list").json
    assert sorted(each["name"] for each in people) == ["Ana", "Juan", "Laura", "Marta"]
    assert taken("--database", laura, "note", "1", "soy la misma").code == 0
    out = tmp_path / "out.sqlite3"
    assert taken("--database", laura, "office", "export", str(out)).code == 1
    assert taken("--database", admin, "office", "export", str(out)).code == 0
    history = taken("--json", "--database", f"sqlite:///{out}", "show", "1").json["history"]
    assert (history[-1]["by"], len(history)) == ("Laura", 2)
    server.drop(name)


def test_moving_in_shows_how_far_it_is_and_can_be_stopped(
    taken: Cli, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = server.new_database()
    at = ("--database", server.address(name))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr(progress, "QUIET_FOR", -1.0)
    assert "100%" in taken(*at, "office", "move-in", str(database_file())).err

    def stops(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(moving, "move_in", stops)
    stopped = taken(*at, "office", "move-in", str(database_file()))
    assert (stopped.code, "Stopped; nothing was changed." in stopped.err) == (130, True)

    def breaks(*_: object, **__: object) -> MovedIn:
        return MovedIn(Moved(), ("Message 1 is odd.",))

    monkeypatch.setattr(moving, "move_in", breaks)
    broken = taken(*at, "office", "move-in", str(database_file()))
    assert (broken.code, "does not hold together: Message 1" in broken.err) == (1, True)
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


def test_whoever_is_named_acts_by_the_login_that_this_pc_holds_of_theirs(
    cli: Cli, office_with_logins: str
) -> None:
    settings = Settings()
    for name in ("Juan", "Marta"):
        settings = join(invite(office_with_logins, name, reached=Reached())[1], settings).settings
    for name, typed in (("Juan", "juan"), ("Marta", "Mar"), ("Marta", "")):
        who = ("--as", typed) if typed else ()
        taken = cli("--json", *who, "take", "--caller", "María", at="").json
        assert taken["taken_by"] == name
    refused = cli("--as", "Ana", "take", "--caller", "María", at="")
    assert (refused.code, "You are Marta at the office's server" in refused.err) == (1, True)
