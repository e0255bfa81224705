"""One more event on the state there is makes what the whole history makes."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from receptionist.domain.history import (
    Accepted,
    Answered,
    Assigned,
    Attempted,
    AttemptKind,
    Closed,
    Corrected,
    Edited,
    FellTo,
    GaveBack,
    HandedOver,
    Noted,
    Postponed,
    ReadBack,
    Recomputed,
    Reopened,
    ReopenReason,
    Seen,
    TermAgreed,
    Undone,
    What,
)
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Caller, Message, Outcome
from receptionist.domain.promise import Told
from receptionist.domain.replay import followed, replay
from tests.domain.lives import ANA, JUAN, MARTA, Life, at

LATER = at("17:00")
DEEDS: tuple[What, ...] = (
    Seen(),
    Assigned(to=MARTA),
    Assigned(),
    HandedOver(to=MARTA, why="viaje"),
    Accepted(),
    GaveBack(why="no es mío"),
    Attempted(what=AttemptKind.BUSY, retry_at=LATER),
    Answered(),
    TermAgreed(due_at=LATER, told=Told.PHONE, words="mañana"),
    TermAgreed(due_at=LATER, told=Told.NOT_TOLD),
    Corrected(due_at=LATER),
    Recomputed(was_due_at=at("12:00"), due_at=LATER),
    FellTo(to=(ANA,)),
    Noted(text="otra vez", chase=True),
    ReadBack(),
    Edited(caller=Caller(name="Eva"), text="otra cosa", urgent=True),
    Closed(outcome=Outcome.RESOLVED, note="hecho"),
    Closed(outcome=Outcome.UNREACHABLE),
    Reopened(because=ReopenReason.CAME_BACK, due_at=LATER, words="mañana"),
    Postponed(until=LATER),
)
TAKEN_BACK = ("undone", "mistake")
Step = tuple[What | str, PersonId, int]
steps: st.SearchStrategy[Step] = st.tuples(
    st.sampled_from((*DEEDS, *TAKEN_BACK)), st.sampled_from([ANA, JUAN, MARTA]), st.integers(1, 99)
)


@given(st.lists(steps, min_size=1, max_size=12))
def test_a_state_follows_each_event_as_the_whole_history_does(steps: list[Step]) -> None:
    life = Life()
    for number, (deed, by, chance) in enumerate(steps):
        before, kept = life.message, life.message
        what = _taken_back(life, deed, chance) if isinstance(deed, str) else deed
        life.then(at("10:00") + (number + 1) * timedelta(minutes=7), what, by=by)
        after = followed(before, life.events[-1])
        assert before == kept  # whoever had it before still has it
        assert (after is None) == (deed in TAKEN_BACK)
        assert after in (None, _of_all(life))


def _taken_back(life: Life, deed: str, chance: int) -> What:
    later = [each.id for each in life.events[1:]]
    if deed == "mistake" or not later:
        return Reopened(because=ReopenReason.MISTAKE)
    return Undone(of=later[chance % len(later)])


def _of_all(life: Life) -> Message:
    return replay(life.events, number=7)
