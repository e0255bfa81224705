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
from statistics import median

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from receptionist.reports.day_page import day_page
from receptionist.reports.letters.fit import REGULAR
from receptionist.services.desk import open_desk
from receptionist.services.sample_office import fill_with_sample
from receptionist.services.summarise_day import summarise_day
from receptionist.settings import Settings
from tests.bench.large_desk import large_desk
from tests.bench.timing import Bench, Row, seconds_of, turns

_LIST = """
import json, sys, time
from pathlib import Path
from receptionist.reports.message_list import message_list
from tests.bench.large_desk import open_at_now
from receptionist.domain.trays import Tray
from receptionist.services.find_messages import messages
desk = open_at_now(Path(sys.argv[1]))
people, office, now = desk.people(), desk.office(), desk.now()
found = messages(desk, tray=Tray.ALL, limit=10_000)
start = time.perf_counter()
page = message_list(
    found, title="", people=people, office_name="", hours=office.hours, made_at=now
)
seconds = time.perf_counter() - start
# Not ru_maxrss, which a process inherits from the larger one that started it.
status = Path("/proc/self/status").read_text().split()
memory = int(status[status.index("VmHWM:") + 1])
Path(sys.argv[2]).write_bytes(page)
print(json.dumps([seconds, memory]))
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

    pages = _lines(ours())
    return turns(ours, lambda: _bare(pages), rounds=21).row("P12", "day page, 40 messages", 3)


def _list(bench: Bench) -> Iterator[Row]:
    large_desk(bench.folder, 10_000).close()
    file = str(bench.folder / "desk-10000-400.sqlite3")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "list.pdf"

        def ours() -> tuple[float, int]:
            command = [sys.executable, "-c", _LIST, file, str(page)]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            seconds, memory = json.loads(said)
            return seconds, memory

        seconds, memory = zip(*(ours() for _round in range(3)), strict=True)
        pages = _lines(page.read_bytes())
    limit = median(seconds_of(lambda: _bare(pages)) for _round in range(3))
    work = f"list of 10 000 messages, {len(pages)} pages"
    yield Row(number="P12", work=work, ours=median(seconds), limit=limit, target=2)
    mib = max(memory) / 1024
    yield Row(number="P12", work="memory of the same process", ours=mib, limit=90, unit="MiB")


def _lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page, as they can be read from it."""
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
