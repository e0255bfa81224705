"""What the trays are called, and the sentence of an empty one."""

from __future__ import annotations

from receptionist.domain.trays import Tray
from receptionist.i18n import _
from ui.views.rail import rail_words


def tray_words(tray: Tray) -> str:
    """What a tray is called."""
    return _("All messages") if tray is Tray.ALL else rail_words(tray.value)


def nothing_here(tray: Tray | None) -> tuple[str, str]:
    """The icon and the sentence of an empty tray; None is a list behind a figure."""
    if tray is None:
        return ("closed", _("No message is behind this number now."))
    return {
        Tray.MINE: ("inbox", _("Nothing waits for you.")),
        Tray.UNASSIGNED: ("unassigned", _("Every message has somebody who sees to it.")),
        Tray.TODAY: ("calendar", _("Nothing is promised for today.")),
        Tray.LATE: ("closed", _("No promise is late.")),
        Tray.OPEN: ("open", _("No message is open.")),
        Tray.CLOSED: ("closed", _("No message has been closed yet.")),
        Tray.ALL: ("phone", _("No message yet. The first call makes it.")),
    }[tray]
