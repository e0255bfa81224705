"""A caller is recognised while the name is typed: beginnings, sound, slips, digits, namesakes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import text

from receptionist.domain.contacts import Contact, ContactNumber
from receptionist.domain.ids import PersonId
from receptionist.storage.contacts.rows import add_contact, count_contacts
from receptionist.storage.contacts.search import search_contacts
from receptionist.storage.database import Database, Session, open_database
from tests.support.server import Server
from tests.support.waiting import wait_until

# The ways one name is written, as people really do; each is looked for among all the others.
PAIRS = [
    ("Teófila Larrañaga Gárate", "Teofila Larranaga Garate"),
    ("María Ángeles Hervás Ordóñez", "MARIA ANGELES HERVAS ORDONEZ"),
    ("Rocío Peña Cid", "Rocío Peña Cid"),
    ("Ángeles Llano Gimeno", "Llano Gimeno, Ángeles"),
    ("Jose Luis Tamayo Salvador", "Jose Luis Tamayo-Salvador"),
    ("Francisco Moll Simó", "Fco. Moll Simó"),
    ("Eva María Cepeda Lerma", "Eva Mª Cepeda Lerma"),
    ("Jose Ramón Jimenez Llanos", "Jose Jimenez Llanos"),
    ("Jose Olmo Prat", "Jose Ramón Olmo Prat"),
    ("Miguela Pedrosa Serna", "Miguela Pedrosa"),
    ("Elena De Boix Terrón", "Elena Boix Terrón"),
    ("Azahar Cases Guijarro", "Dña. Azahar Cases Guijarro"),
    ("Miguela Caballero Mateos", "Miguela Cavallero Mateos"),
    ("Delia Verdejo Mosquera", "Delia Verejo Mosquera"),
    ("Clímaco Escudero Valbuena", "Clímaco Escudreo Valbuena"),
    ("Teo Mas Mur", "Teo Mass Mur"),
    ("Quique Sacristán Piñeiro", "Piñeiro Quique"),
]


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.begin() as opened:
        for at, (name, _written) in enumerate(PAIRS):
            _add(opened, name, phone=f"6551{at:05}")
        yield opened


def _add(session: Session, name: str, company: str = "", phone: str = "") -> Contact:
    number = ContactNumber(typed=phone, e164=f"+34{phone}" if len(phone) == 9 else "")
    made = Contact(
        id=PersonId(uuid4()), name=name, company=company, numbers=(number,) if phone else ()
    )
    add_contact(session, made)
    return made


def _found(session: Session, typed: str, limit: int = 5) -> list[str]:
    return [each.called for each in search_contacts(session, typed, limit=limit)]


@pytest.mark.parametrize(("name", "typed"), PAIRS, ids=[each for _name, each in PAIRS])
def test_however_it_is_written_the_name_is_among_the_first(
    session: Session, name: str, typed: str
) -> None:
    assert _found(session, typed)[0] == name


@pytest.mark.parametrize("typed", ["teo", "lar", "gar", "delia v", "escudre", "mosqeura", "verej"])
def test_three_letters_are_enough_and_a_slip_does_not_matter_meanwhile(
    session: Session, typed: str
) -> None:
    assert _found(session, typed)


@pytest.mark.parametrize("typed", ["", "te", "12", "655", "  ", "\0", "%%%", '"', "' OR", "-"])
def test_too_little_or_nothing_finds_nobody(session: Session, typed: str) -> None:
    assert _found(session, typed) == []


@pytest.mark.parametrize("typed", ["6551", "+34 655 100 003", "0034655100003", "00003"])
def test_four_digits_of_a_number_are_enough(session: Session, typed: str) -> None:
    assert "Ángeles Llano Gimeno" in _found(session, typed, 20)


def test_an_inner_number_is_found_whole(session: Session) -> None:
    _add(session, "Taller", phone="204")
    assert _found(session, "204") == ["Taller"]


def test_a_company_is_found_by_its_name_and_stands_for_itself(session: Session) -> None:
    _add(session, "", "Ferretería Pozo")
    assert _found(session, "ferret") == ["Ferretería Pozo"]


def test_everybody_of_exactly_that_name_is_listed_whatever_the_limit(session: Session) -> None:
    for phone in range(12):
        _add(session, "Ana Gil", phone=f"91111{phone:04}")
    assert _found(session, "ana gil") == ["Ana Gil"] * 12
    assert count_contacts(session) == len(PAIRS) + 12


def test_a_pasted_page_is_looked_up_like_any_name(session: Session) -> None:
    _add(session, "word " * 2000 + "x" * 500)
    assert _found(session, "Teófila " + "Larrañaga " * 3000)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Юлия Ковалёва", "ковал"),
        ("Ελένη Παπαδοπούλου", "ΠΑΠΑΔ"),
        ("李小龍", "李小龍"),
        # Letters that SQLite's own word breaker does not know as letters.
        ("\U0001e900\U0001e901\U0001e902\U0001e903", "\U0001e922\U0001e923\U0001e924"),
    ],
)
def test_other_scripts_are_found_by_their_beginnings_too(
    session: Session, name: str, typed: str
) -> None:
    _add(session, name)
    assert _found(session, typed) == [name]


def test_two_pcs_write_down_the_same_new_name_at_once(server: Server) -> None:
    name = server.new_database()
    one, other = (open_database(server.address(name)) for _each in range(2))
    waits = text("SELECT count(*) FROM pg_locks WHERE NOT granted")

    def write(called: str) -> None:
        with other.begin() as session:
            _add(session, called)

    def waiting() -> bool:
        with one.read() as session:
            return bool(session.execute(waits).scalar())

    with ThreadPoolExecutor(1) as elsewhere, one.begin() as here:
        _add(here, "Iñaki Zubizarreta")
        done = elsewhere.submit(write, "Zubizarreta Iñaki")
        wait_until(waiting, what="the other one waits for what this one writes")
        here.commit()
        done.result()
    with one.read() as session:
        assert len(_found(session, "zubizareta")) == 2
    one.close()
    other.close()
    server.drop(name)
