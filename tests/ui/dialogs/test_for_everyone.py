"""Every dialog of the one list of sights on all its pages, in the look that is left out elsewhere.

`tests/ui/test_every_window.py` turns the pages in its looks; English is at 100 % there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.sights.dialogs import DIALOGS
from tests.sights.pages import wrong_on_any_page
from tests.sights.stage import Stage, State, dress
from ui import theme


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The program, given back with the font and the theme it had."""
    font = QFont(qapp.font())
    yield qapp
    qapp.setFont(font)
    theme.apply(qapp, "system")


def test_every_control_has_a_name_a_letter_of_its_own_and_room(
    qtbot: QtBot, app: QApplication, tmp_path: Path
) -> None:
    dress(app, "light", 200)
    found: list[str] = []
    states: tuple[State, ...] = ("empty", "normal")
    for state in states:
        stage = Stage(app, tmp_path, language="en", state=state)
        try:
            for sight in (each for each in DIALOGS if each.state == state):
                window = sight.show(stage)
                found += [f"{sight.name}: {each}" for each in wrong_on_any_page(window)]
                stage.tidy()
        finally:
            stage.close()
    assert not found, "\n".join(["", *found])
