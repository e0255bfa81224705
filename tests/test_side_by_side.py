"""Processes side by side answer in order, and none of them outlives whoever asked."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from threading import active_count

import pytest

from receptionist.i18n import language
from receptionist.side_by_side import _begin, answer, helpers, side_by_side

_ASLEEP = """
import os, time
from multiprocessing import active_children
from receptionist.side_by_side import answer, side_by_side

if __name__ == "__main__":
    with side_by_side([(os.getpid,), *[(time.sleep, 60)] * 4]) as jobs:
        answer(jobs[0])
        print(*[each.pid for each in active_children()], flush=True)
        answer(jobs[1])
"""


def test_jobs_are_answered_in_order() -> None:
    with side_by_side([(pow, 2, each) for each in range(20)]) as jobs:
        assert [answer(each) for each in jobs] == [2**each for each in range(20)]
    assert not active_children()
    assert 2 <= helpers() <= 8


def test_leaving_early_ends_them_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), side_by_side([(time.sleep, 60)] * 3):
        raise KeyboardInterrupt
    assert time.monotonic() - began < 30
    assert not active_children()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.usefixtures("in_a_terminal")
def test_none_outlives_whoever_asked(how: signal.Signals) -> None:
    command = [sys.executable, "-c", _ASLEEP]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as asking:
        assert asking.stdout
        found = [int(each) for each in asking.stdout.readline().split()]
        assert len(found) >= 2
        asking.send_signal(how)
    deadline = time.monotonic() + 30
    while any(map(_runs, found)):
        assert time.monotonic() < deadline
        os.sched_yield()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{process}/stat", encoding="ascii") as state:  # noqa: PTH123 -- no file
        return state.read().rpartition(")")[2].split()[0] != "Z"


def test_a_helper_leaves_ctrl_c_to_whoever_asked() -> None:
    before, threads = signal.getsignal(signal.SIGINT), active_count()
    try:
        _begin(language())
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        assert not gc.isenabled()
    finally:
        signal.signal(signal.SIGINT, before)
        gc.enable()
    while active_count() > threads:
        time.sleep(0)
