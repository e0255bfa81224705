"""`office create` is ended at any statement: all of a step is there or nothing, and again is whole.

What the server has then is compared with an office that nobody interrupted: owners, rights on every
table and column, rows, rules, functions, roles.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count

import pytest

from receptionist.domain.errors import StorageAway
from receptionist.domain.people import Role
from receptionist.services.desk import open_desk
from receptionist.services.office_server.setting_up import Reached, create_office, invite
from receptionist.settings import Settings
from tests.support.cut_line import CutLine, a_line_to
from tests.support.server import Server

FULL = bool(os.environ.get("RECEPTIONIST_FULL"))
STEP, KILLS = (1, 20) if FULL else (90, 1)
_STATEMENT = (b"Q", b"E")

_SHAPE = """ -- as text throughout: a name would be cut at 63 letters
SELECT 'relation', relname::text, relkind::text, pg_get_userbyid(relowner)::text, relacl::text,
  relrowsecurity::text
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S', 'i')
UNION ALL SELECT 'column', attrelid::regclass::text, attname::text, attacl::text, '', ''
  FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
  WHERE relnamespace = 'public'::regnamespace AND attacl IS NOT NULL
UNION ALL SELECT 'policy', tablename::text, cmd, roles::text, qual, with_check
  FROM pg_policies WHERE schemaname = 'public'
UNION ALL SELECT 'function', oid::regprocedure::text, pg_get_userbyid(proowner)::text, proacl::text,
  md5(replace(prosrc, current_database(), 'desk')), prosecdef::text
  FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname::text, pg_get_triggerdef(oid), '', ''
  FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'database', '', datacl::text, '', '', ''
  FROM pg_database WHERE datname = current_database()
UNION ALL SELECT 'member', roleid::regrole::text, member::regrole::text, admin_option::text, '', ''
  FROM pg_auth_members WHERE roleid::regrole::text LIKE current_database() || '\\_%'
"""
_ANYTHING = """
SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace)
  + (SELECT count(*) FROM pg_roles WHERE rolname LIKE current_database() || '\\_%')
"""


@pytest.fixture
def line(server: Server) -> Iterator[CutLine]:
    """The way of whoever sets the office up."""
    with a_line_to(server.folder) as found:
        yield found


def _shape(server: Server, name: str) -> list[tuple[str, ...]]:
    """Everything the server has of an office, whatever its database is called."""
    with server.connect(name) as beside:
        rows = beside.execute(_SHAPE.encode()).fetchall()
    return sorted(tuple(str(each).replace(name, "desk") for each in row) for row in rows)


def _untouched(server: Server, name: str) -> bool:
    with server.connect(name) as beside:
        return beside.execute(_ANYTHING.encode()).fetchone() == (0,)


def _at(number: int, end: Callable[[], str]) -> Callable[[bytes], str]:
    """A rule of the line that ends it at that statement."""
    statements = count(1)

    def rule(frame: bytes) -> str:
        return end() if frame[:1] in _STATEMENT and next(statements) == number else ""

    return rule


def _again(server: Server, name: str, wanted: list[tuple[str, ...]]) -> None:
    """Done again it is as if nothing had been in between, and whoever owns it comes in."""
    address = server.address(name)
    create_office(address, name="Laura")
    assert _shape(server, name) == wanted
    invitation = invite(address, "Laura", reached=Reached())[1]
    with closing(open_desk(Settings(), address=invitation.address)) as desk:
        assert [(each.name, each.role) for each in desk.people()] == [("Laura", Role.OWNER)]
        assert desk.login() == desk.people().active[0].id


@pytest.fixture(scope="module")
def wanted(server: Server) -> Iterator[list[tuple[str, ...]]]:
    """What an office is that nobody interrupted."""
    name = server.new_database()
    create_office(server.address(name), name="Laura")
    yield _shape(server, name)
    server.drop(name)


@pytest.mark.timeout(3600 if FULL else 120)
def test_cut_at_any_statement_it_is_done_again(
    server: Server, line: CutLine, wanted: list[tuple[str, ...]]
) -> None:
    name, kept, cuts = server.new_database(), 0, 0
    for number in count(1, STEP):
        line.rule = _at(number, lambda: "cut")
        address = f"postgresql://postgres@/{name}?host={line.folder}"
        try:
            create_office(address, name="Laura")
        except StorageAway:
            cuts += 1
        else:
            break
        finally:
            line.rule = lambda _frame: ""
        if _untouched(server, name):
            continue
        kept += 1
        _again(server, name, wanted)
        server.drop(name)
        name = server.new_database()
    _again(server, name, wanted)
    server.drop(name)
    print(f"{cuts} cuts, {kept} of them after a step that was kept")  # noqa: T201
    assert cuts > 3


@pytest.mark.timeout(3600 if FULL else 120)
def test_killed_it_is_done_again(
    server: Server, line: CutLine, wanted: list[tuple[str, ...]]
) -> None:
    for turn in range(KILLS):
        name = server.new_database()
        address = f"postgresql://postgres@/{name}?host={line.folder}"
        program = [sys.executable, "-m", "receptionist", "office", "create", address]
        maker: list[subprocess.Popen[bytes]] = []

        def kill(maker: list[subprocess.Popen[bytes]] = maker) -> str:
            maker[0].send_signal(signal.SIGKILL)
            return "cut after"  # what it had said before is on its way

        line.rule = _at(100 + 10 * turn, kill)
        maker.append(subprocess.Popen([*program, "--name", "Laura"], stdout=subprocess.DEVNULL))
        assert maker[0].wait() == -signal.SIGKILL
        line.rule = lambda _frame: ""
        _again(server, name, wanted)
        server.drop(name)
