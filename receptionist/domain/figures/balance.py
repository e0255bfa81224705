"""The balance: carried in + taken + reopened = closed + still open, by construction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from receptionist.domain.figures.known import Known
from receptionist.domain.figures.span import Span
from receptionist.domain.history import Closed, Event, Reopened, ReopenReason, Taken
from receptionist.domain.promise import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The five counts of the balance."""

    carried_in: int
    taken: int
    reopened: int
    closed: int
    still_open: int

    @property
    def adds_up(self) -> bool:
        """Whether what came is what went and what stayed."""
        came = self.carried_in + self.taken + self.reopened
        return came == self.closed + self.still_open


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Message numbers, once for each time it happened; both sides hold the same number of them."""

    carried_in: tuple[int, ...]
    taken: tuple[int, ...]
    reopened: tuple[int, ...]
    closed: tuple[int, ...]
    still_open: tuple[int, ...]

    @property
    def adds_up(self) -> bool:
        """Whether both sides of the line are equal, as they always must be."""
        return self.tally.adds_up

    @property
    def tally(self) -> Tally:
        """How many of each."""
        return Tally(
            carried_in=len(self.carried_in),
            taken=len(self.taken),
            reopened=len(self.reopened),
            closed=len(self.closed),
            still_open=len(self.still_open),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What was recorded for earlier days after the page before this one was made, at `at`.

    Those open on that page, and `added`, without `closed`, are the ones carried in.
    """

    at: datetime
    added: tuple[int, ...]
    closed: tuple[int, ...]
    kept: int
    late: int
    broken: int


@dataclass(frozen=True, slots=True)
class _Turn:
    """One time a message became open or closed, and when."""

    at: datetime
    event: Event


def balance_of(known: Sequence[Known], span: Span) -> Balance:
    """What came and what went on the days of `span`, from the messages as known at its moment."""
    turns = [(each.message.number, turn) for each in known for turn in _turns(each, span.start)]
    in_span = [(number, turn.event) for number, turn in turns if turn.at >= span.start]
    return Balance(
        carried_in=tuple(each.message.number for each in known if _open_before(each, span.start)),
        taken=tuple(number for number, event in in_span if isinstance(event.what, Taken)),
        reopened=tuple(number for number, event in in_span if isinstance(event.what, Reopened)),
        closed=tuple(number for number, event in in_span if isinstance(event.what, Closed)),
        still_open=tuple(each.message.number for each in known if each.message.open),
    )


def since(
    page_at: datetime, *, before: Sequence[Known], known: Sequence[Known], start: datetime
) -> Since:
    """What is known now of the days before `start` and was not on the page made at `page_at`."""
    was_open = {each.message.number for each in before if each.message.open}
    is_open = {each.message.number for each in known if _open_before(each, start)}
    told = set(_verdicts(before))
    new = [verdict for key in _verdicts(known, start) if key not in told for verdict in key[2:]]
    return Since(
        at=page_at,
        added=tuple(sorted(is_open - was_open)),
        closed=tuple(sorted(was_open - is_open)),
        kept=new.count(Verdict.KEPT),
        late=new.count(Verdict.LATE),
        broken=new.count(Verdict.BROKEN),
    )


def _verdicts(
    known: Sequence[Known], start: datetime | None = None
) -> Iterator[tuple[int, int, Verdict]]:
    for each in known:
        for index, judged in enumerate(each.rounds):
            if judged.at is not None and (start is None or judged.at < start):
                yield each.message.number, index, judged.verdict


def _open_before(known: Known, start: datetime) -> bool:
    turns = [turn for turn in _turns(known, start) if turn.at < start]
    return bool(turns) and not isinstance(turns[-1].event.what, Closed)


def _turns(known: Known, start: datetime) -> list[_Turn]:
    """The turns in order; one closed by mistake and put right in the same stretch was never closed.

    A clock that goes wrong cannot make a message close before it came: no turn is earlier than the
    one before it, or later than the database knew of it.
    """
    turns: list[_Turn] = []
    for event in known.events:
        if not isinstance(event.what, Taken | Closed | Reopened):
            continue
        at = min(event.happened_at, event.recorded_at)
        turn = _Turn(max(at, turns[-1].at) if turns else at, event)
        if _puts_right(event) and (turns[-1].at < start) == (turn.at < start):
            turns.pop()
        else:
            turns.append(turn)
    return turns


def _puts_right(event: Event) -> bool:
    return isinstance(event.what, Reopened) and event.what.because is ReopenReason.MISTAKE
