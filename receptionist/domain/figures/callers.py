"""Who called again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from receptionist.domain.figures.known import Known
from receptionist.domain.figures.span import Span
from receptionist.domain.history import Event, Noted, Reopened, ReopenReason, Taken
from receptionist.domain.message import Caller
from receptionist.domain.phone import digits


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatCaller:
    """A caller who called twice or more, and about which messages."""

    caller: Caller
    calls: int
    numbers: tuple[int, ...]


def repeat_callers(known: Sequence[Known], span: Span) -> tuple[RepeatCaller, ...]:
    """Who called twice or more in `span`, most calls first: new messages, chases, coming back.

    Two callers count as one only by the same contact, or the same name with the same number (or
    company): a shared switchboard is not one person. Nameless ones without a number are nobody.
    """
    calls: dict[object, list[Known]] = {}
    for each in known:
        times = sum(_is_call(event) and span.holds(event.happened_at) for event in each.events)
        if (key := _who(each.message.caller)) and times:
            calls.setdefault(key, []).extend([each] * times)
    found = [
        RepeatCaller(
            caller=these[-1].message.caller,
            calls=len(these),
            numbers=tuple(sorted({each.message.number for each in these})),
        )
        for these in calls.values()
        if len(these) >= 2
    ]
    return tuple(sorted(found, key=lambda one: (-one.calls, one.caller.name.casefold())))


def _is_call(event: Event) -> bool:
    what = event.what
    if isinstance(what, Noted):
        return what.chase
    if isinstance(what, Reopened):
        return what.because is ReopenReason.CAME_BACK
    return isinstance(what, Taken)


def _who(caller: Caller) -> object:
    if caller.contact:
        return caller.contact
    name = " ".join(caller.name.casefold().split())
    where = caller.phone_e164 or digits(caller.phone) or caller.company.casefold().strip()
    return (name, where) if name or caller.phone else None
