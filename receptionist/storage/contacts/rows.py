"""Contacts and their numbers: rows become `Contact` here, with what they are looked up by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ClauseElement,
    Connection,
    Row,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import sqlite

from receptionist.domain.contacts import Contact, ContactNumber
from receptionist.domain.contacts.name_words import words_key, written_words
from receptionist.domain.contacts.sounds import slip_keys, sound_of
from receptionist.domain.ids import PersonId
from receptionist.domain.phone import home_digits
from receptionist.storage.contacts.matching import (
    Asked,
    forget_findable,
    keep_findable,
    places_matching,
)
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import CONTACT_NUMBERS, CONTACT_WORDS, CONTACTS

_LONGEST_WORD = 40  # longer "words" are pasted pages: a slip in one is nobody's name
_KNOWN_WORD = Prepared(
    select(CONTACT_WORDS.c.word).where(
        CONTACT_WORDS.c.slip == bindparam("word"), CONTACT_WORDS.c.word == bindparam("word")
    )
)


def _on_a_server() -> ClauseElement:
    from sqlalchemy.dialects import postgresql  # costs 40 ms, and only an office needs it

    return postgresql.insert(CONTACT_WORDS).on_conflict_do_nothing()


# Another PC may be writing the same new name down, which nobody sees before it is done.
_KEEP_WORD = Prepared(
    None,
    *(each.name for each in CONTACT_WORDS.columns),
    sqlite=sqlite.insert(CONTACT_WORDS).on_conflict_do_nothing(),
    postgresql=_on_a_server,
)


def add_contact(connection: Connection, contact: Contact) -> None:
    """Store a new contact, and make it findable."""
    connection.execute(insert(CONTACTS), _row(contact))
    _add_numbers(connection, contact)
    _make_findable(connection, contact)


def update_contact(connection: Connection, contact: Contact, *, old_version: int) -> bool:
    """Write what is known of a contact now; False when somebody changed it after `old_version`."""
    before = contacts_by_id(connection, [contact.id])
    changed = connection.execute(
        update(CONTACTS).where(CONTACTS.c.id == contact.id, CONTACTS.c.version == old_version),
        _row(contact),
    )
    if not changed.rowcount:
        return False
    connection.execute(delete(CONTACT_NUMBERS).where(CONTACT_NUMBERS.c.contact == contact.id))
    _add_numbers(connection, contact)
    forget_findable(connection, _place(connection, contact.id))
    _make_findable(connection, contact)
    for old in before:
        _forget_words(connection, _words(old))
    return True


def forget_contact(connection: Connection, contact: Contact) -> None:
    """Nothing of it is left here, not even the words it was found by."""
    forget_findable(connection, _place(connection, contact.id))
    connection.execute(delete(CONTACT_NUMBERS).where(CONTACT_NUMBERS.c.contact == contact.id))
    connection.execute(delete(CONTACTS).where(CONTACTS.c.id == contact.id))
    forget_words_of(connection, contact)


def forget_words_of(connection: Connection, contact: Contact) -> None:
    """Once nobody is called so any more, its words are not kept."""
    _forget_words(connection, _words(contact))


def contacts_by_id(connection: Connection, ids: Sequence[PersonId]) -> list[Contact]:
    """These contacts, in the order asked for."""
    rows = connection.execute(select(CONTACTS).where(CONTACTS.c.id.in_(ids)))
    found = {each.id: each for each in _contacts(connection, rows)}
    return [found[id_] for id_ in ids if id_ in found]


def contacts_at(connection: Connection, places: Sequence[int]) -> list[Contact]:
    """The contacts at these places of the search, in that order."""
    if not places:
        return []
    rows = list(connection.execute(select(CONTACTS).where(CONTACTS.c.place.in_(places))))
    order = {place: at for at, place in enumerate(places)}
    return _contacts(connection, sorted(rows, key=lambda row: order[row.place]))


def contacts_with_digits(connection: Connection, digits: str) -> list[Contact]:
    """Everyone behind exactly that number."""
    ids = select(CONTACT_NUMBERS.c.contact).where(CONTACT_NUMBERS.c.digits == digits).distinct()
    return _contacts(connection, connection.execute(select(CONTACTS).where(CONTACTS.c.id.in_(ids))))


def contacts_of_words(connection: Connection, typed: str, *, limit: int = 50) -> list[Contact]:
    """Those whose name is made of the words typed, in whatever order; a company's likewise."""
    rows = connection.execute(
        select(CONTACTS).where(CONTACTS.c.words == words_key(typed)).limit(limit)
    )
    return _contacts(connection, rows)


def count_contacts(connection: Connection) -> int:
    """How many contacts there are."""
    return int(connection.execute(select(func.count()).select_from(CONTACTS)).scalar_one())


def newest_contacts(connection: Connection, *, limit: int) -> list[Contact]:
    """The contacts made last, newest first."""
    query = select(CONTACTS).order_by(CONTACTS.c.place.desc()).limit(limit)
    return _contacts(connection, connection.execute(query))


def _add_numbers(connection: Connection, contact: Contact) -> None:
    rows = [
        {
            "contact": contact.id,
            "place": place,
            "typed": number.typed,
            "e164": number.e164,
            "digits": number.digits,
        }
        for place, number in enumerate(contact.numbers)
    ]
    if rows:
        connection.execute(insert(CONTACT_NUMBERS), rows)


def _make_findable(connection: Connection, contact: Contact) -> None:
    words = _words(contact)
    numbers = {each.digits for each in contact.numbers}
    for each in contact.numbers:
        numbers.update(home_digits(each.e164))
    sounds = [sound_of(word) for word in words]
    place = _place(connection, contact.id)
    keep_findable(connection, place, words=words, sounds=sounds, digits=sorted(numbers))
    # In one order everywhere, so that no two PCs ever wait for each other.
    for word in sorted(set(words)):
        if not _KNOWN_WORD.rows(connection, word=word):
            rows = [{"slip": slip, "word": word} for slip in sorted(_slips(word))]
            _KEEP_WORD.run_all(connection, rows)


def _forget_words(connection: Connection, words: tuple[str, ...]) -> None:
    """What no contact is called any more is nobody's to be found by, nor to be kept."""
    for word in words:
        if not places_matching(connection, Asked("folded", ((word,),), whole=True), limit=1):
            connection.execute(delete(CONTACT_WORDS).where(CONTACT_WORDS.c.word == word))


def _slips(word: str) -> frozenset[str]:
    return slip_keys(word) if len(word) <= _LONGEST_WORD else frozenset({word})


def _words(contact: Contact) -> tuple[str, ...]:
    return (*written_words(contact.name), *written_words(contact.company))


def _place(connection: Connection, id_: PersonId) -> int:
    query = select(CONTACTS.c.place).where(CONTACTS.c.id == id_)
    return int(connection.execute(query).scalar_one())


def _row(contact: Contact) -> dict[str, Any]:
    words = _words(contact)
    return {
        "id": contact.id,
        "version": contact.version,
        "name": contact.name,
        "company": contact.company,
        "notes": contact.notes,
        "folded": " ".join(words),
        "words": words_key(contact.name or contact.company),
        "sounds": " ".join(sound_of(word) for word in words),
    }


def _contacts(connection: Connection, rows: Iterable[Row[Any]]) -> list[Contact]:
    rows = list(rows)
    numbers: defaultdict[Any, list[ContactNumber]] = defaultdict(list)
    if rows:
        query = (
            select(CONTACT_NUMBERS)
            .where(CONTACT_NUMBERS.c.contact.in_([row.id for row in rows]))
            .order_by(CONTACT_NUMBERS.c.contact, CONTACT_NUMBERS.c.place)
        )
        for each in connection.execute(query):
            numbers[each.contact].append(ContactNumber(typed=each.typed, e164=each.e164))
    return [
        Contact(
            id=PersonId(row.id),
            name=row.name,
            company=row.company,
            numbers=tuple(numbers[row.id]),
            notes=row.notes,
            version=row.version,
        )
        for row in rows
    ]
