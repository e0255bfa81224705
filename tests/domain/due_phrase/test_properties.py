"""What holds for every phrase: never past, never a crash, the echo reads back, case is nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.domain.due_phrase import DueReading, echo
from receptionist.domain.due_words.lexicon import SENSES
from receptionist.domain.opening_hours import OpeningHours
from receptionist.i18n import speaking
from tests.domain.due_phrase.desk import ALWAYS, MADRID, NEVER, SPLIT, STRAIGHT, TUESDAY, read
from tests.domain.due_phrase.test_english import ACCEPTED as ENGLISH
from tests.domain.due_phrase.test_spanish import ACCEPTED as SPANISH

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 1)).map(  # noqa: DTZ001 — given its zone here
    lambda each: each.replace(second=0, microsecond=0, tzinfo=MADRID)
)
OFFICES = st.sampled_from([SPLIT, STRAIGHT, ALWAYS, NEVER])
FIGURES = ["10", "9:30", "30/11", "2.5", "2027", "1530", "31", "15th", "+", "-", "0", "24", "'"]
PHRASES = st.lists(st.sampled_from([*sorted(SENSES), *FIGURES]), max_size=6).map(" ".join)


def _moments(reading: DueReading) -> list[datetime]:
    return [reading.at] if reading.at else [*reading.choices, *reading.chips]


@given(text=PHRASES | st.text(max_size=40), now=MOMENTS, hours=OFFICES, day_first=st.booleans())
def test_nothing_typed_is_past_or_out_of_order_or_a_crash(
    text: str, now: datetime, hours: OpeningHours, day_first: bool
) -> None:
    reading = read(text, now=now, hours=hours, day_first=day_first)
    moments = [each.timestamp() for each in _moments(reading)]
    assert moments == sorted(set(moments))
    assert all(each > now.timestamp() for each in moments)


@pytest.mark.parametrize("language", ["es", "en"])
@given(now=MOMENTS, minutes=st.integers(1, 1000 * 24 * 60), hours=OFFICES, day_first=st.booleans())
def test_the_echo_is_read_as_the_same_time(
    language: str, now: datetime, minutes: int, hours: OpeningHours, day_first: bool
) -> None:
    due = datetime.fromtimestamp(now.timestamp() + minutes * 60, MADRID)
    if due.fold:
        return  # the second of two equal hours cannot be said
    with speaking(language):
        said = echo(due, now)
        assert read(said, now=now, hours=hours, day_first=day_first).at == due


@given(
    phrase=st.sampled_from(sorted(SPANISH | ENGLISH)),
    spaces=st.text(" \t\n\u00a0", min_size=1, max_size=4),
)
def test_spaces_and_capitals_change_nothing(phrase: str, spaces: str) -> None:
    plain = read(phrase)
    assert read(spaces + phrase.replace(" ", spaces) + spaces) == plain
    assert read(phrase.upper()) == plain
    assert read(phrase.title()) == plain


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        " " * 10_000,
        "9" * 10_000,
        "mañana " * 1_428,
        "1:" * 5_000,
        "p. m. " * 1_666,
        "\u0301" * 10_000,
        "y media " * 15,
        "de la tarde " * 10,
        "5 " * 24,
        "vienes mazo nueves " * 6,
        "1 1/2 " * 20,
        "de 5 a 6 " * 13,
        "el 5 del 6 " * 10,
        "½" * 119,
    ],
)
def test_ten_thousand_letters_take_no_time(text: str) -> None:
    began = time.monotonic()
    assert read(text, now=TUESDAY).problem
    assert time.monotonic() - began < 1


def test_the_grammar_needs_nothing_heavy() -> None:
    """It is imported with the first window: under 15 ms, which Babel or an ORM would end."""
    code = "import sys, receptionist.domain.due_phrase; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    imported = {name.partition(".")[0] for name in run.stdout.split()}
    assert not imported & {"babel", "sqlalchemy", "PySide6", "holidays", "phonenumbers"}


def test_a_typical_phrase_takes_a_moment() -> None:
    """A fraction of a millisecond each; the bound is for a slow machine with much to do."""
    phrases = sorted(SPANISH | ENGLISH)
    began = time.process_time()
    for phrase in phrases:
        read(phrase)
    assert (time.process_time() - began) / len(phrases) < 0.005
