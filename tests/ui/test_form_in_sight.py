"""At its usual size the window shows the whole form of a normal call at once; nothing scrolls."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from receptionist.i18n import LANGUAGES
from tests.sights.every import SIGHTS
from tests.sights.stage import Stage, dress
from ui.focus_in_sight import bring_into_sight
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


def test_a_list_as_high_as_its_place_is_seen_from_its_name_on(
    qtbot: QtBot, qapp: QApplication
) -> None:
    inside, area = QWidget(), QScrollArea()
    column = QVBoxLayout(inside)
    name, names = QLabel("To whom"), QListWidget()
    names.setMinimumHeight(300)
    column.addSpacing(200)
    column.addWidget(name)
    column.addWidget(names)
    column.addSpacing(200)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    window = QWidget()
    QVBoxLayout(window).addWidget(area)
    window.resize(300, 300)
    qtbot.addWidget(window)
    window.show()
    qapp.processEvents()
    bring_into_sight(names)
    qapp.processEvents()
    assert name.visibleRegion().boundingRect().height() == name.height()
