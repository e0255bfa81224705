"""A process apart answers as one would here, is ended with whoever asked, and leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from receptionist import apart as place
from receptionist.apart import AS_HELPER, apart, asked_by, break_off, end_apart, work_apart
from receptionist.apart.room import Room
from receptionist.domain.errors import Cancelled, NotFound, PaperTrouble
from receptionist.i18n import use_language
from tests.apart.works import added, logs_and_prints, process, raises_oddly, refuses, takes_long
from tests.support.waiting import wait_until
from ui.guards.stop import Stop


@pytest.fixture
def room() -> Iterator[Callable[[], Room]]:
    """The process of this test; ended at its end."""
    work_apart(())

    def there() -> Room:
        assert place._room is not None
        return place._room

    yield there
    end_apart()


def test_where_nobody_wants_a_process_it_is_done_here() -> None:
    assert apart(process) == os.getpid()
    place.warm_up()
    break_off(object())
    assert place._room is None


def test_values_go_over_and_an_iterator_part_by_part(room: Callable[[], Room]) -> None:
    read: list[int] = []

    def numbers() -> Iterator[int]:
        for each in range(1000):
            read.append(each)
            yield each

    total, there = apart(added, numbers(), more=1)
    assert (total, there) == (sum(range(1000)) + 1, room().pid)
    assert there != os.getpid()
    assert read == list(range(1000))
    assert apart(process) == there, "it stays while there is work"


def test_what_goes_wrong_there_is_raised_here(room: Callable[[], Room]) -> None:
    there = apart(process)
    use_language("es")
    with pytest.raises(NotFound, match="No hay ningún recado que imprimir") as refused:
        apart(refuses)
    assert any("works.py" in note for note in refused.value.__notes__)
    with pytest.raises(RuntimeError, match="odd 1 2"):
        apart(raises_oddly)
    assert apart(process) == there


@pytest.mark.expects_log
def test_what_is_logged_there_stands_in_this_log(
    room: Callable[[], Room], caplog: pytest.LogCaptureFixture
) -> None:
    assert apart(logs_and_prints) == "done"
    (record,) = caplog.records
    assert record.getMessage() == "message 7 cannot be printed"
    assert "ValueError" in caplog.text


def test_one_that_was_ended_is_begun_again(room: Callable[[], Room]) -> None:
    place.warm_up()
    child = room()._child
    assert child is not None
    first = child.pid
    place.warm_up()
    assert apart(process) == first
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: not child.alive, within=10, what="its end")
    assert apart(process) != first


def test_a_process_that_dies_is_a_sentence(room: Callable[[], Room], tmp_path: Path) -> None:
    def ends_it() -> None:
        wait_until((tmp_path / "begun").read_text, within=30, what="the work")
        os.kill(int((tmp_path / "begun").read_text()), signal.SIGSEGV)

    (tmp_path / "begun").touch()
    killer = threading.Thread(target=ends_it)
    killer.start()
    with pytest.raises(PaperTrouble, match="Open it again"):
        apart(takes_long, str(tmp_path / "begun"))
    killer.join()
    assert apart(process) == room().pid


def test_one_that_cannot_be_begun_is_a_sentence(
    room: Callable[[], Room], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    place.warm_up()
    assert room().pid is None
    with pytest.raises(PaperTrouble, match="Open it again"):
        apart(process)


def test_stopping_ends_it_at_once_and_nobody_elses_work(
    room: Callable[[], Room], tmp_path: Path
) -> None:
    begun, stop = tmp_path / "begun", Stop()
    begun.touch()

    def stops() -> None:
        wait_until(begun.read_text, within=30, what="the work")
        Stop().set()
        stop.set()

    stopper = threading.Thread(target=stops)
    stopper.start()
    with asked_by(stop), pytest.raises(Cancelled):
        apart(takes_long, str(begun))
    stopper.join()
    assert not _runs(int(begun.read_text()))
    there = apart(process)
    stop.set()
    assert apart(process) == there


def test_what_is_stopped_between_two_parts_leaves_nothing_behind(room: Callable[[], Room]) -> None:
    def numbers() -> Iterator[int]:
        yield from range(500)
        raise Cancelled

    before = apart(process)
    with pytest.raises(Cancelled):
        apart(added, numbers(), more=0)
    assert not _runs(before)
    assert apart(added, iter([1]), more=1)[0] == 2


def test_without_work_it_goes_and_silent_it_is_ended() -> None:
    rests = Room((), rests_after=0.05)
    there = rests.do(process, (), {})
    wait_until(lambda: rests.pid is None and not _runs(there), within=10, what="its rest")
    silent = Room((), patience=0.5)
    with pytest.raises(PaperTrouble):
        silent.do(takes_long, (os.devnull,), {})
    for each in (rests, silent):
        each.close()
        assert each.pid is None


_ASKS = """
import sys
from receptionist.apart import apart, work_apart
from tests.apart.works import takes_long

work_apart(["reportlab"])
apart(takes_long, sys.argv[1])
"""


def test_it_ends_with_whoever_asked_and_nothing_is_seen_from_outside(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    begun.touch()
    asking = subprocess.Popen([sys.executable, "-c", _ASKS, str(begun)])
    try:
        wait_until(begun.read_text, within=30, what="the work")
        there = int(begun.read_text())
        if sys.platform == "linux":
            said = Path(f"/proc/{there}/cmdline").read_bytes()
            assert str(begun).encode() not in said
            assert said.endswith(b"\0reportlab\0")
    finally:
        asking.kill()
        asking.wait()
    wait_until(lambda: not _runs(there), within=10, what="the end of what it asked for")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell stands for the bundle")
def test_a_bundle_starts_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = tmp_path / "receptionist"
    bundle.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ui.start "$@"\n')
    bundle.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(bundle))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    room = Room(())
    try:
        assert room.do(process, (), {}) == room.pid
    finally:
        room.close()
    assert AS_HELPER in Path("ui/start.py").read_text(encoding="utf-8")


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    if sys.platform != "linux":
        return True
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"
