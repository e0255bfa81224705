"""Figures as plain values, fit for JSON: times by the office's clock, lengths in minutes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from receptionist.domain.figures.balance import Balance
from receptionist.domain.figures.callers import RepeatCaller
from receptionist.domain.figures.promises import Promises
from receptionist.domain.figures.response import ResponseTimes
from receptionist.domain.figures.rows import OpenRow, Row, Trouble
from receptionist.domain.message import Caller


def counts_of(balance: Balance, promises: Promises) -> dict[str, Any]:
    """The counts that add up, and under "numbers" the messages behind each of them."""
    lists: Mapping[str, tuple[int, ...]] = {
        "carried_in": balance.carried_in,
        "taken": balance.taken,
        "reopened": balance.reopened,
        "closed": balance.closed,
        "still_open": balance.still_open,
        "kept": promises.kept,
        "late": promises.late,
        "broken": promises.broken,
        "released": promises.released,
        "late_unanswered": promises.late_open,
    }
    return {
        **{name: len(numbers) for name, numbers in lists.items()},
        "mean_delay_minutes": minutes(promises.mean_delay),
        "numbers": {name: list(numbers) for name, numbers in lists.items()},
    }


def response_as_dict(response: ResponseTimes) -> dict[str, Any]:
    """Response times in minutes of opening time."""
    return {
        "answered": len(response.answered),
        "median_minutes": minutes(response.median),
        "min_minutes": minutes(response.least),
        "mean_minutes": minutes(response.mean),
        "max_minutes": minutes(response.most),
        "ninety_percent_minutes": minutes(response.ninety),
        "clock": {
            "median_minutes": minutes(response.clock.median),
            "min_minutes": minutes(response.clock.least),
            "mean_minutes": minutes(response.clock.mean),
            "max_minutes": minutes(response.clock.most),
            "ninety_percent_minutes": minutes(response.clock.ninety),
        },
        "waiting": len(response.waiting),
        "longest_wait_minutes": minutes(response.longest_wait),
    }


def row_as_dict(row: Row) -> dict[str, Any]:
    """What every list says of a message."""
    message = row.message
    return {
        "number": message.number,
        **_caller_as_dict(message.caller),
        "text": message.text,
        "for": row.holder or None,
        "handed_over": message.handed_over,
    }


def open_as_dict(row: OpenRow, zone: ZoneInfo) -> dict[str, Any]:
    """A message still open."""
    return {
        **row_as_dict(row),
        "state": row.state.value,
        "due_at": moment(row.due_at, zone),
        "taken_at": moment(row.message.taken_at, zone),
        "age_minutes": minutes(row.age),
        "told_at": moment(row.told_at, zone),
        "tried_at": moment(row.tried_at, zone),
    }


def trouble_as_dict(row: Trouble, zone: ZoneInfo) -> dict[str, Any]:
    """A promise that failed, or a slow answer, with its outcome."""
    closing = row.message.closing
    return {
        **row_as_dict(row),
        "verdict": row.verdict.value,
        "due_at": moment(row.due_at, zone),
        "answered_at": moment(row.answered_at, zone),
        "response_minutes": minutes(row.response),
        "late_by_minutes": minutes(row.late_by),
        "tried_at": moment(row.tried_at, zone),
        "new_due_at": moment(row.new_term.due_at if row.new_term else None, zone),
        "closed_at": moment(closing.at if closing else None, zone),
        "outcome": closing.outcome.value if closing else None,
        "note": closing.note if closing else "",
    }


def repeat_as_dict(one: RepeatCaller) -> dict[str, Any]:
    """A caller who called twice or more."""
    return {**_caller_as_dict(one.caller), "calls": one.calls, "numbers": list(one.numbers)}


def moment(at: datetime | None, zone: ZoneInfo) -> str | None:
    """`at` by the office's clock, ISO 8601 with its offset."""
    return at.astimezone(zone).isoformat() if at else None


def minutes(length: timedelta | None) -> float | None:
    """A length in minutes, to the hundredth."""
    return None if length is None else round(length.total_seconds() / 60, 2)


def _caller_as_dict(caller: Caller) -> dict[str, Any]:
    return {"caller": caller.name, "company": caller.company, "phone": caller.phone}
