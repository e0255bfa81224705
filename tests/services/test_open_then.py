"""Which messages were open on a day is looked up, not read from all there ever were."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.dialects import sqlite

from receptionist.domain.message import Outcome
from receptionist.services.close_message import close
from receptionist.storage.history import open_then, touched_between
from tests.support.office import Reception


@pytest.mark.parametrize(
    ("lately", "other"), [(True, "messages_taken"), (False, "messages_closed")]
)
def test_a_day_reads_the_shorter_side(
    reception_in_file: Reception, lately: bool, other: str
) -> None:
    """Ten million messages of ten years: yesterday's page is ready at once."""
    start = reception_in_file.now
    with reception_in_file.desk.database.read() as session:
        for query in open_then(start, start + timedelta(days=1), lately=lately):
            compiled = query.compile(
                dialect=sqlite.dialect(), compile_kwargs={"literal_binds": False}
            )
            plan = session.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {compiled}", tuple(1 for _each in compiled.params)
            ).all()
            assert "USING INDEX" in str(plan)
            assert other not in str(plan)


def test_whichever_side_it_is_the_same_are_found(reception: Reception) -> None:
    for day in (23, 24, 25, 26):
        reception.to("10:00", day=day).take()
        reception.take()
        close(reception.desk, 2 * day - 45, outcome=Outcome.RESOLVED, by=reception.ana)
    with reception.desk.database.read() as session:
        for days in range(-2, 3):
            start = reception.now + timedelta(days=days - 1)
            end = start + timedelta(days=1)
            both = [
                {
                    row.number
                    for query in open_then(start, end, lately=lately)
                    for row in session.execute(query)
                }
                for lately in (True, False)
            ]
            assert both[0] == both[1]
            found = {number for number, _id in touched_between(session, start, end)}
            assert both[0] <= found
