"""Figures and papers of the desk: what a day, a period and a slip are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium
import pytest

from receptionist.domain.errors import Cancelled, NotAllowed, NotFound
from receptionist.domain.figures.balance import Tally
from receptionist.domain.history import ReopenReason
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Outcome
from receptionist.services import summarise_day as summarising
from receptionist.services.close_message import close, reopen
from receptionist.services.find_messages import in_parts
from receptionist.services.office import save_office
from receptionist.services.papers.figures_as_csv import day_as_csv, figures_as_csv
from receptionist.services.papers.long_lists import print_list
from receptionist.services.print_day import print_day, print_period, print_slips
from receptionist.services.summarise_day import people_and_office, summarise_day, summarise_period
from receptionist.services.undo import undo
from tests.support.office import Reception

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def lived(reception: Reception) -> Reception:
    """Three calls on Monday, one closed then, one on Tuesday."""
    for due in ("11:00", "12:00", "18:00"):
        reception.take(due)
    reception.to("10:40")
    close(reception.desk, 1, outcome=Outcome.RESOLVED, by=reception.juan)
    reception.to("09:30", day=24)
    close(reception.desk, 2, outcome=Outcome.RESOLVED, by=reception.juan)
    save_office(reception.desk, replace(reception.desk.office(), language="en"))
    return reception


def text(pdf: bytes) -> str:
    with pdfium.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_day_shows_itself_as_of_its_end_and_adds_up(lived: Reception) -> None:
    monday = summarise_day(lived.desk, MONDAY)
    assert monday.balance.adds_up
    assert monday.balance.still_open == (2, 3)
    tuesday = summarise_day(lived.desk)
    assert (tuesday.day, tuesday.balance.carried_in) == (TUESDAY, (2, 3))
    assert tuesday.balance.closed == (2,)
    assert tuesday.balance.adds_up


def test_an_old_open_message_is_carried_in_for_ever(lived: Reception) -> None:
    day = summarise_day(lived.to("10:00", day=30).desk, date(2026, 12, 30))
    assert day.balance.carried_in == (3,)


@pytest.mark.expects_log
def test_a_message_that_was_left_out_is_seen_by_counting_a_second_way(
    lived: Reception, caplog: pytest.LogCaptureFixture
) -> None:
    with lived.desk.database.begin() as session:
        session.exec_driver_sql("UPDATE messages SET closed_at = taken_at WHERE number = 3")
    day = summarise_day(lived.to("10:00", day=30).desk, date(2026, 12, 30))
    assert (day.balance.carried_in, day.balance.adds_up, day.adds_up) == ((), True, False)
    assert day.as_dict()["adds_up"] is False
    assert day.counted_again == Tally(carried_in=1, taken=0, reopened=0, closed=0, still_open=1)
    assert "the balance does not add up" in caplog.text
    assert "Counted a second way" in text(print_day(lived.desk, date(2026, 12, 30)))


def test_both_ways_count_what_was_reopened_and_undone(lived: Reception) -> None:
    desk, juan = lived.desk, lived.juan
    reopen(desk, 1, because=ReopenReason.CAME_BACK, by=juan)
    close(desk, 1, outcome=Outcome.RESOLVED, by=juan)
    reopen(desk, 1, because=ReopenReason.MISTAKE, by=juan)
    close(desk, 3, outcome=Outcome.RESOLVED, by=juan)
    undo(desk, 3, by=juan)
    for day in (MONDAY, TUESDAY):
        assert summarise_day(desk, day).adds_up
    assert summarise_day(desk, TUESDAY).counted_again == Tally(
        carried_in=2, taken=0, reopened=1, closed=1, still_open=2
    )
    assert summarise_period(desk, first=MONDAY, last=TUESDAY).adds_up


def test_a_period_counts_its_days(lived: Reception) -> None:
    assert summarise_period(lived.desk, first=MONDAY, last=TUESDAY).as_dict()


def test_the_papers_are_made(lived: Reception) -> None:
    people, office = people_and_office(lived.desk)
    assert (people.name(lived.juan), office.name) == ("Juan", "Taller Ruiz")
    assert "Taller Ruiz" in text(print_day(lived.desk))
    assert "María López" in text(print_slips(lived.desk, [3], paper="Letter", language="es"))
    assert text(print_period(lived.desk, first=MONDAY, last=TUESDAY))
    with pytest.raises(NotFound):
        print_slips(lived.desk, [3, 99])


def test_figures_go_out_as_csv_all_or_one_list(lived: Reception) -> None:
    whole = figures_as_csv(lived.desk, first=MONDAY, last=TUESDAY).decode("utf-8-sig")
    assert "Calls by weekday and hour" in whole
    months = figures_as_csv(lived.desk, first=MONDAY, last=TUESDAY, only="months", mark=False)
    assert months.startswith(b"Month,Calls,Kept")
    day = day_as_csv(lived.desk, MONDAY, only="open", language="es").decode("utf-8-sig")
    assert day.startswith("N.º;Cliente;Empresa;Teléfono")
    assert len(day.splitlines()) == 3
    with pytest.raises(NotFound, match="There is no list “salaries” here"):
        day_as_csv(lived.desk, only="salaries")


def test_one_persons_period_and_the_list_behind_a_figure(lived: Reception) -> None:
    mine = summarise_period(lived.desk, first=MONDAY, last=TUESDAY, person=lived.juan)
    assert mine.counted_again is None
    page = print_period(
        lived.desk,
        first=TUESDAY,
        last=TUESDAY,
        compared_with=(MONDAY, MONDAY),
        person=lived.juan,
    )
    assert "Figures of Juan" in text(page)
    listed = text(print_list(lived.desk, [3, 1, 3, 99], title="Kept"))
    assert listed.index("Kept") < listed.index("3")
    assert [each.number for each in in_parts(lived.desk, [3, 99, 1])] == [3, 1]


def test_figures_of_the_office_are_the_owners_and_ones_own_ones_own(lived: Reception) -> None:
    services: tuple[Callable[..., object], ...] = (summarise_period, print_period, figures_as_csv)

    def asked(by: PersonId, of: PersonId | None) -> None:
        for service in services:
            service(lived.desk, first=MONDAY, last=TUESDAY, person=of, by=by)

    asked(lived.laura, None)
    asked(lived.laura, lived.juan)
    asked(lived.juan, lived.juan)
    for by, of in ((lived.juan, None), (lived.juan, lived.ana), (lived.ana, None)):
        with pytest.raises(NotAllowed, match="Only the owner can do this: Laura"):
            asked(by, of)


@pytest.mark.parametrize("stop_at", [0, 1 / 3, 0.5])
def test_long_figures_can_be_stopped_while_they_are_read_and_while_they_are_judged(
    lived: Reception, monkeypatch: pytest.MonkeyPatch, stop_at: float
) -> None:
    monkeypatch.setattr(summarising, "_AT_ONCE", 2)
    heard: list[float] = []

    def stop(part: float) -> None:
        heard.append(part)
        if part >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        summarise_period(lived.desk, first=MONDAY, last=TUESDAY, how_far=stop)
    assert heard == [each for each in (0, 1 / 3, 0.5) if each <= stop_at]
    whole = summarise_period(lived.desk, first=MONDAY, last=TUESDAY)
    assert (whole.adds_up, len(whole.balance.taken)) == (True, 3)
