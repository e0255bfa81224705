"""Every message is what its history says, keeps the rules, and can be found; else it is named.

What no service would do is done past the program, to a file.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from receptionist.domain.history import Undone
from receptionist.domain.ids import EventId, MessageId, new_id
from receptionist.domain.message import Closing, Message, Offer, Outcome
from receptionist.domain.people import People
from receptionist.services.check_desk import check_desk, check_file, check_part
from receptionist.services.checking.invariants import broken_duplicates, broken_rules
from receptionist.services.close_message import close
from receptionist.services.edit_message import note
from receptionist.services.find_messages import message
from tests.support.office import Reception


@pytest.fixture
def reception(reception_in_file: Reception) -> Reception:
    """A new office in a file."""
    return reception_in_file


def _past_the_program(reception: Reception, *statements: str) -> tuple[str, ...]:
    """Do what no service would, and check."""
    reception.desk.close()
    with sqlite3.connect(reception.file) as past_the_program:
        for name in ("events_no_update", "events_no_delete"):
            past_the_program.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            past_the_program.execute(statement)
    past_the_program.close()
    reception.restart()
    return check_desk(reception.desk).troubles


def test_each_column_is_what_the_history_says(reception: Reception) -> None:
    reception.take()
    said = _past_the_program(reception, "UPDATE messages SET due_at = due_at + 1")
    assert said == ("Message 1 is not what its history says.",)


def test_the_same_in_other_words_is_the_same(reception: Reception) -> None:
    reception.take()
    said = _past_the_program(
        reception, "UPDATE messages SET state = json(replace(state, ',', ', '))"
    )
    assert said == ()
    said = _past_the_program_again(reception, "UPDATE messages SET state = 'torn'")
    assert said == ("Message 1 is not what its history says.",)


def _past_the_program_again(reception: Reception, statement: str) -> tuple[str, ...]:
    with reception.desk.database.begin() as session:
        session.exec_driver_sql(statement)
    return check_desk(reception.desk).troubles


def test_what_the_search_does_not_know_is_named(reception: Reception) -> None:
    reception.take()
    reception.take()
    said = _past_the_program_again(reception, "DELETE FROM message_search WHERE rowid = 2")
    assert said == ("Message 2 cannot be found by searching.",)


def test_a_history_that_cannot_have_been_is_named(reception: Reception) -> None:
    for _call in range(3):
        reception.take()
    note(reception.desk, 1, "x", by=reception.ana)
    said = _past_the_program(
        reception, "UPDATE events SET recorded_at = recorded_at - 3600000000 WHERE kind = 'noted'"
    )
    assert said == (
        "Message 1: line 2 of its history does not follow from the one before. "
        "Something there was changed, removed or put in.",
        "Something happened to message 1 after it was written down.",
    )


def test_rules_are_checked_for_each_message(reception: Reception) -> None:
    people, message_ = reception.desk.people(), reception.take()
    (taken,) = message(reception.desk, 1).history
    undone = replace(taken, id=EventId(new_id(reception.now)), what=Undone(of=EventId(message_.id)))
    offer = Offer(to=reception.marta, by=reception.ana, at=reception.now)

    def closed(outcome: Outcome) -> Message:
        closing = Closing(at=reception.now, by=reception.ana, outcome=outcome)
        return replace(message_, closing=closing, offer=offer)

    assert broken_rules(message_, (taken,), people) == []
    assert broken_rules(message_, (taken, taken, undone), People()) == [
        "Message 1 was taken twice.",
        "Message 1 takes back what never happened to it.",
        "Message 1 is somebody's who does not exist.",
    ]
    still_offered = "Message 1 is closed, and still offered to somebody."
    wrongly = "Message 1 was closed in a way that is not allowed."
    assert broken_rules(closed(Outcome.RESOLVED), (taken,), people) == [still_offered]
    for outcome in (Outcome.UNREACHABLE, Outcome.DUPLICATE):
        assert broken_rules(closed(outcome), (taken,), people) == [wrongly, still_offered]
    undo_note = replace(undone, what=Undone(of=taken.id))
    assert broken_rules(message_, (taken, undo_note), people) == []


def test_duplicates_lead_to_a_message_and_never_back(reception: Reception) -> None:
    one, two, three, four = (reception.take().id for _call in range(4))
    there = {one, two, three, four}
    nowhere = MessageId(new_id(reception.now))
    assert broken_duplicates({one: two, two: three}, there.__contains__) == []
    assert broken_duplicates({one: two, two: one, three: one}, there.__contains__) == [
        *(one, two, three)
    ]
    assert broken_duplicates({four: nowhere}, there.__contains__) == [four]


def test_a_duplicate_of_nothing_is_named(
    reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception.take()
    reception.take()
    close(reception.desk, 2, outcome=Outcome.DUPLICATE, of=1, by=reception.ana)
    assert check_desk(reception.desk).troubles == ()
    monkeypatch.setattr("receptionist.services.check_desk.message_by_id", lambda *_asked: None)
    said = check_desk(reception.desk).troubles
    assert said == ("Message 2 is a duplicate of nothing, or of itself.",)


def test_a_wholly_broken_desk_is_not_listed_for_ever(
    reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("receptionist.services.check_desk._NAMED", 2)
    for _call in range(4):
        reception.take()
    said = _past_the_program(reception, "UPDATE messages SET closed_at = 1")
    assert len(said) == 2
    assert check_desk(reception.desk).messages == 4


def test_a_large_desk_is_read_by_several_processes(reception: Reception) -> None:
    for _call in range(3):
        reception.take()
    found = check_desk(reception.desk, helpers_from=1)
    assert (found.messages, found.troubles) == (3, ())
    with reception.desk.database.begin() as session:
        session.exec_driver_sql("UPDATE messages SET closed_at = 1 WHERE number = 3")
    part = check_part(f"sqlite:///{reception.file}", 1, 3)
    assert part.troubles == ["Message 3 is not what its history says."]
    found = check_desk(reception.desk, helpers_from=1)
    assert found.troubles == ("Message 3 is not what its history says.",)
    assert check_file(f"sqlite:///{reception.file}") == []


def test_how_far_it_is_is_told(reception: Reception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("receptionist.services.check_desk._A_PART", 2)
    for _call in range(5):
        reception.take()
    told: list[float] = []
    assert check_desk(reception.desk, how_far=told.append).messages == 5
    assert told == [0, 1 / 3, 2 / 3]


@pytest.mark.parametrize(
    ("table", "where"),
    [("messages", "number = 2"), ("event_texts", "rowid = 2"), ("events", "seq = 2")],
)
def test_a_text_that_is_none_any_more_is_named(
    reception: Reception, table: str, where: str
) -> None:
    """A byte on the disk has become another one, and no letters begin with it."""
    for _call in range(3):
        reception.take()
    column = "state" if table == "messages" else "data"
    torn = f"CAST(replace(CAST({column} AS BLOB), x'7b', x'7bff') AS TEXT)"
    forget = "DROP TRIGGER event_texts_no_update"
    said = _past_the_program(
        reception,
        forget,
        f"UPDATE {table} SET {column} = {torn} WHERE {where}",  # noqa: S608 -- of this test
    )
    assert said[-1] == "Message 2 is not what its history says."
    assert all("Message 2" in each for each in said)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        *(("happened_at", "1e19"), ("recorded_at", "9e18"), ("data", "'{\"caller\":5}'")),
        *(("kind", "'torn'"), ("id", "'torn'"), ("data", "x'ff'"), ("digest", "'torn'")),
        ("texts_digest", "'torn'"),
    ],
)
def test_whatever_stands_where_a_value_should_is_named(
    reception: Reception, column: str, value: str
) -> None:
    reception.take()
    reception.take()
    said = _past_the_program(
        reception,
        f"UPDATE events SET {column} = {value} WHERE seq = 2",  # noqa: S608 -- of this test
    )
    assert any("Message 2" in each for each in said)
    assert not any("Message 1" in each for each in said)
