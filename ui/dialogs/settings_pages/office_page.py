"""What holds for the whole office: its name, its hours, its closed days, how soon it answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from receptionist.domain.errors import BadInput
from receptionist.domain.office import Office
from receptionist.domain.opening_hours import WEEKDAYS, OpeningHours, Span
from receptionist.i18n import _
from receptionist.wording import say_weekday
from ui import theme
from ui.dialogs.parts.clock_text import read_hours, write_hours
from ui.dialogs.parts.fields import add_field
from ui.dialogs.parts.minutes_field import MinutesField
from ui.dialogs.settings_pages.year_days import YearDays
from ui.seat import Seat

# Any Monday: only its weekday is said.
_A_MONDAY = date(2026, 1, 5)


class OfficePage(QWidget):
    """A page of the settings; `office` reads it and refuses what makes no sense."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        hours = seat.hours
        self.name = QLineEdit()
        self.language = QComboBox()
        self.language.addItem("Español", "es")
        self.language.addItem("English", "en")
        self.week = [QLineEdit(write_hours(spans)) for spans in hours.week]
        self.zone = QLineEdit(hours.zone.key)
        place = (seat.office.country, seat.office.region) if seat.office else ("ES", "")
        self.days = YearDays(seat.now(), hours, place)
        self.standard = MinutesField()
        self.urgent = MinutesField()
        if seat.office:
            self.name.setText(seat.office.name)
            self.language.setCurrentIndex(max(0, self.language.findData(seat.office.language)))
            self.standard.set_length(seat.office.standard)
            self.urgent.set_length(seat.office.urgent_standard)
        self.setEnabled(seat.office is not None)
        self._lay_out()

    def fields(self) -> dict[str, QWidget]:
        """By the names the services give them."""
        return {"standard": self.standard, "time_zone": self.zone}

    def office(self) -> Office:
        """The office as it stands on the page. Raises BadInput."""
        before = self._seat.office
        if before is None:
            raise BadInput(_("The office is not known yet. Try again in a moment."))
        week = tuple(self._day(at) for at in range(len(WEEKDAYS)))
        zone = OpeningHours.of({}, time_zone=self.zone.text().strip()).zone
        closed, special = self.days.days()
        country, region = self.days.holidays.place()
        hours = OpeningHours(week=week, zone=zone, closed=closed, special=special)
        return replace(
            before,
            name=" ".join(self.name.text().split()),
            language=str(self.language.currentData()),
            country=country,
            region=region,
            hours=hours,
            standard=self.standard.length(),
            urgent_standard=self.urgent.length(),
        )

    def _day(self, at: int) -> tuple[Span, ...]:
        try:
            return read_hours(self.week[at].text())
        except BadInput:
            self.week[at].setFocus()
            raise

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.MEDIUM, 0, 0)
        column.setSpacing(theme.MEDIUM)
        add_field(column, _("Name of the office"), self.name)
        add_field(column, _("We answer within"), self.standard)
        add_field(column, _("Urgent ones within"), self.urgent)
        week = QGridLayout()
        week.setHorizontalSpacing(theme.MEDIUM)
        week.setVerticalSpacing(theme.HAIR)
        for at, line in enumerate(self.week):
            day = say_weekday(_A_MONDAY + timedelta(days=at))
            label = QLabel(day[:1].upper() + day[1:])
            label.setBuddy(line)
            line.setPlaceholderText(_("closed"))
            line.setAccessibleName(_("Hours on {day}, like 9–14, 16–19").format(day=day))
            week.addWidget(label, at, 0)
            week.addWidget(line, at, 1)
        week.setColumnStretch(1, 1)
        column.addWidget(QLabel(_("Opening hours, like 9–14, 16–19")))
        column.addLayout(week)
        column.addWidget(self.days)
        add_field(column, _("Language of the papers"), self.language)
        add_field(column, _("Time zone"), self.zone)
        column.addStretch(1)
