"""Settings and the first minute: what is typed is kept, what makes no sense is said."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from receptionist.clock import SetClock
from receptionist.domain.errors import BadInput
from receptionist.domain.history import Promised
from receptionist.domain.message import Caller
from receptionist.notifications import SilentNotifier
from receptionist.services import office as office_service
from receptionist.services.desk import open_desk
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings, load_settings
from tests.support.window import NOON, Workplace, settled
from tests.ui.dialogs.keys import press, shown, typed
from ui.background import Background
from ui.dialogs import first_run
from ui.dialogs.first_run import FirstRun
from ui.dialogs.parts.clock_text import read_clock_before, read_hours, write_hours
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.settings_pages.year_days import YearDays
from ui.seat import Seat


def opened(qtbot: QtBot, workplace: Workplace) -> SettingsDialog:
    notifier = SilentNotifier()
    return shown(qtbot, SettingsDialog(workplace.seat, workplace.background, None, notifier))


def typing_a_day(qtbot: QtBot, workplace: Workplace) -> tuple[SettingsDialog, YearDays]:
    """The settings with the keyboard where the hours of a special day are typed."""
    dialog = opened(qtbot, workplace)
    dialog.tabs.setCurrentIndex(2)
    dialog.hours.days.hours.setFocus()
    return dialog, dialog.hours.days


def save() -> None:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_this_computer_is_kept_on_disk_and_told(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace)
    pc = dialog.this_pc
    pc.language.setCurrentIndex(pc.language.findData("es"))
    pc.scheme.setCurrentIndex(pc.scheme.findData("dark"))
    pc.person.setCurrentIndex(pc.person.findData("Ana Soler"))
    pc.reminds.choose("person")
    with qtbot.waitSignals([dialog.language_changed, dialog.scheme_changed, dialog.accepted]):
        save()
    settled(qtbot, workplace.background)
    kept = load_settings()
    assert (kept.language, kept.scheme, kept.person) == ("es", "dark", "Ana Soler")
    assert kept.reminds_for == "person"


def test_hours_days_and_standards_of_the_office_are_saved(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog = opened(qtbot, workplace)
    office, hours = dialog.office, dialog.hours
    hours.week[4].setText("9-15")
    office.standard.set_length(timedelta(minutes=90))
    hours.days.date.setDate(QDate(2026, 12, 24))
    hours.days.hours.setText("9–13")
    hours.days.add_button.click()
    hours.days.date.setDate(QDate(2026, 12, 25))
    hours.days.add_button.click()
    with qtbot.waitSignal(dialog.accepted):
        save()
    saved = workplace.desk.office()
    assert write_hours(saved.hours.week[4]) == "9–15"
    assert write_hours(saved.hours.spans(date(2026, 12, 24))) == "9–13"
    assert saved.hours.is_closed_day(date(2026, 12, 25))
    assert saved.standard == timedelta(minutes=90)


def test_hours_that_are_none_are_said_and_nothing_is_saved(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog = opened(qtbot, workplace)
    dialog.hours.week[0].setText("mornings")
    save()
    assert "mornings" in dialog.banner.accessibleName()
    assert dialog.hours.isVisible(), "its page is shown"
    assert write_hours(workplace.desk.office().hours.week[0]) == "9–14, 16–19"


def test_a_year_of_public_holidays_is_added_with_one_button(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog = opened(qtbot, workplace)
    days = dialog.hours.days
    where = days.holidays
    assert where.place() == ("ES", "")
    assert not where.listed, "nobody has looked yet, and the library behind it is large"
    dialog.tabs.show_page_of(where)
    assert where.place() == ("ES", "")
    where.region.setCurrentIndex(where.region.findData("MD"))
    days.date.setDate(QDate(2026, 12, 8))
    days.hours.setText("9–13")
    days.add_button.click()
    where.add_button.click()
    closed, special = days.days()
    assert date(2026, 5, 2) in closed
    assert [day for day, _spans in special] == [date(2026, 12, 8)], "its own hours stay"
    shown_rows = [days.list.model().index(at, 0).data() for at in range(len(closed))]
    assert any(row.endswith("closed · National Day") for row in shown_rows)
    with qtbot.waitSignal(dialog.accepted):
        save()
    saved = workplace.desk.office()
    assert (saved.country, saved.region) == ("ES", "MD")
    assert saved.hours.is_closed_day(date(2026, 10, 12))


def test_another_country_has_its_own_regions(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace)
    where = dialog.hours.days.holidays
    dialog.tabs.show_page_of(where)
    where.country.setCurrentIndex(where.country.findData("GB"))
    assert where.region.findData("SCT") > 0
    assert where.place() == ("GB", "")
    where.country.setCurrentIndex(where.country.findData("GI"))
    assert not where.region.isEnabled()


def test_promises_a_closed_day_hits_are_listed_before_leaving(
    qtbot: QtBot, workplace: Workplace
) -> None:
    due = NOON + timedelta(days=1)
    new = NewMessage(caller=Caller(name="Eva"), promised=Promised(words="", due_at=due))
    for _each in range(10):
        take_message(workplace.desk, new, by=workplace.desk.people().colleagues[0].id)
    dialog = opened(qtbot, workplace)
    days = dialog.hours.days
    chosen = due.date()
    days.date.setDate(QDate(chosen.year, chosen.month, chosen.day))
    days.add_button.click()
    save()
    settled(qtbot, workplace.background)
    assert dialog.isVisible()
    said = dialog.banner.accessibleName()
    assert "#8 Eva, promised tomorrow" in said
    assert said.endswith("and 2 more"), "a long list does not fill the screen"
    with qtbot.waitSignal(dialog.accepted):
        save()


def test_a_day_can_be_as_every_week_again(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace)
    days = dialog.hours.days
    days.hours.setText("what")
    days.add_button.click()
    assert days.problem.text()
    days.hours.clear()
    days.add_button.click()
    assert days.days()[0] == {date(2026, 11, 24)}
    days.remove_button.click()
    assert days.days() == (frozenset(), ())


def test_only_an_answer_proves_that_notifications_are_seen(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog = opened(qtbot, workplace)
    test = dialog.this_pc.test
    assert test is not None
    assert not test.seen_button.isEnabled()
    test.test_button.click()
    test.seen_button.click()
    assert workplace.seat.settings.seen_notification_at.startswith("2026-11-24T11:00")


def test_the_first_minute_names_people_and_hours(qtbot: QtBot, workplace: Workplace) -> None:
    workplace.seat.settings = Settings()
    dialog = shown(qtbot, FirstRun(workplace.seat, workplace.background, None))
    typed("Rosa Ros")
    press(Qt.Key.Key_Return)
    typed("Ana Soler")
    press(Qt.Key.Key_Return)
    typed("Pau Mas")
    dialog.hours.setText("8:30-15")
    with qtbot.waitSignal(dialog.accepted):
        save()
    names = [each.name for each in workplace.desk.people()]
    assert names == ["Marta Gil", "Ana Soler", "Juan Pérez", "Rosa Ros", "Pau Mas"]
    assert write_hours(workplace.desk.office().hours.week[0]) == "8:30–15"
    assert workplace.seat.settings.welcomed
    assert workplace.seat.settings.person == "Rosa Ros"


def test_a_second_computer_leaves_the_office_as_it_is(qtbot: QtBot, workplace: Workplace) -> None:
    office_service.set_hours(workplace.desk, "fri", ["09:00-15:00"])
    workplace.seat.learn()
    settled(qtbot, workplace.background)
    before = workplace.desk.office()
    workplace.seat.settings = Settings()
    dialog = shown(qtbot, FirstRun(workplace.seat, workplace.background, None))
    typed("Rosa Ros")
    with qtbot.waitSignal(dialog.accepted):
        save()
    assert workplace.desk.office() == before
    assert workplace.seat.settings.person == "Rosa Ros"


@pytest.mark.parametrize("skipped", [True, False])
def test_a_new_office_lives_by_the_clock_of_its_computer(
    qtbot: QtBot, tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch, skipped: bool
) -> None:
    monkeypatch.setattr(first_run, "_zone_of_this_computer", lambda: "America/New_York")
    address = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    background = Background(lambda: open_desk(Settings(), address=address, clock=clock))
    seat = Seat(background, Settings(), clock)
    seat.learn()
    qtbot.waitUntil(lambda: seat.known)
    dialog = shown(qtbot, FirstRun(seat, background, None))
    with qtbot.waitSignal(dialog.finished):
        dialog.reject() if skipped else save()
    qtbot.waitUntil(lambda: seat.hours.zone.key == "America/New_York")
    assert seat.office
    assert write_hours(seat.office.hours.week[0]) == "9–17:30"
    assert background.close()


def test_the_first_minute_can_be_skipped_with_one_key(qtbot: QtBot, workplace: Workplace) -> None:
    workplace.seat.settings = Settings()
    dialog = shown(qtbot, FirstRun(workplace.seat, workplace.background, None))
    typed("Ro")
    with qtbot.waitSignal(dialog.finished):
        press(Qt.Key.Key_Escape)
    assert workplace.seat.settings.welcomed
    assert len(workplace.desk.people().active) == 3


@pytest.mark.parametrize(
    ("typed_hours", "read"),
    [
        ("9–14, 16–19", "9–14, 16–19"),
        ("9-14 y 16-19:30", "9–14, 16–19:30"),
        ("9:00 to 17.30", "9–17:30"),
        ("9h a 14h", "9–14"),
        ("cerrado", ""),
        ("", ""),
    ],
)
def test_hours_are_read_as_people_write_them(typed_hours: str, read: str) -> None:
    assert write_hours(read_hours(typed_hours)) == read


@pytest.mark.parametrize("typed_hours", ["9", "14-9", "9-25", "9-14 16-19", "x"])
def test_hours_that_cannot_be_are_refused(typed_hours: str) -> None:
    with pytest.raises(BadInput):
        read_hours(typed_hours)


def test_a_clock_just_gone_is_today_or_yesterday(workplace: Workplace) -> None:
    hours = workplace.seat.hours
    assert read_clock_before("11:30", NOON, hours) == NOON - timedelta(minutes=30)
    assert read_clock_before("1730", NOON, hours) == NOON - timedelta(hours=18, minutes=30)
    with pytest.raises(BadInput):
        read_clock_before("12:99", NOON, hours)


def test_enter_adds_the_day_that_is_being_typed_and_goes_to_the_list(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog, days = typing_a_day(qtbot, workplace)
    typed("9-12")
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert days.list.hasFocus()
    assert days.days()[1] == ((date(2026, 11, 24), ((540, 720),)),)


def test_a_day_typed_and_not_added_is_saved_all_the_same(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog, days = typing_a_day(qtbot, workplace)
    typed("9-")
    dialog.hours.zone.setFocus()
    save()
    qtbot.waitUntil(days.hours.hasFocus)
    assert dialog.banner.isVisible()
    days.hours.selectAll()
    typed("9-12")
    dialog.hours.zone.setFocus()
    with qtbot.waitSignal(dialog.accepted):
        save()
    assert workplace.desk.office().hours.special == ((date(2026, 11, 24), ((540, 720),)),)


def test_what_colleagues_read_is_asked_only_where_a_server_keeps_them_from_it(
    qtbot: QtBot, workplace: Workplace
) -> None:
    page = opened(qtbot, workplace).office
    assert page.reading.isHidden()
    assert not page.asks_pin.isHidden()
