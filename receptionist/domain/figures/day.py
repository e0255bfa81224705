"""The figures of one day, as the day page prints them (product.md §8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from receptionist.domain.errors import NeverOpen
from receptionist.domain.figures.balance import Balance, Since, Tally, balance_of, since
from receptionist.domain.figures.by_time import HourCount, by_hour
from receptionist.domain.figures.callers import RepeatCaller, repeat_callers
from receptionist.domain.figures.known import Known, all_known
from receptionist.domain.figures.look_at import LookAt, what_to_look_at
from receptionist.domain.figures.plain import (
    counts_of,
    moment,
    open_as_dict,
    repeat_as_dict,
    response_as_dict,
    row_as_dict,
    trouble_as_dict,
)
from receptionist.domain.figures.promises import Promises, promises_of_day
from receptionist.domain.figures.response import ResponseTimes, response_times
from receptionist.domain.figures.rows import (
    Held,
    OpenRow,
    OpenState,
    Row,
    Trouble,
    broken_promises,
    by_holder,
    due_between,
    handed_around,
    open_rows,
    slowest_answers,
)
from receptionist.domain.figures.span import INSTANT, ONE_DAY, History, Span
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import People

_SLOWEST = 5
_LONGEST_HOLIDAY = 62


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """Everything the day page says, as known at `until`; times are the office's.

    `finished` says that the day was over then. `next_day` is the next one the office opens:
    `due_next` holds what is due from the end of `day` to the end of that one.
    """

    day: date
    zone: ZoneInfo
    until: datetime
    finished: bool
    balance: Balance
    since: Since
    promises: Promises
    response: ResponseTimes
    look_at: tuple[LookAt, ...]
    failed: tuple[Trouble, ...]
    slowest: tuple[Trouble, ...]
    still_open: tuple[Held, ...]
    late_open: int
    next_day: date
    due_next: tuple[OpenRow, ...]
    callers: tuple[RepeatCaller, ...]
    handed_around: tuple[Row, ...]
    hours: tuple[HourCount, ...]
    counted_again: Tally | None = None

    @property
    def adds_up(self) -> bool:
        """Whether the line adds up, and counted a second way comes to the same."""
        again = self.counted_again
        return self.balance.adds_up and (again is None or again == self.balance.tally)

    @property
    def eventful(self) -> bool:
        """Whether anything came, went or was judged on this day."""
        balance, judged = self.balance, self.promises
        return any((balance.taken, balance.reopened, balance.closed, judged.judged, self.failed))

    def as_dict(self) -> dict[str, Any]:
        """The figures as plain values, fit for JSON: counts first, the lists behind them."""
        zone = self.zone
        return {
            "day": self.day.isoformat(),
            "until": self.until.isoformat(),
            "finished": self.finished,
            **counts_of(self.balance, self.promises),
            "adds_up": self.adds_up,
            "added_since": len(self.since.added),
            "since": self._since_as_dict(),
            "late_open": self.late_open,
            "response": response_as_dict(self.response),
            "look_at": [
                {**asdict(each), "matter": each.matter.value, "numbers": list(each.numbers)}
                for each in self.look_at
            ],
            "failed": [trouble_as_dict(row, zone) for row in self.failed],
            "slowest": [trouble_as_dict(row, zone) for row in self.slowest],
            "open": [open_as_dict(row, zone) for held in self.still_open for row in held.rows],
            "next_day": self.next_day.isoformat(),
            "due_next": [open_as_dict(row, zone) for row in self.due_next],
            "repeat_callers": [repeat_as_dict(each) for each in self.callers],
            "handed_around": [row_as_dict(row) for row in self.handed_around],
            "calls_by_hour": [asdict(each) for each in self.hours],
        }

    def _since_as_dict(self) -> dict[str, Any]:
        since = self.since
        return {
            "at": moment(since.at, self.zone),
            "added": list(since.added),
            "closed": list(since.closed),
            "kept": since.kept,
            "late": since.late,
            "broken": since.broken,
        }


def day_figures(
    histories: Sequence[History],
    *,
    day: date,
    hours: OpeningHours,
    people: People,
    now: datetime,
    earlier_page: datetime | None = None,
) -> DayFigures:
    """The figures of `day` as they look at `now`, or at the end of that day once it is over.

    `histories` are those that can matter: open at some moment of the day, or touched on it.
    `earlier_page` is when the page before this one was made; without it, at the last closing.
    """
    span = Span.of(day, day, hours=hours, now=now)
    known = list(all_known(histories, span.moment))
    rows = open_rows(known, span.moment, people=people)
    failed = broken_promises(known, span, people=people, hours=hours)
    callers = repeat_callers(known, span)
    around = handed_around(known, span, people=people)
    following = _next_day(day, hours)
    return DayFigures(
        day=day,
        zone=hours.zone,
        until=hours.local(span.moment),
        finished=span.finished,
        balance=balance_of(known, span),
        since=_since(histories, known, span, earlier_page, hours),
        promises=promises_of_day(known, span),
        response=response_times(known, span, hours),
        look_at=what_to_look_at(failed=failed, still_open=rows, callers=callers, around=around),
        failed=failed,
        slowest=slowest_answers(known, span, people=people, hours=hours, most=_SLOWEST),
        still_open=by_holder(rows),
        late_open=sum(row.state is OpenState.LATE for row in rows),
        next_day=following,
        due_next=due_between(
            rows, span.end, Span.of(following, following, hours=hours, now=now).end
        ),
        callers=callers,
        handed_around=around,
        hours=by_hour(known, span, days=(day,), hours=hours),
    )


def _since(
    histories: Sequence[History],
    known: Sequence[Known],
    span: Span,
    earlier_page: datetime | None,
    hours: OpeningHours,
) -> Since:
    page_at = min(
        span.start - INSTANT, (earlier_page or _last_closing(span, hours)).astimezone(UTC)
    )
    before = list(all_known(histories, page_at))
    return since(page_at, before=before, known=known, start=span.start)


def _last_closing(span: Span, hours: OpeningHours) -> datetime:
    try:
        return hours.latest_closing_before(span.start)
    except NeverOpen:
        return span.start


def _next_day(day: date, hours: OpeningHours) -> date:
    """The next day the office opens; the next one at all where it stays closed for long."""
    following = (day + ONE_DAY * each for each in range(1, _LONGEST_HOLIDAY))
    return next((each for each in following if not hours.is_closed_day(each)), day + ONE_DAY)
