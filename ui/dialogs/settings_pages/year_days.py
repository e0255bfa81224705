"""The days of a year that are not as every week: closed, or with hours of their own."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from receptionist.domain.errors import BadInput
from receptionist.domain.opening_hours import OpeningHours, Span
from receptionist.i18n import _, language
from receptionist.wording import say_short_date
from ui import theme
from ui.dialogs.parts.clock_text import read_hours, write_hours
from ui.dialogs.parts.fields import add_field
from ui.dialogs.settings_pages.holiday_choice import HolidayChoice
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

_DAY = Qt.ItemDataRole.UserRole + 1
_ROWS = 5

Special = tuple[tuple[date, tuple[Span, ...]], ...]


class YearDays(QWidget):
    """A year's list, with a line to add a day to it; no hours is closed."""

    def __init__(self, now: datetime, hours: OpeningHours, place: tuple[str, str]) -> None:
        super().__init__()
        today = hours.local(now).date()
        self._days: dict[date, tuple[Span, ...]] = dict(hours.special)
        self._days.update((day, ()) for day in hours.closed)
        self._names: dict[date, str] = {}
        self._year = today.year
        self._rows = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._rows)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFixedHeight(theme.scaled(30) * _ROWS)
        self.year = QLabel()
        self.before = KeyButton("‹")
        self.before.setAccessibleName(_("The year before"))
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after = KeyButton("›")
        self.after.setAccessibleName(_("The year after"))
        self.after.clicked.connect(lambda: self._turn(1))
        self.date = QDateEdit(QDate(today.year, today.month, today.day))
        self.date.setLocale(QLocale(language()))
        self.date.setDisplayFormat("ddd d MMM yyyy")
        self.date.setCalendarPopup(True)
        self.hours = QLineEdit()
        self.hours.setPlaceholderText(_("closed"))
        self.problem = WrapLabel()
        theme.set_role(self.problem, "late", name="tone")
        self.problem.hide()
        self.add_button = KeyButton(_("Add the day"))
        self.add_button.clicked.connect(self.add_day)
        self.remove_button = KeyButton(_("As every week"))
        self.remove_button.clicked.connect(self._remove)
        self.holidays = HolidayChoice(*place)
        self.holidays.add_button.clicked.connect(self.add_holidays)
        self._lay_out()
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Now somebody looks at the days: what they are called is looked up, and where."""
        super().showEvent(event)
        if not self.holidays.listed:
            self.holidays.list_places()
            self._fill()

    def days(self) -> tuple[frozenset[date], Special]:
        """The closed days, and the special ones with their hours."""
        closed = frozenset(day for day, spans in self._days.items() if not spans)
        special = sorted((day, spans) for day, spans in self._days.items() if spans)
        return closed, tuple(special)

    @property
    def typing(self) -> bool:
        """Whether somebody is just typing a day to add."""
        return self.date.hasFocus() or self.hours.hasFocus()

    @property
    def left_typed(self) -> bool:
        """Whether hours were typed for a day that has not been added."""
        return self.hours.isModified() and bool(self.hours.text().strip())

    def _turn(self, years: int) -> None:
        self._year += years
        wanted = self.date.date()
        self.date.setDate(wanted.addYears(self._year - wanted.year()))
        self._fill()

    def add_day(self) -> bool:
        """Put the typed day into the list, or say why not; whether it is there now."""
        try:
            spans = read_hours(self.hours.text())
        except BadInput as error:
            self.problem.setText(str(error))
            self.problem.show()
            self.hours.setFocus()
            return False
        self.problem.hide()
        chosen = self.date.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        self._days[day] = spans
        self._year = day.year
        self.hours.clear()
        self.date.setDate(chosen.addDays(1))
        self._fill(day)
        if self.typing:
            self.list.setFocus()
        return True

    def add_holidays(self) -> None:
        """Close on the public holidays of the year shown; a day with its own hours keeps them."""
        try:
            found = self.holidays.holidays(self._year)
        except BadInput as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.problem.hide()
        for each in found:
            self._days.setdefault(each.day, ())
            self._names[each.day] = each.name
        self._fill()

    def _remove(self) -> None:
        chosen = self.list.currentIndex().data(_DAY)
        if chosen is not None:
            del self._days[chosen]
            self._fill(chosen + timedelta(days=1))

    def _learn_names(self) -> None:
        """What the public holidays of the year shown are called, also those added long ago."""
        if not self.holidays.listed:
            return
        with suppress(BadInput):
            self._names |= {each.day: each.name for each in self.holidays.holidays(self._year)}

    def _fill(self, near: date | None = None) -> None:
        self.year.setText(str(self._year))
        self._learn_names()
        self._rows.clear()
        shown = sorted(day for day in self._days if day.year == self._year)
        for day in shown:
            words = write_hours(self._days[day]) or _("closed")
            parts = (say_short_date(day), words, self._names.get(day, ""))
            item = QStandardItem(" · ".join(part for part in parts if part))
            item.setData(day, _DAY)
            self._rows.appendRow(item)
        row = next((at for at, day in enumerate(shown) if near and day >= near), len(shown) - 1)
        self.list.setCurrentIndex(self._rows.index(row, 0))
        self.remove_button.setEnabled(bool(shown))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        head = QHBoxLayout()
        title = QLabel(_("Closed and special days"))
        title.setBuddy(self.list)
        self.list.setAccessibleName(_("Closed and special days"))
        head.addWidget(title)
        head.addStretch(1)
        for part in (self.before, self.year, self.after):
            head.addWidget(part)
        column.addLayout(head)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        for words, widget in ((_("Day"), self.date), (_("Hours that day"), self.hours)):
            pane = QVBoxLayout()
            add_field(pane, words, widget)
            row.addLayout(pane, 1)
        column.addLayout(row)
        column.addWidget(self.problem)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.add_button)
        flow.addWidget(self.remove_button)
        column.addWidget(buttons)
        column.addWidget(self.holidays)
