"""Call the caller back: an attempt that did not reach them, or the answer itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from receptionist.domain.history import Answered, Attempted, AttemptKind
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.services.assign_message import check_works_on
from receptionist.services.desk import Desk
from receptionist.services.long_texts import kept
from receptionist.services.meanwhile.checks import check_still_open

TRY_AGAIN_AFTER = timedelta(minutes=30)


def attempt(
    desk: Desk,
    number: int,
    *,
    what: AttemptKind,
    note: str = "",
    retry_at: datetime | None = None,
    by: PersonId,
) -> Message:
    """They could not be reached; the reminder comes back at `retry_at`, else after 30 minutes."""
    with desk.case(number, by=by) as case:
        check_still_open(case)
        check_works_on(case)
        again = max(retry_at, case.now) if retry_at else case.now + TRY_AGAIN_AFTER
        case.add(Attempted(what=what, note=kept(note).strip(), retry_at=again))
    return case.message


def answered(desk: Desk, number: int, *, note: str = "", by: PersonId) -> Message:
    """The caller was given what was promised; the message stays open until it is closed."""
    with desk.case(number, by=by) as case:
        check_still_open(case)
        check_works_on(case)
        case.add(Answered(note=kept(note).strip()))
    return case.message
