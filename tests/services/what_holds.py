"""What must hold at a desk whatever people do: the invariants of the monkey in test_machine."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from receptionist.domain.errors import DeskError
from receptionist.domain.history import Event
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Colleague
from receptionist.domain.promise import Verdict
from receptionist.domain.reminders import Mark, standing
from receptionist.domain.trays import Tray
from receptionist.services.check_desk import check_desk
from receptionist.services.find_messages import message, messages, tray_counts
from receptionist.services.summarise_day import summarise_day
from tests.support.office import Reception, same_office

NEVER_AGAIN = {Verdict.PENDING, Verdict.KEPT}

Rows = dict[int, frozenset[PersonId]]


class WhatHolds(RuleBasedStateMachine):
    """A desk with its people; `made` is the office it begins with."""

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
        seen_to: set[int] = set()
        nobodys = [each.number for each in messages(self.at.desk) if each.unassigned]
        assert self._tray(Tray.UNASSIGNED) == sorted(nobodys)
        for person in self.at.desk.people().active:
            counts = tray_counts(self.at.desk, person=person.id)
            for tray in (Tray.OPEN, Tray.LATE, Tray.UNASSIGNED, Tray.TODAY):
                assert counts[tray] == len(self._tray(tray))
            of_them = self._tray(Tray.MINE, person.id)
            assert counts[Tray.MINE] == len(of_them)
            mine |= set(of_them)
            seen_to |= {number for number in of_them if self._there(person, number)}
        assert sorted(mine) == self._tray(Tray.OPEN), "nobody has it"
        stand_ins = (self.at.ana, self.at.laura)
        everyone = self.at.desk.people()
        for number in set(self._tray(Tray.OPEN)) - seen_to:
            here = [each for each in stand_ins if self._there(everyone.find(each), number)]
            assert not here, "somebody is at the desk, and an absent one has the message"

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

    def _hours(self) -> OpeningHours:
        return self.at.desk.office().hours

    def _there(self, person: Colleague | None, number: int) -> bool:
        promise = message(self.at.desk, number).message.promise
        due = None if promise.answered else promise.due_at
        return person is not None and not person.absent(
            now=self.at.now, due_at=due, hours=self._hours()
        )

    def _verdicts(self) -> dict[int, tuple[Verdict, ...]]:
        return {
            each.number: tuple(one.verdict(self.at.now) for one in each.promise.rounds)
            for each in messages(self.at.desk, tray=Tray.ALL)
        }

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
            " (SELECT group_concat(name || whereabouts || coalesce(since, '') || absences)"
            " FROM people), (SELECT hours || call_types FROM office),"
            " (SELECT group_concat(name || coalesce(retired_at, '')) FROM departments),"
            " (SELECT count(*) FROM department_members)"
        ).fetchone()

    def _act(self, number: int, service: Callable[..., Any], *, by: str, **more: Any) -> bool:
        self.touched.add(number)
        return self._try(lambda: service(self.at.desk, number, by=self._id(by), **more))

    def _quietly(self, number: int, service: Callable[..., Any], **more: Any) -> None:
        before = self._rows()
        self._act(number, service, **more)
        after = self._rows()
        quieted = {at for at, those in before.items() if not those <= after.get(at, frozenset())}
        assert not quieted, "this is no business action, and quieted a reminder"
        # The third chase tells the owner as well, and nobody else hears of it (product.md §5).
        told = {at for at, those in after.items() if those - before.get(at, frozenset())}
        assert told <= ({number} if more.get("chase") else set()), "a reminder out of nothing"

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
