"""Agree a new term with the caller, or correct an hour that was mistyped a moment ago."""

from __future__ import annotations

from datetime import datetime

from receptionist.domain.errors import BadInput
from receptionist.domain.history import Corrected, TermAgreed
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.domain.promise import Told
from receptionist.domain.rules import check_correction
from receptionist.i18n import _
from receptionist.services.assign_message import check_works_on
from receptionist.services.desk import Desk
from receptionist.services.long_texts import kept
from receptionist.services.meanwhile.checks import check_same_promise, check_still_open


def move(
    desk: Desk,
    number: int,
    *,
    due_at: datetime,
    told: Told,
    words: str = "",
    why: str = "",
    told_by: str = "",
    told_at: datetime | None = None,
    read_version: int | None = None,
    by: PersonId,
) -> Message:
    """A new term. One the caller was not told of changes no verdict and no reminder.

    Raises ChangedMeanwhile when somebody agreed another one, or answered, after `read_version`.
    """
    with desk.case(number, by=by) as case:
        check_still_open(case)
        check_works_on(case)
        check_same_promise(case, read_version)
        if due_at <= case.now:
            raise BadInput(_("The new deadline has already passed."), field="due_at")
        if told_at and told_at > case.now:
            raise BadInput(_("The caller cannot have been told in the future."), field="told_at")
        case.add(
            TermAgreed(
                due_at=due_at,
                told=told,
                words=kept(words).strip(),
                why=kept(why).strip(),
                told_by=kept(told_by).strip(),
                told_at=told_at,
            )
        )
    return case.message


def correct(desk: Desk, number: int, *, due_at: datetime, words: str = "", by: PersonId) -> Message:
    """Put a mistyped hour right, within ten minutes of taking; both stay visible."""
    with desk.case(number, by=by) as case:
        check_correction(case.message, due_at=due_at, by=by, now=case.now)
        case.add(Corrected(due_at=due_at, words=kept(words).strip()))
    return case.message
