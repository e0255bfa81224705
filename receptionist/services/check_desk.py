"""Check whether what is stored holds together: the file itself, and each message's history."""

from __future__ import annotations

from dataclasses import dataclass

from receptionist.domain.replay import replay
from receptionist.i18n import _
from receptionist.services.desk import Desk
from receptionist.storage.backups.keep import integrity
from receptionist.storage.history import events_of_all
from receptionist.storage.messages import messages_from

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Checked:
    """How many messages were read, and a sentence for everything that is wrong."""

    messages: int
    troubles: tuple[str, ...]


def check_desk(desk: Desk) -> Checked:
    """Read everything: the file must be sound, and each message be what its history makes it."""
    with desk.database.read() as session:
        troubles, count, number = integrity(session), 0, 0
        while found := messages_from(session, number + 1, limit=_AT_ONCE):
            histories = events_of_all(session, [each.id for each in found])
            for each in found:
                events = histories[each.id]
                if not events or replay(events, number=each.number) != each:
                    troubles.append(
                        _("Message {number} is not what its history says.").format(
                            number=each.number
                        )
                    )
            count, number = count + len(found), found[-1].number
    return Checked(count, tuple(troubles))
