"""The first look says what the real opening says a moment later, or nothing at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from receptionist.clock import SetClock
from receptionist.domain.trays import Tray
from receptionist.notifications import SilentNotifier
from receptionist.services.desk import Desk
from receptionist.services.find_messages import messages, tray_counts
from receptionist.services.sample_office import fill_with_sample
from receptionist.services.watching.first_look import FirstLook, first_look
from receptionist.settings import Settings
from tests.domain.lives import at
from tests.support.office import open_at

MOST = 5


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = open_at(f"sqlite:///{_file(tmp_path)}", SetClock(at("12:00", day=24)), SilentNotifier())
    fill_with_sample(found, count=120, seed=3, language="es")
    found.close()
    return found


def _file(folder: Path) -> Path:
    return folder / "first look.sqlite3"


def _look(folder: Path, desk: Desk) -> FirstLook | None:
    settings = Settings(database=f"sqlite:///{_file(folder)}")
    return first_look(settings, now=desk.now(), most=MOST)


def _do(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(_file(folder))) as raw:
        raw.execute(statement)
        raw.commit()


def test_it_sees_what_the_desk_sees(tmp_path: Path, desk: Desk) -> None:
    before = {each.name: each.read_bytes() for each in tmp_path.glob("*.sqlite3")}
    look = _look(tmp_path, desk)
    assert {each.name: each.read_bytes() for each in tmp_path.glob("*.sqlite3")} == before
    assert look is not None
    assert look.messages == messages(desk, tray=Tray.OPEN, limit=MOST)
    assert len(look.messages) == MOST
    counts = tray_counts(desk, person=None)
    assert look.counts == {tray: counts[Tray(tray)] for tray in look.counts}
    assert set(look.counts) == set(Tray) - {Tray.ALL, Tray.MINE}
    assert look.hours == desk.office().hours
    people = desk.people()
    ids = [*(each.id for each in people.colleagues), *(each.id for each in people.departments)]
    assert [look.name(each) for each in ids] == [people.name(each) for each in ids]
    assert look.name(None) == ""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE alembic_version SET version_num = '9999'",
        "DELETE FROM alembic_version",
        "DELETE FROM office",
        "UPDATE office SET hours = 'nonsense'",
        "UPDATE messages SET state = '{}'",
    ],
)
def test_what_is_odd_is_left_to_the_real_opening(
    tmp_path: Path, desk: Desk, statement: str
) -> None:
    _do(tmp_path, statement)
    assert _look(tmp_path, desk) is None


def test_no_file_and_another_file_are_no_desk(tmp_path: Path, desk: Desk) -> None:
    _file(tmp_path).write_bytes(b"something else")
    assert _look(tmp_path, desk) is None
    _file(tmp_path).unlink()
    assert _look(tmp_path, desk) is None
    assert not _file(tmp_path).exists(), "a look makes no file"


@pytest.mark.parametrize(
    "address", ["postgresql://ana@server/desk", "sqlite:///desk.sqlite3?mode=ro"]
)
def test_an_office_and_an_address_with_wishes_are_not_looked_at(address: str) -> None:
    assert first_look(Settings(database=address), now=at("12:00"), most=MOST) is None
