"""The settings of calls, departments, absences and the drawn week: kept until saved, or refused."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from receptionist.domain.message import Outcome
from receptionist.domain.people import Absence, Whereabouts
from receptionist.notifications import SilentNotifier
from receptionist.services import manage_people
from receptionist.services import office as office_service
from receptionist.services.close_message import close
from receptionist.services.planning import absences
from receptionist.services.take_message import NewMessage, take_message
from tests.support.window import NOON, Workplace, settled
from tests.ui.dialogs.keys import press, shown, typed
from ui.dialogs.parts.clock_text import write_hours
from ui.dialogs.settings import SettingsDialog

MINUTE = timedelta(minutes=1)


def opened(qtbot: QtBot, workplace: Workplace, page: int) -> SettingsDialog:
    settled(qtbot, workplace.background)
    dialog = SettingsDialog(workplace.seat, workplace.background, None, SilentNotifier())
    dialog.tabs.setCurrentIndex(page)
    return shown(qtbot, dialog)


def save(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def refused(dialog: SettingsDialog) -> str:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    return str(dialog.banner.accessibleName())


def test_call_types_are_typed_ordered_and_saved(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace, 3)
    page = dialog.calls
    assert not page.details.isEnabled()
    for name in ("Orders", "Repairs"):
        page.entries.add_button.click()
        typed(name)
    page.greeting.setFocus()
    typed("Ruiz, good morning")
    page.receiver.setCurrentIndex(2)
    page.standard.setValue(20)
    page.questions.setPlainText("Which car?\n\nSince when?")
    page.entries.up_button.click()
    assert page.name.text() == "Repairs"
    save(qtbot, dialog)
    first, second = workplace.desk.office().call_types
    assert (first.name, second.name) == ("Repairs", "Orders")
    assert (first.greeting, first.assignee) == ("Ruiz, good morning", workplace.ana.id)
    assert (first.standard, first.questions) == (20 * MINUTE, ("Which car?", "Since when?"))
    assert (second.greeting, second.assignee, second.standard) == ("", None, None)


def test_a_call_type_that_cannot_be_is_shown_and_nothing_is_lost(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog = opened(qtbot, workplace, 3)
    page = dialog.calls
    for name in ("Orders", "", "Repairs"):
        page.entries.add_button.click()
        typed(name)
    dialog.tabs.setCurrentIndex(0)
    assert refused(dialog) == "A call type needs a name."
    assert page.isVisible()
    assert page.name.hasFocus()
    assert page.entries.row == 1
    typed("orders")
    assert "two call types called orders" in refused(dialog)
    page.entries.remove_button.click()
    page.questions.setPlainText("a\nb\nc\nd\ne\nf")
    assert "five questions" in refused(dialog)
    page.questions.setPlainText("a")
    save(qtbot, dialog)
    assert [each.name for each in workplace.desk.office().call_types] == ["Orders", "Repairs"]


def test_departments_have_members_in_order_and_what_is_usual(
    qtbot: QtBot, workplace: Workplace
) -> None:
    old = manage_people.add_department(workplace.desk, "Old", [workplace.ana.id])
    take_message(workplace.desk, NewMessage(text="x", department=old.id), by=workplace.marta.id)
    workplace.seat.learn()
    dialog = opened(qtbot, workplace, 3)
    dialog.calls.entries.add_button.click()
    typed("Orders")
    dialog.tabs.setCurrentIndex(4)
    page = dialog.departments
    page.entries.remove_button.click()
    page.entries.add_button.click()
    assert refused(dialog) == "A department needs a name and at least one member."
    typed("Ana Soler")
    for row in (2, 1, 1):
        page.member.setCurrentIndex(row)
        page.members.add_button.click()
    page.members.up_button.click()
    assert "already somebody called Ana Soler" in refused(dialog)
    page.name.selectAll()
    typed("Sales")
    page.kind.setCurrentIndex(1)
    page.standard.setValue(30)
    save(qtbot, dialog)
    (sales,) = workplace.desk.people().departments
    assert (sales.name, sales.standard) == ("Sales", 30 * MINUTE)
    assert sales.members == (workplace.ana.id, workplace.juan.id)
    assert sales.call_type == workplace.desk.office().call_types[0].id
    assert workplace.desk.people().name(old.id) == "Old"
    dialog = opened(qtbot, workplace, 4)
    dialog.departments.members.remove_button.click()
    save(qtbot, dialog)
    assert workplace.desk.people().departments[0].members == (workplace.juan.id,)


def test_absences_of_days_and_hours_are_planned_and_hit_promises_told(
    qtbot: QtBot, workplace: Workplace
) -> None:
    workplace.take(promised=None, nothing_promised=False, assignee=workplace.juan.id)
    dialog = opened(qtbot, workplace, 5)
    page = dialog.absences
    assert page.first.date() == page.back.date() == QDate(2026, 11, 24), "none is planned"
    page.entries.add_button.click()
    page.person.setCurrentIndex(1)
    page.first.setDate(QDate(2026, 12, 7))
    page.back.setDate(QDate(2026, 12, 12))
    page.deputy.setCurrentIndex(1)
    page.entries.add_button.click()
    page.person.setCurrentIndex(2)
    page.first.setDate(QDate(2026, 11, 24))
    page.back.setDate(QDate(2026, 11, 24))
    page.first_clock.setFocus()
    typed("12:30")
    page.back_clock.setFocus()
    typed("17")
    page.reason.setCurrentIndex(2)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(dialog.banner.isVisible)
    assert "Juan Pérez is away" in dialog.banner.accessibleName()
    save(qtbot, dialog)
    people = workplace.desk.people()
    ana, juan = people.find(workplace.ana.id), people.find(workplace.juan.id)
    assert ana
    assert juan
    (week,) = ana.absences
    hours = workplace.seat.hours
    assert week.start == hours.at_wall(date(2026, 12, 7), 0)
    assert week.end == hours.at_wall(date(2026, 12, 14), 540), "back when the office opens"
    assert week.deputy == workplace.marta.id
    (afternoon,) = juan.absences
    assert (afternoon.start, afternoon.end) == (NOON + 30 * MINUTE, NOON + 300 * MINUTE)
    assert afternoon.reason is Whereabouts.OUT


def test_an_absence_that_cannot_be_stays_as_typed_and_is_said_beside_it(
    qtbot: QtBot, workplace: Workplace
) -> None:
    planned = Absence(start=NOON + timedelta(days=1), end=NOON + timedelta(days=2))
    past = Absence(start=NOON - timedelta(days=3), end=NOON - timedelta(days=2))
    absences.plan(workplace.desk, workplace.ana.id, [planned, past])
    workplace.seat.learn()
    dialog = opened(qtbot, workplace, 5)
    page = dialog.absences
    page.entries.add_button.click()
    page.first_clock.setFocus()
    typed("25:00")
    assert "is no time" in page.problem.text()
    page.entries.list.setFocus()
    press(Qt.Key.Key_Up)
    assert page.first_clock.text() == "12:00"
    assert "is no time" in refused(dialog)
    assert page.first_clock.hasFocus()
    assert page.first_clock.text() == "25:00"
    page.first_clock.clear()
    typed("9")
    page.back.setDate(page.first.date())
    page.back_clock.setFocus()
    typed("8")
    assert page.problem.text() == "An absence ends after it begins."
    page.deputy.choose(page.person.person())
    page.back_clock.selectAll()
    typed("18")
    assert page.problem.text() == "Nobody can stand in for themselves."
    page.entries.remove_button.click()
    page.entries.remove_button.click()
    save(qtbot, dialog)
    ana = workplace.desk.people().find(workplace.ana.id)
    assert ana
    assert ana.absences == (past,), "what has ended is not shown, and kept"


def test_taking_one_absence_away_keeps_what_is_wrong_in_another(
    qtbot: QtBot, workplace: Workplace
) -> None:
    planned = Absence(start=NOON + timedelta(days=1), end=NOON + timedelta(days=2))
    absences.plan(workplace.desk, workplace.ana.id, [planned])
    workplace.seat.learn()
    dialog = opened(qtbot, workplace, 5)
    page = dialog.absences
    page.entries.add_button.click()
    page.first_clock.setFocus()
    typed("25:00")
    page.entries.list.setFocus()
    press(Qt.Key.Key_Up)
    page.entries.remove_button.click()
    assert page.first_clock.text() == "25:00"
    assert "is no time" in refused(dialog)


def test_a_week_is_drawn_or_typed(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace, 2)
    line, bar = dialog.hours.week[5], dialog.hours.bars[5]

    def drag(first: float, last: float) -> None:
        def at(hour: float) -> QPoint:
            return QPoint(int((hour + 0.25) / 24 * bar.width()), bar.height() // 2)

        QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=at(first))
        QTest.mouseMove(bar, at(last))
        QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=at(last))

    drag(9, 13.5)
    assert line.text() == "9–14"
    drag(16, 18.5)
    drag(13.5, 13)
    assert line.text() == "9–13, 16–19"
    drag(14, 15.5)
    assert line.text() == "9–13, 14–19"
    line.setText("x")
    assert line.property("problem") == "true"
    line.setText("10-12")
    assert line.property("problem") == "false"
    drag(9, 9)
    save(qtbot, dialog)
    assert write_hours(workplace.desk.office().hours.week[5]) == "9–9:30, 10–12"


def test_a_closed_day_says_which_proposals_moved(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take(promised=None, nothing_promised=False)
    manage_people.add_department(workplace.desk, "Sales", [workplace.juan.id])
    workplace.seat.learn()
    dialog = opened(qtbot, workplace, 2)
    dialog.departments.entries.remove_button.click()
    days = dialog.hours.days
    days.date.setDate(QDate(2026, 11, 24))
    days.add_button.click()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(dialog.banner.isVisible)
    said = dialog.banner.accessibleName()
    assert f"#{message.number} María López: today 13:00 → tomorrow 10:00" in said
    assert workplace.desk.people().departments == ()
    dialog.office.promises.setValue(9)
    save(qtbot, dialog)
    assert workplace.desk.office().promises_per_hour == 9, "more changes after a first save"


def test_what_another_computer_changed_meanwhile_stays(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace, 1)
    planned = Absence(start=NOON + timedelta(days=1), end=NOON + timedelta(days=2))
    absences.plan(workplace.desk, workplace.ana.id, [planned])
    manage_people.add_department(workplace.desk, "Sales", [workplace.juan.id])
    office_service.close_on(workplace.desk, date(2026, 12, 25))
    workplace.seat.learn()
    settled(qtbot, workplace.background)
    dialog.office.promises.setValue(3)
    save(qtbot, dialog)
    office, people = workplace.desk.office(), workplace.desk.people()
    assert office.promises_per_hour == 3
    assert office.hours.is_closed_day(date(2026, 12, 25))
    assert [each.name for each in people.departments] == ["Sales"]
    ana = people.find(workplace.ana.id)
    assert ana
    assert ana.absences == (planned,)


def test_what_would_be_erased_is_counted_before_it_is_chosen(
    qtbot: QtBot, workplace: Workplace
) -> None:
    number = take_message(workplace.desk, NewMessage(text="x"), by=workplace.marta.id).number
    close(workplace.desk, number, outcome=Outcome.RESOLVED, note="", by=workplace.marta.id)
    workplace.clock.at += timedelta(days=40)
    dialog = opened(qtbot, workplace, 1)
    keeping = dialog.office.keeping
    assert (keeping.months.text(), keeping.line.isVisible()) == ("for good", False)
    keeping.months.setFocus()
    press(Qt.Key.Key_Up)
    assert keeping.months.text() == "1 month"
    qtbot.waitUntil(lambda: "now 1 message." in keeping.line.text())
    save(qtbot, dialog)
    assert workplace.desk.office().keep_months == 1
