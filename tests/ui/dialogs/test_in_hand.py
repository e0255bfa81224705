"""What has the keyboard stays in sight, however little room what is said above it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.sights.dialogs import DIALOGS
from tests.sights.stage import Stage, dress
from ui import theme
from ui.dialogs.parts.frame import Room


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The program, given back with the font and the theme it had."""
    font = QFont(qapp.font())
    yield qapp
    qapp.setFont(font)
    theme.apply(qapp, "system")


@pytest.mark.parametrize("name", ["sign-in-wrong", "edit-trouble"])
def test_a_trouble_on_a_low_screen_leaves_the_field_in_sight(
    qtbot: QtBot, app: QApplication, tmp_path: Path, name: str
) -> None:
    dress(app, "light", 200)
    stage = Stage(app, tmp_path, language="es", state="normal")
    try:
        window = next(each for each in DIALOGS if each.name == name).show(stage)
        window.resize(window.width(), window.minimumSizeHint().height())
        stage.idle()
        room, field = window.findChild(Room), window.focusWidget()
        assert isinstance(room, Room)
        assert field is not None
        top = field.mapTo(room.viewport(), field.rect().topLeft()).y()
        assert 0 <= top <= room.viewport().height() - field.height()
    finally:
        stage.close()
