"""Every window, page and dialog in every state: names, targets, words, contrast, the Tab key (C8),
all pages of what has several, and the keys that are listened to.

One look a language is tried with every change; `--full` goes through all of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from receptionist.i18n import LANGUAGES
from tests.sights.colours import faint
from tests.sights.dialogs import DIALOGS
from tests.sights.every import SIGHTS
from tests.sights.keyboard import walk
from tests.sights.lint import troubles
from tests.sights.listened import heard, not_as_listed
from tests.sights.pages import wrong_on_any_page
from tests.sights.stage import STATES, Stage, State, dress
from ui import theme

_ALL = [
    (language, scheme, scale)
    for language in LANGUAGES
    for scale in (100, 150, 200)
    for scheme in ("light", "dark", "contrast")
]
_SOME = [("es", "contrast", 200), ("en", "light", 100), ("es", "dark", 150)]
LOOKS = _ALL if os.environ.get("RECEPTIONIST_FULL") else _SOME


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The program, given back with the font and the theme it had."""
    font = QFont(qapp.font())
    yield qapp
    qapp.setFont(font)
    theme.apply(qapp, "system")


def absent(window: QWidget, classes: tuple[str, ...]) -> list[str]:
    """Those of `classes` that the window is not, and has no visible part of."""
    there = {
        kind.__name__
        for each in (window, *window.findChildren(QWidget))
        if each.isVisible()
        for kind in type(each).__mro__
    }
    return [name for name in classes if name not in there]


def _said(stage: Stage, window: QWidget) -> list[str]:
    """What is wrong with a window that has come to rest: a layout may need one more turn."""
    said: list[str] = []
    for _turn in range(3):
        said = [*troubles(window), *faint(window), *walk(window)]
        if not said:
            break
        stage.idle()
    return said


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    ("language", "scheme", "scale"), LOOKS, ids=["-".join(map(str, each)) for each in LOOKS]
)
def test_everybody_can_read_and_use_it(
    qtbot: QtBot,
    app: QApplication,
    tmp_path: Path,
    language: str,
    scheme: theme.Scheme,
    scale: int,
    state: State,
) -> None:
    dress(app, scheme, scale)
    stage = Stage(app, tmp_path, language=language, state=state)
    found, keys = [], set[str]()
    try:
        for sight in SIGHTS:
            if sight.state == state:
                window = sight.show(stage)
                found += [f"{sight.name}: {each}" for each in _said(stage, window)]
                found += [
                    f"{sight.name} does not show {name}" for name in absent(window, sight.classes)
                ]
                keys |= heard(window)
                if sight in DIALOGS:
                    found += [f"{sight.name}: {each}" for each in wrong_on_any_page(window)]
                stage.tidy()
        keys |= heard(stage.app.reminding.window)
    finally:
        stage.close()
    if state == "normal":  # everything that listens is there on such a day
        found += not_as_listed(keys)
    assert not found, "\n".join(["", *found])
