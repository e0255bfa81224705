"""Laura's evening: what went wrong, the page of the day, and the same page from a script."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from receptionist.cli import main
from receptionist.domain.history import Promised
from receptionist.domain.message import Caller, Outcome
from receptionist.paths import drafts_folder
from receptionist.services import close_message
from receptionist.services.print_day import print_day
from receptionist.services.summarise_day import summarise_day
from receptionist.services.take_message import NewMessage, take_message
from tests.stories.conftest import TEN, Day, OpenDay


def a_day_of_calls(day: Day) -> None:
    """Three calls: one kept, one late, one broken."""
    for who, hours in (("María López", 1.0), ("Pedro Sanz", 2.0), ("Gestoría Vega", 3.0)):
        due = TEN + timedelta(hours=hours)
        new = NewMessage(
            caller=Caller(name=who),
            text="Asks for a call back",
            assignee=day.names["Juan"],
            promised=Promised(words="We will call you back", due_at=due),
        )
        take_message(day.desk, new, by=day.names["Ana"])
    day.clock.at = TEN + timedelta(minutes=30)
    close_message.close(day.desk, 1, outcome=Outcome.RESOLVED, by=day.names["Juan"])
    day.clock.at = TEN + timedelta(hours=2, minutes=30)
    close_message.close(day.desk, 2, outcome=Outcome.RESOLVED, by=day.names["Juan"])
    day.clock.at = TEN + timedelta(hours=8, minutes=55)


def test_the_day_adds_up_and_the_script_prints_the_same_page(
    open_day: OpenDay, address: str, tmp_path: Path
) -> None:
    day = open_day("Laura Prieto")
    a_day_of_calls(day)
    figures = summarise_day(day.desk)
    values = figures.as_dict()
    names = ("carried_in", "taken", "closed", "still_open")
    assert [values[name] for name in names] == [0, 3, 2, 1]
    assert (values["kept"], values["late"], values["broken"]) == (1, 1, 1)
    page = print_day(day.desk)
    file = tmp_path / "page.pdf"
    at = day.clock.now().isoformat()
    assert main(["report", "day", "--pdf", str(file), "--database", address, "--at", at]) == 0
    assert file.read_bytes() == page


def test_ctrl_p_shows_the_page_and_esc_goes_back(open_day: OpenDay) -> None:
    day = open_day("Laura Prieto")
    a_day_of_calls(day)
    day.hands.press("Ctrl+P")
    dialog = day.dialog()
    day.hands.until(lambda: dialog.pages, "the page is shown")  # type: ignore[attr-defined]
    day.hands.press("Esc")
    day.hands.until(lambda: QApplication.activeModalWidget() is None, "gone")


def test_quitting_says_how_many_are_open(open_day: OpenDay) -> None:
    day = open_day("Laura Prieto")
    a_day_of_calls(day)
    day.hands.until(lambda: day.app.reminding.open_count == 1, "one is open")
    day.hands.press("Ctrl+Q")
    box = day.dialog()
    assert isinstance(box, QMessageBox)
    assert "1 message is open" in box.text()
    day.hands.press("Esc")
    day.hands.until(lambda: QApplication.activeModalWidget() is None, "it goes on")


def test_another_language_needs_no_restart_and_loses_no_draft(open_day: OpenDay) -> None:
    day = open_day("Laura Prieto")
    a_day_of_calls(day)
    day.hands.press("F2")
    day.hands.type("Pedro Sanz")
    day.hands.until(lambda: list(drafts_folder().glob("*.json")), "the draft is on disk")
    day.app.seat.save_settings(replace(day.app.seat.settings, language="es"))
    day.app.change_language()
    day.hands.until(lambda: day.app.window.rail.words("late") == "Tarde", "Spanish")
    day.hands.until(lambda: day.app.window.capture.forms, "the draft is back")
    assert day.app.window.capture.forms[0].draft.who == "Pedro Sanz"
    day.hands.until(lambda: day.app.window.trays.model.rowCount() == 1, "the list is back")
