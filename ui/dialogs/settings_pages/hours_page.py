"""When the office is open: a week one types or draws, and the days that are not as every week."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from receptionist.domain.errors import BadInput
from receptionist.domain.opening_hours import WEEKDAYS, OpeningHours, Span
from receptionist.i18n import _
from receptionist.wording import say_weekday
from ui import theme
from ui.dialogs.parts.clock_text import read_hours, write_hours
from ui.dialogs.parts.fields import add_field
from ui.dialogs.settings_pages.day_bar import DayBar, HourScale
from ui.dialogs.settings_pages.year_days import YearDays
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

# Any Monday: only its weekday is said.
_A_MONDAY = date(2026, 1, 5)


class HoursPage(QWidget):
    """A page of the settings; `hours` reads it and refuses what makes no sense."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        hours = seat.hours
        self.week = [QLineEdit(write_hours(spans)) for spans in hours.week]
        self.bars = [DayBar() for _day in WEEKDAYS]
        self.zone = QLineEdit(hours.zone.key)
        place = (seat.office.country, seat.office.region) if seat.office else ("ES", "")
        self.days = YearDays(seat.now(), hours, place)
        self._lay_out()
        for line, bar in zip(self.week, self.bars, strict=True):
            line.textChanged.connect(partial(self._typed, line, bar))
            bar.drawn.connect(partial(self._drawn, line))
            self._typed(line, bar, line.text())

    def fields(self) -> dict[str, QWidget]:
        """By the names the services give them."""
        return {"time_zone": self.zone}

    def hours(self) -> OpeningHours:
        """The hours as they stand on the page. Raises BadInput, with the keyboard where it was."""
        week = tuple(self._day(line) for line in self.week)
        try:
            zone = OpeningHours.of({}, time_zone=self.zone.text().strip()).zone
        except BadInput:
            self.zone.setFocus()
            raise
        closed, special = self.days.days()
        return OpeningHours(week=week, zone=zone, closed=closed, special=special)

    def _day(self, line: QLineEdit) -> tuple[Span, ...]:
        try:
            return read_hours(line.text())
        except BadInput:
            line.setFocus()
            raise

    def _typed(self, line: QLineEdit, bar: DayBar, text: str) -> None:
        """What can be read is drawn; what cannot is marked at the field, and the drawing stays."""
        wrong = True
        with suppress(BadInput):
            bar.show_spans(read_hours(text))
            wrong = False
        theme.set_role(line, "true" if wrong else "false", name="problem")

    def _drawn(self, line: QLineEdit, spans: tuple[Span, ...]) -> None:
        line.setText(write_hours(spans))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(
            WrapLabel(_("Opening hours, like 9–14, 16–19. Or draw them with the mouse."), "muted")
        )
        week = QGridLayout()
        week.setHorizontalSpacing(theme.MEDIUM)
        week.setVerticalSpacing(theme.HAIR)
        week.addWidget(HourScale(), 0, 2)
        for at, (line, bar) in enumerate(zip(self.week, self.bars, strict=True), 1):
            day = say_weekday(_A_MONDAY + timedelta(days=at - 1))
            label = QLabel(day[:1].upper() + day[1:])
            label.setBuddy(line)
            line.setPlaceholderText(_("closed"))
            line.setAccessibleName(_("Hours on {day}, like 9–14, 16–19").format(day=day))
            week.addWidget(label, at, 0)
            week.addWidget(line, at, 1)
            week.addWidget(bar, at, 2)
        week.setColumnStretch(1, 2)
        week.setColumnStretch(2, 3)
        column.addLayout(week)
        column.addWidget(self.days)
        add_field(column, _("Time zone"), self.zone)
        column.addStretch(1)
