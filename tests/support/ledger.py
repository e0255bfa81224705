"""The figures once more, in another way: SQL over the events of the raw file, and plain lists.

Nothing here knows the program's domain: rules are read from the product's own words, times are
whole microseconds, and everything is counted row by row.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

_COUNTED = """
    SELECT m.number, e.id, e.kind, e.happened_at, e.recorded_at, e.data
    FROM events e JOIN messages m ON m.id = e.message
    WHERE e.kind <> 'undone' AND e.id NOT IN (
        SELECT json_extract(u.data, '$.of') FROM events u WHERE u.kind = 'undone'
    )
    ORDER BY e.message, e.seq
"""
_COUNT = """
    SELECT count(*) FROM events e
    WHERE e.kind = ? AND e.happened_at >= ? AND e.happened_at < ? AND e.id NOT IN (
        SELECT json_extract(u.data, '$.of') FROM events u WHERE u.kind = 'undone'
    )
"""

_REPEATED = """
    SELECT count(*), json_group_array(DISTINCT m.number)
    FROM events e JOIN messages m ON m.id = e.message
    JOIN events t ON t.message = e.message AND t.kind = 'taken'
    LEFT JOIN event_texts x ON x.event = t.id
    WHERE (
        e.kind = 'taken'
        OR e.kind = 'noted' AND json_extract(e.data, '$.chase')
        OR e.kind = 'reopened' AND json_extract(e.data, '$.because') = 'came-back'
    )
    AND e.happened_at >= ? AND e.happened_at < ? AND e.id NOT IN (
        SELECT json_extract(u.data, '$.of') FROM events u WHERE u.kind = 'undone'
    )
    GROUP BY
        coalesce(json_extract(x.data, '$.caller.name'), ''),
        coalesce(
            json_extract(x.data, '$.caller.phone_e164'),
            json_extract(x.data, '$.caller.phone'),
            json_extract(x.data, '$.caller.company')
        )
    HAVING count(*) >= 2 AND (
        coalesce(json_extract(x.data, '$.caller.name'), '') <> ''
        OR json_extract(x.data, '$.caller.phone') IS NOT NULL
    )
"""
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass
class Stretch:
    """What runs from a promise to its answer: [agreed, due] pairs, attempts, ends."""

    began: int
    terms: list[tuple[int, int]] = field(default_factory=list)
    attempts: list[int] = field(default_factory=list)
    answered: int | None = None
    closed: int | None = None
    unreachable: bool = False

    def judged(self, now: int) -> tuple[str, int | None]:
        """The verdict, and the moment it counts for."""
        if not self.terms:
            return "none", None
        force, broken_off = self.terms[0][1], False
        for agreed, due in self.terms[1:]:
            if broken_off or agreed > force:
                broken_off = True
                continue
            force = due
        if self.answered is not None:
            return ("kept" if self.answered <= force else "late"), self.answered
        tried = any(attempt <= force for attempt in self.attempts)
        end = self.closed if self.closed is not None else now
        if self.closed is not None and (end <= force or (self.unreachable and tried)):
            return "released", self.closed
        last = self.terms[-1][1]
        if end <= last:
            return ("late" if broken_off else "pending"), self.closed
        return ("late", self.closed) if tried else ("broken", last + 1)


class Ledger:
    """The raw file of a desk, read once."""

    def __init__(self, file: Path, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as raw:
            self._rows = raw.execute(_COUNTED).fetchall()
            ((hours,),) = raw.execute("SELECT hours FROM office")
            self._hours = json.loads(hours)
        raw.close()
        self._file = file

    def bounds(self, first: date, last: date) -> tuple[int, int]:
        """Midnight to midnight there, in microseconds."""
        ends = (first, last + timedelta(days=1))
        a, b = (datetime(each.year, each.month, each.day, tzinfo=self._zone) for each in ends)
        return _micro(a), _micro(b)

    def counted(self, kind: str, first: date, last: date) -> int:
        """How often something was done, by SQL alone."""
        with sqlite3.connect(f"file:{self._file}?mode=ro", uri=True) as raw:
            found = raw.execute(_COUNT, (kind, *self.bounds(first, last))).fetchone()
        raw.close()
        return int(found[0])

    def stretches(self) -> dict[int, list[Stretch]]:
        """The stretches of every message."""
        return {number: _stretches(rows) for number, rows in self._by_message().items()}

    def verdicts(self, first: date, last: date, now: datetime) -> Counter[str]:
        """Kept, late and broken of those days, each stretch once."""
        start, end = self.bounds(first, last)
        found: Counter[str] = Counter()
        for stretches in self.stretches().values():
            for each in stretches:
                verdict, at = each.judged(min(_micro(now), end - 1))
                if at is not None and start <= at < end:
                    found[verdict] += 1
        return found

    def answer_times(self, first: date, last: date) -> list[tuple[timedelta, timedelta]]:
        """How long opening time, and how long the clock, ran until each answer of those days.

        Somebody was owed one: by a promise, or since they asked for more than to be told.
        """
        start, end = self.bounds(first, last)
        return [
            (self.open_between(each.began, each.answered), _length(each.answered - each.began))
            for number, stretches in self.stretches().items()
            for each in stretches
            if each.answered is not None and start <= each.answered < end
            if each.terms or self._asks(number)
        ]

    def open_between(self, began: int, ended: int) -> timedelta:
        """Opening time, from the hours as they are stored: each opening's part of the stretch."""
        within = 0
        day = datetime.fromtimestamp(began / 1e6, self._zone).date()
        while self.bounds(day, day)[0] < ended:
            for opens, closes in self._openings(day):
                within += max(0, min(closes, ended) - max(opens, began))
            day += timedelta(days=1)
        return _length(within)

    def repeat_callers(self, first: date, last: date) -> Counter[tuple[int, tuple[int, ...]]]:
        """How often each of them called who did so again, and about which messages; by SQL."""
        with sqlite3.connect(f"file:{self._file}?mode=ro", uri=True) as raw:
            found = raw.execute(_REPEATED, self.bounds(first, last)).fetchall()
        raw.close()
        return Counter((count, tuple(sorted(json.loads(numbers)))) for count, numbers in found)

    def _openings(self, day: date) -> list[tuple[int, int]]:
        if day.isoformat() in self._hours["closed"]:
            return []
        spans = self._hours["special"].get(day.isoformat())
        if spans is None:
            spans = self._hours["week"].get(_DAYS[day.weekday()], [])
        return [tuple(self._at(day, each) for each in span.split("-")) for span in spans]  # type: ignore[misc]

    def _at(self, day: date, clock: str) -> int:
        if clock == "24:00":
            return self.bounds(day, day)[1]
        hour, minute = map(int, clock.split(":"))
        there = datetime(day.year, day.month, day.day, tzinfo=self._zone)
        return _micro(there.replace(hour=hour, minute=minute))

    def _asks(self, number: int) -> bool:
        (taken,) = (row for row in self._by_message()[number] if row[2] == "taken")
        wants = json.loads(taken[5]).get("wants", ["call-back"])
        return not set(wants) <= {"will-call-again", "for-your-information"}

    def hours(self, first: date, last: date) -> Counter[int]:
        """Calls by the hour of the office's clock."""
        start, end = self.bounds(first, last)
        times = [row[3] for row in self._rows if row[2] == "taken" and start <= row[3] < end]
        return Counter(datetime.fromtimestamp(at / 1e6, self._zone).hour for at in times)

    def open_at(self, moment: datetime) -> set[int]:
        """Which messages were open then: taken, and the last turn was no closing."""
        cut = _micro(moment)
        found = set()
        for number, rows in self._by_message().items():
            turns = [row[2] for row in rows if row[2] in _TURNS and row[3] <= cut]
            if turns and turns[-1] != "closed":
                found.add(number)
        return found

    def _by_message(self) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        for row in self._rows:
            found.setdefault(row[0], []).append(row)
        return found


_TURNS = ("taken", "closed", "reopened")


def median(times: Sequence[timedelta]) -> timedelta:
    """By the standard library."""
    return timedelta(seconds=statistics.median(each.total_seconds() for each in times))


def _stretches(rows: list[Any]) -> list[Stretch]:
    """The rows of one message, each applied to the stretches it finds."""
    found: list[Stretch] = []
    before_closing: list[Stretch] = []
    for _number, _id, kind, at, _recorded, data in rows:
        said = json.loads(data)
        if kind == "closed":
            before_closing = [_copy(each) for each in found]
        if kind == "reopened" and said["because"] == "mistake":
            found = before_closing
        elif kind == "taken":
            promised = said.get("promised")
            found = [Stretch(at, [(at, _iso(promised["due_at"]))] if promised else [])]
        elif kind == "reopened":
            due = said.get("due_at")
            found.append(Stretch(at, [(at, _iso(due))] if due else []))
        elif kind == "term" and said["told"] != "not-told":
            if found[-1].answered is not None:
                found.append(Stretch(at))
            found[-1].terms.append((at, _iso(said["due_at"])))
        else:
            _within(found, kind, at, said)
    return found


def _within(found: list[Stretch], kind: str, at: int, said: dict[str, Any]) -> None:
    """What happens inside a stretch."""
    last = found[-1]
    if kind == "corrected":
        found[0].terms[0] = (found[0].terms[0][0], _iso(said["due_at"]))
    elif kind == "attempt":
        last.attempts.append(at)
    elif last.answered is not None:
        return
    elif kind == "answered" or (kind == "closed" and said["outcome"] == "resolved"):
        last.answered = at
    elif kind == "closed":
        last.closed, last.unreachable = at, said["outcome"] == "unreachable"


def _copy(each: Stretch) -> Stretch:
    return Stretch(
        each.began,
        list(each.terms),
        list(each.attempts),
        each.answered,
        each.closed,
        each.unreachable,
    )


def _length(microseconds: int) -> timedelta:
    return timedelta(microseconds=max(0, microseconds))


def _iso(text: str) -> int:
    return _micro(datetime.fromisoformat(text))


def _micro(at: datetime) -> int:
    passed = at.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return (passed.days * 86400 + passed.seconds) * 1_000_000 + passed.microseconds
