"""What each type of call brought: how many, and what became of their promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from receptionist.domain.figures.known import Known
from receptionist.domain.figures.promises import promises_of_period
from receptionist.domain.figures.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeCount:
    """Message numbers of one call type; "" is a call of no type."""

    call_type: str
    taken: tuple[int, ...]
    kept: tuple[int, ...]
    late: tuple[int, ...]
    broken: tuple[int, ...]


def by_type(known: Sequence[Known], span: Span) -> tuple[TypeCount, ...]:
    """The call types that the period knows of, by name, the calls of no type last."""
    kinds: dict[str, list[Known]] = {}
    for each in known:
        kinds.setdefault(each.message.call_type, []).append(each)
    counted = (_count(name, kinds[name], span) for name in sorted(kinds, key=_none_last))
    return tuple(each for each in counted if each.taken or each.kept or each.late or each.broken)


def _count(name: str, known: Sequence[Known], span: Span) -> TypeCount:
    promises = promises_of_period(known, span)
    return TypeCount(
        call_type=name,
        taken=tuple(e.message.number for e in known if span.holds(e.message.taken_at)),
        kept=promises.kept,
        late=promises.late,
        broken=promises.broken,
    )


def _none_last(name: str) -> tuple[bool, str]:
    return not name, name.casefold()
