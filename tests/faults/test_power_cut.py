"""R2: the power goes at any sync point, with any of the later writes on the disk or not."""

from __future__ import annotations

import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from receptionist.paths import database_file
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import open_desk
from receptionist.settings import Settings
from tests.desktop.program import furnish
from tests.faults.checker import assert_nothing_lost
from tests.faults.power import Recording, record
from tests.faults.takers import FULL, taker

_MESSAGES = 12
_ROUNDS = 3
_SUBSETS = 4 if FULL else 1

# Writes every kind of file that is not the database, each over the one before, and says so.
_WRITER = """
import os, sys
from pathlib import Path
from receptionist.domain.ids import new_id
from receptionist.clock import SystemClock
from receptionist.files import write_safely
from receptionist.paths import data_folder
from receptionist.services.desk import open_desk
from receptionist.services.keep_backup import keep_backup
from receptionist.settings import Settings, save_settings
from ui.drafts import keep_draft, new_draft
from dataclasses import replace
said = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def say(words):
    os.write(said, words.encode() + b"\\n")
    os.fsync(said)
desk = open_desk(Settings())
draft = new_draft(SystemClock().now())
for at in range(6):
    save_settings(Settings(person=f"Ana {at}"))
    say(f"settings-{at}")
    keep_draft(replace(draft, who=f"Begoña {at}", text="x" * 5000))
    say(f"draft-{at}")
    write_safely(data_folder() / "day.pdf", (f"%PDF {at} " + "y" * 20000 + " end").encode())
    say(f"pdf-{at}")
    keep_backup(desk, str(data_folder() / "copy.sqlite3"))
    say(f"backup-{at}")
desk.close()
"""


def _cuts(recording: Recording, chance: random.Random) -> list[int]:
    """Before and after every sync, and as many moments between two."""
    syncs = {step + more for step in recording.syncs for more in (0, 1)}
    between = {chance.randrange(recording.steps) for _each in recording.syncs}
    return sorted(syncs | between)


def test_every_acknowledged_message_outlives_the_power(tmp_path: Path, home: Path) -> None:
    desk, _ana, _juan = furnish()
    desk.close()
    command = taker(home / "acknowledged", "m", count=_MESSAGES, rounds=_ROUNDS, letters=3000)
    recording = record(command, home, tmp_path / "strace")
    total = recording.acknowledged("acknowledged", recording.steps)
    assert len(total) == _MESSAGES * _ROUNDS
    wal = sum(len(each.syncs) for _w, name, each in recording.names if each and "-wal" in name)
    assert wal >= len(total), "at least one sync for every acknowledged message"
    chance = random.Random(8)  # noqa: S311 -- which writes arrive, no secret
    cuts = _cuts(recording, chance)
    for at, step in enumerate(cuts * _SUBSETS):
        place = tmp_path / f"cut{at}"
        place.mkdir()
        recording.lay_out(step, chance, place)
        said = recording.acknowledged("acknowledged", step)
        assert_nothing_lost(place / database_file().name, said)
    assert len(cuts) * _SUBSETS >= 100
    desk = open_desk(Settings(), address=f"sqlite:///{place / database_file().name}")
    assert check_desk(desk).troubles == ()
    desk.close()


def test_other_files_are_the_old_or_the_new_one_whole(tmp_path: Path, home: Path) -> None:
    desk, _ana, _juan = furnish()
    desk.close()
    command = [sys.executable, "-c", _WRITER, str(home / "said")]
    recording = record(command, home, tmp_path / "strace")
    chance = random.Random(9)  # noqa: S311 -- which writes arrive, no secret
    cuts = _cuts(recording, chance)
    for step in cuts * _SUBSETS:
        place = tmp_path / "cut"
        disk = recording.disk(step, chance)
        said = recording.acknowledged("said", step)
        for kind, name, ending in (
            ("settings", "settings.toml", '"Ana {at}"'),
            ("pdf", "day.pdf", "%PDF {at} " + "y" * 20000 + " end"),
            ("draft", next((e for e in disk if e.startswith("drafts/") and "/." not in e), ""), ""),
        ):
            last = sum(each.startswith(kind) for each in said) - 1
            text = disk.get(name, b"").decode()
            wanted = [ending.format(at=at) or f'"Begoña {at}"' for at in (last, last + 1)]
            assert (last < 0 and not text) or any(each in text for each in wanted), (step, kind)
        if copy := disk.get("copy.sqlite3"):
            place.write_bytes(copy)
            with closing(sqlite3.connect(place)) as opened:
                assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                assert opened.execute("SELECT count(*) FROM people").fetchone() == (2,)
        else:
            assert not any(each.startswith("backup") for each in said)
    assert len(cuts) >= 100
