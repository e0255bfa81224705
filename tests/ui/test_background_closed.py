"""A window that was closed before its answer came hears nothing of it, however it asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.background import Background


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
