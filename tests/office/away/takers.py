"""A real program that takes one message after another at an office, whatever its server does.

It writes each caller's name into a list elsewhere, synced, after the desk has said "saved"; and how
it stands with the server into a second one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

FULL = bool(os.environ.get("RECEPTIONIST_FULL"))
TIMES = 20 if FULL else 2
ANSWER_SECONDS = 10.0 if FULL else 3.0

# Arguments: the address, the list of acknowledgements, how it stands, a mark, seconds to an answer.
TAKER = """
import os, sys, time
from receptionist.domain.message import Caller
from receptionist.services.away.office_desk import open_office
from receptionist.services.manage_people import acting_person
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from receptionist.storage import database
address, acknowledged, standing, mark, seconds = sys.argv[1:6]
database._ANSWER_SECONDS = float(seconds)
def say(state):
    with open(standing, "a") as out:
        out.write("away\\n" if state.since else "there\\n")
office = open_office(Settings(), address=address, on_state=say)
office.line.start()
desk = office.desk()
by = desk.do(lambda found: acting_person(found, None))
handle = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
at = 0
while True:
    at += 1
    name = f"{mark}-{at}"
    desk.do(lambda found: take_message(found, NewMessage(caller=Caller(name=name)), by=by))
    os.write(handle, name.encode() + b"\\n")
    os.fsync(handle)
    time.sleep(0.1)
"""


class Taker:
    """The program under way; the lists it writes."""

    def __init__(self, address: str, folder: Path) -> None:
        self._address = address
        self.acknowledged, self._standing = folder / "acknowledged", folder / "standing"
        self._starts = 0
        self.process = self._start()

    @property
    def said(self) -> list[str]:
        """What was acknowledged; a line cut off by a kill is none."""
        text = self.acknowledged.read_text() if self.acknowledged.exists() else ""
        return text[: text.rfind("\n") + 1].split()

    @property
    def away(self) -> bool:
        """Whether the program last said that the server is away."""
        return self._standing.exists() and self._standing.read_text().endswith("away\n")

    def kill(self) -> None:
        """End it without a word."""
        self.process.kill()
        self.process.wait()

    def start_again(self) -> None:
        """Start it anew, on the same PC."""
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        self._starts += 1
        arguments = [self._address, str(self.acknowledged), str(self._standing)]
        more = [f"p{self._starts}", str(ANSWER_SECONDS)]
        return subprocess.Popen([sys.executable, "-c", TAKER, *arguments, *more])


@contextmanager
def a_taker(address: str, folder: Path) -> Iterator[Taker]:
    """Start one; it is killed at the end."""
    taker = Taker(address, folder)
    try:
        yield taker
    finally:
        taker.kill()


def callers_in(folder: Path, database: str) -> list[str]:
    """The independent checker: plain SQL; each message with a history of its own."""
    with psycopg.connect(host=str(folder), dbname=database, user="postgres") as connection:
        rows = connection.execute(
            "SELECT m.state::json -> 'caller' ->> 'name', "
            "(SELECT array_agg(e.kind ORDER BY e.seq) FROM events e WHERE e.message = m.id), "
            "(SELECT count(*) FROM message_search s WHERE s.rowid = m.number) "
            "FROM messages m ORDER BY m.number"
        ).fetchall()
    for name, kinds, found in rows:
        assert kinds, f"{name} has no history"
        assert kinds.count("taken") == 1, f"{name} was taken {kinds.count('taken')} times"
        assert found == 1, f"{name} cannot be searched"
    return [str(name) for name, _kinds, _found in rows]
