"""Lists of any length: read part by part, in the order of the tray, stopped when asked."""

from __future__ import annotations

import csv
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from receptionist.domain.errors import Cancelled
from receptionist.domain.message import Outcome
from receptionist.domain.trays import Tray
from receptionist.services import find_messages
from receptionist.services.answer_caller import answered
from receptionist.services.close_message import close
from receptionist.services.find_messages import messages, numbers_in
from receptionist.services.papers.long_lists import print_list, save_list
from receptionist.storage import messages as stored
from receptionist.storage.contacts.links import messages_to_remember
from tests.support.office import Reception


@pytest.fixture
def many(reception: Reception, monkeypatch: pytest.MonkeyPatch) -> Reception:
    """Seven messages, two of them closed, read two at a time."""
    for due in ("11:00", "18:00", None, "12:00", "13:00", None, "17:00"):
        reception.take(due)
    reception.to("10:40")
    close(reception.desk, 2, outcome=Outcome.RESOLVED, by=reception.juan, note="=1+1")
    answered(reception.desk, 4, by=reception.juan)
    reception.to("10:50")
    close(reception.desk, 4, outcome=Outcome.RESOLVED, by=reception.juan)
    monkeypatch.setattr(find_messages, "_AT_ONCE", 2)
    return reception


@pytest.mark.parametrize("tray", Tray)
@pytest.mark.parametrize("words", ["", "maría", "#3", "3"])
def test_the_numbers_of_a_tray_come_as_its_messages_do(
    many: Reception, tray: Tray, words: str
) -> None:
    for person in (None, many.juan):
        asked = {"tray": tray, "person": person, "words": words}
        found = messages(many.desk, **asked, limit=0)  # type: ignore[arg-type]
        assert numbers_in(many.desk, **asked) == tuple(each.number for each in found)  # type: ignore[arg-type]
    assert len(numbers_in(many.desk, tray=Tray.ALL, limit=3)) == 3


@pytest.mark.parametrize(("language", "sign"), [("es", ";"), ("en", ",")])
def test_a_tray_is_saved_for_a_spreadsheet(
    many: Reception, tmp_path: Path, language: str, sign: str
) -> None:
    file = tmp_path / "list.csv"
    numbers = numbers_in(many.desk, tray=Tray.ALL)
    save_list(many.desk, numbers, file, language=language)
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=sign))
    number, note = ("No.", "Note") if language == "en" else ("N.º", "Nota")
    assert [line[number] for line in lines] == [str(each) for each in numbers]
    assert next(line[note] for line in lines if line[number] == "2") == "'=1+1"
    save_list(many.desk, numbers, file, language=language, mark=False)
    assert file.read_bytes() == content[3:]


def test_a_long_list_can_be_stopped_and_leaves_no_half_file(
    many: Reception, tmp_path: Path
) -> None:
    heard: list[float] = []

    def stop(part: float) -> None:
        heard.append(part)
        if part:
            raise Cancelled

    file = tmp_path / "list.csv"
    file.write_text("old")
    numbers = numbers_in(many.desk, tray=Tray.ALL)
    with pytest.raises(Cancelled):
        save_list(many.desk, numbers, file, how_far=stop)
    with pytest.raises(Cancelled):
        print_list(many.desk, numbers, title="All", how_far=stop)
    assert heard == [0, 2 / 7] * 2
    assert file.read_text() == "old"
    assert list(tmp_path.glob("*csv*")) == [file]


def test_what_is_read_is_on_paper_in_its_order(many: Reception) -> None:
    numbers = numbers_in(many.desk, tray=Tray.OPEN)
    with pdfium.PdfDocument(print_list(many.desk, numbers, title="Open")) as document:
        (page,) = document
        lines = page.get_textpage().get_text_bounded().splitlines()
    found = [line.split()[0] for line in lines if line.split()[0].isdigit()]
    assert found == [str(each) for each in numbers]


def test_what_is_read_once_puts_nothing_out_of_what_is_kept(many: Reception) -> None:
    numbers = numbers_in(many.desk, tray=Tray.ALL)
    before = stored._made.cache_info().misses
    print_list(many.desk, numbers, title="All")
    with many.desk.database.read() as session:
        assert messages_to_remember(session, limit=10)
    assert stored._made.cache_info().misses == before
