"""A window that asked for something is taken down by its own thread, not by who answered."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.support.window import Workplace


class _Asks(QObject):
    answer = 0

    def learn(self, answer: int) -> None:
        self.answer = answer


def test_no_lane_keeps_who_asked(qtbot: QtBot, workplace: Workplace) -> None:
    asks = _Asks()
    workplace.background.ask(lambda _desk: 7, asks.learn)
    there = weakref.ref(asks)
    del asks
    qtbot.waitUntil(lambda: there() is None)
