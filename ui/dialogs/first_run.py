"""The first minute: your name, your colleagues, your hours; Esc skips it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from receptionist.domain.errors import BadInput
from receptionist.domain.names import folded
from receptionist.domain.office import DEFAULT_STANDARD, Office, default_hours
from receptionist.domain.opening_hours import Span
from receptionist.domain.people import People
from receptionist.i18n import _, language, p_
from receptionist.services import manage_people
from receptionist.services import office as office_service
from receptionist.services.desk import DEFAULT_ZONE
from ui import theme
from ui.background import Background
from ui.capture.pasting import LongText
from ui.dialogs.parts.clock_text import read_hours, write_hours
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.dialogs.parts.frame import Frame
from ui.dialogs.parts.minutes_field import MinutesField
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

_WORKDAYS = 5


class FirstRun(DeskDialog):
    """Three questions that may all stay as they are; asked once, answered or not.

    `join_asked`: the office answers them, since this PC joins one.
    """

    help_page = "first"

    join_asked = Signal()

    def __init__(self, seat: Seat, background: Background, parent: QWidget | None) -> None:
        super().__init__(
            background,
            parent,
            title=_("Good morning"),
            save_words=_("Begin"),
            save_key=p_("key", "Ctrl+Enter"),
        )
        self.seat = seat
        self.close_button.say(_("Skip"))
        intro = _("Three questions to begin with. They can stay as they are, and be changed later.")
        self.column.addWidget(WrapLabel(intro, role="muted"))
        self.name = QLineEdit()
        self.colleagues = LongText()
        self.colleagues.setTabChangesFocus(True)
        self.colleagues.setFixedHeight(self.fontMetrics().height() * 6)
        self.hours = QLineEdit(write_hours(seat.hours.week[0]))
        self.standard = MinutesField()
        self.standard.set_length(seat.office.standard if seat.office else DEFAULT_STANDARD)
        self._hours_before = self.hours.text()
        self._standard_before = self.standard.length()
        self.field(_("Your name"), self.name)
        self.field(_("Your colleagues, one a line"), self.colleagues)
        opens, answers = self.panes(2)
        self.field(_("Open from Monday to Friday"), self.hours, into=opens)
        self.field(_("We answer within"), self.standard, into=answers)
        self.join = QPushButton(_("I have an invitation to an office…"))
        self.join.setAccessibleName(self.join.text())
        theme.set_role(self.join, "quiet")
        self.join.clicked.connect(self.join_asked)
        self.column.addWidget(self.join)
        self.name.setFocus()
        # Enter goes on from the name; it would begin too early as it does in other dialogs.
        self.save_button.setDefault(False)
        self.name.returnPressed.connect(self.colleagues.setFocus)
        self.hours.returnPressed.connect(self.standard.setFocus)

    def fields(self) -> dict[str, QWidget]:
        """By the names the services give them."""
        return {"hours": self.hours, "name": self.name, "standard": self.standard}

    @property
    def passing(self) -> tuple[QWidget, ...]:
        """A name or an hour is soon typed again; a list of colleagues is not."""
        return (self.name, self.hours)

    def save(self) -> None:
        """Save what was answered."""
        try:
            spans = read_hours(self.hours.text())
        except BadInput as error:
            self.trouble(str(error), field=error.field)
            return
        name = " ".join(self.name.text().split())
        names = self.colleagues.toPlainText().splitlines()
        # What was left as it stood stays as the office has it: this may be its second PC.
        week = None if self.hours.text() == self._hours_before else spans
        standard = self.standard.length()
        answered = None if standard == self._standard_before else standard
        spoken, zone = language(), _zone_of_this_computer()

        def work(desk: Desk) -> str:
            who = _settle_people(desk, name, names)
            _settle_office(desk, week=week, standard=answered, spoken=spoken, zone=zone)
            return who

        self.change(work, self._begin)

    def reject(self) -> None:
        """Skipped is answered too: nothing is asked a second time."""
        if not self.may_leave():
            return
        self._welcome(self.seat.settings.person)
        spoken, zone = language(), _zone_of_this_computer()
        self.background.change(
            lambda desk: _settle_office(desk, week=None, standard=None, spoken=spoken, zone=zone),
            lambda _done: None,
        )
        Frame.reject(self)

    def _begin(self, name: str) -> None:
        self._welcome(name)
        self.accept()

    def _welcome(self, person: str) -> None:
        self.seat.save_settings(replace(self.seat.settings, welcomed=True, person=person))


def _zone_of_this_computer() -> str:
    """The time zone this PC is set to; "" where it says none that people live in."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if "/" in name and not name.startswith("Etc/") else ""


def _settle_office(
    desk: Desk,
    *,
    week: tuple[Span, ...] | None,
    standard: timedelta | None,
    spoken: str,
    zone: str,
) -> None:
    """Save what was answered; a new office also takes language and time zone from here."""
    office = desk.office()
    usual = default_hours(language(), time_zone=DEFAULT_ZONE)
    fresh = office == Office(hours=usual, language=language())
    if fresh:
        there = ZoneInfo(zone) if zone in available_timezones() else office.hours.zone
        office = replace(office, language=spoken, hours=replace(office.hours, zone=there))
    if week is not None:
        hours = replace(office.hours, week=_week(week, office.hours.week))
        office = replace(office, hours=hours)
    if standard is not None:
        office = replace(office, standard=standard)
    if fresh or week is not None or standard is not None:
        office_service.save_office(desk, office)


def _week(
    spans: tuple[Span, ...], before: tuple[tuple[Span, ...], ...]
) -> tuple[tuple[Span, ...], ...]:
    return (*(spans for _day in range(_WORKDAYS)), *before[_WORKDAYS:])


def _settle_people(desk: Desk, name: str, colleagues: Sequence[str]) -> str:
    """Make everyone named a colleague, once; the name of who sits here, as it is known now.

    A new office has one owner without a name of their own, who becomes whoever sits here.
    """
    first = manage_people.acting_person(desk, None)
    people = desk.people()
    if name and not _known(name, people):
        if len(people.active) == 1:
            manage_people.rename(desk, first, name)
        else:
            manage_people.add(desk, name)
    for each in colleagues:
        if each.strip() and not _known(each, desk.people()):
            manage_people.add(desk, each)
    return _known(name, desk.people()) if name else desk.people().name(first)


def _known(name: str, people: People) -> str:
    """The name as an active colleague writes it; "" when there is none of that name."""
    wanted = folded(name)
    return next((each.name for each in people.active if folded(each.name) == wanted), "")
