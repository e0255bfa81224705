"""One action for several messages: each by itself, and what was refused is said beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from receptionist.domain.errors import DeskError
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.domain.promise import Told
from receptionist.services.assign_message import assign
from receptionist.services.desk import Desk
from receptionist.services.find_messages import message as find_message
from receptionist.services.hand_over import hand_over
from receptionist.services.move_promise import move
from receptionist.services.undo import undo


@dataclass(frozen=True, slots=True)
class Several:
    """What was done, and a sentence for each message with which it could not be."""

    done: tuple[Message, ...]
    refused: tuple[str, ...]


def hand_over_several(
    desk: Desk, numbers: Sequence[int], *, to: PersonId, why: str, by: PersonId
) -> Several:
    """Offer each to `to`, with one reason; what is nobody's yet is simply given."""

    def give(number: int) -> Message:
        found = find_message(desk, number).message
        if found.assignee is None:
            return assign(desk, number, to=to, read_version=found.version, by=by)
        return hand_over(desk, number, to=to, why=why, by=by)

    return _each(numbers, give)


def move_several(
    desk: Desk, numbers: Sequence[int], *, due_at: datetime, told: Told, why: str, by: PersonId
) -> Several:
    """One new time for the promise of each; its words stay."""

    def agree(number: int) -> Message:
        term = find_message(desk, number).message.promise.term
        words = term.words if term else ""
        return move(desk, number, due_at=due_at, told=told, words=words, why=why, by=by)

    return _each(numbers, agree)


def undo_several(desk: Desk, numbers: Sequence[int], *, by: PersonId) -> Several:
    """Take the latest action on each back."""
    return _each(numbers, lambda number: undo(desk, number, by=by))


def _each(numbers: Sequence[int], act: Callable[[int], Message]) -> Several:
    """Raises the first refusal where every message refused."""
    done, refused = [], list[DeskError]()
    for number in numbers:
        try:
            done.append(act(number))
        except DeskError as error:
            refused.append(error)
    if refused and not done:
        raise refused[0]
    return Several(tuple(done), tuple(str(error) for error in refused))
