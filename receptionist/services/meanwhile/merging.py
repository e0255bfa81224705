"""Two people changed one message: what each alone changed is kept, and what both did is named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from receptionist.domain.message import Caller, Message, Wants

OF_CALLER: Final = ("name", "company", "phone", "withheld")
"""The parts of a caller that are changed, each by itself."""

_OTHERS: Final = ("text", "channel", "call_type", "urgent")


@dataclass(frozen=True, slots=True)
class Merged:
    """`message` has mine where only I or both changed it; `both` names what both did, unlike."""

    message: Message
    both: tuple[str, ...]


def merged(read: Message, mine: Message, theirs: Message) -> Merged:
    """`read` is what I had before me, `mine` what I made of it, `theirs` what it is by now."""
    both: list[str] = []
    caller = _caller(read.caller, mine.caller, theirs.caller, both)
    others = {
        name: _one(name, getattr(read, name), getattr(mine, name), getattr(theirs, name), both)
        for name in _OTHERS
    }
    answers = _answers(read, mine, theirs, both)
    wants = _wants(read.wants, mine.wants, theirs.wants)
    message = replace(theirs, caller=caller, answers=answers, wants=wants, **others)
    return Merged(message, tuple(sorted(both)))


def _one(name: str, read: Any, mine: Any, theirs: Any, both: list[str]) -> Any:
    if mine == read:
        return theirs
    if theirs not in (read, mine) and name not in both:
        both.append(name)
    return mine


def _caller(read: Caller, mine: Caller, theirs: Caller, both: list[str]) -> Caller:
    parts = {
        name: _one(name, getattr(read, name), getattr(mine, name), getattr(theirs, name), both)
        for name in OF_CALLER
    }
    dialled = mine if parts["phone"] == mine.phone else theirs
    return replace(theirs, **parts, phone_e164=dialled.phone_e164)


def _answers(
    read: Message, mine: Message, theirs: Message, both: list[str]
) -> tuple[tuple[str, str], ...]:
    before, ours, other = dict(read.answers), dict(mine.answers), dict(theirs.answers)
    return tuple(
        (question, _one("answers", before.get(question), answer, other.get(question, answer), both))
        for question, answer in {**other, **ours}.items()
    )


def _wants(
    read: tuple[Wants, ...], mine: tuple[Wants, ...], theirs: tuple[Wants, ...]
) -> tuple[Wants, ...]:
    """Each tick is by itself: what anybody ticked is ticked, what anybody took away is not."""
    if set(mine) == set(read):
        return theirs
    taken_away = (set(read) - set(mine)) | (set(read) - set(theirs))
    return tuple(each for each in dict.fromkeys((*mine, *theirs)) if each not in taken_away)
