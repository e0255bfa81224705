"""Change what was written down: old and new value are kept; notes are only ever added."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from receptionist.domain.errors import BadInput, ChangedMeanwhile
from receptionist.domain.history import Change, Edited, Noted, ReadBack
from receptionist.domain.ids import EventId, PersonId
from receptionist.domain.message import Caller, Channel, Message, Wants
from receptionist.domain.reminders.stages import chased_too_often
from receptionist.i18n import _
from receptionist.services.assign_message import check_works_on
from receptionist.services.desk import Case, Desk
from receptionist.services.long_texts import kept, kept_line
from receptionist.services.meanwhile.checks import as_read, check_still_open, who_changed
from receptionist.services.meanwhile.merging import OF_CALLER, merged
from receptionist.services.take_message import clean_answers, with_number
from receptionist.storage.history import is_recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The new values; None leaves a field alone. `read_version` is what the editor had read."""

    caller: Caller | None = None
    text: str | None = None
    answers: tuple[tuple[str, str], ...] | None = None
    channel: Channel | None = None
    call_type: str | None = None
    urgent: bool | None = None
    wants: tuple[Wants, ...] | None = None
    read_version: int | None = None


def edit(desk: Desk, number: int, new: Edit, *, by: PersonId) -> Message:
    """Change fields of a message, also of a closed one.

    Raises ChangedMeanwhile when somebody changed one of the same fields after `read_version`.
    """
    with desk.case(number, by=by) as case:
        check_works_on(case)
        values = _typed(new, case)
        if new.read_version is not None:
            values = _with_theirs(case, values, new.read_version)
        changes = _changes(case.message, values)
        if changes:
            case.add(Edited(changes=changes, **_changed_only(case.message, values)))
    return case.message


def _typed(new: Edit, case: Case) -> dict[str, Any]:
    """The new values, made clean."""
    values = {
        each.name: getattr(new, each.name)
        for each in fields(new)
        if each.name != "read_version" and getattr(new, each.name) is not None
    }
    if new.caller is not None:
        values["caller"] = with_number(new.caller, case.office)
    if new.text is not None:
        values["text"] = kept(new.text)
    if new.call_type is not None:
        values["call_type"] = kept_line(new.call_type)
    if new.answers is not None:
        values["answers"] = clean_answers(new.answers)
    return values


def note(
    desk: Desk,
    number: int,
    text: str,
    *,
    chase: bool = False,
    by: PersonId,
    id: EventId | None = None,
) -> Message:
    """Add a note; `chase` when the caller called again about it. Everyone may add one.

    Sent twice under one `id` it is there once, like a message.
    """
    if not text.strip() and not chase:
        raise BadInput(_("Write the note first."), field="text")
    with desk.case(number, by=by) as case:
        if id is None or not is_recorded(case.session, id):
            alerted = chase and chased_too_often(case.message)
            case.add(Noted(text=kept(text).strip(), chase=chase, alerted=alerted), id=id)
    return case.message


def read_back(desk: Desk, number: int, *, by: PersonId) -> Message:
    """The message was read back to the caller, who confirmed it."""
    with desk.case(number, by=by) as case:
        check_still_open(case)
        if case.message.read_back_at is None:
            case.add(ReadBack())
    return case.message


def _changes(message: Message, values: dict[str, Any]) -> tuple[Change, ...]:
    found = []
    for name, value in values.items():
        old = getattr(message, name)
        if isinstance(value, Caller):
            found += [
                Change(field=part, old=_plain(getattr(old, part)), new=_plain(getattr(value, part)))
                for part in OF_CALLER
                if getattr(old, part) != getattr(value, part)
            ]
        elif old != value:
            found.append(Change(field=name, old=_plain(old), new=_plain(value)))
    return tuple(found)


def _changed_only(message: Message, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if getattr(message, name) != value}


def _plain(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(": ".join(e) if isinstance(e, tuple) else str(e) for e in value)
    return str(value)


def _with_theirs(case: Case, values: dict[str, Any], read_version: int) -> dict[str, Any]:
    """My values with what others changed since I read it. Raises ChangedMeanwhile for the same."""
    read = as_read(case, read_version)
    found = merged(read, replace(read, **values), case.message)
    if not found.both:
        return {name: getattr(found.message, name) for name in values}
    event = who_changed(case, read_version, lambda message: _parts(message, found.both))
    by = case.people.name(event.by) if event else ""
    raise ChangedMeanwhile(
        _("{name} changed the same thing meanwhile. Look at it again.").format(name=by),
        by=by,
        at=event.recorded_at if event else case.now,
        fields=found.both,
    )


def _parts(message: Message, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(message.caller if n in OF_CALLER else message, n) for n in names)
