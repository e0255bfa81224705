"""The day page by itself: made at closing, made up when missed, printed, said when it cannot be."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from receptionist.domain.errors import PrinterTrouble
from receptionist.domain.promise import Told
from receptionist.paths import day_pages_file, day_pages_folder
from receptionist.services.move_promise import move
from receptionist.services.papers import printers
from receptionist.services.papers.keep_day_page import Looked, keep_day_pages
from receptionist.services.papers.printers import print_file, printer_names, still_waiting
from tests.support.office import Reception
from tests.support.programs import programs_in

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
IDLE = "printer Kyocera is idle.  enabled since today"
Programs = Callable[..., None]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """A printing system made of shell scripts; without any there is none."""

    def put(**scripts: str) -> None:
        folder = programs_in(tmp_path / "bin", scripts)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin" if scripts else str(tmp_path / "no"))

    put()
    return put


def look(reception: Reception, clock: str, *, day: int = 23, **settings: object) -> Looked:
    """One look at that time of November 2026."""
    reception.to(clock, day=day)
    desk = reception.desk
    desk.settings = replace(desk.settings, **settings)  # type: ignore[arg-type]
    return keep_day_pages(desk)


def text(file: Path) -> str:
    with pdfium.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_at_closing_it_is_made_once_and_kept(reception: Reception) -> None:
    reception.take("18:00")
    assert look(reception, "18:59").made == []
    (made,) = look(reception, "19:00").made
    assert (made.day, made.late) == (MONDAY, False)
    assert made.file.parent == day_pages_folder()
    assert "2026-11-23" in made.file.name
    assert "made up later" not in text(made.file)
    assert look(reception, "19:01").made == []
    assert look(reception, "09:00", day=24).made == []


def test_days_missed_are_made_up_at_the_next_look_and_say_so(reception: Reception) -> None:
    look(reception, "10:00")  # the program runs, then the PC sleeps over two closings
    reception.take()
    looked = look(reception, "09:30", day=25)
    assert [(each.day, each.late) for each in looked.made] == [(MONDAY, True), (TUESDAY, True)]
    assert "hecho más tarde" in text(looked.made[0].file)
    assert look(reception, "19:30", day=29).made[-1].day == date(2026, 11, 27)  # no weekend


def test_a_closed_day_has_a_page_once_it_is_over_if_anything_happened(
    reception: Reception,
) -> None:
    look(reception, "10:00", day=27)
    reception.take("12:00")
    reception.to("11:00", day=28)  # a Saturday: somebody works all the same
    reception.take()
    assert [each.day.day for each in look(reception, "23:59", day=28).made] == [27]
    (saturday,) = look(reception, "00:00", day=29).made
    assert (saturday.day, saturday.late) == (date(2026, 11, 28), False)
    assert "hecho más tarde" not in text(saturday.file)
    assert look(reception, "18:59", day=30).made == []  # nothing happened on Sunday


def test_what_fails_on_a_closed_day_is_reported_on_it(reception: Reception) -> None:
    look(reception, "10:00", day=27)
    message = reception.take(None)
    reception.to("10:05", day=27)
    saturday = reception.now.replace(day=28, hour=11)
    move(reception.desk, message.number, due_at=saturday, told=Told.PHONE, by=reception.juan)
    assert [each.day.day for each in look(reception, "09:00", day=29).made] == [27, 28]


def test_the_first_start_makes_up_nothing(reception: Reception) -> None:
    assert look(reception, "08:00").made == []
    assert [each.day for each in look(reception, "20:00").made] == [MONDAY]


def test_a_long_absence_makes_up_a_month(reception: Reception) -> None:
    look(reception, "10:00")
    reception.clock.at = reception.now.replace(year=2027, month=6, day=15)
    made = keep_day_pages(reception.desk).made
    assert 20 <= len(made) <= 23


def test_a_folder_that_is_full_or_gone_is_said_and_tried_again(
    reception: Reception, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    looked = look(reception, "19:00", day_page_folder=str(blocked))
    assert looked.made == []
    assert len(looked.troubles) == 1
    (made,) = look(reception, "19:01", day_page_folder=str(tmp_path / "pages")).made
    assert made.file.parent == tmp_path / "pages"


@pytest.mark.expects_log
@pytest.mark.parametrize("content", [b"{", b"[]", b'{"made_until": "soon"}', b"\xff"])
def test_a_damaged_memory_begins_anew(reception: Reception, content: bytes) -> None:
    look(reception, "10:00")
    day_pages_file().write_bytes(content)
    assert [each.day for each in look(reception, "19:00").made] == [MONDAY]


def test_it_is_printed_and_looked_after(reception: Reception, programs: Programs) -> None:
    programs(
        lp='echo "request id is Kyocera-12 (1 file(s))"',
        lpstat=f'case "$*" in -e) echo Kyocera;; *-o*) ;; *) echo "{IDLE}";; esac',
    )
    looked = look(reception, "19:00", prints_day_page=True, printer="Kyocera")
    assert (len(looked.made), looked.printed, looked.troubles) == (1, [], [])
    assert look(reception, "19:01").printed == [MONDAY]
    assert look(reception, "19:02").printed == []


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("printer Kyocera now printing\\n\\tAlerts: media-empty-error", "has no paper"),
        ("printer Kyocera disabled since today", "is stopped"),
        ("printer Kyocera now printing", "Is it switched on?"),
    ],
)
def test_a_printer_that_waits_is_said_after_a_while(
    reception: Reception, programs: Programs, told: str, said: str
) -> None:
    programs(
        lp='echo "request id is Kyocera-12 (1 file(s))"',
        lpstat=f"case \"$*\" in *-o*) echo 'Kyocera-12 me 9';; *) printf '{told}';; esac",
    )
    assert look(reception, "19:00", prints_day_page=True).troubles == []
    assert look(reception, "19:01").troubles == []
    (trouble,) = look(reception, "19:03").troubles
    assert said in trouble
    programs(lp="exit 1", lpstat="exit 0")
    looked = look(reception, "19:04")
    assert (looked.printed, looked.troubles) == ([MONDAY], [])


def test_what_the_printer_refuses_is_tried_again(reception: Reception, programs: Programs) -> None:
    looked = look(reception, "19:00", prints_day_page=True)
    assert looked.troubles == ["This PC has no printing system (CUPS)."]
    assert len(looked.made) == 1
    programs(lp='echo "lp: The printer is gone." >&2; exit 1', lpstat="exit 0")
    assert look(reception, "19:01").troubles == ["The printer refused: lp: The printer is gone."]
    programs(lp="exit 3", lpstat="exit 0")
    assert look(reception, "19:01").troubles == ["The printer refused: 3"]
    programs(lp="exit 0", lpstat="exit 0")
    assert look(reception, "19:02").printed == [MONDAY]


def test_a_printer_that_is_not_there_is_named(programs: Programs, tmp_path: Path) -> None:
    programs(lp="exit 0", lpstat="echo Other")
    with pytest.raises(PrinterTrouble, match="There is no printer “Kyocera” here"):
        print_file(tmp_path / "x.pdf", printer="Kyocera")
    assert printer_names() == ("Other",)
    programs()
    assert printer_names() == ()


def test_a_printing_system_that_hangs_is_left_alone(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers, "_PATIENCE", 0.05)
    programs(lpstat="exec sleep 5")
    with pytest.raises(PrinterTrouble, match="does not answer"):
        still_waiting("Kyocera-12")


def test_windows_prints_with_the_program_for_pdf_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("os.startfile", lambda *what: asked.append(what), raising=False)
    file = tmp_path / "day.pdf"
    assert print_file(file) == ""
    assert print_file(file, printer="HP 2") == ""
    assert asked == [(str(file), "print"), (str(file), "printto", '"HP 2"')]

    def refuse(*_what: str) -> None:
        raise OSError("no application is associated")

    monkeypatch.setattr("os.startfile", refuse)
    with pytest.raises(PrinterTrouble, match=r"Open day\.pdf and print it"):
        print_file(file)
