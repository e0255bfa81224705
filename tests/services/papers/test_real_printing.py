"""Pages that go through the system's real printing: what comes out is what was sent."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from receptionist.domain.errors import PrinterTrouble
from receptionist.services.papers.keep_day_page import keep_day_pages
from receptionist.services.papers.printers import print_file, printer_names, still_waiting
from receptionist.services.print_day import print_day
from tests.support.cups import Printing, printing_system
from tests.support.office import Reception
from tests.support.waiting import wait_until

PRINTER = "Desk"


@pytest.fixture
def printing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Printing]:
    """A printer that makes PDF."""
    with printing_system(PRINTER) as system:
        monkeypatch.setenv("CUPS_SERVER", system.address)
        yield system


def seen(file: Path | bytes) -> tuple[tuple[int, int], list[int]]:
    """The size of the only page, and how dark it is in each of its places."""
    with pdfium.PdfDocument(file) as document:
        (page,) = document
        width, height = page.get_size()
        bitmap = page.render(scale=0.25, grayscale=True)
        rows = bytes(bitmap.buffer)
        return (round(width), round(height)), [255 - value for value in rows]


def read(file: Path) -> str:
    with pdfium.PdfDocument(file) as document:
        return str(document[0].get_textpage().get_text_bounded())


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_day_page_comes_out_of_the_printer_as_it_was_made(
    reception: Reception, printing: Printing, paper: str, size: tuple[int, int]
) -> None:
    reception.take("18:00")
    reception.to("19:00")
    settings = replace(reception.desk.settings, prints_day_page=True, printer=PRINTER, paper=paper)
    reception.desk.settings = settings
    (made,) = keep_day_pages(reception.desk).made
    wait_until(lambda: bool(keep_day_pages(reception.desk).printed), what="the page is printed")
    wait_until(lambda: len(printing.pages()) == 1, what="the printed page is there")
    (printed,) = printing.pages()
    # Some filters give letters with accents another code; the words without them come through.
    plain = [word for word in read(made.file).split() if word.isascii() and word.isalnum()]
    assert len(plain) > 60
    assert [word for word in plain if word not in read(printed).split()] == []
    (sent_size, sent), (came_size, came) = seen(made.file), seen(printed)
    assert sent_size == came_size == size
    apart = sum(abs(one - other) for one, other in zip(sent, came, strict=True))
    assert apart < 0.25 * sum(sent)


def test_a_stopped_printer_keeps_the_page_and_says_so(
    reception: Reception, printing: Printing, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(print_day(reception.desk))
    assert printer_names() == (PRINTER,)
    subprocess.run(["cupsdisable", PRINTER], check=True)
    job = print_file(file, printer=PRINTER)
    assert still_waiting(job) == f"The printer {PRINTER} is stopped. Start it again."
    subprocess.run(["cupsenable", PRINTER], check=True)
    wait_until(lambda: still_waiting(job) == "", what="it is printed after all")
    wait_until(lambda: bool(printing.pages()), what="and the page is there")
    with pytest.raises(PrinterTrouble, match="no printer “Gone”"):
        print_file(file, printer="Gone")
