"""One X server for all notification tests; a bus and a notification service of its own for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from receptionist.notifications import Notifier, open_notifier
from tests.notifications.heard import Heard
from tests.support.desktop import Desktop, desktop_on, x_server


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    with x_server() as name:
        yield name


@pytest.fixture
def bare_desktop(display: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """A bus without any notification service; this process lives on it."""
    with desktop_on(display) as desktop:
        for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
            monkeypatch.setenv(name, desktop.env[name])
        yield desktop


@pytest.fixture
def desktop(bare_desktop: Desktop) -> Desktop:
    """A desktop whose notification service runs."""
    bare_desktop.start_dunst()
    return bare_desktop


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def notifier(bare_desktop: Desktop, heard: Heard) -> Iterator[Notifier]:
    """The notifier of this PC; ask for `desktop` before it to have a service."""
    notifier = open_notifier(heard.action, on_closed=heard.closed, on_health=heard.health)
    yield notifier
    notifier.close()
