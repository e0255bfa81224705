"""R1: the program is killed while messages are taken: every one shown as saved is there, once."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

from receptionist.services.desk import open_desk
from receptionist.services.find_messages import Tray, messages
from receptionist.settings import Settings
from tests.desktop.program import Program, furnish, start
from tests.support.desktop import end
from tests.support.waiting import wait_until
from ui.drafts import load_drafts

KILLS = 50 if os.environ.get("RECEPTIONIST_FULL") else 6

# Takes message after message; a name is acknowledged (on disk, elsewhere) once it is saved.
_TAKER = """
import os, sys
from receptionist.domain.message import Caller
from receptionist.services.desk import open_desk
from receptionist.services.manage_people import acting_person
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
desk = open_desk(Settings())
by = acting_person(desk, None)
with open(sys.argv[1], "ab", buffering=0) as acknowledged:
    for count in range(100_000):
        name = f"{sys.argv[2]}-{count}"
        take_message(desk, NewMessage(caller=Caller(name=name), text="x"), by=by)
        acknowledged.write(name.encode() + b"\\n")
        os.fsync(acknowledged.fileno())
"""


def test_every_acknowledged_message_is_there_once(tmp_path: Path) -> None:
    desk, _ana, _juan = furnish()
    desk.close()
    said = tmp_path / "acknowledged"
    chance = random.Random(4)  # noqa: S311 -- a moment to kill at, no secret
    for kill in range(KILLS):
        before = _size(said)
        taker = subprocess.Popen([sys.executable, "-c", _TAKER, str(said), str(kill)])
        wait_until(partial(_more_than, said, before), within=30)
        threading.Event().wait(chance.random() * 0.2)
        taker.kill()
        taker.wait(10)
    acknowledged = said.read_text().split()
    desk = open_desk(Settings())
    stored = [each.caller.name for each in messages(desk, tray=Tray.ALL, limit=0)]
    desk.close()
    assert len(acknowledged) >= KILLS
    assert set(acknowledged) <= set(stored)
    assert len(stored) == len(set(stored))
    # One message may have been on disk whose acknowledgement was cut off by the kill.
    assert len(stored) <= len(acknowledged) + KILLS


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _more_than(file: Path, before: int) -> bool:
    return _size(file) > before


def test_a_draft_survives_a_kill_and_loses_a_second_at_most(program: Program) -> None:
    program.xdotool("search", "--name", "Talleres Norte", "windowactivate", "--sync")
    program.xdotool("key", "F2")
    program.xdotool("type", "--delay", "60", "Begona Quintana asks for Nuria")
    wait_until(lambda: any(draft.who.startswith("Begona") for draft in load_drafts()))
    wait_until(lambda: any("Nuria" in draft.who for draft in load_drafts()), within=1.5)
    program.kill()
    again = start(program.env)
    try:
        wait_until(lambda: program.windows("Talleres Norte"), within=30, what="the window is back")
        assert [draft.who for draft in load_drafts()] == ["Begona Quintana asks for Nuria"]
    finally:
        end(again)


def test_killed_while_saving_it_is_a_message_once_or_still_a_draft(program: Program) -> None:
    chance = random.Random(9)  # noqa: S311 -- a moment to kill at, no secret
    running = program.process
    names = [f"Caller {kill}" for kill in range(KILLS)]
    for name in names:
        wait_until(lambda: program.windows("Talleres Norte"), within=30, what="the window")
        program.xdotool("search", "--name", "Talleres Norte", "windowactivate", "--sync")
        program.xdotool("key", "F2")
        program.xdotool("type", "--delay", "15", name)
        wait_until(partial(_is_draft, name), within=5, what="the draft is on disk")
        program.xdotool("key", "F9")
        threading.Event().wait(chance.random() * 0.12)
        running.kill()
        running.wait(10)
        stored = [each.caller.name for each in messages(program.desk, tray=Tray.ALL, limit=0)]
        assert stored.count(name) <= 1
        assert name in stored or _is_draft(name), "neither a message nor a draft"
        running = start(program.env)
    end(running)
    stored = [each.caller.name for each in messages(program.desk, tray=Tray.ALL, limit=0)]
    assert all(stored.count(name) <= 1 for name in names)


def _is_draft(name: str) -> bool:
    return any(draft.who == name for draft in load_drafts())


def test_logging_out_ends_it_in_order(program: Program) -> None:
    program.process.terminate()
    assert program.process.wait(15) == 0
