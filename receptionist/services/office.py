"""The office's settings: name, hours, closed and special days, how soon it answers, call types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from receptionist.domain.errors import BadInput, NotAllowed, NotFound
from receptionist.domain.ids import PersonId
from receptionist.domain.office import (
    MOST_KEEP_MONTHS,
    MOST_LOCK_MINUTES,
    MOST_QUESTIONS,
    CallType,
    Office,
    call_type_named,
    call_types_matching,
)
from receptionist.domain.opening_hours import WEEKDAYS, OpeningHours, read_spans
from receptionist.i18n import _
from receptionist.services.desk import Desk, office_in
from receptionist.services.planning.recompute import recompute
from receptionist.storage.messages import look_at_all
from receptionist.storage.office import save_office as store
from receptionist.typed import clean_line
from receptionist.wording import say_choice

_MOST = timedelta(days=30)
_MOST_PROMISES = 99
_LONGEST = 80
_LONGEST_NAME = 200


def save_office(desk: Desk, office: Office, *, by: PersonId | None = None) -> Office:
    """Use these settings from now on; the reminders are reckoned anew. Raises BadInput."""
    _check_standard(office.standard)
    _check_standard(office.urgent_standard)
    if not 1 <= office.promises_per_hour <= _MOST_PROMISES:
        raise BadInput(_("Between 1 and 99 promises in an hour."), field="promises_per_hour")
    if not 0 <= office.lock_minutes <= MOST_LOCK_MINUTES:
        raise BadInput(
            _("A PC locks after 1 to {count} minutes, or never (0).").format(
                count=MOST_LOCK_MINUTES
            ),
            field="lock_minutes",
        )
    _check_keep_months(office.keep_months)
    office = replace(
        office,
        name=clean_line(office.name)[:_LONGEST_NAME],
        region=clean_line(office.region)[:_LONGEST_NAME],
        call_types=_checked(office.call_types),
    )
    return change_office(desk, lambda _old: office, by=by)


def save_call_type(desk: Desk, new: CallType) -> Office:
    """A new call type, after all others, or what the one of that id is from now on."""

    def changed(office: Office) -> Office:
        known = {each.id: each for each in office.call_types} | {new.id: new}
        return replace(office, call_types=_checked(tuple(known.values())))

    return change_office(desk, changed)


def remove_call_type(desk: Desk, which: CallType) -> Office:
    """No such calls any more; messages keep the name they were taken with."""

    def changed(office: Office) -> Office:
        left = tuple(each for each in office.call_types if each.id != which.id)
        return replace(office, call_types=left)

    return change_office(desk, changed)


def find_call_type(office: Office, typed: str) -> CallType:
    """The call type meant, by name or an only beginning. Raises NotFound, BadInput."""
    found = call_types_matching(office.call_types, typed)
    if not found:
        raise NotFound(_("There is no call type “{name}”.").format(name=typed[:40]))
    if len(found) > 1:
        raise BadInput(
            _("“{name}” may be {names}.").format(
                name=typed[:40], names=say_choice([each.name for each in found])
            ),
            field="type",
        )
    return found[0]


def _checked(types: Sequence[CallType]) -> tuple[CallType, ...]:
    """The call types with clean texts, each with a name of its own. Raises BadInput."""
    done: list[CallType] = []
    for each in types:
        clean = _cleaned(each)
        if not clean.name:
            raise BadInput(_("A call type needs a name."), field="call_type")
        if call_type_named(done, clean.name):
            raise BadInput(
                _("There are two call types called {name}.").format(name=clean.name),
                field="call_type",
            )
        if clean.standard is not None:
            _check_standard(clean.standard)
        if len(clean.questions) > MOST_QUESTIONS:
            raise BadInput(_("A call type asks five questions at most."), field="questions")
        done.append(clean)
    return tuple(done)


def _cleaned(type_: CallType) -> CallType:
    asked = (clean_line(each)[:_LONGEST_NAME] for each in type_.questions)
    return replace(
        type_,
        name=clean_line(type_.name)[:_LONGEST],
        greeting=clean_line(type_.greeting)[:_LONGEST_NAME],
        hold=clean_line(type_.hold)[:_LONGEST_NAME],
        goodbye=clean_line(type_.goodbye)[:_LONGEST_NAME],
        questions=tuple(dict.fromkeys(each for each in asked if each)),
    )


def set_hours(desk: Desk, day: str, spans: Sequence[str], *, by: PersonId | None = None) -> Office:
    """The weekly hours of one day ("mon" … "sun"), as ["09:00-14:00"]; none is closed."""
    if day not in WEEKDAYS:
        raise BadInput(_("“{name}” is not a day of the week.").format(name=day[:40]), field="day")

    def changed(office: Office) -> Office:
        week = list(office.hours.week)
        week[WEEKDAYS.index(day)] = read_spans(spans)
        return replace(office, hours=_hours(office.hours, week=tuple(week)))

    return change_office(desk, changed, by=by)


def close_on(desk: Desk, day: date, *, closed: bool = True, by: PersonId | None = None) -> Office:
    """Close on that date, whatever the week says, or open again as every week."""

    def changed(office: Office) -> Office:
        days = office.hours.closed | {day} if closed else office.hours.closed - {day}
        return replace(office, hours=_hours(office.hours, closed=days))

    return change_office(desk, changed, by=by)


def special_on(
    desk: Desk, day: date, spans: Sequence[str], *, by: PersonId | None = None
) -> Office:
    """Other hours on that date than every week."""

    def changed(office: Office) -> Office:
        special = dict(office.hours.special) | {day: read_spans(spans)}
        hours = _hours(office.hours, special=tuple(sorted(special.items())))
        return replace(office, hours=_hours(hours, closed=hours.closed - {day}))

    return change_office(desk, changed, by=by)


def set_standard(
    desk: Desk, *, standard: timedelta | None = None, urgent: timedelta | None = None
) -> Office:
    """How soon the office answers, in opening time."""
    for each in (standard, urgent):
        if each is not None:
            _check_standard(each)
    return change_office(
        desk,
        lambda office: replace(
            office,
            standard=office.standard if standard is None else standard,
            urgent_standard=office.urgent_standard if urgent is None else urgent,
        ),
    )


def change_reading(desk: Desk, *, everything: bool, by: PersonId | None = None) -> Office:
    """Whether colleagues read everybody's messages, or own and deputised ones (product.md §11).

    Raises NotAllowed where nobody could keep it: who may use a file may read all of it.
    """
    if desk.database.in_file and not everything:
        raise NotAllowed(
            _(
                "On one PC everybody who may use it reads everything. "
                "What each colleague may read is kept by an office's server."
            )
        )
    return change_office(
        desk, lambda office: replace(office, colleagues_read_all=everything), by=by
    )


def keep_for(desk: Desk, months: int) -> Office:
    """How long closed messages keep their caller's data (product.md §5). Raises BadInput."""
    _check_keep_months(months)
    return change_office(desk, lambda office: replace(office, keep_months=months))


def _hours(hours: OpeningHours, **changes: object) -> OpeningHours:
    return replace(hours, **changes)  # type: ignore[arg-type]


def _check_standard(standard: timedelta) -> None:
    if not timedelta(minutes=1) <= standard <= _MOST:
        raise BadInput(
            _("The response standard is between one minute and thirty days."), field="standard"
        )


def _check_keep_months(months: int) -> None:
    if not 0 <= months <= MOST_KEEP_MONTHS:
        raise BadInput(
            _("Callers' data is kept for 1 to {count} months, or for good (0).").format(
                count=MOST_KEEP_MONTHS
            ),
            field="keep_months",
        )


def change_office(
    desk: Desk, changed: Callable[[Office], Office], *, by: PersonId | None = None
) -> Office:
    """Change the office as it is in the database now; the reminders are reckoned anew.

    Other hours move what the response standard proposed and no caller knows; `by` is who did it.
    """
    with desk.database.begin() as session:
        before = office_in(session)
        office = changed(before)
        store(session, office)
        look_at_all(session, desk.now())
        if office.hours != before.hours:
            recompute(session, before, office, by=by, now=desk.now())
    return office
