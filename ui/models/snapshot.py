"""The open messages as last known, in a small file: the first paint shows them without a database.

Written by the local lane two seconds after something changed; read once, before the first window.
A file that is not there, or cannot be read, is no snapshot at all.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer

from receptionist.i18n import language
from receptionist.paths import snapshot_file
from ui.models.roles import RowText
from ui.widgets.due_badge import DueWords, due_words

if TYPE_CHECKING:
    from receptionist.domain.message import Message
    from receptionist.services.desk import Desk
    from ui.background import Background
    from ui.seat import Seat

log = logging.getLogger(__name__)

ROWS: Final = 30
_LETTERS: Final = 200
_AFTER_MS: Final = 2000
_OWN_NUMBERS: Final = 2_000_000_000  # receptionist.domain.message, which is not loaded yet
_COUNTED: Final = timedelta(hours=2)


class Snapshot(NamedTuple):
    """The rows of the list of open messages, and how many lie in each tray."""

    rows: tuple[RowText, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()


def read_snapshot(*, now: datetime) -> Snapshot:
    """What was known last, with its times as they are now; empty in another language than ours."""
    try:
        kept = json.loads(snapshot_file().read_text(encoding="utf-8"))
        if kept["language"] != language():
            return Snapshot()
        rows = tuple(_row(each, now) for each in kept["rows"])
        return Snapshot(rows, tuple((str(name), int(count)) for name, count in kept["counts"]))
    except FileNotFoundError:
        return Snapshot()
    except (OSError, ValueError, TypeError, KeyError) as error:
        log.info("there is no snapshot that can be read: %s", type(error).__name__)
        return Snapshot()


def _row(kept: dict[str, Any], now: datetime) -> RowText:
    due = DueWords(**kept["due"]) if kept["due"] else None
    at = datetime.fromisoformat(kept["due_at"]) if kept["due_at"] else None
    if at and kept["owed"] and at - now < _COUNTED:
        # Minutes have passed since; days are still called the same, and need neither calendar nor
        # zone: within two hours no hour of the day is said.
        due = due_words(at, now, open=True, hours_zone=UTC)
    return RowText(
        who=str(kept["who"]),
        company=str(kept["company"]),
        summary=str(kept["summary"]),
        due=due,
        due_at=at,
        who_for=str(kept["who_for"]),
        progress=str(kept["progress"]),
        urgent=bool(kept["urgent"]),
        incomplete=bool(kept["incomplete"]),
        number=_number(int(kept["number"])),
        ticks=tuple(str(each) for each in kept["ticks"]),
    )


def _number(kept: int) -> int:
    """The number; one that only this PC gave says so by itself."""
    if kept < _OWN_NUMBERS:
        return kept
    from receptionist.domain.message import as_number

    return as_number(kept)


class SnapshotKeeper(QObject):
    """Keeps the snapshot up to date as long as the program lives."""

    def __init__(self, seat: Seat, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self.pause = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self.pause.timeout.connect(self._keep)
        for changed in (background.changed, seat.changed):
            changed.connect(self.pause.start)

    def _keep(self) -> None:
        if self._seat.known:
            self._background.ask(self._look(), self._write, lambda _error: None)

    def _look(self) -> Callable[[Desk], str]:
        seat = self._seat
        people, hours, now = seat.people, seat.hours, seat.now()
        person = seat.by if people.active else None

        def look(desk: Desk) -> str:
            from receptionist.services.find_messages import messages, tray_counts
            from ui.words import row_text

            found = messages(desk, limit=ROWS)
            counts = tray_counts(desk, person=person)
            rows = [row_text(each, people=people, hours=hours, now=now) for each in found]
            return _written(rows, found, [*counts.items()])

        return look

    def _write(self, text: str) -> None:
        self._background.keep(lambda: _put(text), lambda _done: None, lambda _error: None)


def _written(
    rows: Sequence[RowText], found: Sequence[Message], counts: Sequence[tuple[str, int]]
) -> str:
    from dataclasses import asdict

    kept = []
    for row, message in zip(rows, found, strict=True):
        values = asdict(row)
        values["due"] = row.due._asdict() if row.due else None
        values["summary"] = row.summary[:_LETTERS]
        values["owed"] = bool(row.due_at) and not message.promise.answered
        values["due_at"] = row.due_at.astimezone(UTC).isoformat() if row.due_at else ""
        kept.append(values)
    whole = {"language": language(), "counts": counts, "rows": kept}
    return json.dumps(whole, ensure_ascii=False)


def _put(text: str) -> None:
    from receptionist.files import write_safely

    write_safely(snapshot_file(), text.encode("utf-8", "replace"))
