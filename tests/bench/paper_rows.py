"""P12: the day page of forty messages and a list of 10 000 against a bare canvas with the text."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from receptionist.domain.trays import Tray
from receptionist.reports.day_page import day_page
from receptionist.reports.letters.fit import REGULAR
from receptionist.reports.message_list import message_list
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import in_parts, numbers_in
from receptionist.services.papers.long_lists import print_list
from receptionist.services.sample_office import fill_with_sample
from receptionist.services.summarise_day import summarise_day
from receptionist.settings import Settings
from tests.bench.large_desk import large_desk, open_at_now
from tests.bench.timing import Bench, Row, turns

_LIST = """
import sys
from pathlib import Path
from tests.bench.paper_rows import measure_list
measure_list(Path(sys.argv[1]))
"""


def paper(bench: Bench) -> Iterator[Row]:
    """P12: one page, then the long list and what it needs of memory, in a process of its own."""
    yield _day()
    yield from _list(bench)


def _day() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Settings(), address=f"sqlite:///{folder}/day.sqlite3")
        fill_with_sample(desk, count=400, seed=1, language="es")
        figures, office, now = summarise_day(desk), desk.office(), desk.now()
        desk.close()

    def ours() -> bytes:
        return day_page(figures, office_name=office.name, hours=office.hours, made_at=now)

    pages = lines_of(ours())
    return turns(ours, lambda: _bare(pages), rounds=21).row("P12", "day page, 40 messages", 3)


def _list(bench: Bench) -> Iterator[Row]:
    large_desk(bench.folder, 10_000).close()
    file = str(bench.folder / "desk-10000-400.sqlite3")
    command = [sys.executable, "-c", _LIST, file]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    ours, limit, pages, memory = json.loads(said)
    work = f"list of 10 000 messages, {pages} pages"
    yield Row(number="P12", work=work, ours=ours, limit=limit, target=2)
    work = "memory of a process that reads and prints it"
    yield Row(number="P12", work=work, ours=memory, limit=90, unit="MiB")


def measure_list(file: Path) -> None:
    """The list as `report list` makes it, then it and the bare canvas in turns, into JSON.

    What the messages take to be read is no part of drawing them, and is left out of ours.
    """
    desk = open_at_now(file)
    numbers = numbers_in(desk, tray=Tray.ALL, limit=10_000)
    print_list(desk, numbers, title="")
    # Not ru_maxrss, which a process inherits from the larger one that started it.
    status = Path("/proc/self/status").read_text().split()
    memory = int(status[status.index("VmHWM:") + 1]) / 1024
    found = tuple(in_parts(desk, numbers))
    people, office, now = desk.people(), desk.office(), desk.now()
    desk.close()

    def ours() -> bytes:
        return message_list(
            found, title="", people=people, office_name="", hours=office.hours, made_at=now
        )

    pages = lines_of(ours())
    timed = turns(ours, lambda: _bare(pages), rounds=5).row("P12", "", 2)
    sys.stdout.write(json.dumps([timed.ours, timed.limit, len(pages), memory]))


def lines_of(pdf: bytes) -> list[list[str]]:
    """The lines of each page, as they can be read from it."""
    import pypdfium2  # not in what is measured

    document = pypdfium2.PdfDocument(pdf)
    found = [re.split(r"[\r\n]+", page.get_textpage().get_text_range()) for page in document]
    document.close()
    return found


def _bare(pages: list[list[str]]) -> bytes:
    """The same lines on as many pages, in the same font."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for lines in pages:
        canvas.setFont(REGULAR, 9)
        for at, line in enumerate(lines):
            canvas.drawString(40, 800 - 6 * at, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


ROWS = {"P12": paper}
