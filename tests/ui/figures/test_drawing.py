"""A drawing of the day at a glance is made anew when it would look otherwise, not every minute."""

from __future__ import annotations

from functools import partial
from typing import Any

from pytestqt.qtbot import QtBot

from receptionist.domain.figures.by_time import HourCount
from receptionist.reports.charts import calls_by_hour
from tests.support.window import Workplace, settled
from ui.widgets.drawing import Drawing


def test_what_stands_there_already_is_not_drawn_again(qtbot: QtBot, workplace: Workplace) -> None:
    made: list[float] = []

    def draw(hours: tuple[HourCount, ...], **how: Any) -> object:
        made.append(how["width"])
        return calls_by_hour(hours, **how)

    drawing = Drawing(workplace.background, "Calls by hour", lines=10)
    qtbot.addWidget(drawing)
    drawing.resize(400, 200)
    for numbers in ((1,), (1,), (1, 2)):
        hours = (HourCount(hour=9, taken=len(numbers), numbers=numbers, open_minutes=60),)
        drawing.show_drawing(partial(draw, hours))
        settled(qtbot, workplace.background)
    assert len(made) == 2
    assert "9:00 2 calls" in drawing.accessibleDescription()
