"""Who works here, who is there just now, who acts for somebody absent (product.md §1, §8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from receptionist.domain.ids import PersonId
from receptionist.domain.opening_hours import OpeningHours

PRESENCE_FADES_AFTER = timedelta(hours=10)


class Role(StrEnum):
    """What a colleague may do (product.md §11)."""

    FRONT_DESK = "front-desk"
    COLLEAGUE = "colleague"
    OWNER = "owner"


class Whereabouts(StrEnum):
    """Where a colleague is, as the desk last heard."""

    IN = "in"
    BUSY = "busy"
    MEETING = "meeting"
    OUT = "out"
    HOLIDAY = "holiday"
    SICK = "sick"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """What was said of somebody's whereabouts at `since`, and when they are back."""

    whereabouts: Whereabouts = Whereabouts.UNKNOWN
    since: datetime | None = None
    back_at: datetime | None = None

    def at(self, now: datetime) -> Whereabouts:
        """Where they are at `now`; past `back_at`, or 10 h old without one, it is unknown."""
        if self.since is None or now >= self.fades_at:
            return Whereabouts.UNKNOWN
        return self.whereabouts

    @property
    def fades_at(self) -> datetime:
        """When this is too old to be known any more; only for a presence that was said."""
        if self.since is None:
            raise ValueError("nothing was said of this presence")
        return self.back_at or self.since + PRESENCE_FADES_AFTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody who takes or receives messages; retired ones keep their name in the history."""

    id: PersonId
    name: str
    initials: str = ""
    role: Role = Role.COLLEAGUE
    deputy: PersonId | None = None
    presence: Presence = Presence()
    retired_at: datetime | None = None

    @property
    def active(self) -> bool:
        """Whether this colleague still works here."""
        return self.retired_at is None

    def absent(self, *, now: datetime, due_at: datetime | None, hours: OpeningHours) -> bool:
        """Whether they cannot see to something due at `due_at`, without one by today's closing.

        On holiday or sick, or out beyond that time; nobody knows when: out all the same.
        Unknown whereabouts count as present (product.md §8).
        """
        if not self.active:
            return True
        where = self.presence.at(now)
        if where in (Whereabouts.HOLIDAY, Whereabouts.SICK):
            return True
        if where is not Whereabouts.OUT:
            return False
        limit = due_at or hours.closing(now)
        return self.presence.back_at is None or limit is None or self.presence.back_at > limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """Several colleagues under one name; the first to accept a message becomes its assignee."""

    id: PersonId
    name: str
    members: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """Everyone of the office, retired ones too, in the order they joined."""

    colleagues: tuple[Colleague, ...] = ()
    departments: tuple[Department, ...] = ()

    def __iter__(self) -> Iterator[Colleague]:
        return iter(self.colleagues)

    def find(self, person: PersonId | None) -> Colleague | None:
        """The colleague of that id, or None."""
        return next((each for each in self.colleagues if each.id == person), None)

    def name(self, person: PersonId | None) -> str:
        """The name of a colleague or department, "" for nobody."""
        found = self.find(person) or self.department(person)
        return found.name if found else ""

    def department(self, id_: PersonId | None) -> Department | None:
        """The department of that id, or None."""
        return next((each for each in self.departments if each.id == id_), None)

    @property
    def active(self) -> tuple[Colleague, ...]:
        """Those who still work here."""
        return tuple(each for each in self.colleagues if each.active)

    def of_role(self, role: Role) -> tuple[Colleague, ...]:
        """The active colleagues of that role."""
        return tuple(each for each in self.active if each.role is role)

    def acting_for(
        self,
        assignee: PersonId | None,
        *,
        department: PersonId | None = None,
        now: datetime,
        due_at: datetime | None,
        hours: OpeningHours,
    ) -> tuple[Colleague, ...]:
        """Who is reminded and acts: the assignee; absent, the deputy; else the front desk.

        A message for a department is everybody's there, an unassigned one the front desk's.
        Never empty while anybody works here: no open message is without a person.
        """

        def present(these: tuple[Colleague | None, ...]) -> tuple[Colleague, ...]:
            return tuple(
                each
                for each in these
                if each and not each.absent(now=now, due_at=due_at, hours=hours)
            )

        group = self.department(department)
        members = tuple(self.find(each) for each in group.members) if group else ()
        owner_of = self.find(assignee)
        deputy = self.find(owner_of.deputy) if owner_of else None
        desk = self.of_role(Role.FRONT_DESK) or self.of_role(Role.OWNER)
        for these in ((owner_of,), (deputy,), members, desk, self.of_role(Role.OWNER)):
            if found := present(these):
                return found
        return desk or self.active[:1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person or company that calls; `numbers` in E.164, `notes` tell two of a name apart."""

    id: PersonId
    name: str = ""
    company: str = ""
    numbers: tuple[str, ...] = ()
    notes: str = ""
    last_call_at: datetime | None = None
