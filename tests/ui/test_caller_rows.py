"""What tells two callers apart is never cut, however narrow the list beside the form is."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.domain.message import Caller
from receptionist.i18n import use_language
from receptionist.services import keep_contacts
from receptionist.services.find_callers import find_callers
from tests.support.window import NOON, Workplace
from ui import theme
from ui.callers.caller_list import CallerList
from ui.callers.caller_row import CallerRow, _beside, _under

ROW = CallerRow(
    "Nerea Núñez Etxeberria",
    where=("Panadería La Espiga", "601 62 40 84"),
    more=("última llamada: vie 20 nov 11:05", ""),
    mark="abierto: #284",
)


def _wide(words: str) -> float:
    return QFontMetricsF(theme.font("caption")).horizontalAdvance(words)


def test_what_does_not_fit_goes_on_in_the_next_line(qapp: QApplication) -> None:
    room = _wide(ROW.more[0]) + 1
    assert not _beside(ROW, room)
    lines = [words for words, _colour in _under(ROW, room)]
    assert lines == [ROW.mark, *ROW.where, ROW.more[0]]
    assert all(_wide(words) <= room for words in lines)


def test_where_there_is_room_two_lines_are_enough(qapp: QApplication) -> None:
    assert _beside(ROW, 4000)
    lines = [words for words, _colour in _under(ROW, 4000)]
    assert lines == [" · ".join(ROW.where), ROW.more[0]]


def test_the_list_shows_whole_rows_at_any_width(qtbot: QtBot, workplace: Workplace) -> None:
    use_language("es")
    for at in range(5):
        caller = Caller(name="Nerea Ferrer", company=f"Panadería {at}", phone=f"60162408{at}")
        workplace.take("El pan", caller=caller, taken_at=NOON - timedelta(days=at + 3))
    while keep_contacts.remember_callers(workplace.desk):
        pass
    found = find_callers(workplace.desk, "nerea")
    assert len(found) == 5
    rows = CallerList()
    qtbot.addWidget(rows)
    heights = []
    for width in (theme.scaled(190), theme.scaled(900)):
        rows.resize(width, 400)
        rows.show()
        rows.offer(found, workplace.seat)
        qtbot.wait(1)
        last = [
            rows.visualRect(rows.model().index(at, 0)).bottom() + 1
            for at in range(len(found))
            if rows.visualRect(rows.model().index(at, 0)).bottom() < rows.viewport().height()
        ][-1]
        assert abs(rows.viewport().height() - last) <= 1
        heights.append(rows.visualRect(rows.model().index(0, 0)).height())
    assert heights[0] > heights[1]
