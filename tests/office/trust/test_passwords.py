"""The password of an office's address: in the keyring or a file of its user's, and nowhere else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from receptionist.domain.errors import StorageTrouble
from receptionist.passwords import Kept, forget_secret, keep_secret, kept_words, secret_for
from receptionist.paths import passwords_file
from receptionist.services.desk import open_desk
from receptionist.settings import Settings
from tests.support.desktop import Desktop, end
from tests.support.server import Server, a_server
from tests.support.waiting import wait_until

HOUSE = Path(__file__).resolve().parents[3]
SENTINEL = "Zk9-lo-que-nadie-debe-ver"
ADDRESS = "postgresql://ana@server.example/desk?sslmode=verify-full"


def test_without_a_keyring_only_its_user_reads_the_file() -> None:
    assert secret_for(ADDRESS) is None
    assert keep_secret(ADDRESS, SENTINEL) is Kept.FILE
    assert keep_secret("postgresql://juan@server.example/desk", "another") is Kept.FILE
    assert passwords_file().stat().st_mode & 0o777 == 0o600
    assert str(passwords_file()) in kept_words(Kept.FILE)
    assert secret_for("postgresql://ana@server.example/desk") == SENTINEL, "of the same login"
    assert secret_for("postgresql://ana@other.example/desk") is None
    assert forget_secret(ADDRESS)
    assert not forget_secret(ADDRESS)
    assert secret_for(ADDRESS) is None
    assert forget_secret("postgresql://juan@server.example/desk")
    assert not passwords_file().exists()


def test_a_file_that_cannot_be_read_holds_no_password(home: Path) -> None:
    home.mkdir(parents=True)
    for torn in (b"{", b"[]", b"\xff"):
        passwords_file().write_bytes(torn)
        assert secret_for(ADDRESS) is None
    keep_secret(ADDRESS, SENTINEL)
    assert secret_for(ADDRESS) == SENTINEL


@pytest.fixture
def session(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A session of somebody's with a real Secret Service in it, unlocked as at the login."""
    folder = tmp_path / "session"
    folder.mkdir(mode=0o700)
    desktop = Desktop(display="", folder=folder)
    desktop.start_bus()
    env = desktop.env | {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
    del env["PYTHON_KEYRING_BACKEND"]
    ring = subprocess.Popen(
        ["gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert ring.stdin
    ring.stdin.write(b"login")
    ring.stdin.close()
    try:
        wait_until(lambda: _owned(env, "org.freedesktop.secrets"), within=30, what="the keyring")
        yield env
    finally:
        end(ring)
        desktop.end_bus()


def _owned(env: dict[str, str], name: str) -> bool:
    ask = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"]
    ask += ["org.freedesktop.DBus.NameHasOwner", f"string:{name}"]
    return "true" in subprocess.run(ask, env=env, capture_output=True, text=True).stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a Secret Service is Linux's")
def test_a_real_keyring_keeps_it_and_no_file_does(session: dict[str, str], home: Path) -> None:
    at = ("--database", ADDRESS, "password")
    assert _cli(session, *at, "--json", given=SENTINEL).stdout == '{"kept": "keyring"}\n'
    script = f"from receptionist.passwords import secret_for; print(secret_for({ADDRESS!r}))"
    read = subprocess.run(
        [sys.executable, "-c", script], env=session, cwd=HOUSE, capture_output=True, text=True
    )
    assert read.stdout.strip() == SENTINEL
    assert _holding(SENTINEL, home, Path(session["HOME"])) == [], "the keyring's file is sealed"
    assert _cli(session, *at, "--forget").stdout == "The password is forgotten.\n"
    assert _cli(session, *at, "--forget").stdout == "No password was kept.\n"


def _cli(env: dict[str, str], *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "receptionist", *arguments],
        env=env | {"LC_ALL": "en_GB.UTF-8"},
        cwd=HOUSE,
        input=f"{given}\n",
        capture_output=True,
        text=True,
    )


def _holding(text: str, *folders: Path) -> list[Path]:
    """The files in which it stands."""
    files = (each for folder in folders for each in folder.rglob("*") if each.is_file())
    return [each for each in files if text.encode() in each.read_bytes()]


@pytest.fixture(scope="module")
def guarded() -> Iterator[tuple[Server, str]]:
    """A server that asks for passwords, and the address of a desk on it."""
    with a_server() as server:
        server.run(f"CREATE ROLE guarded LOGIN PASSWORD '{SENTINEL}'")
        server.run("CREATE DATABASE desk OWNER guarded")
        rules = server.folder / "data" / "pg_hba.conf"
        rules.write_text(f"local desk guarded scram-sha-256\n{rules.read_text()}")
        server.run("SELECT pg_reload_conf()")
        yield server, server.address("desk", login="guarded")


def test_it_stands_nowhere_but_where_it_is_kept(
    guarded: tuple[Server, str], tmp_path: Path
) -> None:
    """The terminal and the window at work, a refusal and an end: then every file is searched."""
    _server, address = guarded
    env = dict(os.environ)
    said = [_cli(env, "--database", address, "messages")]
    assert "does not accept this login" in said[0].stderr
    said.append(_cli(env, "--database", address, "password", given=SENTINEL))
    assert "which only you can read" in said[-1].stdout
    for words in (("colleagues", "add", "Ana"), ("take", "--caller", "María"), ("check",)):
        said.append(_cli(env, "--database", address, *words))
        assert said[-1].returncode == 0, said[-1].stderr
    _look_through_the_window(address)
    wrong = address.replace("guarded@", f"guarded:{SENTINEL}@")
    for bad in (wrong, wrong.replace("://", "//"), wrong.replace("postgresql", "mysql")):
        said.append(_cli(env, "--database", bad, "messages"))
        assert said[-1].returncode == 1
    assert not [each for each in said if SENTINEL in each.stdout + each.stderr]
    assert _holding(SENTINEL, tmp_path) == [passwords_file()]


def _look_through_the_window(address: str) -> None:
    """Start it, let it read the trays, ask for its arguments, and end it as a logout does."""
    script = [sys.executable, "-W", "ignore", "-m", "ui.start", "--database", address]
    program = subprocess.Popen(script, cwd=HOUSE, stdout=subprocess.DEVNULL)
    try:
        log = Path(os.environ["RECEPTIONIST_HOME"]) / "log" / "receptionist.log"
        wait_until(log.exists, within=60, what="the program is up")
        with suppress(FileNotFoundError):  # another system has no such folder
            assert SENTINEL.encode() not in Path(f"/proc/{program.pid}/cmdline").read_bytes()
        program.send_signal(signal.SIGTERM)
        program.wait(30)
    finally:
        end(program)


def test_no_error_carries_it(guarded: tuple[Server, str]) -> None:
    """What a crash dialog shows and copies is the trace of an error."""
    _server, address = guarded
    keep_secret(address, f"{SENTINEL}-of-yesterday")
    with pytest.raises(StorageTrouble) as refused:
        open_desk(Settings(database=address))
    shown = "".join(traceback.format_exception(refused.value))
    assert "does not accept this login" in shown
    assert SENTINEL not in shown
