"""From when to when the program ran at this PC, day by day: an empty day page says so."""

from __future__ import annotations

import json
import logging
from datetime import date, datetime, timedelta

from receptionist.domain.errors import StorageTrouble
from receptionist.domain.opening_hours import OpeningHours
from receptionist.files import write_safely
from receptionist.paths import running_file

log = logging.getLogger(__name__)

_KEPT_DAYS = 40
_NOT_BEFORE = timedelta(minutes=5)

Ran = tuple[datetime, datetime]


def note_running(hours: OpeningHours, now: datetime) -> None:
    """The program runs now; on disk every five minutes, which is near enough."""
    known = _read()
    day = hours.local(now).date().isoformat()
    if day in known and abs(now - known[day][1]) < _NOT_BEFORE:
        return
    first, last = known.get(day, (now, now))
    known[day] = (min(first, now), max(last, now))
    kept = dict(sorted(known.items())[-_KEPT_DAYS:])
    values = {each: [a.isoformat(), b.isoformat()] for each, (a, b) in kept.items()}
    try:
        write_safely(running_file(), json.dumps(values).encode())
    except StorageTrouble:
        log.info("that the program runs could not be noted")


def ran_on(day: date) -> Ran | None:
    """The first and the last moment of that day at which the program ran; None if nobody knows."""
    return _read().get(day.isoformat())


def _read() -> dict[str, Ran]:
    try:
        known = json.loads(running_file().read_text(encoding="utf-8"))
        return {
            str(day): (datetime.fromisoformat(first), datetime.fromisoformat(last))
            for day, (first, last) in known.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        log.info("when the program ran cannot be read: %s", error)
        return {}
