"""R1: the program is killed while messages are taken: every one shown as saved is there, once."""

from __future__ import annotations

import random
import subprocess
import threading
from functools import partial
from pathlib import Path

from receptionist.domain.trays import Tray
from receptionist.paths import data_folder, database_file
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.settings import Settings
from tests.desktop.program import Program, furnish, start
from tests.faults.checker import assert_nothing_lost, names_in
from tests.faults.takers import FULL, said_in, taker
from tests.support.desktop import end
from tests.support.waiting import wait_until
from ui.drafts import load_drafts

KILLS = 200 if FULL else 6
KILLS_OF_THE_WINDOW = 50 if FULL else 4


def test_every_acknowledged_message_is_there_once(tmp_path: Path) -> None:
    desk, _ana, _juan = furnish()
    desk.close()
    said = tmp_path / "acknowledged"
    chance = random.Random(4)  # noqa: S311 -- a moment to kill at, no secret
    for kill in range(KILLS):
        before = _size(said)
        running = subprocess.Popen(taker(said, str(kill)))
        wait_until(partial(_more_than, said, before), within=60)
        threading.Event().wait(chance.random() * 0.2)
        running.kill()
        running.wait(10)
        # What a kill cut off in the middle of the list is no acknowledgement.
        said.write_text("".join(f"{name}\n" for name in said_in(said)))
    acknowledged = said_in(said)
    assert len(acknowledged) >= KILLS
    assert_nothing_lost(database_file(), acknowledged, more=KILLS)
    desk = open_desk(Settings())
    assert check_desk(desk).troubles == ()
    desk.close()


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
    names = [f"Caller {kill}" for kill in range(KILLS_OF_THE_WINDOW)]
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
    assert program.process.wait(30) == 0
    (made,) = (data_folder() / "backups").iterdir()
    assert names_in(made) == [], "and made the backup of the day"
