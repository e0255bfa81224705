"""What the owner should look at today, as facts; the report makes one sentence of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from receptionist.domain.figures.callers import RepeatCaller
from receptionist.domain.figures.rows import OpenRow, OpenState, Row, Trouble

_CALLS_TOO_OFTEN = 3


class Matter(StrEnum):
    """What kind of thing wants a look, gravest first."""

    BROKEN = "broken"
    NOT_TOLD = "not-told"
    CALLED_OFTEN = "called-often"
    UNASSIGNED = "unassigned"
    UNSEEN = "unseen"
    HANDED_AROUND = "handed-around"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAt:
    """One fact: how many messages, or how many times a caller called."""

    matter: Matter
    count: int
    numbers: tuple[int, ...]
    caller: str = ""


def what_to_look_at(
    *,
    failed: Sequence[Trouble],
    still_open: Sequence[OpenRow],
    callers: Sequence[RepeatCaller],
    around: Sequence[Row],
) -> tuple[LookAt, ...]:
    """The facts worth a look, gravest first; none on a day without trouble."""
    matters = {
        Matter.BROKEN: failed,
        Matter.NOT_TOLD: [row for row in still_open if row.state is OpenState.LATE],
        Matter.UNASSIGNED: [row for row in still_open if row.message.unassigned],
        Matter.UNSEEN: [row for row in still_open if _unseen(row)],
        Matter.HANDED_AROUND: [row for row in around if row.message.open],
    }
    facts = [_count(matter, rows) for matter, rows in matters.items() if rows]
    often = _called_often(callers, {row.message.number for row in still_open})
    facts += [often] if often else []
    return tuple(sorted(facts, key=lambda fact: list(Matter).index(fact.matter)))


def _count(matter: Matter, rows: Sequence[Row]) -> LookAt:
    return LookAt(matter=matter, count=len(rows), numbers=tuple(row.message.number for row in rows))


def _called_often(callers: Sequence[RepeatCaller], still_open: set[int]) -> LookAt | None:
    """Who called most, where it was three times or more (product.md §5) and nothing is settled."""
    for one in callers:
        if one.calls >= _CALLS_TOO_OFTEN and still_open.intersection(one.numbers):
            return LookAt(
                matter=Matter.CALLED_OFTEN,
                count=one.calls,
                numbers=one.numbers,
                caller=one.caller.name or one.caller.company or one.caller.phone,
            )
    return None


def _unseen(row: OpenRow) -> bool:
    if row.message.unassigned or row.state is OpenState.ANSWERED:
        return False
    return row.message.seen_at is None
