"""An office set up from the terminal: created, invited to, withdrawn from, brought up to date."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from receptionist.domain.people import Role
from receptionist.services.office_server.joining import open_invitation, read_invitation
from receptionist.storage import schema
from tests.cli.conftest import Cli
from tests.support.office import make_reception
from tests.support.server import Server


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    """A new database of an administrator who is no superuser, as a managed server has it."""
    name = server.new_database()
    server.run(f"CREATE ROLE {name}_admin LOGIN CREATEROLE")
    server.run(f"ALTER DATABASE {name} OWNER TO {name}_admin")
    yield server.address(name, login=f"{name}_admin")
    server.drop(name)


def test_an_office_is_created_and_everybody_comes_in_by_their_invitation(
    cli: Cli, server: Server, address: str, tmp_path: Path
) -> None:
    made = cli("--json", "office", "create", address, "--name", "Laura", "--server", "db.lan:5433")
    assert made.json["name"] == "Laura"
    laura = read_invitation(made.json["invitation"])
    assert laura.address.startswith("postgresql://")
    assert "@db.lan:5433/" in laura.address
    assert laura.password not in laura.address

    again = cli("office", "create", address, "--name", "laura")
    assert (again.code, "has a login already" in again.out) == (0, True)

    file = tmp_path / "ana.receptionist"
    said = cli(
        "--database",
        address,
        "office",
        "invite",
        "Ana",
        "--role",
        "front-desk",
        "--file",
        str(file),
    )
    assert (said.code, str(file) in said.out) == (0, True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    ana = open_invitation(file)
    assert ana.name == "Ana"
    assert ana.password not in said.out
    assert cli("--database", ana.address, "take", "--caller", "María", "--text", "hola").code == 0
    refused = cli("--database", ana.address, "colleagues", "add", "Juan")
    assert (refused.code, "does not have the right" in refused.err) == (1, True)


def test_a_login_is_renewed_withdrawn_and_given_again(cli: Cli, address: str) -> None:
    cli("office", "create", address, "--name", "Laura")
    at = ("--json", "--database", address, "office")
    first = read_invitation(cli(*at, "invite", "Juan").json["invitation"])
    second = read_invitation(cli(*at, "invite", "juan", "--role", "owner").json["invitation"])
    assert (first.address, first.name) == (second.address, second.name)
    assert first.password != second.password
    assert cli("--database", first.address, "standard", "set", "30").code == 0, "an owner now"
    assert cli(*at, "withdraw", "ju").json == {"name": "Juan", "invited": False}
    locked = cli("--database", first.address, "messages")
    assert (locked.code, len(locked.err.splitlines())) == (1, 1)
    assert cli("--database", address, "departments", "add", "Sales", "--members", "Juan").code == 0
    for nobody in ("Nobody", "Sales"):
        assert "Nobody here is called" in cli(*at, "withdraw", nobody).err
    assert cli(*at, "invite", "Juan", "--role", "colleague").code == 0
    assert cli("--database", first.address, "messages").code == 0
    assert cli("--database", first.address, "standard", "set", "30").code == 1, "no owner any more"


def test_an_office_of_one_login_becomes_one_of_many(cli: Cli, server: Server, address: str) -> None:
    before = make_reception(address)
    before.take()
    before.desk.close()
    assert (
        "Run “receptionist-cli office create” first"
        in cli("--database", address, "office", "invite", "Ana").err
    )
    assert cli("office", "create", address, "--name", "Laura").code == 0
    ana = read_invitation(
        cli("--json", "--database", address, "office", "invite", "Ana").json["invitation"]
    )
    shown = cli("--json", "--database", ana.address, "show", "1").json
    assert (shown["number"], shown["taken_by"]) == (1, "Ana")


def test_a_program_of_another_revision_says_who_must_do_what(
    cli: Cli, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("office", "create", address, "--name", "Laura")
    invited = cli("--json", "--database", address, "office", "invite", "Ana").json
    ana = read_invitation(invited["invitation"]).address
    with monkeypatch.context() as newer:
        newer.setattr(schema, "HEAD", "9999")
        told = cli("--database", ana, "messages")
        assert (told.code, "must run “receptionist-cli office migrate”" in told.err) == (1, True)
    with monkeypatch.context() as older:
        older.setattr(schema, "HEAD", "0001")
        assert "newer Receptionist" in cli("--database", ana, "messages").err
    assert cli("--database", ana, "messages").code == 0


def test_offices_are_migrated_one_by_one_and_what_cannot_be_is_passed_by(
    cli: Cli, server: Server, address: str
) -> None:
    name = address.partition("?")[0].rpartition("/")[2]
    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        config = Config()
        folder = Path(schema.__file__).parent / "migrations"
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
    engine.dispose()
    done = cli("--json", "office", "migrate", address, "postgresql://x@127.0.0.1:1/gone")
    first, second = json.loads(done.out)
    assert (first["before"], first["now"], first["trouble"]) == ("0006", schema.HEAD, "")
    assert "does not answer" in second["trouble"]
    assert (done.code, "1 office was left as it was" in done.err) == (1, True)
    assert cli("office", "create", address, "--name", "Laura").code == 0
    found = cli("office", "migrate", "--all", address)
    assert f"/{name}?" in found.out
    assert "was up to date" in found.out
    assert cli("office", "migrate").code == 1


def test_what_colleagues_read_is_the_owners_to_say(cli: Cli, server: Server) -> None:
    name = server.new_database()
    at = ("--database", server.address(name))
    cli(*at, "colleagues", "add", "Laura", "--role", Role.OWNER.value)
    said = cli("--json", *at, "office", "reading", "own")
    assert said.json == {"colleagues_read_all": False}
    assert "stand in for" in cli(*at, "office", "reading", "own").out
    assert "everybody's" in cli(*at, "office", "reading", "all").out
    server.drop(name)


def test_what_cannot_be_an_office_is_said(cli: Cli, server: Server, tmp_path: Path) -> None:
    name = server.new_database()
    create = ("office", "create", "--name", "Laura")
    assert "PostgreSQL server" in cli(*create, "sqlite:///x.sqlite3").err
    server.run("CREATE ROLE small LOGIN")
    assert "may not make other logins" in cli(*create, server.address(name, login="small")).err
    server.run("CREATE TABLE shop (x int)", database=name)
    assert "something else than Receptionist" in cli(*create, server.address(name)).err
    server.run("DROP TABLE shop", database=name)
    none = tmp_path / "none.pem"
    assert "cannot be read" in cli(*create, server.address(name), "--certificate", str(none)).err
    none.write_text("x")
    assert "no certificate" in cli(*create, server.address(name), "--certificate", str(none)).err
    assert "no name of a server" in cli(*create, server.address(name), "--server", "a b").err
    server.drop(name)
    server.run("DROP ROLE small")
