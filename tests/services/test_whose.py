"""Whose a message is, asked of the database, is whose it is by the people's rules."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from receptionist.domain.message import Message
from receptionist.domain.people import Role, Whereabouts
from receptionist.domain.trays import Tray
from receptionist.services import manage_people
from receptionist.services.answer_caller import answered
from receptionist.services.find_messages import messages, part_of, tray_counts
from receptionist.services.hand_over import hand_over
from tests.support.office import Reception, make_reception

AWAY = tuple(each for each in Whereabouts if each is not Whereabouts.UNKNOWN)


@pytest.fixture
def chequered(tmp_path: Path) -> Reception:
    """A message of every kind: each assignee, the department, nobody, with and without due time."""
    made = make_reception(tmp_path)
    people = [made.laura, made.ana, made.juan, made.marta]
    for person in (*people, None):
        for due in ("11:00", "13:00", "18:00"):
            made.take(due, assignee=person)
        made.take(None, promised=None, nothing_promised=True, assignee=person)
    for due in ("11:00", "18:00"):
        made.take(due, assignee=None, department=made.sales)
    answered(made.desk, made.take("12:00", assignee=made.marta).number, by=made.marta)
    hand_over(made.desk, made.take().number, to=made.laura, why="x", by=made.juan)
    return made


def by_the_rules(reception: Reception, message: Message, person: object) -> bool:
    if person == message.assignee or (message.offer and message.offer.to == person):
        return True
    acting = reception.desk.people().acting_for(
        message.assignee,
        department=message.department,
        now=reception.now,
        due_at=None if message.promise.answered else message.promise.due_at,
        hours=reception.desk.office().hours,
    )
    return person in {each.id for each in acting}


@pytest.mark.parametrize("seed", range(8))
def test_the_pile_of_somebody_is_what_the_rules_give_them(chequered: Reception, seed: int) -> None:
    random = Random(seed)  # noqa: S311 -- a test
    desk = chequered.desk
    for person in desk.people().active:
        if random.random() < 0.5:
            back = random.choice((None, "12:30", "13:00", "16:30"))
            chequered.to(back or "10:00")
            back_at = chequered.now if back else None
            chequered.to("10:00")
            reason = random.choice(AWAY)
            manage_people.away(desk, person.id, reason=reason, back_at=back_at)
    if random.random() < 0.3:
        manage_people.set_role(desk, chequered.ana, Role.COLLEAGUE)
    everything = messages(desk)
    for person in desk.people().active:
        wanted = [each.number for each in everything if by_the_rules(chequered, each, person.id)]
        found = [each.number for each in messages(desk, tray=Tray.MINE, person=person.id)]
        assert found == wanted
        assert tray_counts(desk, person=person.id)[Tray.MINE] == len(wanted)
        part = part_of(desk, tray=Tray.MINE, person=person.id, start=1, size=2)
        assert [each.number for each in part.messages] == wanted[1:3]
        assert part.count == len(wanted)
    desk.close()
