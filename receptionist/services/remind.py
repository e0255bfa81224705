"""Remind: show what has become due, once; say what is standing; postpone one's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from receptionist.domain.errors import NotAllowed
from receptionist.domain.history import FellTo, Postponed
from receptionist.domain.ids import MessageId, PersonId
from receptionist.domain.message import Message
from receptionist.domain.office import Office
from receptionist.domain.people import People, Role
from receptionist.domain.reminders import Look, Reminder, looks_at, rows_of
from receptionist.domain.reminders.postponing import PostponeFor
from receptionist.domain.reminders.quiet import disturbs, quiet_ends
from receptionist.domain.reminders.stages import OfficeTime
from receptionist.i18n import _
from receptionist.notifications import Notice
from receptionist.services.desk import Case, Desk, office_in
from receptionist.services.meanwhile.checks import check_still_open
from receptionist.services.reminder_notices import notice
from receptionist.storage.database import Session
from receptionist.storage.messages import (
    hold_to_look_at,
    look_again,
    messages_by_number,
    next_look,
    to_look_at,
)
from receptionist.storage.people import load_people, person_of_login
from receptionist.storage.piles import Which, find_messages
from receptionist.storage.shown import mark_shown, shown_to_look_at

_ROWS_AT_MOST = 500
_LATE_AT_MOST = timedelta(minutes=30)


def remind(
    desk: Desk, *, persons: frozenset[PersonId] | None = None, dry_run: bool = False
) -> tuple[Reminder, ...]:
    """Show what has become due for `persons` (None: everyone) and remember that it was shown.

    Each stage is shown once, whichever PC asks first. With `dry_run` nothing is shown or kept.
    """
    now = desk.now()
    with desk.database.read() if dry_run else desk.database.begin() as session:
        # Held, so that two PCs looking at once show each stage once, and no change is overlooked.
        looked_at = to_look_at(session, now) if dry_run else hold_to_look_at(session, now)
        if not looked_at:
            return ()
        people, office = load_people(session), office_in(session)
        persons = _reminded_here(session, people, persons)
        seen = looks_at(looked_at, hours=office.hours, people=people, now=now)
        looks = {each.id: found for each, found in zip(looked_at, seen, strict=True)}
        shown = shown_to_look_at(session, now)
        due = [each for found in looks.values() for each in found.begun if each.mark not in shown]
        told = [each for each in due if disturbs(each, people=people, now=now)]
        ours = tuple(each for each in told if _is_ours(each, persons))
        if dry_run:
            return ours
        _say_falls(session, looked_at, looks, now)
        mark_shown(session, [each.mark for each in ours], now)
        for found in {each.message.id for each in told if not _is_ours(each, persons)}:
            del looks[found]  # another PC shows it
        ends = quiet_ends(due, people=people, now=now)
        look_again(session, {id_: _again(found, ends.get(id_)) for id_, found in looks.items()})
    _notify(desk, ours, office, people, now)
    return ours


def _reminded_here(
    session: Session, people: People, persons: frozenset[PersonId] | None
) -> frozenset[PersonId] | None:
    """A colleague's own login says for nobody else that they were reminded (product.md §11)."""
    own = people.find(person_of_login(session))
    return frozenset({own.id}) if own and own.role is Role.COLLEAGUE else persons


def reminder_rows(desk: Desk, *, persons: frozenset[PersonId] | None) -> tuple[Reminder, ...]:
    """What stands in the reminder window of `persons` (None: everyone), the most pressing first.

    One row a message: whoever acts for it counts before whoever is told as second person.
    """
    now = desk.now()
    with desk.database.read() as session:
        people, office = load_people(session), office_in(session)
        which = Which(open=True, limit=_ROWS_AT_MOST)
        found = find_messages(session, which)
    looks = desk.looks.at(found, hours=office.hours, people=people, now=now)
    rows: dict[int, Reminder] = {}
    for each in rows_of(looks):
        if _is_ours(each, persons) and disturbs(each, people=people, now=now):
            rows.setdefault(each.message.number, each)
    return tuple(sorted(rows.values(), key=_pressing))


def postpone(desk: Desk, number: int, *, how_long: PostponeFor, by: PersonId) -> Message:
    """Quiet one's own reminder: never past the due time before it, 30 minutes at most after it."""
    with desk.case(number, by=by) as case:
        check_still_open(case)
        case.add(Postponed(until=_until(case, how_long)))
    return case.message


def settled(desk: Desk, numbers: Sequence[int]) -> frozenset[int]:
    """Those of these messages whose reminder is not wanted any more: closed, or answered."""
    with desk.database.read() as session:
        found = messages_by_number(session, numbers)
    wanted = {each.number for each in found if each.open and not each.promise.answered}
    return frozenset(numbers) - wanted


def next_wake(desk: Desk) -> datetime | None:
    """When the next reminder can fall due; None when nothing is open."""
    with desk.database.read() as session:
        return next_look(session)


def _is_ours(reminder: Reminder, persons: frozenset[PersonId] | None) -> bool:
    """Whether this PC reminds: also, whoever's it is, of what the office does not have yet."""
    return persons is None or reminder.person in persons or reminder.message.provisional


def _until(case: Case, how_long: PostponeFor) -> datetime:
    now, time = case.now, OfficeTime(case.office.hours)
    hours = time.hours
    if how_long is PostponeFor.AFTER_LUNCH:
        later = [start for start, _end in hours.openings(hours.local(now).date()) if start > now]
        if not later:
            raise NotAllowed(_("The office does not open again today."))
        until = later[0]
    elif how_long is PostponeFor.TOMORROW:
        tomorrow = hours.at_wall(hours.local(now).date() + timedelta(days=1), 0)
        until = hours.next_opening(tomorrow)
    else:
        until = now + timedelta(minutes=int(how_long.value))
    promise = case.message.promise
    if promise.due_at is None or promise.answered:
        return until
    return min(until, promise.due_at if promise.due_at > now else now + _LATE_AT_MOST)


def _say_falls(
    session: Session, looked_at: Iterable[Message], looks: Mapping[MessageId, Look], now: datetime
) -> None:
    """Write into the history to whom a message falls, or that its assignee is there again."""
    for message in looked_at:
        to = looks[message.id].fallen_to
        if message.assignee and set(to) != set(message.fell_to):
            case = Case(session, message.id, by=message.assignee, now=now)
            case.add(FellTo(to=to))
            case.save()


def _again(found: Look, quiet_ends_at: datetime | None) -> datetime | None:
    """When to look at it again: its next stage, or when the quiet ends that holds it back."""
    return min((at for at in (found.again_at, quiet_ends_at) if at), default=None)


def _notify(
    desk: Desk, due: tuple[Reminder, ...], office: Office, people: People, now: datetime
) -> None:
    notices: dict[MessageId, Notice] = {}
    for each in due:
        notices.setdefault(each.message.id, notice(each, office=office, people=people, now=now))
    if notices:
        desk.notifier.show_all(list(notices.values()))


def _pressing(reminder: Reminder) -> tuple[bool, datetime]:
    due = reminder.message.promise.due_at
    if due is None or reminder.message.promise.answered:
        return (True, reminder.at)
    return (False, due)
