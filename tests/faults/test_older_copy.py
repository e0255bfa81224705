"""R5: an older copy of the file is put in its place by hand, and the log of the newer one is left.

And of all the files that a kill leaves with their own logs, none is taken for such a one.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import threading
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from receptionist.domain.errors import StorageDamaged
from receptionist.paths import data_folder, database_file
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import open_desk
from receptionist.services.keep_backup import keep_for_today, must_look_sound
from receptionist.services.restore_backup import newest_good
from receptionist.settings import Settings
from tests.desktop.program import furnish
from tests.faults.takers import FULL, said_in, taker
from tests.support.waiting import wait_until

KILLS = 120 if FULL else 5


def _killed_at_work(said: Path, mark: str, chance: random.Random) -> None:
    """Some messages are taken, and then the program is killed; its log stays."""
    before = len(said_in(said))
    letters = chance.choice([1, 200, 3000])
    wanted = chance.choice([1, 1, 5, 40, 400 if FULL else 40])
    running = subprocess.Popen(taker(said, mark, letters=letters))
    wait_until(partial(_as_many, said, before + wanted), within=120)
    threading.Event().wait(chance.random() * 0.05)
    running.kill()
    running.wait(10)
    said.write_text("".join(f"{name}\n" for name in said_in(said)))


def _as_many(said: Path, wanted: int) -> bool:
    return len(said_in(said)) >= wanted


def test_an_older_copy_beside_a_newer_log_is_noticed_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _ana, _juan = furnish()
    keep_for_today(desk)
    desk.close()
    home, said, file = data_folder(), tmp_path / "said", database_file()
    chance = random.Random(3)  # noqa: S311 -- when it is killed, no secret
    copies: list[Path] = []
    noticed = harmless = 0
    for kill in range(KILLS):
        copies.append(Path(shutil.copy(file, tmp_path / f"copy{kill}")))
        _killed_at_work(said, str(kill), chance)  # opens it first: no false alarm of the last kill
        wanted = len(said_in(said))
        for copy in chance.sample(copies, min(len(copies), 3)):
            there = tmp_path / "there"
            shutil.rmtree(there, ignore_errors=True)
            shutil.copytree(home, there)
            shutil.copy(copy, there / file.name)
            monkeypatch.setenv("RECEPTIONIST_HOME", str(there))
            if _is_noticed(wanted):
                noticed += 1
                assert newest_good(Settings()), "and this one is offered"
            else:
                harmless += 1
            monkeypatch.setenv("RECEPTIONIST_HOME", str(home))
        if chance.random() < 0.3:
            open_desk(Settings()).close()  # and ended as it should be: the log is gone
    assert noticed
    assert noticed + harmless >= KILLS


def _is_noticed(wanted: int) -> bool:
    """At the start; else nothing may be missing: the log goes on from that very copy."""
    try:
        desk = open_desk(Settings())
    except StorageDamaged as error:
        assert "older copy" in str(error) or "other messages" in str(error)  # noqa: PT017
        return True
    with closing(desk):
        must_look_sound(desk)
        checked = check_desk(desk)
    assert checked.troubles == ()
    assert checked.messages >= wanted
    return False
