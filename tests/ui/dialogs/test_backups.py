"""Backups in windows: made in the settings, looked through and put back, offered at start."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.domain.errors import StorageDamaged, StorageTrouble
from receptionist.services import restore_backup
from receptionist.services.find_messages import messages
from receptionist.services.keep_backup import keep_for_today
from tests.support.window import Workplace, settled
from tests.ui.dialogs.keys import press, shown
from ui.dialogs.backups.restore_backup import RestoreBackup
from ui.dialogs.backups.start_trouble import StartTrouble
from ui.dialogs.settings import SettingsDialog


@pytest.fixture
def backed_up(workplace: Workplace) -> Path:
    """Two messages in a backup, and a third one taken after it; nobody else has the desk open."""
    workplace.take("first")
    workplace.take("second")
    made = keep_for_today(workplace.desk).file
    workplace.take("third")
    workplace.desk.close()
    return made


def restoring(qtbot: QtBot, workplace: Workplace, address: str) -> RestoreBackup:
    dialog = shown(qtbot, RestoreBackup(workplace.seat, workplace.background, None, address))
    qtbot.waitUntil(dialog.save_button.isEnabled)
    return dialog


def stored(workplace: Workplace) -> list[str]:
    return sorted(each.text for each in messages(workplace.desk))


def test_what_would_go_is_listed_and_asked_about(
    qtbot: QtBot, workplace: Workplace, address: str, backed_up: Path
) -> None:
    dialog = restoring(qtbot, workplace, address)
    assert dialog.backups.item(0).text().startswith("today 12:00 · ")
    assert dialog.changes.text() == "Not in the backup: 1 message"
    assert dialog.lost.item(0).text() == "3 · María López · Talleres Ruiz"
    press(Qt.Key.Key_Return)
    assert "Press the button again" in dialog.banner.accessibleName()
    workplace.desk.close()
    with qtbot.waitSignal(dialog.accepted):
        press(Qt.Key.Key_Return)
    assert stored(workplace) == ["first", "second"]
    (kept,) = backed_up.parent.parent.glob("*replaced*")
    assert kept.stat().st_size


def test_where_nothing_would_go_one_key_is_enough(
    qtbot: QtBot, workplace: Workplace, address: str
) -> None:
    workplace.take("first")
    keep_for_today(workplace.desk)
    workplace.desk.close()
    dialog = restoring(qtbot, workplace, address)
    assert dialog.changes.text() == "The messages are the same as now."
    with qtbot.waitSignal(dialog.accepted):
        press(Qt.Key.Key_Return)


def test_a_file_that_is_no_backup_is_refused_in_a_sentence(
    qtbot: QtBot, workplace: Workplace, address: str, backed_up: Path, tmp_path: Path
) -> None:
    dialog = restoring(qtbot, workplace, address)
    bad = tmp_path / "holiday.jpg"
    bad.write_bytes(b"x" * 5000)
    dialog.choose(bad)
    qtbot.waitUntil(lambda: "no sound file" in dialog.banner.accessibleName())
    assert not dialog.save_button.isEnabled()
    dialog.choose(backed_up)
    qtbot.waitUntil(dialog.save_button.isEnabled)


def test_another_program_has_it_open(
    qtbot: QtBot, workplace: Workplace, address: str, backed_up: Path
) -> None:
    dialog = restoring(qtbot, workplace, address)
    assert len(stored(workplace)) == 3, "and the test holds it open now"
    dialog.save()
    dialog.save()
    qtbot.waitUntil(lambda: "Another Receptionist" in dialog.banner.accessibleName(), timeout=15000)
    assert dialog.save_button.isEnabled()


def test_stopped_with_esc_nothing_is_changed(
    qtbot: QtBot, workplace: Workplace, address: str, backed_up: Path
) -> None:
    dialog = restoring(qtbot, workplace, address)
    dialog.save()
    dialog.save()
    dialog.reject()
    qtbot.waitUntil(lambda: "nothing was changed" in dialog.banner.accessibleName())
    assert dialog.isVisible()
    assert len(stored(workplace)) == 3


def test_without_any_backup_a_file_can_be_chosen(
    qtbot: QtBot, workplace: Workplace, address: str
) -> None:
    dialog = shown(qtbot, RestoreBackup(workplace.seat, workplace.background, None, address))
    qtbot.waitUntil(lambda: dialog.changes.text().startswith("There are no backups yet"))
    assert dialog.other_button.hasFocus()


def test_a_damaged_file_offers_the_newest_good_backup_at_one_key(
    qtbot: QtBot, workplace: Workplace, address: str, backed_up: Path
) -> None:
    error = StorageDamaged("The file with the messages is damaged.")
    dialog = shown(qtbot, StartTrouble(workplace.seat, workplace.background, error, None, address))
    qtbot.waitUntil(lambda: dialog.save_button.words == "Restore it")
    assert "of today 12:00, with 2 messages. The present file is kept" in dialog.offer.text()
    with qtbot.waitSignal(dialog.again):
        press(Qt.Key.Key_Return)
    assert stored(workplace) == ["first", "second"]


def test_where_no_backup_helps_one_can_only_try_again(
    qtbot: QtBot, workplace: Workplace, address: str
) -> None:
    for error in (StorageTrouble("The disk is full."), StorageDamaged("damaged")):
        dialog = StartTrouble(workplace.seat, workplace.background, error, None, address)
        shown(qtbot, dialog)
        qtbot.waitUntil(dialog.save_button.isEnabled)
        assert dialog.save_button.words == "Try again"
        assert dialog.again_button.isHidden()
        with qtbot.waitSignal(dialog.again):
            press(Qt.Key.Key_Return)


def test_the_settings_make_one_and_know_a_second_folder(
    qtbot: QtBot, workplace: Workplace, tmp_path: Path
) -> None:
    dialog = shown(qtbot, SettingsDialog(workplace.seat, workplace.background, None))
    page = dialog.backups
    qtbot.waitUntil(lambda: page.line.text().startswith("No backup was made yet"))
    page.now_button.click()
    qtbot.waitUntil(lambda: page.line.text().startswith("The last backup is of today 12:00"))
    page.folder.setText(str(tmp_path / "stick"))
    page.now_button.click()
    qtbot.waitUntil(lambda: "stick, is not there" in page.line.text())
    (tmp_path / "stick").mkdir()
    page.now_button.click()
    qtbot.waitUntil(lambda: page.line.text().startswith("The last backup is of"))
    assert len(list((tmp_path / "stick").iterdir())) == 1
    dialog.save_button.click()
    assert workplace.seat.settings.backup_folder == str(tmp_path / "stick")


def test_a_backup_being_made_is_stopped_with_esc_and_the_settings_stay(
    qtbot: QtBot, workplace: Workplace, tmp_path: Path
) -> None:
    workplace.take("first")
    dialog = shown(qtbot, SettingsDialog(workplace.seat, workplace.background, None))
    dialog.tabs.show_page_of(dialog.backups)
    page, held = dialog.backups, threading.Event()
    qtbot.waitUntil(lambda: page.line.text().startswith("No backup was made yet"))
    workplace.background.ask_long(lambda _desk: held.wait(10), lambda _done: None)
    page.now_button.setFocus()
    press(Qt.Key.Key_Space)
    assert page.stop_button.hasFocus()
    press(Qt.Key.Key_Escape)
    held.set()
    qtbot.waitUntil(lambda: page.line.text() == "Stopped; nothing was changed.")
    assert page.now_button.hasFocus()
    assert [each.name for each in tmp_path.rglob("*") if "backups" in each.parts[-2:]] in (
        [],
        ["backups"],
    ), "nothing half-made is left"
    with qtbot.waitSignal(dialog.rejected):
        press(Qt.Key.Key_Escape)


def test_leaving_while_a_backup_is_read_holds_nobody_up(
    qtbot: QtBot, workplace: Workplace, address: str, backed_up: Path
) -> None:
    dialog = RestoreBackup(workplace.seat, workplace.background, None, address)
    shown(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.backups.count() == 1)
    stop = dialog._stop_looking
    with qtbot.waitSignal(dialog.rejected):
        press(Qt.Key.Key_Escape)
    assert stop.is_set()
    settled(qtbot, workplace.background)


def test_closed_while_the_newest_good_backup_is_looked_for_reads_no_further(
    qtbot: QtBot,
    workplace: Workplace,
    address: str,
    backed_up: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A backup of ten years takes a while to read through; nobody waits for it any more."""
    read: list[Path] = []
    monkeypatch.setattr(restore_backup, "look_into", lambda file, **_how: read.append(file))
    gate = threading.Event()
    workplace.background.read_files(gate.wait, lambda _done: None)
    error = StorageDamaged("The file with the messages is damaged.")
    dialog = shown(qtbot, StartTrouble(workplace.seat, workplace.background, error, None, address))
    with qtbot.waitSignal(dialog.rejected):
        press(Qt.Key.Key_Escape)
    gate.set()
    settled(qtbot, workplace.background)
    assert not read
