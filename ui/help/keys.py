"""The one list of the keys the program uses: help and paper are made from it.

`tests/ui/test_keys.py` goes through every window: a key that is missing here fails it, and so does
one that no window knows any more.
"""

from __future__ import annotations

from dataclasses import dataclass

from receptionist.domain.message import Wants
from receptionist.i18n import _, p_
from ui.views.message_actions import ACTIONS, action_words
from ui.widgets.chips import INSTEAD_KEYS
from ui.words import tick_words


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line: what is shown, what it does, and the keys as Qt names them.

    Without `keys` it is one that the fields themselves listen to, like the arrows.
    """

    shown: str
    does: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one place."""

    where: str
    lines: tuple[KeyLine, ...]


def key_groups() -> tuple[KeyGroup, ...]:
    """All keys, in the language in use."""
    return (
        KeyGroup(_("Everywhere"), _everywhere()),
        KeyGroup(_("In the form"), _form()),
        KeyGroup(_("In a list"), _lists()),
        KeyGroup(_("With a message chosen"), _message()),
        KeyGroup(_("In a dialog"), _dialogs()),
    )


def _everywhere() -> tuple[KeyLine, ...]:
    return (
        _one("F1", _("Help for this screen")),
        _one("F2", _("New message, or the call that is offered")),
        KeyLine("Ctrl+1 … 6", _("The trays"), tuple(f"Ctrl+{at}" for at in range(1, 7))),
        _one("Ctrl+G", _("Figures")),
        _one("Ctrl+0", _("At a glance: the owner's numbers")),
        _one("Ctrl+F", _("Search")),
        _one("Ctrl+R", _("Show the reminders and use them with the keyboard")),
        _one("Ctrl+Z", _("Undo, for 10 seconds")),
        _one("Ctrl+P", _("Day page")),
        _one("Ctrl+K", _("Callers")),
        _one("Ctrl+,", _("Settings")),
        _one("Ctrl+T", _("Lock, or let somebody else sit here")),
        _one("F12", _("Try the office's server again, when it is away")),
        KeyLine(p_("key", "Shift+F12"), _("What the office did not take"), ("Shift+F12",)),
        _one("Ctrl+Q", _("Quit")),
    )


def _form() -> tuple[KeyLine, ...]:
    return (
        KeyLine(p_("key", "Enter"), _("Next field")),
        KeyLine(p_("key", "Shift+Enter"), _("New line in the text")),
        KeyLine("Alt+1 … 9", _("The type of call"), tuple(f"Alt+{at}" for at in range(1, 10))),
        KeyLine(p_("key", "Alt + letter"), _("The field with that letter underlined")),
        _one("F3", _("Find the caller")),
        KeyLine("↑ ↓", _("Choose a known caller; Enter takes them")),
        _one("Ctrl+N", _("Another message of a caller who has one open")),
        _one("F4", _("Park this one and go on with the next")),
        _one("F5", tick_words(Wants.CALL_BACK)),
        _one("F6", tick_words(Wants.WILL_CALL_AGAIN)),
        _one("F7", _("Read back and confirmed")),
        _one("F8", _("Urgent")),
        _one("Ctrl+D", _("Spell what is in the field")),
        KeyLine(" ".join(INSTEAD_KEYS), _("Take a proposed time or person"), INSTEAD_KEYS),
        KeyLine(
            p_("key", "F9, Ctrl+Enter"),
            _("Save and notify"),
            ("F9", "Ctrl+Return", "Ctrl+Enter"),
        ),
        KeyLine("Esc", _("Back to the list; the draft stays"), ("Esc",)),
    )


def _lists() -> tuple[KeyLine, ...]:
    return (
        KeyLine("↑ ↓", _("The message before, the next one")),
        KeyLine(p_("key", "Enter"), _("Open the message")),
        KeyLine(p_("key", "Shift+↓, Ctrl+A"), _("Choose several")),
        KeyLine("1 … 4", _("At a glance: the list of that number"), ("1", "2", "3", "4")),
        _one("F5", _("Figures that were stopped: work them out again")),
        _one("Ctrl+L", _("The whole list on paper, as PDF or as CSV")),
        KeyLine("Esc", _("Back; in the reminders: hide them for 5 minutes"), ("Esc",)),
    )


def _message() -> tuple[KeyLine, ...]:
    return tuple(
        _one(action.key, action_words(action.name).rstrip("…")) for action in ACTIONS.values()
    )


def _dialogs() -> tuple[KeyLine, ...]:
    return (
        KeyLine(
            p_("key", "Enter"),
            _("Save (Ctrl+Enter where the text has several lines)"),
            ("Ctrl+Return", "Ctrl+Enter"),
        ),
        KeyLine("Esc", _("Close; nothing is asked")),
        KeyLine("1 … 9", _("Choose")),
        KeyLine("↓", _("From a time to its choices")),
        KeyLine("Alt+← →", _("The day before, the day after"), ("Alt+Left", "Alt+Right")),
        _one("Ctrl+S", _("Save as PDF")),
        _one("Ctrl+E", _("Save as CSV, for a spreadsheet")),
    )


def _one(key: str, does: str) -> KeyLine:
    return KeyLine(key, does, (key,))
