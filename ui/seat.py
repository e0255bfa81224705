"""Who sits at this PC, and what every page needs to know: people, hours, this PC's settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from receptionist.clock import Clock
from receptionist.i18n import language
from receptionist.settings import Settings, database_address, save_settings
from ui.background import Background

if TYPE_CHECKING:
    from receptionist.domain.ids import PersonId
    from receptionist.domain.office import Office
    from receptionist.domain.opening_hours import OpeningHours
    from receptionist.domain.people import Colleague, People
    from receptionist.logins import KeptLogin
    from receptionist.services.desk import Desk

    _Known = tuple[People, Office, frozenset[PersonId], tuple[KeptLogin, ...]]

_ZONE = "Europe/Madrid"
_ACTS_FIRST = ("front-desk", "owner", "colleague")


class Seat(QObject):
    """The person at this PC and the office around them; `changed` when either is another."""

    changed = Signal()

    def __init__(
        self,
        background: Background,
        settings: Settings,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self.settings = settings
        self.clock = clock
        self._people: People | None = None
        self.office: Office | None = None
        self.with_pin: frozenset[PersonId] = frozenset()
        self.known = False  # whether the database has answered yet
        self.in_office = False  # whether the messages are on a server, for several PCs
        self.address: str | None = None  # another desk than the settings name
        self.logins: tuple[KeptLogin, ...] = ()  # those of this office that are kept here
        background.changed.connect(self.learn)

    def now(self) -> datetime:
        """This moment, aware."""
        return self.clock.now()

    @property
    def people(self) -> People:
        """Everyone of the office; nobody until it is known. The first paint asks for none."""
        if self._people is None:
            from receptionist.domain.people import People

            self._people = People()
        return self._people

    @people.setter
    def people(self, people: People) -> None:
        self._people = people

    @property
    def name(self) -> str:
        """Who sits here, by name, as chosen on this PC; known before the office is."""
        if not self.known:
            return self.settings.person
        return self.person.name if self.person else ""

    @property
    def hours(self) -> OpeningHours:
        """The office's hours; until it is known, the usual ones."""
        if self.office is None:
            from receptionist.domain.office import default_hours

            return default_hours(language(), time_zone=_ZONE)
        return self.office.hours

    @property
    def persons(self) -> frozenset[PersonId] | None:
        """Whose reminders pop up at this PC; None is everyone's."""
        return None if self.everyone or self.person is None else frozenset({self.person.id})

    @property
    def person(self) -> Colleague | None:
        """Who sits here, as chosen on this PC; None while nobody was chosen."""
        chosen = self.settings.person
        if self._people is None:
            return None
        return next((each for each in self.people.active if each.name == chosen), None)

    @property
    def named(self) -> PersonId | None:
        """Who sits here, where somebody was chosen: what only the owner does is asked of them."""
        return self.person.id if self.person else None

    @property
    def me(self) -> str:
        """The id of who sits here, as drafts keep it; "" while nobody was chosen."""
        return self.person.id.hex if self.person else ""

    @property
    def everyone(self) -> bool:
        """Whether this PC reminds for everyone: a shared desk, or nobody was chosen."""
        return self.settings.reminds_for == "everyone" or self.person is None

    @property
    def by(self) -> PersonId:
        """Who acts when something is done here: who sits here, else the first of the desk."""
        acting = self.person or self._first()
        return acting.id

    def login_of(self, person: PersonId | None) -> KeptLogin | None:
        """The login at the office's server that this PC holds for somebody."""
        name = self.people.name(person)
        return next((each for each in self.logins if each.name == name), None)

    def other_login(self, person: PersonId | None) -> KeptLogin | None:
        """The login that has to be opened for `person` to sit here; None where this one does."""
        is_here = self.person is not None and person == self.person.id
        return None if is_here else self.login_of(person)

    @property
    def may_sit(self) -> frozenset[PersonId] | None:
        """Who can sit down at this PC: whoever has a login here; None is everybody."""
        if not self.logins:
            return None
        return frozenset(each.id for each in self.people.active if self.login_of(each.id))

    def sit(self, person: PersonId) -> None:
        """From now on `person` sits here. Where people take turns the start asks who it is."""
        settings, before = self.settings, self.person
        turns = before is not None and before.id != person and settings.reminds_for == "everyone"
        asks = "yes" if turns and not settings.asks_name else settings.asks_name
        self.save_settings(replace(settings, person=self.people.name(person), asks_name=asks))

    def save_settings(self, settings: Settings) -> None:
        """Use these settings of this PC from now on and keep them on disk."""
        self.settings = settings
        self._background.keep(lambda: save_settings(settings), lambda _: None)
        self.changed.emit()

    def learn(self) -> None:
        """Read people and office again; `changed` follows when they are others than before."""
        address, settings = self.address, self.settings
        self._background.ask(lambda desk: _known(desk, address, settings), self._learned)

    def _learned(self, found: _Known) -> None:
        if found != (self.people, self.office, self.with_pin, self.logins):
            sat = self.person
            self.people, self.office, self.with_pin, self.logins = found
            self.known = True
            self._follow_name(sat)
            self.changed.emit()

    def _follow_name(self, sat: Colleague | None) -> None:
        """Whoever sits here may be called otherwise by now, and is the same person still."""
        now = self.people.find(sat.id) if sat is not None and self.person is None else None
        if now is not None and now.active:
            self.settings = settings = replace(self.settings, person=now.name)
            self._background.keep(lambda: save_settings(settings), lambda _: None)

    def _first(self) -> Colleague:
        active = self.people.active
        return min(active, key=lambda each: _ACTS_FIRST.index(each.role))


def _known(desk: Desk, address: str | None, settings: Settings) -> _Known:
    """Everyone, the office, who has a PIN, whose logins are here.

    An empty office gets its first colleague here.
    """
    from receptionist.services.manage_people import acting_person
    from receptionist.services.signing_in.pins import persons_with_pin
    from receptionist.wording import say_date_long

    # Where there is an office a form says by when at once: the window must not read these names.
    say_date_long(desk.now().date())
    acting_person(desk, None)
    logins: tuple[KeptLogin, ...] = ()
    if desk.database.part or not desk.database.in_file:
        from receptionist.logins import logins_beside

        logins = logins_beside(address or database_address(settings))
    return desk.people(), desk.office(), persons_with_pin(desk), logins
