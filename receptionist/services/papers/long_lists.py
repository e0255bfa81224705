"""Lists of any length on paper and for a spreadsheet: read part by part, stopped when asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from receptionist.apart import apart
from receptionist.domain.figures.known import HowFar
from receptionist.files import write_safely
from receptionist.i18n import speaking
from receptionist.services.desk import Desk
from receptionist.services.find_messages import in_parts
from receptionist.services.summarise_day import people_and_office


def print_list(
    desk: Desk,
    numbers: Sequence[int],
    *,
    title: str,
    paper: str = "A4",
    language: str = "",
    how_far: HowFar | None = None,
) -> bytes:
    """The messages of these numbers as a PDF, in the order given, each once.

    Raises Cancelled where `how_far` does.
    """
    from receptionist.reports.message_list import message_list

    people, office = people_and_office(desk)
    return apart(
        message_list,
        in_parts(desk, tuple(dict.fromkeys(numbers)), how_far=how_far),
        title=title,
        people=people,
        paper=paper,
        language=language or office.language,
        office_name=office.name,
        hours=office.hours,
        made_at=desk.now(),
    )


def save_list(
    desk: Desk,
    numbers: Sequence[int],
    file: Path,
    *,
    language: str = "",
    mark: bool = True,
    how_far: HowFar | None = None,
) -> None:
    """The same as a CSV file, whole or not at all: `mark` as Excel knows UTF-8 by.

    Raises StorageTrouble, and Cancelled where `how_far` does.
    """
    from receptionist.reports.csv_file import csv_parts
    from receptionist.reports.message_table import message_table

    people, office = people_and_office(desk)
    found = in_parts(desk, tuple(dict.fromkeys(numbers)), how_far=how_far)
    with speaking(language or office.language):
        table = message_table(found, people=people, hours=office.hours, now=desk.now())
        write_safely(file, csv_parts([table], mark=mark))
