"""P11: from the moment a promise falls due until it is on the screen, in the real program.

An X server without a screen, a bus and a real notification service, as in tests/desktop.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

from receptionist.domain.message import Outcome
from receptionist.services import close_message
from tests.bench.timing import Bench, Row, percentile
from tests.desktop.program import Program, running
from tests.support.desktop import Desktop, desktop_on, x_server
from tests.support.waiting import wait_until

_ROUNDS = 8


def due(bench: Bench) -> Iterator[Row]:
    """The later of the reminder window and the notification, after the due time."""
    with x_server() as display, desktop_on(display) as desktop:
        desktop.start_dunst()
        with running(desktop.env) as program:
            time.sleep(6)  # the first look of a start has passed
            rounds = _ROUNDS * (4 if bench.full else 1)
            late = [_once(program, desktop) for _round in range(rounds)]
    work = f"due → window shown and notification sent, {rounds} times, p99"
    yield Row(number="P11", work=work, ours=percentile(late), limit=1.0)


def _once(program: Program, desktop: Desktop) -> float:
    before = len(desktop.noted())
    message = program.take("Asks about the quote", due_in=4)
    due_at = message.promise.due_at
    if due_at is None:
        raise ValueError("it was promised by then")

    def shown() -> bool:
        urgent = [each for each in desktop.noted()[before:] if "CRITICAL" in each]
        return bool(urgent) and bool(program.windows("^Reminders$"))

    while not shown():
        time.sleep(0.01)
    seconds = (datetime.now(UTC) - due_at).total_seconds()
    close_message.close(program.desk, message.number, outcome=Outcome.NOT_NEEDED, by=program.juan)
    wait_until(lambda: not program.windows("^Reminders$"), within=20, what="it is gone")
    return seconds


ROWS = {"P11": due}
