"""A row says who stands in while whoever it is for is away, and nobody else otherwise."""

from __future__ import annotations

from dataclasses import replace

from receptionist.domain.message import Outcome
from receptionist.domain.people import Whereabouts
from receptionist.services import manage_people
from receptionist.services.close_message import close
from tests.support.window import Workplace
from ui.words import row_aloud, row_text


def test_who_stands_in_is_in_the_row(workplace: Workplace) -> None:
    work, message = workplace, workplace.take()

    def says() -> str:
        row = row_text(
            work.found(message).message,
            people=work.desk.people(),
            hours=work.seat.hours,
            now=work.clock.at,
        )
        assert row.who_for in row_aloud(row)
        return row.who_for

    assert says() == "Ana Soler"
    manage_people.away(work.desk, work.ana.id, reason=Whereabouts.HOLIDAY, back_at=None)
    desk_first = says()
    manage_people.set_deputy(work.desk, work.ana.id, work.juan.id)
    assert says() == "Juan Pérez (for Ana)"
    assert desk_first in ("the front desk (for Ana)", "Marta Gil (for Ana)")
    manage_people.away(work.desk, work.juan.id, reason=Whereabouts.SICK, back_at=None)
    assert says() == desk_first
    close(work.desk, message.number, outcome=Outcome.RESOLVED, by=work.marta.id)
    assert says() == "Ana Soler"
    nobodys = replace(message, assignee=None)
    assert row_text(
        nobodys, people=work.desk.people(), hours=work.seat.hours, now=work.clock.at
    ).who_for == ("Unassigned")
