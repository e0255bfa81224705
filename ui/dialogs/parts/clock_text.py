"""Hours as people write them: "9–14, 16–19" for a day, "12:05" for a moment just gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from receptionist.domain.errors import BadInput
from receptionist.domain.opening_hours import OpeningHours, Span, read_spans
from receptionist.i18n import _

_SPAN: Final = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?\s*h?\s*(?:[-–—]|\ba\b|\bto\b|\bhasta\b)\s*(\d{1,2})(?:[:.h](\d{2}))?\s*h?",
    re.ASCII | re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"[,;/+]|\by\b|\band\b", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*h?", re.ASCII)
_CLOSED: Final = frozenset({"", "-", "–", "cerrado", "closed"})


def read_hours(text: str) -> tuple[Span, ...]:
    """The openings of a day, as "9–14, 16–19"; nothing is closed. Raises BadInput."""
    if text.strip().casefold() in _CLOSED:
        return ()
    spans = []
    for part in _BETWEEN.split(text):
        found = _SPAN.fullmatch(part.strip())
        if not found:
            raise BadInput(
                _("“{text}” are no hours. Write them like 9–14, 16–19.").format(text=text[:40]),
                field="hours",
            )
        start, start_minute, end, end_minute = (int(each or 0) for each in found.groups())
        spans.append(f"{start:02}:{start_minute:02}-{end:02}:{end_minute:02}")
    return read_spans(spans)


def write_hours(spans: Sequence[Span]) -> str:
    """The opposite of `read_hours`: "9–14, 16–19:30"."""
    return ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in spans)


def read_clock_before(text: str, now: datetime, hours: OpeningHours) -> datetime:
    """The last time the office's clock showed `text` ("12:05", "1205"). Raises BadInput."""
    minutes = read_clock(text)
    today = hours.local(now).date()
    at = hours.at_wall(today, minutes)
    return at if at.astimezone(UTC) <= now else hours.at_wall(today - timedelta(days=1), minutes)


def read_clock(text: str) -> int:
    """Minutes since midnight of "9", "9:30" or "0930". Raises BadInput."""
    found = _CLOCK.fullmatch(text.strip())
    minutes = int(found[1]) * 60 + int(found[2] or 0) if found else -1
    if not found or not 0 <= minutes < 24 * 60 or int(found[2] or 0) > 59:
        raise BadInput(
            _("“{text}” is no time. Write it like 12:05.").format(text=text[:20]), field="told_at"
        )
    return minutes


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}" if minutes % 60 else str(minutes // 60)
