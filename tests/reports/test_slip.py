"""The slip has the paper pad's fields, four to a sheet, and blank ones for a power cut."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from receptionist.domain.message import Caller, Message, Wants
from receptionist.domain.replay import replay
from receptionist.reports.slip import slips
from tests.domain.lives import JUAN
from tests.domain.offices import HOURS
from tests.reports.papers import OFFICE, STAFF, message, pages_of, wall


def taken(at: int = 0) -> Message:
    """A message for Juan, due at 13:00."""
    life = message(at, wall("10:05"), wall("13:00"), to=JUAN)
    return replay(life.events, number=417)


def printed(*messages: Message, paper: str = "A4", language: str = "en") -> list[str]:
    """The text of the sheets."""
    return pages_of(
        slips(
            messages,
            people=STAFF,
            paper=paper,
            language=language,
            office_name=OFFICE,
            hours=HOURS,
        )
    )


def test_a_slip_has_the_pads_fields_from_top_to_bottom() -> None:
    page = " ".join(printed(taken())[0].split())
    order = [
        *("MESSAGE", "no. 417", OFFICE, "For Juan", "From María López", "Company Talleres Ruiz"),
        *("Phone 655 12 34 56", "Date Mon 23 Nov", "Time 10:05", "please call back"),
        *("will call again", "came in", "wants to see you", "returned your call"),
        *("for your information", "Presupuesto de la caldera", "Promised le llamamos"),
        *("By 13:00 · Mon 23 Nov", "Taken by Ana"),
    ]
    places = [page.find(text) for text in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "URGENT" not in page
    assert "read back" not in page


def test_urgent_read_back_and_withheld_show() -> None:
    told = replace(taken(), urgent=True, read_back_at=wall("10:06"), caller=Caller(withheld=True))
    page = printed(told)[0]
    assert "URGENT" in page
    assert "read back and confirmed" in page
    assert "number withheld" in page


def test_nothing_promised_is_said_openly() -> None:
    life = message(0, wall("10:05"), None, to=None)
    page = " ".join(printed(replay(life.events, number=1))[0].split())
    assert "Promised nothing promised By Taken by Ana" in page


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("messages", "sheets"), [(1, 1), (4, 1), (5, 2), (9, 3)])
def test_four_slips_share_a_sheet(paper: str, messages: int, sheets: int) -> None:
    pages = printed(*(taken(at) for at in range(messages)), paper=paper)
    assert len(pages) == sheets
    assert sum(page.count("MESSAGE") for page in pages) == messages


def test_without_messages_blank_slips_are_printed_to_fill_in_by_hand() -> None:
    (page,) = printed()
    assert page.count("MESSAGE") == 4
    assert page.count("Taken by") == 4
    assert "no." not in page


def test_ticks_stand_for_what_the_caller_wants() -> None:
    def ink(wants: tuple[Wants, ...]) -> int:
        made = slips([replace(taken(), wants=wants)], people=STAFF, office_name=OFFICE, hours=HOURS)
        with pypdfium2.PdfDocument(made) as document:
            bitmap = document[0].render(grayscale=True)
            return sum(value < 128 for value in bytes(bitmap.buffer))

    assert ink(()) < ink((Wants.CAME_IN,)) < ink((Wants.CAME_IN, Wants.CALL_BACK))


def test_a_long_text_is_cut_and_stays_on_its_slip() -> None:
    (page,) = printed(replace(taken(), text="No funciona desde ayer. " * 400))
    assert "…" in page
    assert page.count("No funciona") < 60
    assert "Taken by" in page


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", ["W" * 500_000, "\ud800\x00", "<b>", "a\n" * 5000, "\u202e"])
def test_hostile_texts_stay_on_their_slip(text: str) -> None:
    hostile = replace(taken(), text=text, caller=Caller(name=text, company=text, phone=text))
    assert len(printed(hostile)) == 1


def test_the_same_messages_give_the_same_bytes() -> None:
    def made() -> bytes:
        return slips([taken(), taken(1)], people=STAFF, office_name=OFFICE, hours=HOURS)

    assert made() == made()


def test_the_day_is_said_in_the_language_of_the_slip() -> None:
    assert "13:00 · lun 23 nov" in printed(taken(), language="es")[0]


def test_it_has_no_links_but_the_number_to_dial_and_does_nothing_by_itself() -> None:
    caller = Caller(name="http://example.com", phone="655 12 34 56", phone_e164="+34655123456")
    made = slips(
        [replace(taken(), caller=caller), taken(1)],
        people=STAFF,
        office_name=OFFICE,
        hours=HOURS,
    )
    assert re.findall(rb"/URI \((.*?)\)", made) == [b"tel:+34655123456"]
    assert not re.search(rb"/(JavaScript|JS|OpenAction|Launch|EmbeddedFile|AA)\b", made)


@pytest.mark.expects_log
def test_a_message_that_cannot_be_printed_is_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(number: str, *, typed: str, region: str) -> str:
        raise ValueError("no such region")

    monkeypatch.setattr("receptionist.reports.slip.show_phone", refuse)
    (page,) = printed(taken())
    assert "Message 417 cannot be printed" in " ".join(page.split())


def test_the_square_is_the_number_for_a_scanner() -> None:
    def square(number: int) -> bytes:
        made = slips(
            [replace(taken(), number=number)], people=STAFF, office_name=OFFICE, hours=HOURS
        )
        with pypdfium2.PdfDocument(made) as document:
            page = document[0]
            bitmap = page.render(scale=3, grayscale=True, crop=(229, 700, 300, 14))
            return bytes(bitmap.buffer)

    assert square(1) == square(1)
    assert square(1) != square(2)
