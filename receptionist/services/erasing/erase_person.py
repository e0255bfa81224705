"""Erase a person: the owner takes what a contact or one call holds of them out of everything.

Events, times, verdicts and figures stay, and so does the chain of each history: it covers the words
by a digest alone. What is erased is logged by ids, so that a backup put back later is erased again.
"""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from receptionist.domain.errors import NotFound
from receptionist.domain.history import Event
from receptionist.domain.ids import MessageId, PersonId, new_id
from receptionist.domain.message import Message
from receptionist.domain.replay import replay
from receptionist.domain.rules import check_owner
from receptionist.i18n import _, n_
from receptionist.paths import long_texts_folder
from receptionist.services.desk import Desk, actor_in
from receptionist.services.erasing.log_file import add_to_log, log_file, read_log
from receptionist.storage.contacts.rows import contacts_by_id
from receptionist.storage.database import Session
from receptionist.storage.erasing.words import (
    Erasure,
    erasures,
    numbers_of_contact,
    texts_holding,
    write_erasure,
)
from receptionist.storage.history import events_of
from receptionist.storage.messages import message_by_id, message_by_number, update_message
from receptionist.storage.people import load_people
from receptionist.storage.search import renew_search

log = logging.getLogger(__name__)

_LONG_TEXT: Final = re.compile(r"\b[0-9a-f]{20}\.txt\b")


@dataclass(frozen=True, slots=True)
class Erased:
    """The numbers of the messages that lost their caller's data, and how many files went."""

    numbers: tuple[int, ...]
    files: int = 0


def held_on(desk: Desk, contact: PersonId) -> tuple[int, ...]:
    """The messages that would be erased with a contact."""
    with desk.database.read() as session:
        return tuple(numbers_of_contact(session, contact))


def what_goes(name: str, numbers: tuple[int, ...]) -> str:
    """What is said before it: who is erased, and in which messages."""
    if not numbers:
        return _("All that is known of {name} is erased, for ever.").format(name=name)
    words = n_(
        "All that is known of {name} is erased, for ever, also in message {numbers}.",
        "All that is known of {name} is erased, for ever, also in messages {numbers}.",
        len(numbers),
    )
    return words.format(name=name, numbers=", ".join(f"#{each}" for each in numbers))


def erase_contact(desk: Desk, contact: PersonId, *, by: PersonId) -> Erased:
    """Erase a contact with all that their calls said. Raises NotAllowed, NotFound."""
    with desk.database.begin() as session:
        _check(session, by)
        if not contacts_by_id(session, [contact]):
            raise NotFound(_("There is no such caller."))
        numbers = numbers_of_contact(session, contact)
        done = [erase_words(desk, session, number, by=by) for number in numbers]
        last = Erasure(id=new_id(desk.now()), at=desk.now(), by=by, contact=contact)
        write_erasure(session, last)
    return _finish(desk, [*done, last], numbers)


def erase_message(desk: Desk, number: int, *, by: PersonId) -> Erased:
    """Erase what one call said of anybody. Raises NotAllowed, NotFound."""
    with desk.database.begin() as session:
        _check(session, by)
        done = erase_words(desk, session, number, by=by)
    return _finish(desk, [done], [number])


def erase_again(desk: Desk) -> Erased:
    """Do again what was erased before a backup was put back; nothing where all is done."""
    file = log_file(desk.database)
    with desk.database.begin() as session:
        known = {each.id for each in erasures(session)}
        missing = [each for each in read_log(file) if each.id not in known]
        people = [each.id for each in load_people(session)]
        numbers = []
        for each in missing if people else ():
            # Whoever did it may not have worked here yet when the backup was made.
            by = each.by if each.by in people else people[0]
            write_erasure(session, replace(each, by=by))
            numbers += _without_words(session, each.message, desk)
    if missing:
        log.info("%d erasures were done again", len(missing))
        desk.database.sweep()
    return Erased(tuple(numbers), remove_files(desk, [f for e in missing for f in e.files]))


def _check(session: Session, by: PersonId) -> None:
    people = load_people(session)
    check_owner(actor_in(people, by), people)


def erase_words(desk: Desk, session: Session, number: int, *, by: PersonId) -> Erasure:
    """Take the words out of one message, and log it. Raises NotFound."""
    message = message_by_number(session, number)
    if message is None:
        raise NotFound(_("There is no message {number}.").format(number=number))
    erasure = Erasure(
        id=new_id(desk.now()),
        at=desk.now(),
        by=by,
        message=message.id,
        files=_files_of(events_of(session, message.id)),
    )
    write_erasure(session, erasure)
    _without_words(session, message.id, desk)
    return erasure


def _without_words(session: Session, id_: MessageId | None, desk: Desk) -> list[int]:
    """Write the message as its history makes it now; its number, where it is there."""
    found: Message | None = message_by_id(session, id_) if id_ else None
    if found is None:
        return []
    message = replay(events_of(session, found.id), number=found.number)
    remind_at = desk.now() if message.open else None
    update_message(session, message, old_version=found.version, remind_at=remind_at)
    renew_search(session, message, ())
    return [found.number]


def _finish(desk: Desk, done: list[Erasure], numbers: list[int]) -> Erased:
    add_to_log(log_file(desk.database), done)
    desk.database.sweep()
    files = remove_files(desk, [name for each in done for name in each.files])
    log.info("%d messages were erased", len(numbers))
    return Erased(tuple(numbers), files)


def _files_of(events: tuple[Event, ...]) -> tuple[str, ...]:
    """The files of over-long texts that these events name."""
    return tuple(sorted(set(_LONG_TEXT.findall(repr([each.what for each in events])))))


def remove_files(desk: Desk, names: list[str]) -> int:
    """Remove these files of this PC, but for those that another message names."""
    with desk.database.read() as session:
        gone = [each for each in dict.fromkeys(names) if not texts_holding(session, each)]
    removed = 0
    for name in gone:
        with suppress(FileNotFoundError):
            (long_texts_folder() / name).unlink()
            removed += 1
    return removed
