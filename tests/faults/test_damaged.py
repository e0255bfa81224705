"""R5: a damaged file is noticed, kept aside, and the newest good backup is put in its place."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from receptionist.domain.errors import DeskError
from receptionist.domain.trays import Tray
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.services.keep_backup import keep_for_today, must_look_sound
from receptionist.services.restore_backup import newest_good, restore
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from tests.desktop.program import furnish
from tests.faults.takers import FULL

PLACES = 50 if FULL else 12
_PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with forty messages, all of them in a backup; and another office's log beside it."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("other", "home"):
            patch.setenv("RECEPTIONIST_HOME", str(folder / name))
            desk, ana, _juan = furnish()
            for count in range(40):
                take_message(desk, NewMessage(text=f"{name} {count} " + "x" * 300), by=ana)
            if name == "home":
                keep_for_today(desk)
            else:
                shutil.copy(f"{desk.database.file}-wal", folder / "foreign-wal")
            desk.close()
    return folder


def _damage(file: Path, kind: int, chance: random.Random, foreign: Path) -> str:
    content = bytearray(file.read_bytes())
    if kind == 0:
        at = chance.randrange(100)
        content[at : at + 16] = chance.randbytes(16)
        words = f"header at {at}"
    elif kind == 1:
        page = chance.randrange(1, len(content) // _PAGE)
        content[page * _PAGE : (page + 1) * _PAGE] = chance.randbytes(_PAGE)
        words = f"page {page}"
    elif kind == 2:
        length = chance.randrange(1, len(content))
        del content[length:]
        words = f"cut at {length}"
    else:
        shutil.copy(foreign, f"{file}-wal")
        words = "another office's log"
    file.write_bytes(content)
    return words


def _noticed() -> bool:
    """Whether what a start does, and then a check of everything, finds something wrong."""
    try:
        desk = open_desk(Settings())
    except DeskError:
        return True
    with closing(desk):
        try:
            must_look_sound(desk)
            return bool(check_desk(desk).troubles)
        except DeskError:
            return True


def _texts() -> list[str]:
    desk = open_desk(Settings())
    with closing(desk):
        return sorted(each.text for each in messages(desk, tray=Tray.ALL, limit=0))


def test_wherever_it_is_damaged_it_is_noticed_and_put_right(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEPTIONIST_HOME", str(whole / "home"))
    wanted = _texts()
    chance = random.Random(5)  # noqa: S311 -- where it is damaged, no secret
    noticed = 0
    for place in range(PLACES):
        home = tmp_path / f"home{place}"
        shutil.copytree(whole / "home", home)
        monkeypatch.setenv("RECEPTIONIST_HOME", str(home))
        words = _damage(home / "receptionist.sqlite3", place % 4, chance, whole / "foreign-wal")
        if not _noticed():
            assert _texts() == wanted, f"{words}: not noticed, and something is lost"
            continue
        noticed += 1
        found = newest_good(Settings())
        assert found, words
        kept = restore(found.file, Settings())
        assert kept, words
        assert kept.exists(), words
        assert _texts() == wanted, words
        assert not _noticed(), words
    assert noticed >= PLACES // 2


def test_a_damaged_backup_is_never_the_one_that_is_offered(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home2"
    shutil.copytree(whole / "home", home)
    monkeypatch.setenv("RECEPTIONIST_HOME", str(home))
    (good,) = (home / "backups").iterdir()
    newer = good.with_name("receptionist-29990101T000000Z.sqlite3")
    newer.write_bytes(good.read_bytes()[: 5 * _PAGE])
    found = newest_good(Settings())
    assert found
    assert found.file == good
    with closing(sqlite3.connect(found.file)) as copy:
        assert copy.execute("SELECT count(*) FROM messages").fetchone() == (40,)
