"""Planned absences of everybody: from when, back when, why, and who stands in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QWidget

from receptionist.domain.errors import BadInput
from receptionist.domain.ids import PersonId
from receptionist.domain.people import Absence, Whereabouts
from receptionist.i18n import _, language
from receptionist.wording import say_moment
from ui import theme
from ui.dialogs.parts.clock_text import read_clock
from ui.dialogs.people.person_card import away_words
from ui.dialogs.people.person_choice import PersonChoice
from ui.dialogs.settings_pages.entries_page import EntriesPage
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

Plan = tuple[PersonId, Absence]

_REASONS = (Whereabouts.HOLIDAY, Whereabouts.SICK, Whereabouts.OUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wrong:
    """What was typed and cannot be, and where."""

    sentence: str
    field: QWidget
    person: PersonId
    deputy: PersonId | None
    days: tuple[QDate, QDate]
    clocks: tuple[str, str]


class AbsencesPage(EntriesPage[Plan]):
    """A page of the settings; nothing is saved before the dialog is. What has ended is not shown.

    What cannot be is kept as it was typed until it is put right, also while another is shown.
    """

    def __init__(self, seat: Seat) -> None:
        now = seat.now()
        found = [(each.id, one) for each in seat.people.active for one in each.absences]
        self._past = [pair for pair in found if pair[1].end <= now]
        plans = sorted((pair for pair in found if pair[1].end > now), key=lambda e: e[1].start)
        hint = _("While somebody is away, their messages fall to the deputy or the front desk.")
        super().__init__(
            seat,
            plans,
            name=_("Planned absences"),
            hint=hint,
            lines=5,
            words_of=self._say,
            new_entry=self._new,
            fill=self._show,
        )
        self._wrong: dict[int, _Wrong] = {}
        self.person = PersonChoice(seat, nobody="")
        self.first, self.back = _date_field(), _date_field()
        self.first_clock, self.back_clock = QLineEdit(), QLineEdit()
        self.reason = QComboBox()
        for each in _REASONS:
            self.reason.addItem(away_words(each), each)
        self.deputy = PersonChoice(seat, nobody=_("the usual deputy"))
        self._lay_out()
        self._connect()
        self.begin(self.person)

    def absences(self) -> dict[PersonId, tuple[Absence, ...]]:
        """Those of every colleague, as they stand on the page. Raises BadInput, showing which."""
        for at, wrong in sorted(self._wrong.items()):
            self.lead_to(at, wrong.field)
            raise BadInput(wrong.sentence)
        return {
            each.id: tuple(
                absence for person, absence in (*self._past, *self.items) if person == each.id
            )
            for each in self._seat.people.active
        }

    def _connect(self) -> None:
        for box in (self.person, self.reason, self.deputy):
            box.currentIndexChanged.connect(self._typed)
        for day in (self.first, self.back):
            day.dateChanged.connect(self._typed)
        for line in (self.first_clock, self.back_clock):
            line.textEdited.connect(self._typed)

    def _say(self, entry: Plan) -> str:
        """Who, why, from when and until when."""
        person, absence = entry
        local = self._seat.hours.local
        today = local(self._seat.now())
        return _("{name}: {reason}, {start} – {end}").format(
            name=self._seat.people.name(person),
            reason=away_words(absence.reason),
            start=say_moment(local(absence.start), today),
            end=say_moment(local(absence.end), today),
        )

    def _new(self) -> Plan:
        """From tomorrow, back at the next opening after it."""
        hours, person = self._seat.hours, self._seat.person or self._seat.people.active[0]
        day = hours.local(self._seat.now()).date() + timedelta(days=1)
        new = Absence(start=hours.at_wall(day, 0), end=self._opening(day + timedelta(days=1)))
        return person.id, new

    def forget(self, row: int) -> None:
        """What was typed wrong in the others is still to be put right."""
        others = ((at, wrong) for at, wrong in self._wrong.items() if at != row)
        self._wrong = {at - (at > row): wrong for at, wrong in others}

    def _show(self, entry: Plan | None) -> None:
        """Show the chosen one's fields, as they were typed where that cannot be."""
        if entry is None:
            today = self._seat.hours.local(self._seat.now())
            for day in (self.first, self.back):
                day.setDate(QDate(today.year, today.month, today.day))
            self._mark(None)
            return
        person, absence = entry
        row = self.entries.row
        wrong, local = self._wrong.get(row), self._seat.hours.local
        parts = (self.first, self.back, self.reason)
        for part in parts:
            part.blockSignals(True)
        self.person.choose(wrong.person if wrong else person)
        self.deputy.choose(wrong.deputy if wrong else absence.deputy)
        self.reason.setCurrentIndex(_REASONS.index(absence.reason))
        for at, (day, clock, moment) in enumerate(
            (
                (self.first, self.first_clock, local(absence.start)),
                (self.back, self.back_clock, local(absence.end)),
            )
        ):
            usual = moment == self._usual(day, moment.date())
            day.setDate(wrong.days[at] if wrong else QDate(moment.year, moment.month, moment.day))
            clock.setText(wrong.clocks[at] if wrong else "" if usual else f"{moment:%H:%M}")
        for part in parts:
            part.blockSignals(False)
        self._mark(wrong)

    def _typed(self) -> None:
        row, person = self.entries.row, self.person.person()
        if self.chosen is None or person is None:
            return
        reason, deputy = _REASONS[self.reason.currentIndex()], self.deputy.person()
        if sentence_and_field := self._trouble(person):
            wrong = self._wrong[row] = self._as_typed(person, *sentence_and_field)
            self._mark(wrong)
            return
        self._wrong.pop(row, None)
        self._mark(None)
        start, end = self._span()
        absence = replace(self.chosen[1], start=start, end=end, reason=reason, deputy=deputy)
        self.put((person, absence))

    def _trouble(self, person: PersonId) -> tuple[str, QWidget] | None:
        """What cannot be, and where it stands."""
        for clock in (self.first_clock, self.back_clock):
            try:
                read_clock(clock.text().strip() or "0")
            except BadInput as error:
                return str(error), clock
        start, end = self._span()
        if end <= start:
            return _("An absence ends after it begins."), self.back
        if self.deputy.person() == person:
            return _("Nobody can stand in for themselves."), self.deputy
        return None

    def _as_typed(self, person: PersonId, sentence: str, field: QWidget) -> _Wrong:
        return _Wrong(
            sentence=sentence,
            field=field,
            person=person,
            deputy=self.deputy.person(),
            days=(self.first.date(), self.back.date()),
            clocks=(self.first_clock.text(), self.back_clock.text()),
        )

    def _mark(self, wrong: _Wrong | None) -> None:
        """Say below the fields what is wrong, and mark the one it is about."""
        self.problem.setText(wrong.sentence if wrong else "")
        self.problem.setVisible(wrong is not None)
        for line in (self.first_clock, self.back_clock):
            marked = wrong is not None and wrong.field is line
            theme.set_role(line, "true" if marked else "false", name="problem")

    def _span(self) -> tuple[datetime, datetime]:
        """From when until when, as it stands in the fields; both clocks can be read."""
        return (
            self._moment(self.first, self.first_clock),
            self._moment(self.back, self.back_clock),
        )

    def _moment(self, day: QDateEdit, clock: QLineEdit) -> datetime:
        chosen = day.date()
        on = date(chosen.year(), chosen.month(), chosen.day())
        if not clock.text().strip():
            return self._usual(day, on)
        return self._seat.hours.at_wall(on, read_clock(clock.text()))

    def _usual(self, day: QDateEdit, on: date) -> datetime:
        """Without an hour: away the whole day, back when the office opens."""
        return self._opening(on) if day is self.back else self._seat.hours.at_wall(on, 0)

    def _opening(self, day: date) -> datetime:
        office = self._seat.office
        return office.first_opening(day) if office else self._seat.hours.at_wall(day, 0)

    def _lay_out(self) -> None:
        self.field(_("Who"), self.person)
        for words, day, clock, usual in (
            (_("Away from"), self.first, self.first_clock, _("the whole day")),
            (_("Back on"), self.back, self.back_clock, _("when the office opens")),
        ):
            both = QWidget()
            row = QHBoxLayout(both)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.SMALL)
            row.addWidget(day, 1)
            row.addWidget(clock, 1)
            clock.setPlaceholderText(usual)
            self.field(words, both, buddy=day)
            clock.setAccessibleName(_("{words}, the hour").format(words=words))
        self.problem = WrapLabel()
        theme.set_role(self.problem, "late", name="tone")
        self.problem.hide()
        self.beside_fields(self.problem)
        self.field(_("Because"), self.reason)
        self.field(_("Who stands in"), self.deputy)


def _date_field() -> QDateEdit:
    field = QDateEdit()
    field.setLocale(QLocale(language()))
    field.setDisplayFormat("ddd d MMM yyyy")
    field.setCalendarPopup(True)
    return field
