"""What to mind about a promise just made from the terminal: the same sentences as in the form."""

from __future__ import annotations

from receptionist.cli.terminal import Terminal
from receptionist.domain.message import Message
from receptionist.domain.response_standard import Promising, concerns
from receptionist.services.find_messages import promises_due


def to_mind(terminal: Terminal, message: Message) -> list[str]:
    """Closed then, back later, too soon, crowded: said, and saved all the same (product.md §3)."""
    due_at, office, people = message.promise.due_at, terminal.office, terminal.people
    if due_at is None:
        return []
    standard = office.standard_for(
        urgent=message.urgent,
        call_type=message.call_type,
        department=people.department(message.department),
    )
    assignee = message.assignee
    others = promises_due(terminal.desk, assignee, but=message.number) if assignee else ()
    promise = Promising(due_at=due_at, assignee=assignee, standard=standard, others=others)
    found = concerns(promise, office=office, people=people, now=terminal.desk.now())
    return [each.sentence for each in found]
