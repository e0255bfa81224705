"""A monkey at the desk: whatever people do, no message and no promise gets lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

from receptionist.domain.errors import DeskError
from receptionist.domain.history import AttemptKind, Event, Promised, ReopenReason
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Channel, Message, Outcome, Wants
from receptionist.domain.people import Whereabouts
from receptionist.domain.promise import Told, Verdict
from receptionist.domain.reminders import Mark, standing
from receptionist.services import (
    answer_caller,
    assign_message,
    close_message,
    edit_message,
    hand_over,
    manage_people,
    move_promise,
    remind,
)
from receptionist.services.check_desk import check_desk
from receptionist.services.find_messages import Tray, message, messages, tray_counts
from receptionist.services.remind import PostponeFor
from receptionist.services.summarise_day import summarise_day
from receptionist.services.undo import undo
from tests.support.office import Reception, make_reception, same_office

FULL = bool(os.environ.get("RECEPTIONIST_FULL"))
MINUTE = timedelta(minutes=1)
WAITS = [
    5 * MINUTE / 60,
    MINUTE,
    5 * MINUTE,
    31 * MINUTE,
    120 * MINUTE,
    600 * MINUTE,
    3000 * MINUTE,
]
NEVER_AGAIN = {Verdict.PENDING, Verdict.KEPT}

names = st.sampled_from(["laura", "ana", "juan", "marta"])
lengths = st.sampled_from([MINUTE, 4 * MINUTE, 20 * MINUTE, 90 * MINUTE, 400 * MINUTE])
texts = st.sampled_from(["", "presupuesto", "¿mañana? 655 12 34 56", "a\0b\ud800"])

Rows = dict[int, frozenset[PersonId]]


class ADesk(RuleBasedStateMachine):
    """What people may do, and what must hold after each of their deeds."""

    numbers = Bundle("numbers")
    made: Reception

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.at = same_office(self.made, self.folder)
        self.beside = sqlite3.connect(self.at.file)
        self.histories: dict[int, tuple[Event, ...]] = {}
        self.verdicts: dict[int, tuple[Verdict, ...]] = {}
        self.shown: Counter[Mark] = Counter()
        self.touched: set[int] = set()

    def teardown(self) -> None:
        try:
            self._everything_ends_well()
        finally:
            self.at.desk.close()
            self.beside.close()
            shutil.rmtree(self.folder)

    # What people do ------------------------------------------------------------------------

    @initialize(target=numbers)
    def a_first_call(self) -> int:
        return self._known(self.at.take("11:00").number)

    @rule(
        target=numbers,
        to=st.none() | st.sampled_from(["juan", "marta", "ana", "sales"]),
        due=st.none() | lengths,
        by=names,
        earlier=st.sampled_from([0, 0, 50]),
        text=texts,
    )
    def take(self, to: str | None, due: timedelta | None, by: str, earlier: int, text: str) -> Any:
        if len(self.histories) >= 6:
            return multiple()
        found = self.at.take(
            None,
            assignee=self._id(to) if to != "sales" else None,
            department=self.at.sales if to == "sales" else None,
            promised=due and Promised(words="le llamamos", due_at=self.at.now + due),
            taken_at=self.at.now - earlier * MINUTE,
            text=text,
            by=self._id(by),
        )
        return self._known(found.number)

    @rule(number=numbers, to=st.sampled_from(["juan", "marta", "ana", "sales", None]), by=names)
    def assign(self, number: int, to: str | None, by: str) -> None:
        self._act(number, assign_message.assign, to=self._id(to), by=by)

    @rule(number=numbers, to=names, by=names, why=st.sampled_from(["no está", " "]))
    def hand_over(self, number: int, to: str, by: str, why: str) -> None:
        self._act(number, hand_over.hand_over, to=self._id(to), why=why, by=by)

    @rule(number=numbers, by=names)
    def accept(self, number: int, by: str) -> None:
        self._act(number, assign_message.accept, by=by)

    @rule(number=numbers, by=names)
    def give_back(self, number: int, by: str) -> None:
        self._act(number, hand_over.give_back, why="no es mío", by=by)

    @rule(person=st.sampled_from(["juan", "marta"]), by=names)
    def sick_today(self, person: str, by: str) -> None:
        self.touched |= set(self.histories)
        self._try(lambda: hand_over.hand_over_all(self.at.desk, self._id(person), by=self._id(by)))

    @rule(number=numbers, by=names, in_person=st.booleans())
    def see(self, number: int, by: str, in_person: bool) -> None:
        see = assign_message.tell_in_person if in_person else assign_message.mark_seen
        self._act(number, see, by=by)

    @rule(number=numbers, retry=st.none() | lengths, by=names)
    def attempt(self, number: int, retry: timedelta | None, by: str) -> None:
        again = retry and self.at.now + retry
        self._act(number, answer_caller.attempt, what=AttemptKind.BUSY, retry_at=again, by=by)

    @rule(number=numbers, by=names)
    def answer(self, number: int, by: str) -> None:
        self._act(number, answer_caller.answered, by=by)

    @rule(number=numbers, due=lengths | st.just(-MINUTE), told=st.sampled_from(Told), by=names)
    def move(self, number: int, due: timedelta, told: Told, by: str) -> None:
        before = self._rows()
        due_at = self.at.now + due
        self._act(number, move_promise.move, due_at=due_at, told=told, by=by)
        if told is Told.NOT_TOLD:
            assert self._rows() == before, "a term nobody was told of quieted a reminder"

    @rule(number=numbers, due=lengths, by=names)
    def correct(self, number: int, due: timedelta, by: str) -> None:
        self._act(number, move_promise.correct, due_at=self.at.now + due, by=by)

    @rule(number=numbers, how_long=st.sampled_from(PostponeFor), by=names)
    def postpone(self, number: int, how_long: PostponeFor, by: str) -> None:
        before = message(self.at.desk, number).message.promise
        self._act(number, remind.postpone, how_long=how_long, by=by)
        assert message(self.at.desk, number).message.promise == before

    @rule(
        number=numbers,
        outcome=st.sampled_from(Outcome),
        of=st.none() | numbers,
        by=names,
        note=texts,
    )
    def close(self, number: int, outcome: Outcome, of: int | None, by: str, note: str) -> None:
        self._act(number, close_message.close, outcome=outcome, of=of, note=note, by=by)
        self.touched |= {of} if of else set()

    @rule(number=numbers, because=st.sampled_from(ReopenReason), by=names, due=st.none() | lengths)
    def reopen(self, number: int, because: ReopenReason, by: str, due: timedelta | None) -> None:
        due_at = due and self.at.now + due
        self._act(number, close_message.reopen, because=because, due_at=due_at, by=by)

    @rule(number=numbers, text=texts, chase=st.booleans(), by=names)
    def note(self, number: int, text: str, chase: bool, by: str) -> None:
        self._quietly(number, edit_message.note, text=text, chase=chase, by=by)

    @rule(number=numbers, text=texts, urgent=st.booleans(), by=names)
    def edit(self, number: int, text: str, urgent: bool, by: str) -> None:
        new = edit_message.Edit(
            text=text, urgent=urgent, channel=Channel.EMAIL, wants=(Wants.CAME_IN,)
        )
        self._quietly(number, edit_message.edit, new=new, by=by)

    @rule(number=numbers, by=names)
    def read_back(self, number: int, by: str) -> None:
        self._quietly(number, edit_message.read_back, by=by)

    @rule(number=numbers, by=names)
    def undo(self, number: int, by: str) -> None:
        if self._act(number, undo, by=by):
            self.touched |= set(self.histories)
            self.verdicts.clear()  # what is undone counts as never done, also in the other message

    @rule(length=st.sampled_from(WAITS))
    def let_time_pass(self, length: timedelta) -> None:
        self.at.wait(length)
        self.touched |= set(self.histories)

    @rule(
        person=names,
        reason=st.sampled_from(Whereabouts),
        back=st.none() | lengths,
        deputy=st.none() | names,
    )
    def away(
        self, person: str, reason: Whereabouts, back: timedelta | None, deputy: str | None
    ) -> None:
        back_at = self.at.now + back if back else None
        self._try(
            lambda: manage_people.away(
                self.at.desk,
                self._id(person),
                reason=reason,
                back_at=back_at,
                deputy=self._id(deputy) if deputy else None,
            )
        )

    @rule(person=names)
    def back(self, person: str) -> None:
        manage_people.back(self.at.desk, self._id(person))

    @rule()
    def remind(self) -> None:
        before = self._rows()
        self.shown.update(each.mark for each in remind.remind(self.at.desk))
        assert remind.remind(self.at.desk) == ()
        assert self._rows() == before, "having been shown quieted a reminder"

    @precondition(lambda self: len(self.histories) > 1)
    @rule()
    def restart(self) -> None:
        before = self._rows()
        self.at.restart()
        assert self._rows() == before

    # What holds -----------------------------------------------------------------------------

    @invariant()
    def histories_grow_and_late_never_becomes_kept(self) -> None:
        for number in self.touched:
            found = message(self.at.desk, number)
            known = self.histories.get(number, ())
            assert found.history[: len(known)] == known, "history was changed"
            self.histories[number] = found.history
            rounds = found.message.promise.rounds
            verdicts = tuple(each.verdict(self.at.now) for each in rounds)
            for was, became in zip(self.verdicts.get(number, ()), verdicts, strict=False):
                if was in (Verdict.LATE, Verdict.BROKEN):
                    assert became not in NEVER_AGAIN, f"{was} became {became}"
            self.verdicts[number] = verdicts
        self.touched.clear()

    @invariant()
    def everything_is_in_its_tray_and_what_is_overdue_stands_in_the_window(self) -> None:
        everything = messages(self.at.desk, tray=Tray.ALL)
        assert sorted(each.number for each in everything) == sorted(self.histories)
        assert self._tray(Tray.OPEN) == sorted(e.number for e in everything if e.open)
        overdue = [each for each in everything if self._overdue(each)]
        assert self._tray(Tray.LATE) == sorted(each.number for each in overdue)
        rows = self._rows(overdue)
        for each in overdue:
            quieted = each.attempts or each.postponements
            assert quieted or rows.get(each.number), "overdue, and nobody is reminded"

    @rule()
    def look_at_every_tray(self) -> None:
        mine: set[int] = set()
        nobodys = [each.number for each in messages(self.at.desk) if each.unassigned]
        assert self._tray(Tray.UNASSIGNED) == sorted(nobodys)
        for person in self.at.desk.people().active:
            counts = tray_counts(self.at.desk, person=person.id)
            for tray in (Tray.OPEN, Tray.LATE, Tray.UNASSIGNED, Tray.TODAY):
                assert counts[tray] == len(self._tray(tray))
            of_them = self._tray(Tray.MINE, person.id)
            assert counts[Tray.MINE] == len(of_them)
            mine |= set(of_them)
        assert sorted(mine) == self._tray(Tray.OPEN), "nobody has it"

    @invariant()
    def no_stage_is_shown_twice(self) -> None:
        assert not self.shown or max(self.shown.values()) == 1

    # Words ----------------------------------------------------------------------------------

    def _everything_ends_well(self) -> None:
        desk = self.at.desk
        self.look_at_every_tray()
        assert check_desk(desk).troubles == ()
        day = summarise_day(desk)
        assert day.balance.adds_up
        assert sorted(day.balance.still_open) == self._tray(Tray.OPEN)
        self.at.wait(timedelta(days=8))
        assert sorted(self._rows()) == self._tray(Tray.OPEN), "nothing but closing ends reminders"

    def _id(self, name: str | None) -> Any:
        return getattr(self.at, name) if name else None

    def _known(self, number: int) -> int:
        self.touched.add(number)
        self.histories.setdefault(number, ())
        return number

    def _try(self, act: Callable[[], Any]) -> bool:
        before = self._written()
        try:
            act()
        except DeskError as error:
            refusal = str(error)
        else:
            return True
        assert refusal.strip().endswith("."), "a refusal is a sentence"
        assert self._written() == before, "refused, and yet something was written"
        return False

    def _written(self) -> Any:
        """Everything a deed can write, read past the program."""
        return self.beside.execute(
            "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM event_texts),"
            " (SELECT group_concat(state) FROM messages),"
            " (SELECT group_concat(name || whereabouts || coalesce(since, '')) FROM people)"
        ).fetchone()

    def _act(self, number: int, service: Callable[..., Any], *, by: str, **more: Any) -> bool:
        self.touched.add(number)
        return self._try(lambda: service(self.at.desk, number, by=self._id(by), **more))

    def _quietly(self, number: int, service: Callable[..., Any], **more: Any) -> None:
        before = self._rows()
        self._act(number, service, **more)
        assert self._rows() == before, "this is no business action, and quieted a reminder"

    def _overdue(self, each: Message) -> bool:
        due = each.promise.due_at
        return each.open and due is not None and not each.promise.answered and due < self.at.now

    def _tray(self, tray: Tray, person: PersonId | None = None) -> list[int]:
        found = [each.number for each in messages(self.at.desk, tray=tray, person=person)]
        assert len(set(found)) == len(found)
        return sorted(found)

    def _rows(self, some: Sequence[Message] | None = None) -> Rows:
        desk = self.at.desk
        found = standing(
            messages(desk) if some is None else some,
            hours=desk.office().hours,
            people=desk.people(),
            now=self.at.now,
        )
        rows: dict[int, set[PersonId]] = {}
        for each in found:
            rows.setdefault(each.message.number, set()).add(each.person)
        return {number: frozenset(persons) for number, persons in rows.items()}


@pytest.mark.timeout(14_400 if FULL else 300)
def test_whatever_people_do_no_message_and_no_promise_gets_lost(tmp_path: Path) -> None:
    ADesk.made = make_reception(tmp_path)
    ADesk.made.desk.close()
    run = ADesk.TestCase()
    ADesk.TestCase.settings = settings(
        max_examples=2000 if FULL else 100,
        stateful_step_count=60 if FULL else 30,
        suppress_health_check=list(HealthCheck),
    )
    run.runTest()
