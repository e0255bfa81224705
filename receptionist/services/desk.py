"""The desk: database, clock, notifier and settings put together, and its one way to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

import receptionist.storage.engines.without_asyncio  # noqa: F401 -- before SQLAlchemy is imported
from receptionist.clock import Clock, SystemClock
from receptionist.computer import computer_name
from receptionist.domain.errors import ChangedMeanwhile, NotFound
from receptionist.domain.history import Event, Noted, What
from receptionist.domain.ids import EventId, MessageId, PersonId, new_id
from receptionist.domain.message import Message
from receptionist.domain.office import Office, default_hours
from receptionist.domain.people import Colleague, People
from receptionist.domain.reminders import Looks
from receptionist.domain.replay import followed, replay
from receptionist.domain.rules import check_active
from receptionist.i18n import _, language
from receptionist.notifications import Notifier, SilentNotifier
from receptionist.passwords import secret_for
from receptionist.settings import Settings, database_address, load_settings
from receptionist.storage.changes import watch_changes
from receptionist.storage.contacts.links import look_up_again
from receptionist.storage.database import (
    Database,
    Session,
    is_on_server,
    open_database,
    refuse_password,
)
from receptionist.storage.history import add_event, events_of
from receptionist.storage.messages import (
    ask_to_hold,
    hold_message,
    message_asked_for,
    update_message,
)
from receptionist.storage.office import ask_office, load_office, office_of
from receptionist.storage.people import ask_people, load_people, people_of, person_of_login
from receptionist.storage.prepared import in_one_go
from receptionist.storage.search import is_found_alike, notes_in, renew_search

T = TypeVar("T")

DEFAULT_ZONE = "Europe/Madrid"


class Desk:
    """What every service works with. Use it from one thread at a time."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        notifier: Notifier,
        settings: Settings,
        *,
        watches: bool = True,
    ) -> None:
        self.database = database
        self.clock = clock
        self.notifier = notifier
        self.settings = settings
        self.looks = Looks()
        self.given: Mapping[int, int] = {}
        self._watch = watch_changes(database) if watches else None

    def now(self) -> datetime:
        """This moment, aware."""
        return self.clock.now()

    def office(self) -> Office:
        """The office; in a new database the default one."""
        with self.database.read() as session:
            return office_in(session)

    def people(self) -> People:
        """Everyone of the office."""
        with self.database.read() as session:
            return load_people(session)

    def login(self) -> PersonId | None:
        """Whose login this PC has at the office's server; None where all share one."""
        if self.database.in_file:
            return None
        with self.database.read() as session:
            return person_of_login(session)

    def changed_elsewhere(self) -> bool:
        """Whether another window, script or timer job saved something since the last question."""
        return self._watch is not None and self._watch.changed()

    @property
    def hears_changes(self) -> bool:
        """Whether a server tells what others save, so that looking for it costs nothing."""
        return not self.database.in_file

    def rest(self) -> None:
        """Nobody asks just now: leave a server's connections to others."""
        self.database.rest()

    def close(self) -> None:
        """Let go of the database."""
        if self._watch is not None:
            self._watch.close()
        self.database.close()

    def do(self, work: Callable[[Desk], T]) -> T:
        """Do `work` with this desk; one whose server may be away knows another one."""
        return work(self)

    def number(self, number: int) -> int:
        """The number of a message by now: until its server answered, this PC gave it one."""
        return self.given.get(number, number)

    @contextmanager
    def case(
        self, which: int | MessageId, *, beside: int | None = None, by: PersonId
    ) -> Iterator[Case]:
        """One message in hand, to be changed by `by`: all of it is saved at the end, or nothing.

        `beside` is another one that is changed with it.
        Raises NotFound, NotAllowed for somebody who has left, StorageTrouble.
        """
        which = self.number(which) if isinstance(which, int) else which
        with self.database.begin() as session:
            if beside is not None and isinstance(which, int) and beside < which:
                hold_message(session, beside)
            case = Case(session, which, by=by, now=self.now())
            yield case
            case.save()


class Case:
    """A message read inside a transaction, with everything the rules ask about."""

    def __init__(
        self, session: Session, which: int | MessageId, *, by: PersonId, now: datetime
    ) -> None:
        self.session = session
        self.now = now
        with in_one_go(session):
            asked, everyone = ask_to_hold(session, which), ask_people_and_office(session)
        self.message = _there_is(which, message_asked_for(asked))
        self.people, self.office = people_and_office_of(session, everyone)
        self.actor = actor_in(self.people, by)
        self._as_read = self.message
        self._events: tuple[Event, ...] | None = None
        self._notes_changed = False

    @property
    def events(self) -> tuple[Event, ...]:
        """Its history, with what was added here; read when a rule asks for it."""
        if self._events is None:
            self._events = events_of(self.session, self.message.id)
        return self._events

    def add(self, what: What, *, id: EventId | None = None) -> EventId:
        """Write down what happens now; `message` is what it makes of it.

        `id` is given where the same may be sent twice.
        """
        event = Event(
            id=id or EventId(new_id(self.now)),
            message=self.message.id,
            happened_at=self.now,
            recorded_at=self.now,
            by=self.actor.id,
            what=what,
            computer=computer_name(),
        )
        self.add_event(event)
        return event.id

    def add_event(self, event: Event) -> None:
        """Write down what has happened already, under the id it has."""
        added = add_event(self.session, event)
        if self._events is not None:
            self._events = (*self._events, added)
        self._notes_changed |= isinstance(added.what, Noted)
        # What stands in the row is the fold of all before: reading a thousand lines adds nothing.
        after = followed(self.message, added)
        self.message = after or replay(self.events, number=self.message.number)

    @property
    def standard(self) -> timedelta:
        """How soon the office answers a message of this kind, in opening time."""
        return self.office.standard_for(
            urgent=self.message.urgent,
            call_type=self.message.call_type,
            department=self.people.department(self.message.department),
        )

    def save(self) -> None:
        """Write the present state, if anything happened; the reminders look at it at once."""
        read = self._as_read
        if self.message.version == read.version:
            return
        saved = update_message(
            self.session, self.message, old_version=read.version, remind_at=self._look_at()
        )
        if not saved:
            last = self.events[-1]
            raise ChangedMeanwhile(
                _("Somebody else changed message {number} meanwhile.").format(
                    number=self.message.number
                ),
                by=self.people.name(last.by),
                at=last.recorded_at,
                fields=(),
            )
        if self._notes_changed or not is_found_alike(self.message, read):
            renew_search(self.session, self.message, notes_in(self.events))
        if self.message.caller != read.caller:
            look_up_again(self.session, self.message.id)

    def _look_at(self) -> datetime | None:
        return self.now if self.message.open else None


def office_in(session: Session) -> Office:
    """The office of this database; of a new one the default."""
    return load_office(session) or _default_office()


def people_and_office(session: Session) -> tuple[People, Office]:
    """Everyone and the office; of a server they are asked for in one go."""
    with in_one_go(session):
        asked = ask_people_and_office(session)
    return people_and_office_of(session, asked)


def ask_people_and_office(session: Session) -> Any:
    """Ask for everyone and the office; `people_and_office_of` reads the answers."""
    return ask_people(session), ask_office(session)


def people_and_office_of(session: Session, asked: Any) -> tuple[People, Office]:
    """Everyone and the office, of what `ask_people_and_office` asked for."""
    people, office = asked
    return people_of(session, people), office_of(session, office) or _default_office()


def _default_office() -> Office:
    hours = default_hours(language(), time_zone=DEFAULT_ZONE)
    return Office(hours=hours, language=language())


def actor_in(people: People, by: PersonId) -> Colleague:
    """Who acts. Raises NotFound, and NotAllowed for somebody who has left."""
    actor = people.find(by)
    if actor is None:
        raise NotFound(_("There is no such colleague here."))
    check_active(actor)
    return actor


def _there_is(which: int | MessageId, found: Message | None) -> Message:
    if found is None:
        raise NotFound(_("There is no message {number}.").format(number=which))
    return found


def open_desk(
    settings: Settings | None = None,
    *,
    address: str | None = None,
    clock: Clock | None = None,
    notifier: Notifier | None = None,
    watches: bool = True,
) -> Desk:
    """The desk of this PC: the only place that puts the parts together. Raises StorageTrouble.

    One that never asks what others changed `watches` for nothing, and needs no connection for it.
    """
    settings = settings or load_settings()
    if written_down := address or settings.database:
        refuse_password(written_down)
    opened = address or database_address(settings)
    password = secret_for(opened) if is_on_server(opened) else None
    database = open_database(opened, password=password)
    try:
        return Desk(
            database,
            clock or SystemClock(),
            notifier or SilentNotifier(),
            settings,
            watches=watches,
        )
    except BaseException:
        database.close()
        raise
