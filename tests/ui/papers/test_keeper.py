"""The day page comes by itself while the program runs; what goes wrong is said beside the work."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from receptionist.services.office import save_office
from tests.support.window import NOON, Workplace, settled
from ui.dialogs.settings import SettingsDialog
from ui.papers.keeper import Keeper

CLOSED = NOON + timedelta(hours=8)


def test_at_closing_it_is_made_and_said(qtbot: QtBot, workplace: Workplace, home: Path) -> None:
    workplace.take()
    keeper = Keeper(workplace.seat, workplace.background)
    said: list[str] = []
    keeper.said.connect(said.append)
    keeper.start()
    settled(qtbot, workplace.background)
    assert said == []
    workplace.clock.at = CLOSED
    keeper.look()
    keeper.look()
    qtbot.waitUntil(lambda: bool(said))
    assert "The day page of Tue 24 Nov is made" in said[0]
    assert len(list((home / "day-pages").glob("*.pdf"))) == 1
    workplace.clock.at = CLOSED + timedelta(days=2)
    keeper.look()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert "some of them later" in said[1]
    keeper.stop()


def test_it_waits_for_somebody_who_writes_five_minutes_at_most(
    qtbot: QtBot, workplace: Workplace
) -> None:
    keeper = Keeper(workplace.seat, workplace.background)
    said: list[str] = []
    keeper.said.connect(said.append)
    keeper.typing = lambda: True
    workplace.clock.at = CLOSED
    for _minute in range(5):
        keeper.look()
        settled(qtbot, workplace.background)
    assert said == []
    keeper.look()
    qtbot.waitUntil(lambda: bool(said))


def test_a_trouble_is_said_until_it_is_over(
    qtbot: QtBot, workplace: Workplace, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    seat = workplace.seat
    seat.settings = replace(seat.settings, day_page_folder=str(blocked))
    keeper = Keeper(seat, workplace.background)
    troubles: list[str] = []
    keeper.trouble.connect(troubles.append)
    workplace.clock.at = CLOSED
    for _look in range(2):
        keeper.look()
        settled(qtbot, workplace.background)
    assert len(troubles) == 1
    assert "24" in troubles[0]
    seat.settings = replace(seat.settings, day_page_folder="")
    keeper.look()
    qtbot.waitUntil(lambda: len(troubles) == 2)
    assert troubles[1] == ""


def test_neither_a_sample_office_nor_one_that_wants_none_gets_it(
    qtbot: QtBot, workplace: Workplace, home: Path
) -> None:
    keeper = Keeper(workplace.seat, workplace.background)
    workplace.clock.at = CLOSED
    workplace.seat.settings = replace(workplace.seat.settings, makes_day_page=False)
    keeper.look()
    workplace.seat.settings = replace(workplace.seat.settings, makes_day_page=True)
    save_office(workplace.desk, replace(workplace.desk.office(), sample=True))
    workplace.seat.learn()
    qtbot.waitUntil(lambda: bool(workplace.seat.office and workplace.seat.office.sample))
    keeper.look()
    settled(qtbot, workplace.background)
    assert not (home / "day-pages").exists()
    assert len(json.loads((home / "running.json").read_text())) == 1


def test_a_colleagues_own_computer_makes_none(
    qtbot: QtBot, workplace: Workplace, home: Path
) -> None:
    keeper = Keeper(workplace.seat, workplace.background)
    workplace.clock.at = CLOSED
    workplace.seat.sit(workplace.juan.id)
    workplace.seat.settings = replace(workplace.seat.settings, reminds_for="person")
    assert workplace.seat.person
    keeper.look()
    settled(qtbot, workplace.background)
    assert not (home / "day-pages").exists()
    workplace.seat.settings = replace(workplace.seat.settings, reminds_for="everyone")
    keeper.look()
    qtbot.waitUntil((home / "day-pages").exists)


def test_the_settings_say_where_it_is_kept_and_printed(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = SettingsDialog(workplace.seat, workplace.background, None)
    page = dialog.papers
    settled(qtbot, workplace.background)
    page.folder.setText("/tmp/partes")  # noqa: S108 -- only remembered
    page.prints.setChecked(True)
    page.printer.addItem("Kyocera", "Kyocera")
    page.printer.setCurrentIndex(page.printer.findData("Kyocera"))
    page.mark.setChecked(False)
    page.makes.setChecked(False)
    assert not page.printer.isEnabled()
    assert page.settings(workplace.seat.settings).makes_day_page is False
    page.makes.setChecked(True)
    dialog.save()
    settled(qtbot, workplace.background)
    kept = workplace.seat.settings
    assert (kept.makes_day_page, kept.day_page_folder) == (True, "/tmp/partes")  # noqa: S108
    assert (kept.prints_day_page, kept.printer, kept.csv_mark) == (True, "Kyocera", False)
