"""The office: name, hours, how soon it answers, what types of call it has (product.md §1, §3)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from receptionist.domain.errors import NeverOpen
from receptionist.domain.ids import CallTypeId, PersonId
from receptionist.domain.names import folded
from receptionist.domain.opening_hours import WEEKDAYS, OpeningHours
from receptionist.domain.people import Department

if TYPE_CHECKING:
    from receptionist.domain.due_phrase import DueReading

DEFAULT_STANDARD: Final = timedelta(hours=1)
DEFAULT_URGENT: Final = timedelta(minutes=15)
DEFAULT_PROMISES_PER_HOUR: Final = 6
MOST_QUESTIONS: Final = 5
MOST_LOCK_MINUTES: Final = 240
MOST_KEEP_MONTHS: Final = 240
_WEEK: Final = {"es": ["09:00-14:00", "16:00-19:00"], "en": ["09:00-17:30"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class CallType:
    """Courtesy lines to say aloud, a default assignee (colleague or department), questions.

    `standard` is opening time; without one the department's or the office's holds.
    """

    id: CallTypeId
    name: str
    greeting: str = ""
    hold: str = ""
    goodbye: str = ""
    assignee: PersonId | None = None
    standard: timedelta | None = None
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What holds for everybody here; standards are opening time. A sample office says so.

    More than `promises_per_hour` due at one colleague in an hour is warned about. Colleagues see
    their own and deputised messages; everybody's where `colleagues_read_all`. With `asks_pin`
    everyone signs in; a PC locks after `lock_minutes` without a key, 0 is never (product.md §11).
    Closed messages lose their caller's data after `keep_months`, 0 is never (product.md §5).
    """

    hours: OpeningHours
    name: str = ""
    language: str = "es"
    country: str = "ES"
    region: str = ""
    standard: timedelta = DEFAULT_STANDARD
    urgent_standard: timedelta = DEFAULT_URGENT
    sample: bool = False
    promises_per_hour: int = DEFAULT_PROMISES_PER_HOUR
    call_types: tuple[CallType, ...] = ()
    colleagues_read_all: bool = True
    asks_pin: bool = False
    lock_minutes: int = 0
    keep_months: int = 0

    def day_first(self, language: str) -> bool:
        """Whether 8/10 is the eighth of October: in Spanish, and in English but for the US."""
        return language == "es" or self.country != "US"

    def first_opening(self, day: date) -> datetime:
        """When the office opens on `day` or next after it; without any hours at midnight."""
        midnight = self.hours.at_wall(day, 0)
        try:
            return self.hours.next_opening(midnight)
        except NeverOpen:
            return midnight

    def keeps_since(self, now: datetime) -> datetime | None:
        """What was closed before that day has lost its caller's data; None where it is kept.

        So many calendar months ago, on the same day of the month or on its last one.
        """
        if not self.keep_months:
            return None
        today = self.hours.local(now).date()
        year, month = divmod(today.year * 12 + today.month - 1 - self.keep_months, 12)
        last = monthrange(year, month + 1)[1]
        return self.hours.at_wall(date(year, month + 1, min(today.day, last)), 0)

    def back_on(self, reading: DueReading, *, now: datetime) -> datetime | None:
        """When somebody is back who says so in a due phrase: a day alone is when the office opens.

        "Friday" as a promise is its closing time, but nobody comes back to work then.
        """
        if reading.at is None or reading.precision != "day":
            return reading.at
        opens = self.first_opening(self.hours.local(reading.at).date())
        return opens if now < opens < reading.at else reading.at

    def standard_for(
        self, *, urgent: bool, call_type: str = "", department: Department | None = None
    ) -> timedelta:
        """How soon this is answered, in opening time: the call type's, department's or office's.

        What is urgent is answered at least as soon as everything urgent is.
        """
        type_ = call_type_named(self.call_types, call_type)
        own = (type_ and type_.standard) or (department and department.standard)
        if urgent:
            return min(own, self.urgent_standard) if own else self.urgent_standard
        return own or self.standard


def default_hours(language: str, *, time_zone: str) -> OpeningHours:
    """Monday to Friday, 9–14 and 16–19 in Spanish, 9–17:30 in English (product.md §12)."""
    week = {day: _WEEK.get(language, _WEEK["en"]) for day in WEEKDAYS[:5]}
    return OpeningHours.of(week, time_zone=time_zone)


def call_types_matching(types: Iterable[CallType], typed: str) -> tuple[CallType, ...]:
    """Those `typed` may mean: of that name, else all whose name, or a word of it, begins so."""
    wanted, every = folded(typed), tuple(types)
    if not wanted:
        return ()
    exact = tuple(each for each in every if folded(each.name) == wanted)
    return exact or tuple(each for each in every if f" {folded(each.name)}".find(f" {wanted}") >= 0)


def call_type_named(types: Iterable[CallType], name: str) -> CallType | None:
    """The one of that very name, as a message keeps it; accents and case do not count."""
    if not name:
        return None
    wanted = folded(name)
    return next((each for each in types if folded(each.name) == wanted), None)
