"""The reminder window through a message's life: what it says, when it rises, when it keeps away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from receptionist.domain.history import Promised
from receptionist.domain.message import Caller
from receptionist.domain.reminders.stages import Stage
from receptionist.services.answer_caller import answered
from receptionist.services.hand_over import hand_over
from receptionist.services.take_message import NewMessage, take_message
from tests.stories.conftest import TEN, Day, OpenDay
from tests.stories.test_an_afternoon import given
from ui.models.roles import ROW_ROLE
from ui.ticker import Ticked
from ui.views.reminder_window import HIDES_FOR


def says(day: Day) -> list[str]:
    """What the rows of the reminder window say before the caller's words, and how late."""
    model = day.app.reminding.window.model
    rows = [model.index(row).data(ROW_ROLE) for row in range(model.rowCount())]
    return [" · ".join(part for part in (*row.ticks, str(row.due)) if part) for row in rows]


def at(day: Day, **time: float) -> list[str]:
    """So much later: what the window says then."""
    day.later(**time)
    day.idle()
    return says(day)


def test_the_window_says_each_stage(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    given(day)
    assert at(day, minutes=1) == []
    assert at(day, minutes=15) == ["Not seen yet · ● In 1 h 44"]
    day.to_window()
    day.hands.press("Return")
    day.hands.until(lambda: not says(day), "he has seen it")
    assert at(day, minutes=76) == ["● In 28 min"]
    assert at(day, minutes=28) == ["◆ Now"]
    assert at(day, minutes=6) == ["▲ Late 6 min"]
    answered(day.desk, 1, by=day.names["Juan"])
    day.hands.until(lambda: not says(day), "it is answered")
    assert at(day, days=1, hours=-3) == ["Still open · ✓ Kept late"]


def test_the_second_person_and_the_receiver_read_why(open_day: OpenDay) -> None:
    day = open_day("Marta Iglesias")
    given(day)
    assert at(day, minutes=31) == ["Nobody has seen to it · ● In 1 h 29"]
    day.hands.until(day.app.reminding.window.isVisible, "his deputy is told")
    hand_over(day.desk, 1, to=day.names["Marta"], why="at the dentist", by=day.names["Juan"])
    assert at(day, minutes=31) == ["Handed over, not accepted yet · ● In 58 min"]


def test_fifty_that_fall_together_are_one_list(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    for count in range(50):
        new = NewMessage(
            caller=Caller(name=f"Caller {count}", phone="655123456"),
            assignee=day.names["Juan"],
            promised=Promised(words="We call you back", due_at=TEN + timedelta(hours=1)),
        )
        take_message(day.desk, new, by=day.names["Ana"])
    reminders = day.app.reminding.window
    day.later(hours=1, minutes=1)
    day.hands.until(lambda: len(reminders.rows) == 50, "all of them")
    assert reminders.isVisible()
    assert reminders.heading() == "50 late"
    assert reminders.list.height() <= 5 * reminders.list.sizeHintForRow(0)


def test_esc_hides_it_for_five_minutes_whatever_is_late(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    given(day)
    reminders = day.app.reminding.window
    day.later(hours=2, minutes=1)
    day.hands.until(reminders.isVisible, "due")
    day.to_window()
    day.hands.press("Ctrl+R")
    day.hands.until(reminders.list.hasFocus, "the reminders have the keyboard")
    reminders.list.setFocus()
    day.hands.until(lambda: not reminders.inert, "its keys act")
    QTest.keyClick(reminders.list, Qt.Key.Key_Escape)
    assert not reminders.isVisible()
    at(day, minutes=HIDES_FOR.total_seconds() / 60 - 2)
    assert not reminders.isVisible()
    at(day, minutes=3)
    assert reminders.isVisible()


def test_after_a_night_asleep_one_window_once(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    for who in ("María López", "Pedro Sanz", "Gestoría Vega"):
        given(day, who)
    reminders = day.app.reminding.window
    rises: list[int] = []

    def count(ticked: Ticked) -> None:
        if popped := [each for each in ticked.popped if each.stage is not Stage.GIVEN]:
            rises.append(len(popped))

    day.app.reminding.ticker.ticked.connect(count)
    day.later(hours=23)
    day.hands.until(lambda: reminders.isVisible(), "one window")
    day.idle()
    at(day, seconds=20)
    assert rises == [3]
    assert len(reminders.rows) == 3


def test_over_a_full_screen_only_the_icon_says_it(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    given(day)
    covered = [True]
    day.app.reminding.ticker.covered = lambda: covered[0]
    at(day, seconds=1)  # what was being looked at before has been answered
    at(day, hours=2, minutes=30)
    reminders = day.app.reminding.window
    assert not reminders.isVisible()
    assert "1 late" in day.app.reminding.tray.words
    covered[0] = False
    at(day, seconds=15)
    assert reminders.isVisible()


@pytest.mark.parametrize("sounds", [True, False])
def test_one_soft_sound_where_it_is_wanted(open_day: OpenDay, sounds: bool) -> None:
    day = open_day("Juan Peña")
    day.app.seat.save_settings(replace(day.app.seat.settings, sounds=sounds))
    given(day)
    at(day, hours=1, minutes=50)
    assert not day.app.reminding.sounded
    at(day, minutes=11)
    assert day.app.reminding.sounded is sounds


def test_postponing_is_counted_and_shown(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    given(day)
    reminders = day.app.reminding.window
    for _time in range(2):
        day.later(hours=1, minutes=1)
        day.hands.until(lambda: reminders.rows, "it is due")
        day.hands.until(reminders.postpone_button.isEnabled, "its buttons act")
        reminders.postpone_button.click()
        day.hands.until(lambda: not reminders.rows, "postponed")
    at(day, minutes=6)
    assert reminders.note.text().startswith("Postponed 2 times by Juan Peña.")
    day.to_window()
    day.hands.press("Return")
    detail = day.window.trays.detail
    said = "Postponed 2 times by Juan Peña"
    day.hands.until(
        lambda: said in [each.text() for each in detail.findChildren(QLabel)], "in the detail"
    )
