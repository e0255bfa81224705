"""Who works here, who is there just now, who acts for somebody absent (product.md §1, §8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from receptionist.domain.ids import CallTypeId, PersonId
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


GONE: frozenset[Whereabouts] = frozenset({Whereabouts.OUT, Whereabouts.HOLIDAY, Whereabouts.SICK})
"""Where somebody cannot be reached from, so that others may have to see to their messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A planned absence from `start` until `end`, when they are back; `deputy` stands in then."""

    start: datetime
    end: datetime
    reason: Whereabouts = Whereabouts.HOLIDAY
    deputy: PersonId | None = None

    def covers(self, at: datetime) -> bool:
        """Whether they are away at that moment; at the end they are back."""
        return self.start <= at < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody who takes or receives messages; retired ones keep their name in the history.

    `presence` is what was said last; with the planned `absences` it makes `presence_at`.
    """

    id: PersonId
    name: str
    initials: str = ""
    role: Role = Role.COLLEAGUE
    deputy: PersonId | None = None
    presence: Presence = Presence()
    absences: tuple[Absence, ...] = ()
    quiet_until: datetime | None = None
    retired_at: datetime | None = None

    @property
    def active(self) -> bool:
        """Whether this colleague still works here."""
        return self.retired_at is None

    def quiet_at(self, at: datetime) -> bool:
        """Whether they asked not to be disturbed, for so long that it lasts at `at`."""
        return self.quiet_until is not None and at < self.quiet_until

    def absence_at(self, at: datetime) -> Absence | None:
        """The planned absence that covers `at`; of several the one that began last."""
        if not self.absences:
            return None
        covering = (each for each in self.absences if each.covers(at))
        return max(covering, key=lambda each: each.start, default=None)

    def presence_at(self, at: datetime) -> Presence:
        """Where they are at `at`: what was said last, or an absence planned to begin since then.

        Whoever says "in" on a planned holiday is in, until that is too old to be known.
        """
        said, planned = self.presence, self.absence_at(at)
        known = said.since is not None and said.at(at) is not Whereabouts.UNKNOWN
        if planned and not (known and said.since and said.since >= planned.start):
            return Presence(whereabouts=planned.reason, since=planned.start, back_at=planned.end)
        return said if known else Presence()

    def next_absence(self, after: datetime) -> Absence | None:
        """The planned absence that begins next, strictly after that moment."""
        coming = (each for each in self.absences if each.start > after)
        return min(coming, key=lambda each: each.start, default=None)

    def away_then(self, due_at: datetime, *, now: datetime) -> Presence | None:
        """Why they cannot see to something due at `due_at`, as far as is known at `now`.

        Gone then, or until later than then; gone now and nobody knows until when; busy or in a
        meeting until later than then. None: they are there, or nobody knows.
        """
        if not self.active:
            return Presence(whereabouts=Whereabouts.OUT, since=self.retired_at)
        here, there = self.presence_at(now), self.presence_at(max(due_at, now))
        if here.whereabouts in GONE and here.back_at is None:
            return here
        if there.whereabouts in GONE or (
            there.whereabouts in (Whereabouts.BUSY, Whereabouts.MEETING) and there.back_at
        ):
            return there
        return None

    def deputy_at(self, at: datetime) -> PersonId | None:
        """Who stands in at `at`: the planned absence's deputy, else the usual one."""
        planned = self.absence_at(at)
        return (planned.deputy if planned else None) or self.deputy

    def deputies_at(self, at: datetime) -> frozenset[PersonId]:
        """Everybody who may act as their deputy at `at`: the usual one and the absence's."""
        return frozenset(each for each in (self.deputy, self.deputy_at(at)) if each)

    def absent(self, *, now: datetime, due_at: datetime | None, hours: OpeningHours) -> bool:
        """Whether they cannot see to something due at `due_at`, without one by today's closing.

        On holiday or sick, or out beyond that time; nobody knows when: out all the same.
        Unknown whereabouts count as present (product.md §8).
        """
        if not self.active:
            return True
        if self.presence.whereabouts not in GONE and not self.absences:
            return False  # nearly always: asked of everybody, for every message that is looked at
        presence = self.presence_at(now)
        if presence.whereabouts in (Whereabouts.HOLIDAY, Whereabouts.SICK):
            return True
        if presence.whereabouts is not Whereabouts.OUT:
            return False
        limit = due_at or hours.closing(now)
        return presence.back_at is None or limit is None or presence.back_at > limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """Several colleagues under one name; the first to accept a message becomes its assignee.

    `call_type` is what its calls usually are, `standard` how soon it answers, where it says so.
    """

    id: PersonId
    name: str
    members: tuple[PersonId, ...] = ()
    call_type: CallTypeId | None = None
    standard: timedelta | None = None
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Everyone of the office, retired ones too, in the order they joined.

    Departments that are no more keep their name for the history, apart from the others.
    """

    colleagues: tuple[Colleague, ...] = ()
    departments: tuple[Department, ...] = ()
    former_departments: tuple[Department, ...] = ()
    # A look at the reminders asks for the same few of them hundreds of times.
    _by_id: dict[PersonId, Colleague] = field(init=False, repr=False, compare=False)
    _of_role: dict[Role, tuple[Colleague, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {each.id: each for each in self.colleagues})
        active = [each for each in self.colleagues if each.active]
        of_role = {role: tuple(each for each in active if each.role is role) for role in Role}
        object.__setattr__(self, "_of_role", of_role)

    def __iter__(self) -> Iterator[Colleague]:
        return iter(self.colleagues)

    def find(self, person: PersonId | None) -> Colleague | None:
        """The colleague of that id, or None."""
        return self._by_id.get(person) if person else None

    def name(self, person: PersonId | None) -> str:
        """The name of a colleague or department, "" for nobody."""
        found = self.find(person) or self.department(person)
        return found.name if found else ""

    def department(self, id_: PersonId | None) -> Department | None:
        """The department of that id, one that is no more too, or None."""
        if id_ is None:
            return None
        every = (*self.departments, *self.former_departments)
        return next((each for each in every if each.id == id_), None)

    @property
    def active(self) -> tuple[Colleague, ...]:
        """Those who still work here."""
        return tuple(each for each in self.colleagues if each.active)

    def of_role(self, role: Role) -> tuple[Colleague, ...]:
        """The active colleagues of that role."""
        return self._of_role[role]

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
        owner_of = self.find(assignee)
        deputy = self.find(owner_of.deputy_at(now)) if owner_of else None
        for each in (owner_of, deputy):
            if each and not each.absent(now=now, due_at=due_at, hours=hours):
                return (each,)
        group = self.department(department)
        members = tuple(self.find(each) for each in group.members) if group else ()
        owners = self.of_role(Role.OWNER)
        desk = self.of_role(Role.FRONT_DESK) or owners
        for these in (members, desk, owners):
            found = tuple(
                each
                for each in these
                if each and not each.absent(now=now, due_at=due_at, hours=hours)
            )
            if found:
                return found
        return desk or self.active[:1]
