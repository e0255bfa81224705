"""Windows, and the whole program, that end before an answer came."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui import background as module
from ui.background import Background
from ui.dialogs.backups.progress import Progress


class Window(QObject):
    """Asks in the three ways there are."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self.setObjectName("asks")
        self._heard = heard

    def answer(self, _value: object) -> None:
        self._heard.append(self.objectName())

    def by_method(self) -> Callable[[object], None]:
        return self.answer

    def by_lambda(self) -> Callable[[object], None]:
        return lambda value: self.answer(value)


@pytest.mark.parametrize("way", ["by_method", "by_lambda"])
def test_nobody_is_told_who_has_gone(qtbot: QtBot, background: Background, way: str) -> None:
    heard: list[str] = []
    there, gone = Window(heard), Window(heard)
    background.keep(lambda: 1, getattr(gone, way)())
    background.keep(lambda: 1, getattr(there, way)())
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["asks"]


@pytest.fixture
def long_read(background: Background, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Both lanes of the database are at something that does not come to an end."""
    monkeypatch.setattr(module, "_READING_ENDS", 0.05)
    begun, released = threading.Barrier(3), threading.Event()

    def work(_desk: object) -> None:
        begun.wait()
        released.wait()

    background.ask(work, lambda _done: None)
    background.ask_long(work, lambda _done: None)
    begun.wait()
    yield
    released.set()


@pytest.mark.usefixtures("long_read")
def test_the_end_of_the_program_waits_for_no_long_read(background: Background) -> None:
    later: list[str] = []
    background.ask(lambda _desk: later.append("read"), lambda _done: None)
    background.keep(lambda: later.append("kept"), lambda _done: None)
    assert background.close(within=20)
    assert later == ["kept"]


def test_what_is_to_be_saved_is_waited_for(background: Background) -> None:
    saved: list[str] = []
    background.ask(lambda _desk: saved.append("read"), lambda _done: None)
    background.change(lambda _desk: saved.append("saved"), lambda _done: None)
    assert background.close()
    assert saved[-1] == "saved"


@pytest.mark.usefixtures("long_read")
def test_it_says_when_something_could_not_be_saved_in_time(background: Background) -> None:
    background.change(lambda _desk: None, lambda _done: None)
    assert not background.close(within=0.05)


def test_work_goes_on_when_nobody_looks_how_far_it_is(qtbot: QtBot, background: Background) -> None:
    """The settings were closed while a backup is being made: it is made all the same."""
    progress, made = Progress(background, background), list[str]()

    def work() -> str:
        for part in (0.1, 0.5, 0.9):
            progress.tell(part)
        return "made"

    shiboken6.delete(progress)
    background.keep(work, made.append)
    qtbot.waitUntil(lambda: bool(made))
    assert made == ["made"]


@pytest.fixture
def copying(background: Background) -> list[str]:
    """A backup that takes as long as nobody stops it; what came of it."""
    begun, came = threading.Event(), list[str]()

    def work(_desk: object, tell: Callable[[float], None]) -> None:
        try:
            while True:
                tell(0.5)
                begun.set()
        finally:
            came.append("cleared away")

    def failed(error: Exception) -> None:
        came.append(str(error))

    background.keep_safe(work, lambda _done: None, failed)
    assert begun.wait(5)
    return came


def test_no_report_waits_for_a_backup(
    qtbot: QtBot, background: Background, copying: list[str]
) -> None:
    read: list[str] = []
    background.ask_long(lambda _desk: "read", read.append)
    qtbot.waitUntil(lambda: bool(read))
    assert not copying


def test_the_end_of_the_program_leaves_no_half_of_a_backup(
    background: Background, copying: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    later: list[str] = []

    def work(_desk: object, tell: Callable[[float], None]) -> None:
        tell(0.0)
        later.append("begun")

    background.keep_safe(work, lambda _done: None, lambda _error: None, last=True)
    assert background.close(within=0.05)
    assert copying == ["cleared away"]
    assert not later, "nobody waits for another one"


def test_a_restore_does_not_wait_for_a_backup(
    qtbot: QtBot, background: Background, copying: list[str]
) -> None:
    done: list[str] = []
    background.without_desk(lambda: "put back", done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert copying == ["cleared away", "Stopped; nothing was changed."]
    background.keep_safe(
        lambda _desk, tell: tell(0.5), lambda _done: done.append("the next one"), _raise
    )
    qtbot.waitUntil(lambda: len(done) == 2)


def _raise(error: Exception) -> None:
    raise error
