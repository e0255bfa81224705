"""The first minute: four steps that go when they are done, and a sample that touches nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from receptionist.domain.people import Role
from receptionist.domain.trays import Tray
from receptionist.paths import data_folder
from receptionist.services import manage_people
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.settings import Settings, load_settings
from tests.support.window import Workplace, settled
from ui.first_minute import sample
from ui.first_minute.first_steps import FirstSteps


@pytest.fixture
def steps(qtbot: QtBot, workplace: Workplace) -> FirstSteps:
    made = FirstSteps(workplace.seat, workplace.background)
    qtbot.addWidget(made)
    workplace.seat.settings = replace(workplace.seat.settings, person="")
    workplace.seat.changed.emit()
    settled(qtbot, workplace.background)
    return made


def test_the_steps_go_when_the_last_is_done(
    qtbot: QtBot, workplace: Workplace, steps: FirstSteps
) -> None:
    seat = workplace.seat
    assert not steps.isHidden()
    assert steps.done == {"colleagues"}
    seat.sit(workplace.marta.id)
    workplace.take()
    workplace.background.change(lambda _desk: None, lambda _done: None)
    qtbot.waitUntil(lambda: steps.done == {"colleagues", "name", "message"})
    assert not steps.isHidden()
    assert steps.buttons["message"].accessibleName() == "Take a first message: done"
    seat.save_settings(replace(seat.settings, seen_notification_at="2026-11-24T12:00:00+01:00"))
    assert steps.isHidden()
    assert seat.settings.begun
    settled(qtbot, workplace.background)
    assert load_settings().begun


def test_hidden_is_hidden_for_good(qtbot: QtBot, workplace: Workplace, steps: FirstSteps) -> None:
    steps._hide.click()
    workplace.seat.changed.emit()
    settled(qtbot, workplace.background)
    assert steps.isHidden()


def test_each_step_leads_to_where_it_is_taken(qtbot: QtBot, steps: FirstSteps) -> None:
    for step in ("name", "message", "notification"):
        with qtbot.waitSignal(steps.asked) as asked:
            steps.buttons[step].click()
        assert asked.args == [step]


def test_the_sample_is_an_office_of_its_own(home: Path) -> None:
    there = data_folder() / "sample-office"
    ours = Settings(scheme="dark", language="es", person="Ana")
    sample.make_sample(there, ours, language="es", today=date(2026, 11, 24))
    looks = load_settings(there / "settings.toml")
    assert (looks.scheme, looks.language, looks.person, looks.welcomed) == ("dark", "es", "", True)
    assert not (home / "receptionist.sqlite3").exists()
    address = f"sqlite:///{(there / 'receptionist.sqlite3').as_posix()}"
    desk = open_desk(Settings(), address=address)
    assert desk.office().sample
    assert len(messages(desk, tray=Tray.ALL, limit=0)) == 120
    manage_people.add(desk, "Somebody", role=Role.COLLEAGUE)
    desk.close()
    sample.make_sample(there, ours, language="es", today=date(2026, 11, 24))
    again = open_desk(Settings(), address=address)
    assert "Somebody" in {each.name for each in again.people().active}, "today's is kept"
    again.close()
    sample.make_sample(there, ours, language="es", today=date(2026, 11, 25))
    new = open_desk(Settings(), address=address)
    assert "Somebody" not in {each.name for each in new.people().active}, "yesterday's is old"
    new.close()
