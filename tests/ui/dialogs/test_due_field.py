"""By when: what is typed is read at every key, said back, and never silently wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.window import NOON, Workplace
from ui.widgets.due_field import DueField

ONE = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def shown(qtbot: QtBot, workplace: Workplace) -> DueField:
    field = DueField(workplace.seat)
    qtbot.addWidget(field)
    field.resize(420, 120)
    field.show()
    field.activateWindow()
    field.setFocus()
    return field


def said(field: DueField) -> str:
    return field.edit.accessibleDescription()


def test_what_is_typed_is_said_back_with_weekday_date_time_and_how_long(
    qtbot: QtBot, workplace: Workplace
) -> None:
    field = shown(qtbot, workplace)
    with qtbot.waitSignal(field.changed):
        QTest.keyClicks(field.edit, "13:18")
    assert field.due() == NOON + timedelta(minutes=78)
    assert said(field) == "Tuesday 24 November, 13:18 · in 1 h 18"
    assert field._echo.text().endswith("in 1\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}18")


def test_the_proposed_time_stands_until_something_else_is_typed(
    qtbot: QtBot, workplace: Workplace
) -> None:
    field = shown(qtbot, workplace)
    field.set_standard(ONE)
    assert field.edit.text() == "today 13:00"
    assert field.due() == ONE
    assert not field.touched
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "+15")
    assert field.due() == NOON + timedelta(minutes=15)
    assert field.touched
    field.set_standard(ONE + timedelta(minutes=5))
    assert field.due() == NOON + timedelta(minutes=15)


def test_what_is_not_understood_is_refused_with_a_hint_and_the_default_stays(
    qtbot: QtBot, workplace: Workplace
) -> None:
    field = shown(qtbot, workplace)
    field.set_standard(ONE)
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "cuando pueda")
    assert field.problem
    assert field.due() == ONE
    assert "It stays: Tuesday 24 November, 13:00" in said(field)
    field.edit.selectAll()
    QTest.keyClick(field.edit, Qt.Key.Key_Delete)
    assert not field.problem
    assert field.due() == ONE


def test_without_a_proposal_nothing_understood_is_no_time(
    qtbot: QtBot, workplace: Workplace
) -> None:
    field = shown(qtbot, workplace)
    QTest.keyClicks(field.edit, "xyz")
    assert field.due() is None


def test_a_time_that_was_set_is_kept_to_the_minute(qtbot: QtBot, workplace: Workplace) -> None:
    field = shown(qtbot, workplace)
    field.set_due(ONE + timedelta(days=1))
    assert field.edit.text() == "tomorrow 13:00"
    assert field.due() == ONE + timedelta(days=1)
    field.clear()
    assert field.due() is None


def test_a_proposal_that_changes_is_still_replaced_by_the_first_key(
    qtbot: QtBot, workplace: Workplace
) -> None:
    field = DueField(workplace.seat)
    qtbot.addWidget(field)
    field.set_standard(NOON + timedelta(hours=1))
    field.show()
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    field.set_standard(NOON + timedelta(hours=1, minutes=1))
    QTest.keyClicks(field.edit, "13:30")
    assert field.text() == "13:30"
