"""The page of figures: every number opens its messages, by keys alone, and only whose may see."""

from __future__ import annotations

import csv
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.domain.figures.span import Stretch
from receptionist.domain.message import Outcome
from receptionist.services import manage_people
from receptionist.services.close_message import close
from tests.support.window import NOON, Workplace, settled
from tests.ui.dialogs.keys import press
from ui.dialogs.print_day import PrintPeriod
from ui.main_window import MainWindow
from ui.views.figures.fact_table import shared
from ui.views.figures.figures_page import FiguresPage
from ui.views.figures.work_out import WorkOut


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> FiguresPage:
    """Two calls of today, one answered."""
    first = workplace.take()
    workplace.take("Asks for the bill", assignee=workplace.juan.id)
    workplace.clock.at = NOON + timedelta(minutes=20)
    close(workplace.desk, first.number, outcome=Outcome.RESOLVED, by=workplace.ana.id)
    made = FiguresPage(workplace.seat, workplace.background)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitUntil(lambda: made.figures is not None)
    qtbot.waitUntil(lambda: made.hours.drawn and made.weekdays.drawn)
    return made


def rows(page: FiguresPage) -> dict[str, str]:
    """The measures by name."""
    return {row.cells[0]: row.cells[1] for row in page.measures.rows}


def test_it_shows_the_month_beside_the_one_before(page: FiguresPage) -> None:
    assert rows(page)["Taken"] == "2"
    assert rows(page)["Kept"] == "1 (1 of 1)"
    assert rows(page)["Response, median"] == "20 min · 20 min by the clock (n = 1)"
    assert page.measures.rows[0].cells[2] == "0"
    assert "Carried in 0 + taken 2 + reopened 0 = closed 1 + still open 1" in page._balance.text()
    assert [row.numbers for row in page.slowest.rows] == [(1,)]


def test_columns_share_what_room_there_is() -> None:
    assert shared([100, 50, 50], 300, wide=0) == [200, 50, 50]
    assert shared([100, 50, 50], 200, wide=2) == [100, 50, 50]
    assert shared([100, 300, 40], 240, wide=0) == [100, 100, 40]
    assert shared([500, 300, 40], 240, wide=0) == [100, 100, 40]


def test_in_a_narrow_window_names_and_figures_take_more_lines(
    qtbot: QtBot, page: FiguresPage
) -> None:
    before = page.measures.height()
    page.resize(360, 700)
    qtbot.waitUntil(lambda: page.measures.height() > before)
    table = page.measures
    assert all(table.columnWidth(at) > 60 for at in range(3))
    assert sum(table.columnWidth(at) for at in range(3)) <= table.viewport().width()


def test_enter_opens_the_messages_behind_a_number(qtbot: QtBot, page: FiguresPage) -> None:
    page.activateWindow()
    page.measures.setFocus()
    with qtbot.waitSignal(page.opened) as asked:
        QTest.keyClick(page.measures, Qt.Key.Key_Return)
    assert asked.args == ["Taken", (1, 2)]
    with qtbot.waitSignal(page.opened) as asked:
        QTest.keyClick(page.measures, Qt.Key.Key_Down)
        QTest.keyClick(page.measures, Qt.Key.Key_Return)
    assert asked.args == ["Kept", (1,)]


def test_a_chart_is_read_out_and_walked_through(qtbot: QtBot, page: FiguresPage) -> None:
    assert "12:00 2 calls" in page.hours.accessibleDescription()
    at = [spot.words for spot in page.hours.spots].index("12:00 2 calls")
    for _each in range(at + 1):
        QTest.keyClick(page.hours, Qt.Key.Key_Right)
    assert page.hours.accessibleName() == "Calls by hour: 12:00 2 calls"
    with qtbot.waitSignal(page.opened) as asked:
        QTest.keyClick(page.hours, Qt.Key.Key_Return)
    assert asked.args == ["Calls by hour · 12:00 2 calls", (1, 2)]
    spot = page.weekdays.spots[[bool(each.numbers) for each in page.weekdays.spots].index(True)]
    middle = QPoint(round(spot.x + spot.width / 2), round(spot.y + spot.height / 2))
    with qtbot.waitSignal(page.opened) as asked:
        QTest.mouseClick(page.weekdays, Qt.MouseButton.LeftButton, pos=middle)
    assert asked.args is not None
    assert asked.args[1] == (1, 2)


def test_a_chart_is_drawn_anew_at_another_width(qtbot: QtBot, page: FiguresPage) -> None:
    before = page.hours.spots[0].width
    page.resize(600, 700)
    qtbot.waitUntil(lambda: page.hours.spots[0].width < before)
    page.hours.setFocus()
    assert not page.hours.grab().isNull()


def test_other_days_and_other_people(qtbot: QtBot, workplace: Workplace, page: FiguresPage) -> None:
    page.bar.before.click()
    qtbot.waitUntil(lambda: rows(page)["Taken"] == "0")
    assert page.bar.title.text() == "October 2026"
    assert not page.bar.first.isVisible()
    page.bar.after.click()
    page.bar.person.setCurrentIndex(page.bar.person.findText("Juan Pérez"))
    page.bar.person.activated.emit(0)
    qtbot.waitUntil(lambda: rows(page)["Taken"] == "1")
    manage_people.add(workplace.desk, "Luz Vega")
    workplace.background.changed.emit()
    qtbot.waitUntil(lambda: page.bar.person.count() == 5)
    assert page.bar.person.currentText() == "Juan Pérez"
    page.bar.stretch.setCurrentIndex(page.bar.stretch.findData(Stretch.OTHER))
    page.bar.stretch.activated.emit(0)
    assert page.bar.first.isVisible()
    settled(qtbot, workplace.background)
    assert page.bar.period.last.isoformat() == "2026-11-24"


def test_a_colleague_sees_their_own_alone(qtbot: QtBot, workplace: Workplace) -> None:
    workplace.take()
    workplace.take(assignee=workplace.juan.id)
    workplace.seat.sit(workplace.juan.id)
    page = FiguresPage(workplace.seat, workplace.background)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.figures is not None)
    assert rows(page)["Taken"] == "1"
    assert page.bar.person.count() == 1
    assert "These are the figures of Juan Pérez" in page._note.text()


def test_what_is_saved_meanwhile_is_counted(
    qtbot: QtBot, workplace: Workplace, page: FiguresPage
) -> None:
    workplace.take("One more")
    workplace.background.changed.emit()
    qtbot.waitUntil(lambda: rows(page)["Taken"] == "3")


def test_a_question_nobody_waits_for_is_stopped(qtbot: QtBot, workplace: Workplace) -> None:
    workplace.take()
    work = WorkOut(workplace.background)
    answers: list[object] = []
    work.done.connect(answers.append)
    work.failed.connect(answers.append)
    page = FiguresPage(workplace.seat, workplace.background)
    qtbot.addWidget(page)
    assert page._body.isHidden(), "no empty tables are shown while nothing is known"
    work.ask(page.bar.period, today=NOON.date(), person=None, by=None)
    work.stop()
    settled(qtbot, workplace.background)
    QApplication.processEvents()
    assert answers == []


def test_a_long_spreadsheet_is_stopped_with_esc_and_there_is_no_file(
    qtbot: QtBot, workplace: Workplace, page: FiguresPage, tmp_path: Path
) -> None:
    held, file = threading.Event(), tmp_path / "figures.csv"
    workplace.background.ask_long(lambda _desk: held.wait(10), lambda _done: None)
    page.keep_csv(str(file))
    qtbot.waitUntil(lambda: page._line.waits)
    page.bar.stretch.setFocus()
    QTest.keyClick(page.bar.stretch, Qt.Key.Key_Escape)
    assert page._line.words == "Stopped."
    held.set()
    settled(qtbot, workplace.background)
    assert not file.exists()
    assert page.figures is not None, "what was shown is still there"
    page.keep_csv(str(file))
    qtbot.waitUntil(file.exists)


def test_figures_that_were_stopped_are_begun_again_by_a_key(
    qtbot: QtBot, workplace: Workplace, page: FiguresPage
) -> None:
    held = threading.Event()
    workplace.background.ask_long(lambda _desk: held.wait(10), lambda _done: None)
    page.bar.before.click()
    qtbot.waitUntil(lambda: page._line.waits)
    page.bar.stretch.setFocus()
    QTest.keyClick(page.bar.stretch, Qt.Key.Key_Escape)
    assert page._line.words == "Stopped. What is shown are the figures of before."
    held.set()
    settled(qtbot, workplace.background)
    assert rows(page)["Taken"] == "2", "as before"
    QTest.keyClick(page.bar.stretch, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: rows(page)["Taken"] == "0")
    assert page._line.words == ""
    QTest.keyClick(page.bar.stretch, Qt.Key.Key_F5)
    assert not page._line.under_way, "only while it is offered"


def test_it_is_saved_for_a_spreadsheet(
    qtbot: QtBot, workplace: Workplace, page: FiguresPage, tmp_path: Path
) -> None:
    file = tmp_path / "figures.csv"
    page.keep_csv(str(file))
    qtbot.waitUntil(lambda: page._line.words == "Saved as figures.csv.")
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert ["taken", "2", ""] in lines
    workplace.seat.settings = replace(workplace.seat.settings, csv_mark=False)
    page._line.say("")
    page.keep_csv(str(file))
    qtbot.waitUntil(lambda: bool(page._line.words))
    assert not file.read_bytes().startswith(b"\xef\xbb\xbf")


def test_it_is_printed(qtbot: QtBot, page: FiguresPage) -> None:
    page._print.click()
    (dialog,) = [each for each in page.window().findChildren(PrintPeriod)]
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    assert dialog.file_name() == "2026-11-01_2026-11-30.pdf"
    dialog.close()


def test_the_window_goes_there_and_to_the_messages_by_keys(
    qtbot: QtBot, workplace: Workplace
) -> None:
    workplace.take()
    window = MainWindow(workplace.seat, workplace.background)
    qtbot.addWidget(window)
    window.build()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), FiguresPage))
    page = window.pages.currentWidget()
    assert isinstance(page, FiguresPage)
    qtbot.waitUntil(lambda: page.figures is not None)
    press(Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.trays
    page.opened.emit("Taken", (1, 1))
    qtbot.waitUntil(lambda: window.trays.model.rowCount() == 1)
    window.ends = True
