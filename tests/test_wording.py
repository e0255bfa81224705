"""Dates, times and lengths in words, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from receptionist import wording as say
from receptionist.i18n import use_language

DAY = date(2026, 11, 24)
MADRID = ZoneInfo("Europe/Madrid")

SAID: list[tuple[Callable[[], str], str, str]] = [
    (lambda: say.say_clock(datetime(2026, 11, 24, 9, 5, tzinfo=UTC)), "09:05", "09:05"),
    (lambda: say.say_date(DAY), "Tuesday 24 November", "martes 24 de noviembre"),
    (
        lambda: say.say_date_long(DAY),
        "Tuesday 24 November 2026",
        "martes 24 de noviembre de 2026",
    ),
    (lambda: say.say_short_date(DAY), "Tue 24 Nov", "mar 24 nov"),
    (lambda: say.say_short_date(date(2026, 9, 5)), "Sat 5 Sep", "sáb 5 sept"),
    (lambda: say.say_weekday(DAY), "Tuesday", "martes"),
    (lambda: say.say_month(DAY), "November 2026", "noviembre de 2026"),
    (lambda: say.say_day(DAY, DAY), "today", "hoy"),
    (lambda: say.say_day(DAY, date(2026, 11, 23)), "tomorrow", "mañana"),
    (lambda: say.say_day(DAY, date(2026, 11, 25)), "yesterday", "ayer"),
    (lambda: say.say_day(DAY, date(2026, 11, 20)), "Tue 24 Nov", "mar 24 nov"),
    (lambda: say.say_day(DAY, date(2027, 11, 20)), "Tue 24 Nov 2026", "mar 24 nov 2026"),
    (lambda: say.say_length(timedelta(seconds=59)), "0 min", "0 min"),
    (lambda: say.say_length(timedelta(minutes=65, seconds=59)), "1 h 05", "1 h 05"),
    (lambda: say.say_length(-timedelta(minutes=8)), "8 min", "8 min"),
    (lambda: say.say_length(timedelta(days=3, hours=5)), "3 d", "3 d"),
    (lambda: say.say_list(["Ana", "Juan", "Marta"]), "Ana, Juan and Marta", "Ana, Juan y Marta"),
    (lambda: say.say_country("ES"), "Spain", "España"),
    (lambda: say.say_list([]), "", ""),
]


@pytest.mark.parametrize(("speak", "said", "dicho"), SAID, ids=[each[1] for each in SAID])
def test_said_in_english_and_in_spanish(speak: Callable[[], str], said: str, dicho: str) -> None:
    assert speak() == said
    use_language("es")
    assert speak() == dicho


def test_the_day_of_a_moment_is_the_offices() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert say.say_moment(late.astimezone(MADRID), late) == "today 00:30"
    assert say.say_moment(late, late.astimezone(MADRID)) == "today 23:30"
