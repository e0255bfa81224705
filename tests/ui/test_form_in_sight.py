"""At its usual size the window shows the whole form of a normal call at once; nothing scrolls."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.i18n import LANGUAGES
from tests.sights.every import SIGHTS
from tests.sights.stage import Stage, dress
from ui.views.capture_fields import FIELDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_in_sight(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str
) -> None:
    dress(qapp, "light", 100)
    stage = Stage(qapp, tmp_path, language=language, state="normal")
    try:
        (sight,) = (each for each in SIGHTS if (each.name, each.state) == ("form", "normal"))
        sight.show(stage)
        fields = stage.app.window.capture.forms[0].fields
        lost = [
            name
            for name in FIELDS
            if (field := fields.field(name)).visibleRegion().boundingRect() != field.rect()
        ]
        assert fields.text.toPlainText(), "the call was typed"
        assert lost == []
    finally:
        stage.close()
