"""Whatever is changed, removed or put in past the program, `check` says of which history and where.

On both databases: the chain that a file's program writes, and the one that a server's trigger does.
"""

# ruff: noqa: S608 -- the statements of a forger

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta

import pytest

from receptionist.computer import computer_name
from receptionist.domain.errors import StorageTrouble
from receptionist.services.check_desk import check_desk
from receptionist.services.edit_message import note
from receptionist.services.find_messages import message
from receptionist.storage.chains.link import NOTHING
from tests.support.office import Reception
from tests.support.server import Server

Forge = Callable[[str], tuple[str, ...]]

_FOLLOWS = "does not follow from the one before"
_SECOND = "seq = (SELECT min(seq) FROM events WHERE kind = 'noted')"


@pytest.fixture
def forge(reception: Reception, server: Server) -> Forge:
    """Do what the database refuses, as whoever owns it could; what `check` says of it then.

    Message 1 has four lines of history, message 2 has one.
    """
    for _call in range(2):
        reception.take()
    for words in ("uno", "dos", "tres"):
        note(reception.desk, 1, words, by=reception.ana)

    def done(statement: str) -> tuple[str, ...]:
        if reception.address.startswith("sqlite"):
            _in_file(reception, statement)
        else:
            name = reception.address.partition("?")[0].rpartition("/")[2]
            with server.connect(name) as past_the_program:
                past_the_program.execute("SET session_replication_role = replica")  # no triggers
                past_the_program.execute(statement.encode())
        return check_desk(reception.desk).troubles

    assert check_desk(reception.desk).troubles == ()
    return done


def _in_file(reception: Reception, statement: str) -> None:
    with closing(sqlite3.connect(reception.file)) as past_the_program, past_the_program:
        for table in ("events", "event_texts"):
            for verb in ("update", "delete"):
                past_the_program.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
        past_the_program.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE events SET kind = 'seen' WHERE {_SECOND}",
        f"UPDATE events SET \"by\" = (SELECT id FROM people WHERE name = 'Laura') WHERE {_SECOND}",
        "UPDATE events SET computer = 'another' WHERE kind = 'noted'",
        "UPDATE events SET data = '{\"chase\":true}' WHERE kind = 'noted'",
    ],
)
def test_a_changed_field_is_named(forge: Forge, statement: str) -> None:
    assert any(_FOLLOWS in each for each in forge(statement))


def test_the_place_is_named(forge: Forge) -> None:
    said = forge("UPDATE events SET computer = 'x' WHERE seq = (SELECT max(seq) FROM events)")
    assert said == (
        "Message 1: line 4 of its history does not follow from the one before. "
        "Something there was changed, removed or put in.",
    )


def test_changed_words_are_named(forge: Forge) -> None:
    said = forge("UPDATE event_texts SET data = replace(data, '\"dos\"', '\"nada\"')")
    assert "Message 1: the words of line 3 of its history were changed." in said


def test_a_line_taken_out_is_named(forge: Forge, reception: Reception) -> None:
    line = message(reception.desk, 1).history[2].id
    _forget_words(forge, line.hex)
    said = forge(f"DELETE FROM events WHERE id = '{line.hex}'")
    assert any("line 3 of its history does not follow" in each for each in said)


def test_an_end_cut_off_is_named(forge: Forge, reception: Reception) -> None:
    line = message(reception.desk, 1).history[-1].id
    _forget_words(forge, line.hex)
    said = forge(f"DELETE FROM events WHERE id = '{line.hex}'")
    assert "Message 1: its history does not end where it did. Lines were removed or added." in said


def _forget_words(forge: Forge, line: str) -> None:
    forge(f"DELETE FROM event_texts WHERE event = '{line}'")


def test_a_history_that_is_gone_is_named(forge: Forge, reception: Reception) -> None:
    gone = message(reception.desk, 2).message.id
    forge(
        "DELETE FROM event_texts WHERE event IN "
        f"(SELECT id FROM events WHERE message = '{gone.hex}')"
    )
    said = forge(f"DELETE FROM events WHERE message = '{gone.hex}'")
    assert "Message 2: its history does not end where it did. Lines were removed or added." in said


def test_lines_in_another_order_are_named(forge: Forge) -> None:
    said = forge(f"UPDATE events SET seq = (SELECT max(seq) + 1 FROM events) WHERE {_SECOND}")
    assert any(_FOLLOWS in each for each in said)


def test_an_event_says_at_which_computer_it_was_done(reception: Reception) -> None:
    reception.take()
    note(reception.desk, 1, "x", by=reception.ana)
    done = message(reception.desk, 1).history
    assert computer_name()
    assert {each.computer for each in done} == {computer_name()}


def test_both_databases_make_the_same_chain_of_the_same_history(
    reception_in_file: Reception, reception_on_server: Reception
) -> None:
    """The bytes are the same: a history that moves with its salts keeps its digests."""
    reception_in_file.take()
    note(reception_in_file.desk, 1, "«ñandú» 🦩\n\t“x”", by=reception_in_file.ana)
    with reception_in_file.desk.database.read() as session:
        events = session.exec_driver_sql(
            'SELECT id, kind, happened_at, recorded_at, data, computer, texts_digest, digest, "by",'
            " message FROM events ORDER BY seq"
        ).all()
    with reception_on_server.desk.database.begin() as session:
        (message_row,) = session.exec_driver_sql(
            "INSERT INTO messages (id, version, taken_at, taken_by, state) SELECT %s::uuid, 1, "
            "now(), id, '{}' FROM people LIMIT 1 RETURNING chain",
            (events[0].message,),
        ).one()
        assert bytes(message_row) in (b"", NOTHING)
        session.exec_driver_sql("ALTER TABLE events DROP CONSTRAINT events_by_fkey")
        for each in events:
            found = session.exec_driver_sql(
                "INSERT INTO events (id, message, kind, happened_at, recorded_at, by, data,"
                " computer, texts_digest) VALUES (%s::uuid, %s::uuid, %s, to_timestamp(0) + %s,"
                " to_timestamp(0) + %s, %s::uuid, %s, %s, %s) RETURNING digest",
                (
                    *(each.id, each.message, each.kind),
                    timedelta(microseconds=each.happened_at),
                    timedelta(microseconds=each.recorded_at),
                    *(each.by, each.data, each.computer, each.texts_digest),
                ),
            ).scalar_one()
            assert bytes(found) == each.digest


def test_a_server_refuses_words_that_are_none_of_their_event(
    reception_on_server: Reception,
) -> None:
    reception_on_server.take()
    with (
        pytest.raises(StorageTrouble, match="these words are not those of their event"),
        reception_on_server.desk.database.begin() as session,
    ):
        session.exec_driver_sql(
            "INSERT INTO event_texts (event, data, salt) SELECT id, '{}', '' FROM events LIMIT 1"
        )
