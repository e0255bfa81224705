"""The day page, slips, lists, figures: looked at, printed, or saved as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QHBoxLayout, QWidget

from receptionist.domain.errors import NotFound
from receptionist.domain.figures.span import Period
from receptionist.domain.ids import PersonId
from receptionist.files import write_safely
from receptionist.i18n import _, language, p_
from receptionist.services import print_day
from receptionist.services.find_messages import unseen_of
from receptionist.services.papers.figures_as_csv import day_as_csv, figures_as_csv
from receptionist.services.papers.long_lists import print_list, save_list
from ui import theme
from ui.background import Background
from ui.dialogs.parts.fields import keep_modest
from ui.dialogs.parts.paper import PaperDialog
from ui.seat import Seat
from ui.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from receptionist.services.desk import Desk


class PrintDay(PaperDialog):
    """Today's page, and with Alt and the arrows the days before it."""

    help_page = "day"

    def __init__(self, seat: Seat, background: Background, parent: QWidget | None) -> None:
        super().__init__(seat, background, parent, title=_("Day page"), csv=self._save_csv)
        self._today = seat.hours.local(seat.now()).date()
        self.before = KeyButton("‹")
        self.before.setShortcut("Alt+Left")
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after = KeyButton("›")
        self.after.setShortcut("Alt+Right")
        self.after.clicked.connect(lambda: self._turn(1))
        for button, words in (
            (self.before, _("The day before (Alt+Left)")),
            (self.after, _("The day after (Alt+Right)")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.date = QDateEdit(_as_qt(self._today))
        self.date.setLocale(QLocale(language()))
        self.date.setDisplayFormat(p_("a day in full, as Qt writes it", "dddd d MMMM yyyy"))
        self.date.setCalendarPopup(True)
        self.date.setMaximumDate(_as_qt(self._today))
        self.date.setAccessibleName(_("Day"))
        self.date.dateChanged.connect(self._ask)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        row.addWidget(self.before)
        row.addWidget(self.date, 1)
        row.addWidget(self.after)
        self.full = QCheckBox(_("Whole lists"))
        self.full.setToolTip(_("On as many pages as they take"))
        self.full.toggled.connect(self._ask)
        row.addWidget(self.full)
        self.column.addLayout(row)
        self.column.addWidget(self.state)
        self.column.addWidget(self.pages, 1)
        self._ask()
        self.pages.setFocus()

    @property
    def day(self) -> date:
        """The day that is shown."""
        chosen = self.date.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def file_name(self) -> str:
        """Named after the day."""
        return f"{self.day.isoformat()}.pdf"

    def _save_csv(self, desk: Desk, file: Path) -> None:
        table = day_as_csv(desk, self.day, mark=self.seat.settings.csv_mark)
        write_safely(file, table)

    def _turn(self, days: int) -> None:
        self.date.setDate(self.date.date().addDays(days))

    def _ask(self) -> None:
        day, paper, full = self.day, self.seat.settings.paper, self.full.isChecked()
        self.after.setEnabled(day < self._today)
        self.make(lambda desk: print_day.print_day(desk, day, paper=paper, full=full))


class PrintSlips(PaperDialog):
    """The slips of some messages, four on a page."""

    help_page = "message"

    def __init__(
        self,
        seat: Seat,
        background: Background,
        numbers: Sequence[int],
        parent: QWidget | None,
    ) -> None:
        super().__init__(seat, background, parent, title=_("Slips"))
        self._numbers = tuple(numbers)
        self.which = QComboBox()
        self.which.setAccessibleName(_("Which messages"))
        self.which.setAccessibleDescription(_("Which messages"))  # its name is its choice on Linux
        self.which.addItem(_("What is chosen"), None)
        for each in seat.people.active:
            self.which.addItem(_("All that {name} has not seen").format(name=each.name), each.id)
        keep_modest(self.which)
        self.which.activated.connect(self._ask)
        self.column.addWidget(self.which)
        self.column.addWidget(self.state)
        self.column.addWidget(self.pages, 1)
        self._ask()
        self.pages.setFocus()

    def _ask(self) -> None:
        chosen, person, paper = self._numbers, self.which.currentData(), self.seat.settings.paper

        def work(desk: Desk) -> bytes:
            numbers = unseen_of(desk, person) if person else chosen
            if not numbers:
                raise NotFound(_("There is no message to print."))
            return print_day.print_slips(desk, numbers, paper=paper)

        self.make(work)

    def file_name(self) -> str:
        """Named after the first message."""
        return "{}.pdf".format("-".join(str(each) for each in self._numbers[:3]))


class PrintList(PaperDialog):
    """The messages of a list, all of them: of a tray, of a search, behind a figure."""

    help_page = "trays"

    def __init__(
        self,
        seat: Seat,
        background: Background,
        title: str,
        numbers: Callable[[Desk], Sequence[int]],
        parent: QWidget | None,
    ) -> None:
        super().__init__(seat, background, parent, title=title, csv=self._save_csv)
        self._numbers = numbers
        self.column.addWidget(self.state)
        self.column.addWidget(self.pages, 1)
        paper = seat.settings.paper

        def work(desk: Desk) -> bytes:
            found = numbers(desk)
            return print_list(desk, found, title=title, paper=paper, how_far=self.how_far)

        self.make(work)
        self.pages.setFocus()

    def _save_csv(self, desk: Desk, file: Path) -> None:
        mark = self.seat.settings.csv_mark
        save_list(desk, self._numbers(desk), file, mark=mark, how_far=self.how_far)

    def file_name(self) -> str:
        """Named after the list and the day."""
        today = self.seat.hours.local(self.seat.now()).date()
        words = "".join(sign if sign.isalnum() else " " for sign in self.windowTitle())
        return f"{' '.join(words.split())[:60]} {today.isoformat()}.pdf"


class PrintPeriod(PaperDialog):
    """The figures of a period beside those of the time before."""

    help_page = "figures"

    def __init__(
        self,
        seat: Seat,
        background: Background,
        period: Period,
        *,
        compared_with: tuple[date, date],
        person: PersonId | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(seat, background, parent, title=_("Figures"), csv=self._save_csv)
        self._period, self._person = period, person
        self.column.addWidget(self.state)
        self.column.addWidget(self.pages, 1)
        paper = seat.settings.paper
        by = self._by = seat.by if seat.people.active else None
        self.make(
            lambda desk: print_day.print_period(
                desk,
                first=period.first,
                last=period.last,
                compared_with=compared_with,
                person=person,
                by=by,
                paper=paper,
                how_far=self.how_far,
            )
        )
        self.pages.setFocus()

    def _save_csv(self, desk: Desk, file: Path) -> None:
        table = figures_as_csv(
            desk,
            first=self._period.first,
            last=self._period.last,
            person=self._person,
            by=self._by,
            mark=self.seat.settings.csv_mark,
            how_far=self.how_far,
        )
        write_safely(file, table)

    def file_name(self) -> str:
        """Named after its days."""
        return f"{self._period.first.isoformat()}_{self._period.last.isoformat()}.pdf"


def _as_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
