"""Juan wants no disturbance for half an hour: everybody sees it, and everything comes after it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from receptionist.cli import main
from receptionist.domain.reminders.health import Computer
from receptionist.domain.response_standard import presence_words
from receptionist.notifications import Health
from receptionist.services.remind import remind
from receptionist.services.watching.computers import computers
from tests.stories.conftest import TEN, Day, OpenDay
from tests.stories.test_an_afternoon import given
from ui.desktop.session import entry_file

_HALF_AN_HOUR = timedelta(minutes=30)


def ask_for_quiet(day: Day, words: str) -> None:
    """Choose it in the menu of who sits here."""
    rail = day.window.rail
    rail._menu.aboutToShow.emit()
    (act,) = [each for each in rail._menu.actions() if words in each.text()]
    act.trigger()
    day.idle()


def test_nothing_rises_for_half_an_hour_and_then_one_window(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    given(day)
    ask_for_quiet(day, "30 minutes")
    day.hands.until(day.window.rail.quiet.isVisible, "the rail says so")
    assert "10:30" in day.window.rail.quiet.words
    juan = day.desk.people().find(day.names["Juan"])
    assert juan is not None
    hours = day.desk.office().hours
    assert "do not disturb" in presence_words(juan, hours=hours, now=day.clock.now())
    reminders = day.app.reminding.window
    day.later(minutes=20)
    day.idle()
    assert not reminders.isVisible()
    day.later(minutes=11)
    day.hands.until(reminders.isVisible, "not seen for a quarter of an hour")
    assert len(reminders.rows) == 1
    day.window.rail.tick()
    assert not day.window.rail.quiet.isVisible()


def test_the_quiet_ends_with_one_key_and_the_second_person_was_told(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    given(day)
    ask_for_quiet(day, "60 minutes")
    day.hands.until(day.window.rail.quiet.isVisible, "the rail says so")
    day.clock.at += _HALF_AN_HOUR
    (told,) = remind(day.desk, persons=frozenset({day.names["Marta"]}))
    assert str(told.stage) == "second"
    day.window.rail.quiet.setFocus()
    day.hands.press("Space")
    day.hands.until(lambda: not day.window.rail.quiet.isVisible(), "it is over")
    day.hands.until(day.app.reminding.window.isVisible, "what waited comes up")


def test_this_computer_reports_itself_and_the_doctor_tells(
    open_day: OpenDay, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    day = open_day("Ana Robles")

    def this_one() -> list[Computer]:
        own = day.app.seat.settings.computer
        return [each for each in computers(day.desk) if each.id.hex == own]

    (found,) = day.hands.until(this_one, "it has reported")
    assert main(["doctor", "--database", address]) == 0
    assert found.name in capsys.readouterr().out
    day.app.health.hear(Health(channel="freedesktop", available=True, last_proven_visible=TEN))
    day.hands.until(lambda: this_one()[0].proven_at == TEN, "somebody has seen one")
    assert not day.window.rail.trouble.isVisible()


def test_it_starts_with_the_session_until_somebody_says_no(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.until(entry_file().exists, "an entry for the session")
    assert "--hidden" in entry_file().read_text(encoding="utf-8")
    day.app.open_settings()
    dialog = day.dialog()
    dialog.this_pc.session.setFocus()  # type: ignore[attr-defined]
    day.hands.press("Space", "Ctrl+Return")
    day.hands.until(lambda: not entry_file().exists(), "it is taken away")
    assert day.app.seat.settings.starts_with_session == "no"
