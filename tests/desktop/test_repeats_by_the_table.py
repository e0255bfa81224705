"""Every stage of product.md's table reaches the screen, in order, until the message is closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from receptionist.clock import SetClock
from receptionist.domain.history import Promised
from receptionist.domain.message import Caller, Outcome
from receptionist.notifications import Notifier, open_notifier
from receptionist.services.close_message import close
from receptionist.services.desk import Desk, open_desk
from receptionist.services.remind import remind, settled
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from tests.desktop.program import furnish
from tests.support.desktop import Desktop

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.fixture
def notifier(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> Iterator[Notifier]:
    for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, desktop.env[name])
    notifier = open_notifier(lambda _key, _action: None)
    yield notifier
    notifier.close()


def reminded(desk: Desk, desktop: Desktop, notifier: Notifier) -> str:
    """What is on the screen after a look, if that look showed anything."""
    if not remind(desk):
        return ""
    notifier.check()
    desktop.wait_displayed(1)
    return desktop.close_all()[0].title.split(":")[0]


def test_given_unseen_soon_due_late_and_gone(desktop: Desktop, notifier: Notifier) -> None:
    furnished, ana, juan = furnish()
    furnished.close()
    clock = SetClock(NOON)
    desk = open_desk(Settings(), clock=clock, notifier=notifier)
    due = NOON + timedelta(hours=2)
    promised = Promised(words="We will call you back", due_at=due)
    new = NewMessage(caller=Caller(name="María López"), assignee=juan, promised=promised)
    message = take_message(desk, new, by=ana)
    said = []
    for minutes in (
        0,
        1,
        15,
        16,
        30,
        90,
        119,
        120,
        124,
        125,
        130,
        139,
        140,
        160,
        180,
        219,
        220,
        280,
    ):
        clock.at = NOON + timedelta(minutes=minutes)
        if title := reminded(desk, desktop, notifier):
            said.append((minutes, title))
    assert said == [
        (0, "New message"),
        (15, "Not seen yet"),
        (30, "Promised for today 14"),  # nobody has seen it for half an hour: the owner as well
        (90, "Promised for today 14"),
        (120, "Due now"),
        (125, "Late 5 min"),
        (130, "Late 10 min"),
        (140, "Late 20 min"),
        (160, "Late 40 min"),
        (180, "Late 1 h 00"),  # an hour late: the owner hears of it
        (220, "Late 1 h 40"),
        (280, "Late 2 h 40"),
    ]
    close(desk, message.number, outcome=Outcome.RESOLVED, by=juan)
    assert settled(desk, [message.number]) == {message.number}
    clock.at += timedelta(days=1)
    assert remind(desk) == ()
    desk.close()
