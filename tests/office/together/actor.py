"""People who work at the same few messages as fast as they can, and write down what came of it.

A process of its own: `python -m tests.office.together.actor ADDRESS SEED ACTIONS PEOPLE`, where
several people are threads with a desk each. It says "ready", begins at a line on its input, and
ends with one line of JSON for each thing somebody did.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from random import Random

from receptionist.domain.errors import ChangedMeanwhile, DeskError, StorageBusy
from receptionist.domain.history import AttemptKind, ReopenReason
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message, Outcome
from receptionist.domain.promise import Told
from receptionist.domain.reminders.postponing import PostponeFor
from receptionist.services.answer_caller import answered, attempt
from receptionist.services.assign_message import accept, assign, mark_seen
from receptionist.services.close_message import close, reopen
from receptionist.services.desk import Desk, open_desk
from receptionist.services.edit_message import Edit, edit, note
from receptionist.services.find_messages import message
from receptionist.services.hand_over import give_back, hand_over
from receptionist.services.move_promise import move
from receptionist.services.remind import postpone, remind
from receptionist.services.undo import undo
from receptionist.settings import Settings

HOT = 4
"""So many messages everybody works at; after some time at the next ones."""

AT_THESE = 100
"""So many things each person does before they go on to the next messages."""


@dataclass
class Deed:
    """What one person tried: `key` is a text nobody else wrote, `out` what came of it."""

    do: str
    number: int
    by: str
    key: str
    out: str = "done"
    says: str = ""
    version: int = 0
    base: int = 0
    fields: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


class Actor:
    """One person with a desk of their own; the seed says everything they do."""

    def __init__(self, address: str, seed: int) -> None:
        self.desk: Desk = open_desk(Settings(), address=address)
        self.random = Random(seed)  # noqa: S311 -- a test's dice
        everybody = self.desk.people().active
        self.me = everybody[seed % len(everybody)].id
        self.others = [each.id for each in everybody if each.id != self.me]
        self.mark = f"p{seed}"
        self.first = 1
        self.read = self._read_these()
        self.deeds: list[Deed] = []
        self.busy = 0

    def work(self, actions: int) -> None:
        """So many things, each tried until the database had time for it."""
        chances = {name: weight for name, (weight, _act) in self._repertory().items()}
        for at in range(actions):
            name = self.random.choices(list(chances), list(chances.values()))[0]
            if at and at % AT_THESE == 0:
                self.first += HOT
                self.read = self._read_these()
            number = self.random.randrange(self.first, self.first + HOT)
            deed = Deed(name, number, str(self.me), f"{self.mark}-{at}")
            self._do(deed, self._repertory()[name][1])
            self.deeds.append(deed)
        self.desk.close()

    def _read_these(self) -> dict[int, Message]:
        these = range(self.first, self.first + HOT)
        return {number: message(self.desk, number).message for number in these}

    def _do(self, deed: Deed, act: Callable[[Deed], Message | None]) -> None:
        while True:
            try:
                done = act(deed)
            except StorageBusy:
                self.busy += 1  # "try again in a moment" is what a person does, too
                continue
            except ChangedMeanwhile as error:
                deed.out, deed.says, deed.fields = "conflict", str(error), error.fields
                self.read[deed.number] = message(self.desk, deed.number).message
            except DeskError as error:
                deed.out, deed.says = "refused", str(error)
            else:
                if done is not None:
                    deed.version = done.version
            return

    def _repertory(self) -> dict[str, tuple[int, Callable[[Deed], Message | None]]]:
        by = self.me

        def somebody() -> PersonId:
            return self.random.choice(self.others)

        def simply(
            service: Callable[..., Message], **more: object
        ) -> Callable[[Deed], Message | None]:
            return lambda deed: service(self.desk, deed.number, by=by, **more)

        def with_note(
            service: Callable[..., Message], word: str = "note", **more: object
        ) -> Callable[[Deed], Message | None]:
            return lambda deed: service(self.desk, deed.number, by=by, **{word: deed.key}, **more)

        return {
            "noted": (30, lambda deed: note(self.desk, deed.number, deed.key, by=by)),
            "edited": (24, self._edit),
            "look": (8, self._look),
            "closed": (8, with_note(close, outcome=Outcome.NOT_NEEDED)),
            "duplicate": (2, self._duplicate),
            "reopened": (8, simply(reopen, because=ReopenReason.CAME_BACK)),
            "mistake": (2, simply(reopen, because=ReopenReason.MISTAKE)),
            "assigned": (6, lambda deed: assign(self.desk, deed.number, to=None, by=by)),
            "accepted": (8, simply(accept)),
            "handed-over": (4, lambda deed: self._hand_over(deed, somebody())),
            "gave-back": (3, with_note(give_back, "why")),
            "attempt": (4, with_note(attempt, what=AttemptKind.BUSY)),
            "answered": (3, with_note(answered)),
            "term": (4, self._move),
            "postponed": (4, simply(postpone, how_long=PostponeFor.MINUTES_10)),
            "seen": (3, simply(mark_seen)),
            "undone": (5, simply(undo)),
            "remind": (3, self._remind),
        }

    def _look(self, deed: Deed) -> None:
        """Read it again, as somebody who opens the message."""
        self.read[deed.number] = message(self.desk, deed.number).message

    def _edit(self, deed: Deed) -> Message:
        """Change one or two fields of what was read at some time, as an open dialog would."""
        read = self.read[deed.number]
        deed.base = read.version
        fields = self.random.sample(("text", "name", "company"), self.random.randint(1, 2))
        deed.fields = tuple(fields)
        caller = replace(
            read.caller,
            name=deed.key if "name" in fields else read.caller.name,
            company=deed.key if "company" in fields else read.caller.company,
        )
        text = deed.key if "text" in fields else None
        new = Edit(caller=caller, text=text, read_version=read.version)
        return edit(self.desk, deed.number, new, by=self.me)

    def _hand_over(self, deed: Deed, to: PersonId) -> Message:
        return hand_over(self.desk, deed.number, to=to, why=deed.key, by=self.me)

    def _move(self, deed: Deed) -> Message:
        due = self.desk.now() + timedelta(hours=1)
        number = deed.number
        return move(self.desk, number, due_at=due, told=Told.PHONE, why=deed.key, by=self.me)

    def _duplicate(self, deed: Deed) -> Message:
        of = self.random.choice([each for each in self.read if each != deed.number])
        outcome = Outcome.DUPLICATE
        return close(self.desk, deed.number, outcome=outcome, note=deed.key, of=of, by=self.me)

    def _remind(self, deed: Deed) -> None:
        deed.shown = tuple(str(each.mark) for each in remind(self.desk))


def main() -> None:
    """Everybody of this process."""
    address, seed, actions, people = sys.argv[1], *map(int, sys.argv[2:5])
    actors = [Actor(address, seed + at) for at in range(people)]
    threads = [threading.Thread(target=each.work, args=(actions,)) for each in actors]
    print("ready", flush=True)  # noqa: T201 -- to whoever started it
    sys.stdin.readline()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for actor in actors:
        for deed in actor.deeds:
            print(json.dumps(asdict(deed)))  # noqa: T201
        print(json.dumps({"busy": actor.busy}))  # noqa: T201


if __name__ == "__main__":
    main()
