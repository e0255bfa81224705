"""When it is due, said in a glyph, words and a tone that do not need each other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from receptionist.domain.promise import Verdict
from ui import theme
from ui.widgets.due_badge import DueWords, draw_due, due_size, due_words

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 24, 11, 0, tzinfo=MADRID)


def said(due_at: datetime | None, now: datetime = NOW) -> str:
    """What stands at the right of an open message's row."""
    return str(due_words(due_at, now, open=True, hours_zone=MADRID))


@pytest.mark.parametrize(
    ("minutes", "words", "tone"),
    [
        (-65, "▲ Late 1 h 05", "late"),
        (-1, "▲ Late 1 min", "late"),
        (-0.2, "▲ Late 1 min", "late"),
        (0, "◆ Now", "soon"),
        (0.9, "◆ Now", "soon"),
        (8, "◆ In 8 min", "soon"),
        (15, "◆ In 15 min", "soon"),
        (15.9, "◆ In 15 min", "soon"),
        (16, "● In 16 min", "today"),
        (25, "● In 25 min", "today"),
        (119, "● In 1 h 59", "today"),
        (120, "● Today 13:00", "today"),
        (7 * 60, "● Today 18:00", "today"),
        (23 * 60, "○ Tomorrow 10:00", "later"),
        (47 * 60, "○ Thu 26 Nov 10:00", "later"),
    ],
)
def test_the_nearer_the_due_time_the_plainer_it_is_said(
    minutes: float, words: str, tone: theme.Tone
) -> None:
    due = due_words(NOW + timedelta(minutes=minutes), NOW, open=True, hours_zone=MADRID)
    assert str(due) == words
    assert due.tone == tone


def test_a_message_that_promises_nothing_says_so() -> None:
    assert said(None) == "Nothing promised"


def test_over_three_days_late_is_counted_in_days() -> None:
    assert said(NOW - timedelta(days=3, hours=2)) == "▲ Late 3 d"


def test_the_day_is_the_offices_and_not_the_computers() -> None:
    late_evening = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)
    assert said(datetime(2026, 11, 25, 8, 0, tzinfo=UTC), late_evening) == "○ Tomorrow 09:00"
    after_midnight = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert said(datetime(2026, 11, 25, 8, 0, tzinfo=UTC), after_midnight) == "● Today 09:00"


def test_the_hour_that_comes_twice_counts_twice() -> None:
    before = datetime(2026, 10, 25, 1, 30, tzinfo=MADRID)
    after = datetime(2026, 10, 25, 3, 15, tzinfo=MADRID)
    assert said(after, before) == "● Today 03:15"
    assert said(before, after) == "▲ Late 2 h 45"


@pytest.mark.parametrize(
    ("verdict", "words", "tone"),
    [
        (Verdict.KEPT, "✓ On time", "kept"),
        (Verdict.LATE, "✓ Kept late", "soon"),
        (Verdict.BROKEN, "✕ Broken", "late"),
        (Verdict.RELEASED, "✓ Done", "none"),
        (Verdict.NONE, "✓ Done", "none"),
        (None, "✓ Done", "none"),
    ],
)
def test_once_nothing_is_owed_it_says_how_it_ended(
    verdict: Verdict | None, words: str, tone: theme.Tone
) -> None:
    due = due_words(NOW, NOW, open=False, hours_zone=MADRID, verdict=verdict)
    assert str(due) == words
    assert due.tone == tone
    assert not due.presses


@pytest.mark.parametrize("glyph", ["▲", "◆", "●", "○", "✓", "✕", ""])
def test_each_glyph_is_drawn_within_the_room_it_asks_for(qapp: QApplication, glyph: str) -> None:
    look = theme.apply(qapp, "light")
    words = DueWords(glyph=glyph, text="", tone="late")
    size = due_size(QFontMetricsF(theme.font("body")), words)
    room = QRectF(20, 20, size.width(), size.height())
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(look.surface))
    painter = QPainter(image)
    painter.setFont(theme.font("body"))
    draw_due(painter, room, words)
    painter.end()
    inked = [
        (x, y)
        for x in range(200)
        for y in range(100)
        if image.pixelColor(x, y) != QColor(look.surface)
    ]
    assert bool(inked) == bool(glyph)
    assert all(room.adjusted(-1, -1, 1, 1).contains(x, y) for x, y in inked)
