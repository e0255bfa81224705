"""Who works here: add, rename, retire, say who is away and who stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from string import digits

from receptionist.domain.errors import BadInput, NotAllowed, NotFound
from receptionist.domain.ids import PersonId, new_id
from receptionist.domain.message import Message
from receptionist.domain.names import folded, people_matching
from receptionist.domain.people import Colleague, Department, People, Presence, Role, Whereabouts
from receptionist.domain.rules import check_may_speak_for
from receptionist.i18n import _, n_
from receptionist.services.assign_message import given_to
from receptionist.services.desk import Case, Desk, actor_in, office_in
from receptionist.storage.database import Session
from receptionist.storage.messages import look_at_all
from receptionist.storage.office import save_office
from receptionist.storage.people import (
    add_colleague,
    load_people,
    save_department,
    update_colleague,
)
from receptionist.storage.piles import Falls, Which, count_messages, find_messages
from receptionist.typed import clean_line
from receptionist.wording import say_choice

_LONGEST_NAME = 80
_ACTS_FIRST = (Role.FRONT_DESK, Role.OWNER, Role.COLLEAGUE)


def add(
    desk: Desk,
    name: str,
    *,
    role: Role = Role.COLLEAGUE,
    initials: str = "",
    deputy: PersonId | None = None,
) -> Colleague:
    """A new colleague, with initials of their own. Raises BadInput for a name that is taken."""
    with desk.database.begin() as session:
        people = load_people(session)
        name = _free_name(name, people)
        colleague = Colleague(
            id=PersonId(new_id(desk.now())),
            name=name,
            initials=_free_initials(initials, name, people),
            role=role,
            deputy=_deputy(deputy, people),
        )
        add_colleague(session, colleague)
        look_at_all(session, desk.now())
    return colleague


def rename(desk: Desk, person: PersonId, name: str) -> Colleague:
    """Another name, also in everything that happened before.

    Initials that were made from the old name follow it; those somebody chose stay.
    """
    with desk.database.begin() as session:
        people = load_people(session)
        colleague = _known(person, people)
        others = People(tuple(each for each in people if each.id != person))
        free = _free_name(name, others)
        made = colleague.initials.rstrip(digits) == _letters(colleague.name)
        initials = _free_initials("", free, others) if made else colleague.initials
        return _update(session, replace(colleague, name=free, initials=initials))


def set_role(desk: Desk, person: PersonId, role: Role) -> Colleague:
    """What a colleague may do; there is always an owner."""
    with desk.database.begin() as session:
        people = load_people(session)
        colleague = _known(person, people)
        if role is not Role.OWNER:
            _check_owner_left(colleague, people)
        look_at_all(session, desk.now())
        return _update(session, replace(colleague, role=role))


def set_deputy(desk: Desk, person: PersonId, deputy: PersonId | None) -> Colleague:
    """Who stands in for a colleague who is absent."""
    with desk.database.begin() as session:
        people = load_people(session)
        colleague = _known(person, people)
        if deputy == person:
            raise BadInput(_("Nobody can stand in for themselves."), field="deputy")
        look_at_all(session, desk.now())
        return _update(session, replace(colleague, deputy=_deputy(deputy, people)))


def retire(desk: Desk, person: PersonId) -> Colleague:
    """A colleague leaves; the name stays. Their open messages have to be moved before."""
    with desk.database.begin() as session:
        people = load_people(session)
        colleague = _known(person, people)
        _check_owner_left(colleague, people)
        left = count_messages(session, Which(open=True, of=person))
        if left:
            words = n_(
                "{name} still has {count} open message. Hand it over first.",
                "{name} still has {count} open messages. Hand them over first.",
                left,
            )
            raise NotAllowed(words.format(name=colleague.name, count=left))
        look_at_all(session, desk.now())
        _let_go(session, colleague, people)
        return _update(session, replace(colleague, retired_at=desk.now(), absences=()))


def _let_go(session: Session, leaving: Colleague, people: People) -> None:
    """Nobody counts on somebody who has left: as deputy, as member, for a type of call."""
    for each in people.active:
        plans = tuple(
            replace(plan, deputy=None) if plan.deputy == leaving.id else plan
            for plan in each.absences
        )
        deputy = None if each.deputy == leaving.id else each.deputy
        if each.id != leaving.id and (deputy, plans) != (each.deputy, each.absences):
            update_colleague(session, replace(each, deputy=deputy, absences=plans))
    for group in people.departments:
        if leaving.id in group.members:
            left = tuple(each for each in group.members if each != leaving.id)
            save_department(session, replace(group, members=left))
    _forget_receiver(session, leaving.id)


def _forget_receiver(session: Session, gone: PersonId) -> None:
    """Calls that were usually for `gone` are the front desk's from now on."""
    office = office_in(session)
    types = tuple(
        replace(each, assignee=None) if each.assignee == gone else each
        for each in office.call_types
    )
    if types != office.call_types:
        save_office(session, replace(office, call_types=types))


def away(
    desk: Desk,
    person: PersonId,
    *,
    reason: Whereabouts,
    back_at: datetime | None = None,
    deputy: PersonId | None = None,
    by: PersonId | None = None,
) -> Colleague:
    """Where a colleague is, until when, and who stands in meanwhile.

    `by` says so: they themselves, the front desk or the owner. Raises NotAllowed otherwise.
    """
    now = desk.now()
    if back_at and back_at <= now:
        raise BadInput(_("The time of return has already passed."), field="back_at")
    with desk.database.begin() as session:
        people = load_people(session)
        colleague = _known(person, people)
        if by is not None:
            check_may_speak_for(actor_in(people, by), person)
        presence = Presence(whereabouts=reason, since=now, back_at=back_at)
        if deputy == person:
            raise BadInput(_("Nobody can stand in for themselves."), field="deputy")
        stands_in = _deputy(deputy, people) or colleague.deputy
        look_at_all(session, now)
        return _update(session, replace(colleague, presence=presence, deputy=stands_in))


def back(desk: Desk, person: PersonId, *, by: PersonId | None = None) -> Colleague:
    """The colleague is in again; said by whom it may be said, as in `away`."""
    with desk.database.begin() as session:
        people = load_people(session)
        colleague = _known(person, people)
        if by is not None:
            check_may_speak_for(actor_in(people, by), person)
        presence = Presence(whereabouts=Whereabouts.IN, since=desk.now())
        look_at_all(session, desk.now())
        return _update(session, replace(colleague, presence=presence))


def add_department(desk: Desk, name: str, members: Sequence[PersonId]) -> Department:
    """A department, or the new members of the one of that name."""
    wanted, people = folded(_printable(name)), desk.people()
    known = next((e for e in people.departments if folded(e.name) == wanted), None)
    new = known or Department(id=PersonId(new_id(desk.now())), name=name)
    return change_department(desk, replace(new, name=name, members=tuple(members)))


def change_department(desk: Desk, department: Department) -> Department:
    """A department of that id as it is from now on: name, members in order, what is usual there.

    Raises BadInput for a name that is taken, or without members.
    """
    with desk.database.begin() as session:
        people = load_people(session)
        name = _printable(department.name)
        if not name or not department.members:
            raise BadInput(_("A department needs a name and at least one member."), field="name")
        others = tuple(each for each in people.departments if each.id != department.id)
        _check_free(name, replace(people, departments=others))
        for member in department.members:
            _known(member, people)
        members = tuple(dict.fromkeys(department.members))
        department = replace(department, name=name, members=members)
        save_department(session, department)
        look_at_all(session, desk.now())
    return department


def remove_department(
    desk: Desk, department: PersonId, *, to: PersonId | None = None, by: PersonId
) -> tuple[Message, ...]:
    """There is no such department any more; its name stays in the history.

    Its open messages that nobody has taken yet go to `to`, or into the front desk's tray.
    """
    with desk.database.begin() as session:
        people = load_people(session)
        group = next((each for each in people.departments if each.id == department), None)
        if group is None:
            raise NotFound(_("There is no such department here."))
        if to == department:
            raise BadInput(_("Say who else takes these messages."), field="to")
        # What is nobody's there yet; no person has the id of a department.
        nobodys = Which(open=True, of=department, falls=(Falls(department=department),))
        moved = []
        for each in find_messages(session, nobodys):
            case = Case(session, each.id, by=by, now=desk.now())
            case.add(given_to(to, case.people))
            case.save()
            moved.append(case.message)
        save_department(session, replace(group, members=(), retired_at=desk.now()))
        _forget_receiver(session, department)
        look_at_all(session, desk.now())
    return tuple(moved)


def find_person(people: People, typed: str) -> PersonId:
    """The active colleague or the department meant: by name, initials, or an only beginning.

    Raises NotFound, and BadInput when it may be several.
    """
    found = people_matching(people, typed)
    if not found:
        raise NotFound(_("Nobody here is called “{name}”.").format(name=typed[:40]))
    if len(found) > 1:
        raise BadInput(
            _("“{name}” may be {names}.").format(
                name=typed[:40], names=say_choice([name for _id, name in found])
            ),
            field="for",
        )
    return found[0][0]


def acting_person(desk: Desk, name: str | None) -> PersonId:
    """Who acts: the colleague of that name, else of this PC, else the first of the desk.

    An office without anybody gets its first colleague, who is its owner. Where each has a login
    at the office's server, that says who acts. Raises NotAllowed for somebody else's name.
    """
    people = desk.people()
    if own := people.find(desk.login()):
        if name and find_person(people, name) != own.id:
            raise NotAllowed(
                _("You are {name} at the office's server, and act as nobody else.").format(
                    name=own.name
                )
            )
        return own.id
    wanted = name or desk.settings.person
    if wanted and (name or any(each.name == wanted for each in people.active)):
        found = find_person(people, wanted)
        if people.find(found):
            return found
        raise BadInput(_("A department cannot act; name a colleague."), field="as")
    if not people.active:
        return add(desk, _("Front desk"), role=Role.OWNER).id
    return min(people.active, key=lambda each: _ACTS_FIRST.index(each.role)).id


def _known(person: PersonId, people: People) -> Colleague:
    found = people.find(person)
    if found is None or not found.active:
        raise NotFound(_("There is no such colleague here."))
    return found


def _update(session: Session, colleague: Colleague) -> Colleague:
    update_colleague(session, colleague)
    return colleague


def _deputy(deputy: PersonId | None, people: People) -> PersonId | None:
    return _known(deputy, people).id if deputy else None


def _check_owner_left(colleague: Colleague, people: People) -> None:
    if colleague.role is Role.OWNER and len(people.of_role(Role.OWNER)) == 1:
        raise NotAllowed(
            _("{name} is the last owner. Make another one first.").format(name=colleague.name)
        )


def _free_name(name: str, people: People) -> str:
    name = _printable(name)
    if not name:
        raise BadInput(_("A colleague needs a name."), field="name")
    _check_free(name, people)
    return name


def _printable(name: str) -> str:
    """One line of signs that can be shown and stored."""
    words = clean_line("".join(sign if sign.isprintable() else " " for sign in name))
    return words[:_LONGEST_NAME].strip()


def _check_free(name: str, people: People) -> None:
    taken = {folded(each.name) for each in people.active}
    taken |= {folded(each.name) for each in people.departments}
    if folded(name) in taken:
        raise BadInput(
            _("There is already somebody called {name}.").format(name=name), field="name"
        )


def _free_initials(initials: str, name: str, people: People) -> str:
    """The initials asked for, or made from the name; always ones nobody else has."""
    taken = {each.initials.casefold() for each in people.active}
    wanted = "".join(_printable(initials).split())[:4].upper()
    if wanted and wanted.casefold() in taken:
        raise BadInput(
            _("The initials {initials} are somebody else's.").format(initials=wanted),
            field="initials",
        )
    letters = _letters(name)
    found, count = wanted or letters, 1
    while found.casefold() in taken:
        count += 1
        found = f"{letters}{count}"
    return found


def _letters(name: str) -> str:
    """The initials that a name has by itself."""
    return "".join(part[0] for part in name.split())[:3].upper()
