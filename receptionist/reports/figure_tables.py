"""The figures and lists of a day or a period as tables, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from receptionist.domain.figures import DayFigures, PeriodFigures
from receptionist.domain.figures.by_time import HourCount
from receptionist.domain.figures.callers import RepeatCaller
from receptionist.domain.figures.response import Lengths
from receptionist.domain.figures.rows import OpenRow, Row, Trouble
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.telling.kind_words import outcome_words
from receptionist.i18n import _, p_
from receptionist.reports.csv_file import Table, Value
from receptionist.reports.parts.said import say_holder
from receptionist.wording import say_month, say_weekday

_A_MONDAY = date(2026, 11, 23)
_Rows = list[tuple[Value, ...]]

NAMES = (
    *("figures", "failed", "slowest", "open", "due", "callers", "handed-over"),
    *("hours", "weekdays", "months", "types"),
)


def day_tables(figures: DayFigures, hours: OpeningHours) -> list[Table]:
    """Everything the day page says."""
    rows = [row for held in figures.still_open for row in held.rows]
    return [
        _figures(figures, _response(figures)),
        _troubles("failed", _("Broken promises"), figures.failed, hours),
        _troubles("slowest", _("Slowest answers"), figures.slowest, hours),
        _open("open", _("Still open"), rows, hours),
        _open("due", _("Due next"), figures.due_next, hours),
        _callers(figures.callers),
        _handed(figures.handed_around, hours),
        _hours(figures.hours),
    ]


def period_tables(figures: PeriodFigures, hours: OpeningHours) -> list[Table]:
    """Everything the figures of a period say."""
    deeds: _Rows = [
        (_("moved"), len(figures.deeds.moved)),
        (_("handed over"), len(figures.deeds.handed_over)),
        (_("reminders postponed"), len(figures.deeds.postponed)),
    ]
    return [
        _figures(figures, [*_response(figures), *deeds]),
        _troubles("slowest", _("Slowest answers"), figures.slowest, hours),
        _callers(figures.callers),
        _handed(figures.handed_around, hours),
        _hours(figures.hours),
        _weekdays(figures),
        _months(figures),
        _types(figures),
    ]


def _figures(figures: DayFigures | PeriodFigures, more: _Rows) -> Table:
    tally, promises = figures.balance.tally, figures.promises
    rows: _Rows = [
        (_("carried in"), tally.carried_in),
        (_("taken"), tally.taken),
        (_("reopened"), tally.reopened),
        (_("closed"), tally.closed),
        (_("still open"), tally.still_open),
        (_("kept"), len(promises.kept)),
        (_("kept late"), len(promises.late)),
        (_("broken"), len(promises.broken)),
        (_("released promises"), len(promises.released)),
        *more,
    ]
    headers = (_("Figure"), _("Value"), _("by the clock"))
    full = tuple((*row, *[None] * (len(headers) - len(row))) for row in rows)
    return Table(name="figures", title=_("Figures"), headers=headers, rows=full)


def _response(figures: DayFigures | PeriodFigures) -> _Rows:
    response, clock = figures.response, figures.response.clock
    lengths = [
        (name, opening, by_clock)
        for (name, opening), (_name, by_clock) in zip(
            _lengths(response), _lengths(clock), strict=True
        )
    ]
    return [
        (_("answered"), len(response.answered)),
        (_("still waiting for an answer"), len(response.waiting)),
        (_("longest wait, minutes"), response.longest_wait),
        *lengths,
    ]


def _lengths(lengths: Lengths) -> Iterator[tuple[str, timedelta | None]]:
    yield _("response in minutes, mean"), lengths.mean
    yield _("response in minutes, shortest"), lengths.least
    yield _("response in minutes, longest"), lengths.most
    yield _("response in minutes, median"), lengths.median
    yield _("response in minutes, nine of ten within"), lengths.ninety


def _message_headers() -> tuple[str, ...]:
    return (_("No."), _("Caller"), _("Company"), _("Phone"), _("Held by"), _("Taken"), _("About"))


def _message_cells(row: Row, hours: OpeningHours) -> tuple[Value, ...]:
    message, caller = row.message, row.message.caller
    return (
        *(message.number, caller.name, caller.company, caller.phone, say_holder(row.holder)),
        *(hours.local(message.taken_at), message.text),
    )


def _troubles(name: str, title: str, rows: Sequence[Trouble], hours: OpeningHours) -> Table:
    headers = (
        *_message_headers(),
        *(
            _("Promised"),
            _("Answered"),
            _("Response in minutes"),
            p_("column", "Outcome"),
            _("Note"),
        ),
    )
    return Table(
        name=name,
        title=title,
        headers=headers,
        rows=tuple(
            (
                *_message_cells(row, hours),
                _local(row.due_at, hours),
                _local(row.answered_at, hours),
                row.response,
                outcome_words(row.message.closing.outcome) if row.message.closing else "",
                row.message.closing.note if row.message.closing else "",
            )
            for row in rows
        ),
    )


def _open(name: str, title: str, rows: Sequence[OpenRow], hours: OpeningHours) -> Table:
    headers = (*_message_headers(), _("Due"), _("Age, in minutes"), _("Told?"), _("Tried"))
    return Table(
        name=name,
        title=title,
        headers=headers,
        rows=tuple(
            (
                *_message_cells(row, hours),
                _local(row.due_at, hours),
                row.age,
                _local(row.told_at, hours),
                _local(row.tried_at, hours),
            )
            for row in rows
        ),
    )


def _callers(callers: Sequence[RepeatCaller]) -> Table:
    return Table(
        name="callers",
        title=_("Repeat callers"),
        headers=(_("Caller"), _("Company"), _("Phone"), _("Calls"), _("Messages")),
        rows=tuple(
            (
                *(one.caller.name, one.caller.company, one.caller.phone, one.calls),
                " ".join(map(str, one.numbers)),
            )
            for one in callers
        ),
    )


def _handed(rows: Sequence[Row], hours: OpeningHours) -> Table:
    return Table(
        name="handed-over",
        title=_("Handed over twice or more"),
        headers=(*_message_headers(), _("Handed over")),
        rows=tuple((*_message_cells(row, hours), row.message.handed_over) for row in rows),
    )


def _hours(counts: Sequence[HourCount]) -> Table:
    return Table(
        name="hours",
        title=_("Calls by hour"),
        headers=(_("Hour"), _("Calls"), _("Open, minutes")),
        rows=tuple((each.hour, each.taken, each.open_minutes) for each in counts),
    )


def _weekdays(figures: PeriodFigures) -> Table:
    return Table(
        name="weekdays",
        title=_("Calls by weekday and hour"),
        headers=(_("Weekday"), _("Hour"), _("Calls"), _("Open, minutes")),
        rows=tuple(
            (
                say_weekday(_A_MONDAY + timedelta(days=day.weekday)),
                *(each.hour, each.taken, each.open_minutes),
            )
            for day in figures.weekdays
            for each in day.hours
        ),
    )


def _months(figures: PeriodFigures) -> Table:
    return Table(
        name="months",
        title=_("By month"),
        headers=(
            *(_("Month"), _("Calls"), _("Kept"), _("Late"), _("Broken")),
            _("Open, minutes"),
        ),
        rows=tuple(
            (
                say_month(date(each.year, each.month, 1)),
                *(each.taken, each.kept, each.late, each.broken, each.open_minutes),
            )
            for each in figures.months
        ),
    )


def _types(figures: PeriodFigures) -> Table:
    return Table(
        name="types",
        title=_("By type of call"),
        headers=(_("Type of call"), _("Calls"), _("Kept"), _("Late"), _("Broken")),
        rows=tuple(
            (
                each.call_type or _("no type"),
                *(len(part) for part in (each.taken, each.kept, each.late, each.broken)),
            )
            for each in figures.types
        ),
    )


def _local(at: datetime | None, hours: OpeningHours) -> datetime | None:
    return hours.local(at) if at else None
