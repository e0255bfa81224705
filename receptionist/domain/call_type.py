"""A kind of call: what one says, for whom it usually is, how soon it is answered, what one asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from receptionist.domain.ids import CallTypeId, PersonId
from receptionist.domain.names import folded

MOST_QUESTIONS: Final = 5


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


def call_types_matching(types: Iterable[CallType], typed: str) -> tuple[CallType, ...]:
    """Those `typed` may mean: of that name, else all whose name, or a word of it, begins so."""
    wanted, every = folded(typed), tuple(types)
    if not wanted:
        return ()
    exact = tuple(each for each in every if folded(each.name) == wanted)
    return exact or tuple(each for each in every if f" {folded(each.name)}".find(f" {wanted}") >= 0)


def call_type_named(types: Iterable[CallType], name: str) -> CallType | None:
    """The one of that very name, as a message keeps it; accents and case do not count."""
    wanted = folded(name)
    return next((each for each in types if wanted and folded(each.name) == wanted), None)
