"""Room on a disk is looked at before it is filled."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from receptionist.domain.errors import StorageTrouble
from receptionist.files import write_safely
from receptionist.i18n import use_language
from receptionist.room import free_in, must_have_room, say_size, spare_beside

MB = 1_000_000


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the disk say that so much of it is free."""

    def says(free: int, total: int = 100_000 * MB) -> None:
        usage = Usage(total, total - free, free)
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)

    return says


def test_a_copy_that_does_not_fit_is_refused_with_both_numbers(
    disk: Callable[..., None], tmp_path: Path
) -> None:
    disk(2_100 * MB)
    must_have_room(tmp_path, 2_000 * MB)
    must_have_room(tmp_path, 4_000 * MB, written=1_900 * MB)
    with pytest.raises(StorageTrouble, match=r"needs 4\.6 GB, and 2\.1 GB are free in"):
        must_have_room(tmp_path / "not there yet", 4_600 * MB)
    with pytest.raises(StorageTrouble, match=r"needs 2 GB, and 256 MB stay free .* 2\.1 GB are"):
        must_have_room(tmp_path, 2_000 * MB, spare=256 * MB)


def test_a_disk_that_says_nothing_is_tried(
    disk: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk(0, total=0)
    must_have_room(tmp_path, MB)

    def fails(_folder: Path) -> Usage:
        raise OSError

    monkeypatch.setattr(shutil, "disk_usage", fails)
    assert free_in(tmp_path) is None
    assert spare_beside(tmp_path, tmp_path) == 0


def test_some_room_stays_where_the_messages_are(disk: Callable[..., None], tmp_path: Path) -> None:
    messages = tmp_path / "desk.sqlite3"
    disk(MB)
    assert spare_beside(tmp_path, messages) == 0, "there are none yet"
    messages.touch()
    assert spare_beside(tmp_path / "backups", messages) == 16 * MB
    with messages.open("r+b") as file:
        file.truncate(1_000 * MB)
    assert spare_beside(tmp_path, messages) == 100 * MB
    with messages.open("r+b") as file:
        file.truncate(9_000 * MB)
    assert spare_beside(tmp_path, messages) == 256 * MB
    disk(MB, total=200 * MB)
    assert spare_beside(tmp_path, messages) == 10 * MB
    assert spare_beside(Path("/proc"), messages) == 0, "another disk"


def test_a_list_stops_before_it_fills_the_disk(disk: Callable[..., None], tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    parts = [b"x" * MB] * 9
    disk(17 * MB)
    write_safely(file, iter(parts))
    disk(15 * MB)
    with pytest.raises(StorageTrouble, match="needs more than 4 MB, and only 15 MB are left"):
        write_safely(file, iter(parts))
    assert [each.name for each in tmp_path.iterdir()] == ["list.csv"]
    assert file.stat().st_size == 9 * MB


def test_sizes_in_words() -> None:
    assert [say_size(each) for each in (0, 999, 278_528, 1_500_000, 4_646_948_864)] == [
        "0 kB",
        "1 kB",
        "279 kB",
        "1.5 MB",
        "4.6 GB",
    ]
    assert say_size(10**16) == "10000 TB"
    use_language("es")
    assert say_size(4_646_948_864) == "4,6 GB"
