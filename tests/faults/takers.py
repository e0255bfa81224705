"""Little programs that take messages with the real service, and say so after it was saved."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FULL = bool(os.environ.get("RECEPTIONIST_FULL"))

# Arguments: the list of acknowledgements, a mark, how many, how often the desk is opened anew, and
# how many letters each text has.
TAKER = """
import os, sys
from receptionist.domain.message import Caller
from receptionist.services.desk import open_desk
from receptionist.services.manage_people import acting_person
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
file, mark, count, rounds, letters = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
acknowledged = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
for turn in range(rounds):
    desk = open_desk(Settings())
    by = acting_person(desk, None)
    for at in range(count):
        name = f"{mark}-{turn}-{at}"
        new = NewMessage(caller=Caller(name=name), text="x" * letters)
        take_message(desk, new, by=by)
        os.write(acknowledged, name.encode() + b"\\n")
        os.fsync(acknowledged)
    desk.close()
"""


def taker(
    acknowledged: Path, mark: str, *, count: int = 1_000_000, rounds: int = 1, letters: int = 1
) -> list[str]:
    """The command that starts one."""
    numbers = [str(each) for each in (count, rounds, letters)]
    return [sys.executable, "-c", TAKER, str(acknowledged), mark, *numbers]


def said_in(acknowledged: Path) -> list[str]:
    """What was acknowledged; a line cut off by a kill is none."""
    if not acknowledged.exists():
        return []
    text = acknowledged.read_text()
    return text[: text.rfind("\n") + 1].split()


def python(code: str, *arguments: str, before: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
    """Start a little program, or another program with it inside."""
    command = [*before, sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
