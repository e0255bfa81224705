"""P12: the day page of forty messages against a bare canvas with as much text."""

from __future__ import annotations

import io
from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from receptionist.reports.day_page import day_page
from receptionist.reports.letters.fit import REGULAR
from receptionist.services.summarise_day import summarise_day
from tests.bench.desk_rows import filled
from tests.bench.timing import Bench, Row, turns

_LINES = 120


def paper(bench: Bench) -> Iterator[Row]:
    """P12: one page."""
    desk = filled(bench.folder, 400)
    figures, office, now = summarise_day(desk), desk.office(), desk.now()

    def ours() -> None:
        day_page(figures, office_name=office.name, hours=office.hours, made_at=now)

    def bare() -> None:
        canvas = Canvas(io.BytesIO())
        canvas.setFont(REGULAR, 9)
        for line in range(_LINES):
            canvas.drawString(40, 800 - 6 * line, "María López · Talleres Ruiz · 655 12 34 56")
        canvas.save()

    ours()
    yield turns(ours, bare, rounds=15).row("P12", "day page", 3)


ROWS = {"P12": paper}
