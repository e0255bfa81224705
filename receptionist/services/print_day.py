"""The papers of the desk as PDF: the day page, slips, a period; the same from window and script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from receptionist.apart import apart
from receptionist.domain.figures.known import HowFar
from receptionist.domain.ids import PersonId
from receptionist.services.desk import Desk
from receptionist.services.find_messages import message
from receptionist.services.papers.running import ran_on
from receptionist.services.summarise_day import people_and_office, summarise_day, summarise_period


def print_day(
    desk: Desk,
    day: date | None = None,
    *,
    paper: str = "A4",
    language: str = "",
    full: bool = False,
    made_up: bool = False,
) -> bytes:
    """The day page of `day` (today) in `language` (the office's); `full` with whole lists."""
    from receptionist.reports.day_page import day_page

    figures = summarise_day(desk, day)
    office = desk.office()
    return apart(
        day_page,
        figures,
        paper=paper,
        language=language or office.language,
        office_name=office.name,
        hours=office.hours,
        made_at=desk.now(),
        full=full,
        made_up=made_up,
        ran=ran_on(figures.day),
    )


def print_slips(
    desk: Desk, numbers: Sequence[int], *, paper: str = "A4", language: str = ""
) -> bytes:
    """The slips of these messages, four on a page. Raises NotFound."""
    from receptionist.reports.slip import slips

    found = [message(desk, number).message for number in numbers]
    people, office = people_and_office(desk)
    return apart(
        slips,
        found,
        people=people,
        paper=paper,
        language=language or office.language,
        office_name=office.name,
        hours=office.hours,
        region=office.country,
    )


def print_period(
    desk: Desk,
    *,
    first: date,
    last: date,
    compared_with: tuple[date, date] | None = None,
    person: PersonId | None = None,
    by: PersonId | None = None,
    paper: str = "A4",
    language: str = "",
    how_far: HowFar | None = None,
) -> bytes:
    """The figures of a period, beside those of other days; of `person` alone where given.

    `by` is who looks at them. Raises NotAllowed, and Cancelled where `how_far` does.
    """
    from receptionist.reports.period_page import period_page

    figures = summarise_period(desk, first=first, last=last, person=person, by=by, how_far=how_far)
    earlier = None
    if compared_with:
        earlier = summarise_period(
            desk, first=compared_with[0], last=compared_with[1], person=person
        )
    people, office = people_and_office(desk)
    return apart(
        period_page,
        figures,
        paper=paper,
        language=language or office.language,
        office_name=office.name,
        hours=office.hours,
        made_at=desk.now(),
        earlier=earlier,
        person=people.name(person),
    )
