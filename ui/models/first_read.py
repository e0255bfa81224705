"""What the first paint shows, read from the desk itself a moment later.

Before anything heavy is loaded, and shown before the pages are made; a desk that is slow, away or
odd is not waited for.
"""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from receptionist.i18n import _
from ui.models.snapshot import ROWS, Snapshot

if TYPE_CHECKING:
    from receptionist.domain.message import Message
    from receptionist.services.watching.first_look import FirstLook
    from receptionist.settings import Settings
    from ui.background import Background
    from ui.main_window import MainWindow
    from ui.models.roles import RowText
    from ui.seat import Seat

_WAIT_SECONDS: Final = 0.25
_ONE_DAY: Final = timedelta(days=1)


def look_first(
    window: MainWindow, background: Background, seat: Seat, known: Snapshot | None
) -> None:
    """Show what is there, where anything is shown yet."""
    if known and known.rows and (found := read_first(background, seat, known)):
        window.show_first(found)


def read_first(background: Background, seat: Seat, known: Snapshot) -> Snapshot | None:
    """The rows and counts as they are; None where that takes longer than nobody notices.

    The pages are made next and take as long again, so it costs nothing to wait for it: whatever
    is typed meanwhile waits in Qt's queue either way, and is there when they are.
    """
    settings, now = seat.settings, seat.now()
    found: list[Snapshot] = []
    done = threading.Event()

    def read() -> None:
        try:
            if look := _read(settings, known, now):
                found.append(look)
        finally:
            done.set()

    background.keep(read, lambda _done: None, lambda _error: None)
    done.wait(_WAIT_SECONDS)
    return found[0] if found else None


def _read(settings: Settings, known: Snapshot, now: datetime) -> Snapshot | None:
    from receptionist.services.watching.first_look import first_look

    look = first_look(settings, now=now, most=ROWS)
    return _rows(look, known, now) if look else None


def _rows(look: FirstLook, known: Snapshot, now: datetime) -> Snapshot:
    """In words; a day that was named last time is called the same, without loading a calendar."""
    from receptionist.domain.people import People
    from ui.words import row_text

    named = {(row.number, row.due_at): row.due for row in known.rows}
    tomorrow = look.hours.local(now).date() + _ONE_DAY
    rows: list[RowText] = []
    for message in look.messages:
        due_at = message.promise.due_at
        far = due_at is not None and look.hours.local(due_at).date() > tomorrow
        due = named.get((message.number, due_at)) if far else None
        rows.append(
            row_text(
                message,
                people=People(),
                hours=look.hours,
                now=now,
                due=due,
                who_for=_who_for(look.name(message.assignee or message.department), message, known),
            )
        )
    # Whose a message is, is a matter of who is there: that count stays as it was last known.
    counts = dict(known.counts) | dict(look.counts)
    return Snapshot(tuple(rows), tuple(counts.items()))


def _who_for(name: str, message: Message, known: Snapshot) -> str:
    """Their name; with who stands in for them, as it was said last time, if they still have it."""
    same = (row.who_for for row in known.rows if row.number == message.number)
    said = next(same, "")
    return said if name and name in said else name or _("Unassigned")
