"""The figures and lists of a day or a period as a CSV file, all of them or one."""

from __future__ import annotations

from datetime import date

from receptionist.domain.errors import NotFound
from receptionist.domain.figures.known import HowFar
from receptionist.domain.ids import PersonId
from receptionist.i18n import _, speaking
from receptionist.reports.csv_file import Table, csv_file
from receptionist.reports.figure_tables import day_tables, period_tables
from receptionist.services.desk import Desk
from receptionist.services.summarise_day import summarise_day, summarise_period


def day_as_csv(
    desk: Desk, day: date | None = None, *, only: str = "", language: str = "", mark: bool = True
) -> bytes:
    """What the day page says, or `only` one of its lists. Raises NotFound for an unknown one."""
    office = desk.office()
    with speaking(language or office.language):
        tables = day_tables(summarise_day(desk, day), office.hours)
        return csv_file(_chosen(tables, only), mark=mark)


def figures_as_csv(
    desk: Desk,
    *,
    first: date,
    last: date,
    person: PersonId | None = None,
    by: PersonId | None = None,
    only: str = "",
    language: str = "",
    mark: bool = True,
    how_far: HowFar | None = None,
) -> bytes:
    """The figures of a period, or `only` one of its lists; `by` is who looks at them.

    Raises NotFound for an unknown list, NotAllowed, and Cancelled where `how_far` does.
    """
    office = desk.office()
    with speaking(language or office.language):
        figures = summarise_period(
            desk, first=first, last=last, person=person, by=by, how_far=how_far
        )
        return csv_file(_chosen(period_tables(figures, office.hours), only), mark=mark)


def _chosen(tables: list[Table], only: str) -> list[Table]:
    chosen = [each for each in tables if only in ("", each.name)]
    if not chosen:
        names = ", ".join(each.name for each in tables)
        raise NotFound(
            _("There is no list “{name}” here. There are: {names}.").format(name=only, names=names)
        )
    return chosen
