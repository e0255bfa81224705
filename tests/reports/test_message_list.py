"""A list of messages goes on for as many sheets as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from receptionist.domain.history import Answered, Closed
from receptionist.domain.message import Message, Outcome
from receptionist.domain.replay import replay
from receptionist.reports.message_list import message_list
from tests.domain.lives import JUAN
from tests.domain.offices import HOURS
from tests.reports.papers import MADE_AT, OFFICE, STAFF, message, pages_of, wall


def printed(messages: Iterator[Message]) -> list[str]:
    """The text of the sheets."""
    return pages_of(
        message_list(
            messages,
            title="Late in November",
            people=STAFF,
            language="en",
            office_name=OFFICE,
            hours=HOURS,
            made_at=MADE_AT,
        )
    )


def test_each_message_is_a_line_with_what_became_of_it() -> None:
    lives = [message(at, wall("10:00"), wall("11:00"), to=JUAN) for at in range(3)]
    lives[1].then(wall("10:30"), Answered())
    lives[2].then(wall("10:30"), Closed(outcome=Outcome.NOT_NEEDED))
    (page,) = printed(replay(life.events, number=at + 7) for at, life in enumerate(lives))
    read = " ".join(page.split())
    assert "Late in November" in read
    assert "7 Mon 23 Nov 10:00 María López · Talleres Ruiz" in read
    assert read.index("Mon 23 Nov 11:00") < read.index("answered, not closed")
    assert read.index("answered, not closed") < read.index("no longer needed")


def test_another_year_is_said() -> None:
    last_year = date(2025, 12, 31)
    old = message(0, wall("10:00", day=last_year), None, to=JUAN)
    read = " ".join(printed(iter([old.message]))[0].split())
    assert "31 Dec 2025 10:00" in read
    assert "nothing promised" in read


def test_a_long_list_has_its_header_on_every_sheet() -> None:
    one = message(0, wall("10:00"), None, to=JUAN).message
    pages = printed(one for _each in range(300))
    assert len(pages) > 4
    assert all("No. Taken Caller About" in " ".join(page.split()) for page in pages)


def test_an_empty_list_prints() -> None:
    assert "Late in November" in printed(iter(()))[0]
