"""The one list of keys: what the windows listen to is in it, and nothing that they do not know."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from receptionist.i18n import LANGUAGES, use_language
from tests.sights.every import SIGHTS
from tests.sights.stage import Stage
from ui.help.keys import key_groups
from ui.widgets.chips import INSTEAD_KEYS

# Only within a dialog's own button, which shows it.
_SHOWN_BY_THEIR_BUTTON: frozenset[str] = frozenset()


def heard(window: QWidget) -> set[str]:
    """The keys that this window, and what is in it, listens to by itself."""
    keys = {each.key().toString() for each in window.findChildren(QShortcut)}
    for button in window.findChildren(QAbstractButton):
        if button.shortcut() != QKeySequence.mnemonic(button.text()):
            keys.add(button.shortcut().toString())
    return keys - {""}


def test_the_list_is_what_the_windows_listen_to(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    listed = {key for group in key_groups() for line in group.lines for key in line.keys}
    stage = Stage(qapp, tmp_path, language="en", state="normal")
    known: set[str] = set()
    try:
        for sight in SIGHTS:
            if sight.state == "normal":
                known |= heard(sight.show(stage))
                stage.tidy()
        known |= heard(stage.app.reminding.window)
        if known & set(INSTEAD_KEYS):
            known |= set(INSTEAD_KEYS)  # a key for each proposal, and a warning has one to three
    finally:
        stage.close()
    assert sorted(known - listed - _SHOWN_BY_THEIR_BUTTON) == [], "say it in ui/help/keys.py"
    assert sorted(listed - known) == [], "no window knows it any more"


def test_a_key_does_one_thing_in_one_place() -> None:
    for language in LANGUAGES:
        use_language(language)
        for group in key_groups():
            keys = [key for line in group.lines for key in line.keys]
            assert len(keys) == len(set(keys)), group.where
