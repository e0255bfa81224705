"""The command line as a whole: common options, exit codes, odd terminals, the manual."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from receptionist.cli.parser import make_parser
from tests.cli.conftest import AT, Cli

HOUSE = Path(__file__).resolve().parents[2]

Leaf = tuple[str, argparse.ArgumentParser]


def _commands(parser: argparse.ArgumentParser, name: str = "") -> Iterator[Leaf]:
    groups = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    if not groups:
        yield name, parser
    for group in groups:
        for verb, inner in group.choices.items():
            yield from _commands(inner, f"{name} {verb}".strip())


COMMANDS = dict(_commands(make_parser()))


def _least(name: str) -> list[str]:
    """The command with just what it must have."""
    words = name.split()
    for action in COMMANDS[name]._actions:
        value = str(next(iter(action.choices))) if action.choices else "1"
        if action.required and action.option_strings:
            words += [action.option_strings[0], value]
        elif not action.option_strings and action.nargs != 0:
            words.append(value)
    return words


@pytest.mark.parametrize("name", COMMANDS)
def test_the_common_options_stand_before_or_behind_every_command(name: str) -> None:
    common = ["--json", "--database", "sqlite:///x", "--as", "Ana", "--at", AT]
    parser, words = make_parser(), _least(name)
    before, behind = parser.parse_args([*common, *words]), parser.parse_args([*words, *common])
    assert vars(before) == vars(behind)
    assert (before.json, before.database, before.act_as, before.at) == (
        True,
        "sqlite:///x",
        "Ana",
        AT,
    )
    assert not hasattr(parser.parse_args(words), "json")


def test_groups_take_the_common_options_too(office: Cli) -> None:
    assert office("colleagues", "--json", "list").json


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_manual(name: str) -> None:
    manual = (HOUSE / "docs" / "cli.md").read_text(encoding="utf-8")
    found = re.search(rf"^### `{re.escape(name)}\b.*?(?=^##|\Z)", manual, re.DOTALL | re.MULTILINE)
    assert found, f"docs/cli.md says nothing of “{name}”"
    own = [each for each in COMMANDS[name]._actions if each.dest not in _COMMON]
    options = [each for action in own for each in action.option_strings if "--no-" not in each]
    missing = [each for each in options if f"{each}" not in found.group()]
    assert not missing, f"docs/cli.md does not say what {missing} of “{name}” do"


_COMMON = {"help", "json", "database", "act_as", "at"}


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("fly",),
        ("take", "--colour", "red"),
        ("show",),
        ("show", "one"),
        ("close", "1"),
        ("close", "1", "--outcome", "forgotten"),
        ("colleagues",),
        ("hours", "set", "someday", "09:00-10:00"),
        ("move", "1", "--by", "13"),
    ],
)
def test_wrong_usage_is_two(cli: Cli, arguments: tuple[str, ...]) -> None:
    answer = cli(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "usage:" in answer.err


def test_help_and_version_are_zero(cli: Cli) -> None:
    assert cli("--version").out.startswith("Receptionist ")
    assert "hand-over" in cli("--help").out
    for name in COMMANDS:
        assert cli(*name.split(), "--help").code == 0


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ana:secret@server/desk",
        "postgresql+psycopg://ana:s%40@server/desk?host=a:1",
        "postgresql://server/desk?password=secret",
        "postgresql://ana:@server/desk?password=",
    ],
)
def test_a_password_in_the_address_is_refused_and_not_repeated(cli: Cli, address: str) -> None:
    refused = cli("--database", address, "messages")
    assert (refused.code, refused.out) == (1, "")
    assert "RECEPTIONIST_DATABASE" in refused.err
    assert "secret" not in refused.err


def test_an_address_that_is_none_is_refused(cli: Cli) -> None:
    for address in ("nonsense", "http://[", "postgresql://ana@server/desk"):
        assert cli("--database", address, "messages").code == 1


def test_another_database_is_another_desk(taken: Cli, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'a:b@c' / 'other.sqlite3'}"
    assert taken("--json", "messages", "--database", other).json == []
    assert len(taken("--json", "messages").json) == 1


def test_as_if_it_were_then(taken: Cli) -> None:
    def at(moment: str) -> str:
        return str(taken("--json", "take", "--text", "x", at=moment).json["taken_at"])

    assert at("2026-11-23T10:00:30") == "2026-11-23T10:00:30+01:00"
    assert at("2026-11-23T10:00:30Z") == "2026-11-23T11:00:30+01:00"
    assert at("2026-11-24") == "2026-11-24T00:00:00+01:00"
    for wrong in ("soon", "0001-01-01T00:00", "9999-12-31T23:59", "2026-13-01"):
        refused = taken("messages", at=wrong)
        assert (refused.code, len(refused.err.splitlines())) == (1, 1)


def test_a_refused_command_makes_nobody(cli: Cli) -> None:
    assert cli("close", "1", "--outcome", "resolved").err == (
        "Nobody works here yet. Add a colleague first.\n"
    )
    assert cli("take", "--text", "x", "--taken-at", "2099-01-01T10:00").code == 1
    assert cli("take", "--text", "x", "--for", "Ana").code == 1
    assert cli("--json", "colleagues", "list").json == []
    assert cli("--json", "take", "--text", "x").json["taken_by"] == "Front desk"
    assert cli("--json", "colleagues", "list").json[0]["role"] == "owner"


def test_signs_no_terminal_should_send_are_taken_and_shown(taken: Cli) -> None:
    odd = os.fsdecode(b"caf\xe9 \xff")
    found = taken("--json", "take", "--caller", odd, "--text", odd, "--by", "12", "--promise", odd)
    assert found.json["caller"] == "caf\ufffd \ufffd"
    for arguments in (
        ("note", "1", odd),
        ("attempt", "1", "--what", "other", "--note", odd),
        ("hand-over", "1", "--for", "Marta", "--why", odd),
        ("give-back", "1", "--why", odd, "--as", "Marta"),
        ("move", "1", "--by", "13", "--told", "phone", "--why", odd, "--promise", odd),
        ("edit", "1", "--type", odd, "--company", odd),
        ("answered", "1", "--note", odd),
        ("close", "1", "--outcome", "resolved", "--note", odd),
        ("colleagues", "add", odd, "--initials", odd),
        ("departments", "add", f"{odd} x", "--members", "Juan"),
        ("messages", "--search", odd),
        ("show", "1"),
        ("report", "day"),
    ):
        answer = taken(*arguments)
        assert answer.code == 0, (arguments, answer.err)
    for arguments in (("assign", "2", "--for", odd), ("take", "--text", "x", "--by", odd)):
        refused = taken(*arguments)
        assert (refused.code, len(refused.err.splitlines())) == (1, 1)
    assert taken("check").code == 0


def _run(*arguments: str | bytes, home: Path) -> subprocess.CompletedProcess[bytes]:
    env = os.environ | {"RECEPTIONIST_HOME": str(home), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "receptionist", *arguments]
    return subprocess.run(command, env=env, cwd=HOUSE, capture_output=True, check=False, timeout=60)


def test_as_a_program_of_its_own(home: Path) -> None:
    taken = _run("take", "--caller", b"caf\xe9", "--json", home=home)
    assert (taken.returncode, taken.stderr) == (0, b"")
    assert json.loads(taken.stdout)["caller"] == "caf\ufffd"
    refused = _run("show", b"7\xff", home=home)
    assert (refused.returncode, refused.stdout) == (2, b"")
    missing = _run("show", "7", "--as", "Front desk", home=home)
    assert (missing.returncode, missing.stdout) == (1, b"")
    assert missing.stderr == b"There is no message 7.\n"


def test_a_reader_that_goes_away_is_no_error(home: Path) -> None:
    assert _run("demo", "--messages", "400", home=home).returncode == 0
    command = f"{sys.executable} -m receptionist --json messages --tray all | head -1"
    env = os.environ | {"RECEPTIONIST_HOME": str(home)}
    script = f"set -o pipefail; {command}"
    done = subprocess.run(
        ["bash", "-c", script], env=env, cwd=HOUSE, capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"[\n", b"")


def test_ctrl_c_is_heard_while_the_commands_are_still_being_loaded(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    class HalfLoaded(ModuleType):
        def __getattr__(self, name: str) -> Any:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "receptionist.cli.parser", HalfLoaded("parser"))
    stopped = cli("messages")
    assert (stopped.code, stopped.err) == (130, "Stopped.\n")
