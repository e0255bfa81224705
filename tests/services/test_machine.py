"""A monkey at the desk: whatever people do, no message and no promise gets lost."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    initialize,
    multiple,
    precondition,
    rule,
)

from receptionist.domain.history import AttemptKind, Promised, ReopenReason
from receptionist.domain.ids import CallTypeId, new_id
from receptionist.domain.message import Channel, Outcome, Wants
from receptionist.domain.office import CallType
from receptionist.domain.people import Absence, Whereabouts
from receptionist.domain.promise import Told
from receptionist.domain.reminders.postponing import PostponeFor
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
from receptionist.services import office as settings_of_office
from receptionist.services.find_messages import message, messages
from receptionist.services.planning import absences
from receptionist.services.undo import undo
from tests.services.what_holds import WhatHolds
from tests.support.office import make_reception

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
STANDARD = timedelta(0)
"""Instead of a due time: what the response standard proposes."""

names = st.sampled_from(["laura", "ana", "juan", "marta"])
lengths = st.sampled_from([MINUTE, 4 * MINUTE, 20 * MINUTE, 90 * MINUTE, 400 * MINUTE])
texts = st.sampled_from(["", "presupuesto", "¿mañana? 655 12 34 56", "a\0b\ud800"])


class ADesk(WhatHolds):
    """What people may do; what must hold after each of their deeds stands in `WhatHolds`."""

    numbers = Bundle("numbers")

    # What people do ------------------------------------------------------------------------

    @initialize(target=numbers)
    def a_first_call(self) -> int:
        return self._known(self.at.take("11:00").number)

    @rule(
        target=numbers,
        to=st.none() | st.sampled_from(["juan", "marta", "ana", "sales"]),
        due=st.none() | lengths | st.just(STANDARD),
        by=names,
        earlier=st.sampled_from([0, 0, 50]),
        text=texts,
        kind=st.sampled_from(["", "Averías"]),
    )
    def take(
        self, to: str | None, due: timedelta | None, by: str, earlier: int, text: str, kind: str
    ) -> Any:
        if len(self.histories) >= 6:
            return multiple()
        found = self.at.take(
            None,
            assignee=self._id(to) if to != "sales" else None,
            department=self.at.sales if to == "sales" else None,
            promised=Promised(words="le llamamos", due_at=self.at.now + due) if due else None,
            nothing_promised=due is None,
            call_type=kind,
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

    @rule(person=names, by=names, at_once=st.booleans())
    def off_sick(self, person: str, by: str, at_once: bool) -> None:
        done: list[absences.SickToday] = []
        before = self._rows()
        self.touched |= set(self.histories)
        self._try(
            lambda: done.append(
                absences.sick_today(self.at.desk, self._id(person), by=self._id(by))
            )
        )
        if done and at_once:
            absences.undo_sick_today(self.at.desk, done[0], by=self._id(by))
            assert self._rows() == before, "taken back, and yet somebody else has it"

    @rule(
        person=names,
        begins=st.sampled_from([-MINUTE, MINUTE, 60 * MINUTE]),
        lasts=lengths,
        deputy=st.none() | names,
    )
    def plan(self, person: str, begins: timedelta, lasts: timedelta, deputy: str | None) -> None:
        start = self.at.now + begins
        planned = Absence(start=start, end=start + lasts, deputy=self._id(deputy))
        self._try(lambda: absences.plan(self.at.desk, self._id(person), [planned]))

    @rule(days=st.integers(0, 3), closed=st.booleans())
    def close_on(self, days: int, closed: bool) -> None:
        """What moves with the hours was never late, and no caller knew it."""
        verdicts = self._verdicts()
        self.touched |= set(self.histories)
        day = (self.at.now + timedelta(days=days)).date()
        settings_of_office.close_on(self.at.desk, day, closed=closed)
        assert self._verdicts() == verdicts

    @rule(members=st.lists(names, max_size=2), by=names)
    def regroup(self, members: list[str], by: str) -> None:
        """The department has other members, or is no more and comes again."""
        self.touched |= set(self.histories)
        if not members:
            self._try(
                lambda: manage_people.remove_department(
                    self.at.desk, self.at.sales, by=self._id(by)
                )
            )
            members = ["juan"]
        found = manage_people.add_department(
            self.at.desk, "Ventas", [self._id(each) for each in members]
        )
        self.at.sales = found.id

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
        self.touched |= set(self.histories)
        people, now = self.at.desk.people(), self.at.now
        for each in messages(self.at.desk):
            assignee = people.find(each.assignee)
            due = None if each.promise.answered else each.promise.due_at
            gone = assignee and assignee.absent(now=now, due_at=due, hours=self._hours())
            assert gone or not each.fell_to, "fallen, and yet the assignee is there"

    @precondition(lambda self: len(self.histories) > 1)
    @rule()
    def restart(self) -> None:
        before = self._rows()
        self.at.restart()
        assert self._rows() == before


@pytest.mark.timeout(14_400 if FULL else 300)
def test_whatever_people_do_no_message_and_no_promise_gets_lost(tmp_path: Path) -> None:
    ADesk.made = make_reception(tmp_path)
    repairs = CallType(id=CallTypeId(new_id(ADesk.made.now)), name="Averías", standard=20 * MINUTE)
    settings_of_office.save_call_type(ADesk.made.desk, repairs)
    ADesk.made.desk.close()
    run = ADesk.TestCase()
    ADesk.TestCase.settings = settings(
        max_examples=2000 if FULL else 100,
        stateful_step_count=60 if FULL else 30,
        suppress_health_check=list(HealthCheck),
    )
    run.runTest()
