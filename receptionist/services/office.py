"""The office's settings: name, hours, closed and special days, how soon it answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from receptionist.domain.errors import BadInput
from receptionist.domain.office import Office
from receptionist.domain.opening_hours import WEEKDAYS, OpeningHours, read_spans
from receptionist.i18n import _
from receptionist.services.desk import Desk, office_in
from receptionist.storage.messages import look_at_all
from receptionist.storage.office import save_office as store
from receptionist.typed import clean_line

_MOST = timedelta(days=30)
_LONGEST_NAME = 200


def save_office(desk: Desk, office: Office) -> Office:
    """Use these settings from now on; the reminders are reckoned anew."""
    _check_standard(office.standard)
    _check_standard(office.urgent_standard)
    office = replace(
        office,
        name=clean_line(office.name)[:_LONGEST_NAME],
        region=clean_line(office.region)[:_LONGEST_NAME],
    )
    return change_office(desk, lambda _old: office)


def set_hours(desk: Desk, day: str, spans: Sequence[str]) -> Office:
    """The weekly hours of one day ("mon" … "sun"), as ["09:00-14:00"]; none is closed."""
    if day not in WEEKDAYS:
        raise BadInput(_("“{name}” is not a day of the week.").format(name=day[:40]), field="day")

    def changed(office: Office) -> Office:
        week = list(office.hours.week)
        week[WEEKDAYS.index(day)] = read_spans(spans)
        return replace(office, hours=_hours(office.hours, week=tuple(week)))

    return change_office(desk, changed)


def close_on(desk: Desk, day: date, *, closed: bool = True) -> Office:
    """Close on that date, whatever the week says, or open again as every week."""

    def changed(office: Office) -> Office:
        days = office.hours.closed | {day} if closed else office.hours.closed - {day}
        return replace(office, hours=_hours(office.hours, closed=days))

    return change_office(desk, changed)


def special_on(desk: Desk, day: date, spans: Sequence[str]) -> Office:
    """Other hours on that date than every week."""

    def changed(office: Office) -> Office:
        special = dict(office.hours.special) | {day: read_spans(spans)}
        hours = _hours(office.hours, special=tuple(sorted(special.items())))
        return replace(office, hours=_hours(hours, closed=hours.closed - {day}))

    return change_office(desk, changed)


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


def _hours(hours: OpeningHours, **changes: object) -> OpeningHours:
    return replace(hours, **changes)  # type: ignore[arg-type]


def _check_standard(standard: timedelta) -> None:
    if not timedelta(minutes=1) <= standard <= _MOST:
        raise BadInput(
            _("The response standard is between one minute and thirty days."), field="standard"
        )


def change_office(desk: Desk, changed: Callable[[Office], Office]) -> Office:
    """Change the office as it is in the database now; the reminders are reckoned anew."""
    with desk.database.begin() as session:
        office = changed(office_in(session))
        store(session, office)
        look_at_all(session, desk.now())
    return office
