"""The keys that windows listen to, held against the one list of keys."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.help.keys import key_groups
from ui.widgets.chips import INSTEAD_KEYS


def heard(window: QWidget) -> set[str]:
    """The keys that this window, and what is in it, listens to by itself."""
    keys = {each.key().toString() for each in window.findChildren(QShortcut)}
    for button in window.findChildren(QAbstractButton):
        if button.shortcut() != QKeySequence.mnemonic(button.text()):
            keys.add(button.shortcut().toString())
    return keys - {""}


def not_as_listed(known: set[str]) -> list[str]:
    """What all windows of a day listen to and the list does not say, and the other way round."""
    listed = {key for group in key_groups() for line in group.lines for key in line.keys}
    if known & set(INSTEAD_KEYS):
        known = known | set(INSTEAD_KEYS)  # one for each proposal; a warning has one to three
    return [
        *(f"say {key} in ui/help/keys.py" for key in sorted(known - listed)),
        *(f"no window knows {key} any more" for key in sorted(listed - known)),
    ]
