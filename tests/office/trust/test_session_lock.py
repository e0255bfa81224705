"""The session's own lock is heard on a real bus, whichever desktop tells of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from receptionist.services.desk import open_desk
from receptionist.settings import Settings
from tests.support.desktop import Desktop
from ui.background import Background
from ui.locking.session_lock import SessionLock

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is Linux's")

SIGNALS = [
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true"),
    ("/org/freedesktop/login1/session/c1", "org.freedesktop.login1.Session.Lock", ""),
]


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """One private bus that stands for the session's and the system's."""
    desktop = Desktop(display="", folder=tmp_path)
    desktop.start_bus()
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, desktop.env["DBUS_SESSION_BUS_ADDRESS"])
    yield desktop.env
    desktop.end_bus()


def _tell(env: dict[str, str], path: str, signal: str, value: str) -> None:
    words = ["dbus-send", "--session", "--type=signal", path, signal, *([value] if value else [])]
    subprocess.run(words, env=env, check=True)


def test_every_desktops_lock_is_heard_and_an_unlock_is_none(
    qtbot: QtBot, bus: dict[str, str]
) -> None:
    background = Background(lambda: open_desk(Settings()))
    session = SessionLock(background)
    qtbot.waitUntil(lambda: len(session._heard) == 2)
    heard: list[bool] = []
    session.locked.connect(lambda: heard.append(True))
    _tell(bus, *SIGNALS[0][:2], "boolean:false")
    for each in SIGNALS:
        _tell(bus, *each)
    qtbot.waitUntil(lambda: len(heard) >= len(SIGNALS))
    assert len(heard) == len(SIGNALS)
    session.stop()
    assert background.close()


def test_without_a_bus_nobody_tells_and_nothing_breaks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, f"unix:path={tmp_path}/nothing")
    background = Background(lambda: open_desk(Settings()))
    session = SessionLock(background)
    done: list[int] = []
    background.keep(lambda: 1, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert session._heard == []
    session.stop()
    assert background.close()
