"""The look changes while windows are open: colours at once, letters with them, any screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.sights.colours import faint
from tests.sights.every import SIGHTS
from tests.sights.stage import Stage, dress
from ui import theme

_SCHEMES: tuple[theme.Scheme, ...] = ("light", "dark", "contrast")
_SCALED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.sights.lint import troubles
from tests.sights.stage import Stage, dress
app = QApplication([])
dress(app, "light", 100)
stage = Stage(app, Path(sys.argv[1]), language="es", state="normal")
picture = stage.front().grab()
print(picture.devicePixelRatio(), picture.width() / stage.app.window.width())
print(troubles(stage.app.window))
stage.close()
"""


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    font = QFont(qapp.font())
    dress(qapp, "light", 100)
    made = Stage(qapp, tmp_path, language="en", state="normal")
    yield made
    made.close()
    qapp.setFont(font)
    theme.apply(qapp, "system")


@pytest.mark.parametrize("name", ["desk", "form", "close", "settings-pc"])
def test_colours_follow_while_a_window_is_open(qapp: QApplication, stage: Stage, name: str) -> None:
    dress(qapp, "light", 200)
    (sight,) = (each for each in SIGHTS if (each.name, each.state) == (name, "normal"))
    window = sight.show(stage)
    for scheme in (*_SCHEMES, "light"):
        look = theme.apply(qapp, scheme)
        stage.hands.settle()
        corner = window.grab().toImage().pixelColor(2, window.height() - 3)
        assert corner == QColor(look.window), scheme
        assert list(faint(window)) == []
    stage.tidy()


def test_letters_grow_while_a_window_is_open(qapp: QApplication, stage: Stage) -> None:
    window = stage.front()
    before = stage.app.window.trays.list.sizeHintForRow(0)
    dress(qapp, "light", 200)
    stage.hands.settle()
    assert stage.app.window.trays.list.sizeHintForRow(0) >= 1.7 * before
    assert list(faint(window)) == []


@pytest.mark.parametrize("name", ["settings-calls", "day", "close"])
def test_a_window_that_was_closed_leaves_no_widget_behind(stage: Stage, name: str) -> None:
    (sight,) = (each for each in SIGHTS if (each.name, each.state) == (name, "normal"))
    stage.app.window.capture.make_ready()
    counts = []
    for _time in range(3):
        sight.show(stage)
        stage.tidy()
        stage.hands.settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        counts.append(len(QApplication.allWidgets()))
    # The first time something may be made that stays.
    assert counts[1] == counts[2]


def test_another_look_makes_no_widgets(qapp: QApplication, stage: Stage) -> None:
    stage.hands.press("F2")
    stage.app.window.capture.make_ready()
    before = len(qapp.allWidgets())
    for scheme in _SCHEMES:
        theme.apply(qapp, scheme)
        stage.hands.settle()
    assert len(qapp.allWidgets()) == before


@pytest.mark.parametrize("factor", ["1.25", "1.5", "2"])
def test_a_screen_with_more_dots_shows_the_same(tmp_path: Path, factor: str) -> None:
    size = {"width": round(1366 * float(factor)), "height": round(768 * float(factor))}
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screen = tmp_path / "screen.json"
    screen.write_text(json.dumps({"screens": [{"name": "large", "x": 0, "y": 0} | size | dots]}))
    house = Path(__file__).resolve().parent.parent.parent
    env = os.environ | {
        "QT_SCALE_FACTOR": factor,
        "PYTHONPATH": str(house),
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "RECEPTIONIST_HOME": str(tmp_path),
    }
    command = [sys.executable, "-W", "ignore", "-c", _SCALED, str(tmp_path)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    ratio, found = done.stdout.splitlines()
    assert {round(float(each), 1) for each in ratio.split()} == {round(float(factor), 1)}
    assert found == "[]"
