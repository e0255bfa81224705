"""Two programs at one desk: no note is lost, one closing counts, a long lock is waited for."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from receptionist.domain.errors import StorageBusy
from receptionist.domain.message import Caller
from receptionist.domain.trays import Tray
from receptionist.paths import database_file
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import message, messages
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from tests.desktop.program import furnish
from tests.faults.takers import FULL

NOTES = 200 if FULL else 25

# Notes, takes, and tries to close message 1; says what it did.
_WORKER = """
import sys
from receptionist.domain.errors import DeskError, StorageBusy
from receptionist.domain.message import Outcome, Caller
from receptionist.services.close_message import close
from receptionist.services.desk import open_desk
from receptionist.services.edit_message import note
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
mark, count = sys.argv[1], int(sys.argv[2])
def patiently(work):
    while True:
        try:
            return work()
        except StorageBusy:
            pass  # "try again in a moment" is what a person does, too
desk = open_desk(Settings())
by = desk.people().active[0].id
for at in range(count):
    patiently(lambda: note(desk, 1, f"{mark}-{at}", by=by))
    new = NewMessage(caller=Caller(name=f"{mark}-{at}"), text="x")
    patiently(lambda: take_message(desk, new, by=by))
try:
    patiently(lambda: close(desk, 1, outcome=Outcome.NOT_NEEDED, by=by))
    print("closed")
except DeskError:
    print("refused")
desk.close()
"""


def test_two_programs_race_at_one_message() -> None:
    desk, ana, _juan = furnish()
    take_message(desk, NewMessage(text="the one"), by=ana)
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", _WORKER, mark, str(NOTES)], stdout=subprocess.PIPE, text=True
        )
        for mark in ("one", "two")
    ]
    said = [worker.communicate(timeout=100)[0].strip() for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0]
    assert sorted(said) == ["closed", "refused"]
    history = message(desk, 1).history
    wanted = {f"{mark}-{at}" for mark in ("one", "two") for at in range(NOTES)}
    noted = [event.what.text for event in history if event.what.kind == "noted"]  # type: ignore[attr-defined]
    assert (len(noted), set(noted)) == (len(wanted), wanted)
    assert sum(event.what.kind == "closed" for event in history) == 1
    callers = [each.caller.name for each in messages(desk, tray=Tray.ALL, limit=0)]
    assert sorted(filter(None, callers)) == sorted(wanted)
    assert check_desk(desk).troubles == ()
    desk.close()


def test_a_lock_held_for_long_is_said_and_then_it_goes_on() -> None:
    desk, ana, _juan = furnish()
    desk.close()
    new = NewMessage(caller=Caller(name="María"), text="x")
    with closing(sqlite3.connect(database_file(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        desk = open_desk(Settings())
        assert messages(desk) == (), "one can still read"
        with pytest.raises(StorageBusy, match="Try again in a moment"):
            take_message(desk, new, by=ana)
        assert 4 < time.monotonic() - began < 60
        if FULL:
            with pytest.raises(StorageBusy):
                take_message(desk, new, by=ana)
            assert time.monotonic() - began >= 9
        other.execute("ROLLBACK")
    assert take_message(desk, new, by=ana).number == 1
    assert len(messages(desk)) == 1
    desk.close()
