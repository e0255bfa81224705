"""What nobody needs any more is taken down by the windows' thread, whoever makes something new."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from tests.support.window import settled
from ui.background import Background
from ui.guards.garbage import Garbage


class Round(QObject):
    """Holds itself, as a window with a method connected to a signal of its own does."""

    def __init__(self, taken_down_by: list[int]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(
            lambda: taken_down_by.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
        )


def test_only_the_windows_thread_takes_windows_down(qtbot: QtBot, background: Background) -> None:
    taken_down_by: list[int] = []
    here = {threading.get_ident()}
    for _each in range(20):
        Round(taken_down_by)
    background.ask(lambda _desk: [[each] for each in range(100_000)], lambda _done: None)
    settled(qtbot, background)
    assert set(taken_down_by) <= here
    garbage = background.findChild(Garbage)
    assert garbage is not None
    made_since: list[object] = [[each] for each in range(1000)]
    garbage.look()
    assert len(taken_down_by) == 20
    assert set(taken_down_by) == here
    assert made_since


def test_others_look_again_once_the_lanes_have_ended(qtbot: QtBot, background: Background) -> None:
    assert not gc.isenabled()
    background.close()
    assert gc.isenabled()
