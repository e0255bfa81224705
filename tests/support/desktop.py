"""A desktop of one's own: an X server without a screen, a private bus and a real dunst on it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from tests.support.waiting import wait_until

# No service directories: nothing but what the test starts ever answers on this bus.
_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

_DUNST_CONFIG = """
[global]
    markup = {markup}
    format = "<b>%s</b>\\n%b"
    font = Noto Sans 11
    width = 380
    idle_threshold = 0
    dmenu = {folder}/menu
    browser = {folder}/browser
    show_age_threshold = -1
    notification_limit = 20
    history_length = 100
[noted]
    summary = "*"
    script = {folder}/noted
[urgency_low]
    timeout = 0
[urgency_normal]
    timeout = 0
[urgency_critical]
    timeout = 0
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """One notification as dunst understood it; `formatted` is what it draws, markup included."""

    id: int
    title: str
    body: str
    formatted: str
    category: str
    click: str


def end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    """End a process that we started, whatever state it is in."""
    if process.poll() is None:
        process.send_signal(signal.SIGCONT)
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream:
            stream.close()


@contextmanager
def x_server(*, size: str = "1280x900x24") -> Iterator[str]:
    """An X server without a screen, on the first free display: its name (":7")."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        end(server)


@dataclass
class Desktop:
    """Display, bus and notification service; `env` is what a program needs to live in it."""

    display: str
    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    dunst: subprocess.Popen[bytes] | None = None
    _bus: subprocess.Popen[str] | None = None

    def start_bus(self) -> None:
        """The private bus."""
        config = self.folder / "bus.conf"
        config.write_text(_BUS_CONFIG.format(folder=self.folder))
        self._bus = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        address = _line(self._bus.stdout)
        self.env = {
            **os.environ,
            "DISPLAY": self.display,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "XDG_RUNTIME_DIR": str(self.folder),
        }

    def end_bus(self) -> None:
        """The bus goes away with everything on it, as at the end of a session."""
        if self.dunst:
            end(self.dunst)
        if self._bus:
            end(self._bus)
        self._bus = None

    def start_dunst(self, *, markup: str = "full") -> None:
        """The notification service; `markup` "no" makes it one that reads none."""
        self._tool("menu", "tee offered | grep -m1 -F -f choice")
        self._tool("browser", 'echo "$@" >> opened')
        self._tool(
            "noted",
            'echo "$DUNST_URGENCY $DUNST_DESKTOP_ENTRY" >> shown\n'
            'echo "$DUNST_URGENCY $DUNST_SUMMARY $DUNST_BODY" | tr "\\n" " " >> told\n'
            "echo >> told",
        )
        config = self.folder / "dunstrc"
        config.write_text(_DUNST_CONFIG.format(folder=self.folder, markup=markup))
        self.dunst = subprocess.Popen(
            ["dunst", "-config", config],
            env=self.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: self._ctl("is-paused").returncode == 0, what="dunst answers")

    def _tool(self, name: str, script: str) -> None:
        """A little program for dunst to call; what it notes is for the test to read."""
        path = self.folder / name
        path.write_text(f"#!/bin/sh\ncd {self.folder}\n{script}\n")
        path.chmod(0o700)

    def _notes(self, name: str) -> list[str]:
        notes = self.folder / name
        return notes.read_text().splitlines() if notes.exists() else []

    def kill_dunst(self) -> None:
        """The service dies without a word."""
        assert self.dunst
        self.dunst.kill()
        self.dunst.wait(5)

    def freeze_dunst(self) -> None:
        """The service hangs: it has its name and answers nothing."""
        assert self.dunst
        self.dunst.send_signal(signal.SIGSTOP)

    def thaw_dunst(self) -> None:
        """The service goes on."""
        assert self.dunst
        self.dunst.send_signal(signal.SIGCONT)

    def _ctl(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["dunstctl", *words], env=self.env, capture_output=True, text=True, check=False
        )

    def dunstctl(self, *words: str) -> str:
        """What dunstctl answers."""
        done = self._ctl(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def displayed(self) -> int:
        """How many notifications are on the screen."""
        return int(self.dunstctl("count", "displayed"))

    def wait_displayed(self, count: int) -> None:
        """Wait until exactly `count` notifications are on the screen."""
        wait_until(lambda: self.displayed() == count, what=f"{count} notifications displayed")

    def click(self) -> None:
        """Click on the topmost notification."""
        self.dunstctl("action", "0")

    def choose(self, label: str) -> list[str]:
        """Open the notifications' menu and choose the entry with `label`; what it offered."""
        (self.folder / "choice").write_text(label + "\n")
        self.dunstctl("context")
        return wait_until(lambda: self._notes("offered"), what="the menu opened")

    def noted(self) -> list[str]:
        """Urgency and desktop entry of everything that was displayed, in order."""
        return self._notes("shown")

    def told(self) -> list[str]:
        """Urgency and words of everything that was displayed, in order."""
        return self._notes("told")

    def opened(self) -> list[str]:
        """What the service's browser was told to open."""
        return self._notes("opened")

    def close_all(self) -> list[Seen]:
        """Close every notification; what they were, the last one first."""
        self.dunstctl("close-all")
        entries = json.loads(self.dunstctl("history"))["data"][0]
        return [
            Seen(
                id=entry["id"]["data"],
                title=entry["summary"]["data"],
                body=entry["body"]["data"],
                formatted=entry["message"]["data"],
                category=entry["category"]["data"],
                click=entry["default_action_name"]["data"],
            )
            for entry in entries
        ]

    def close(self) -> None:
        """End the service and the bus, and what they left."""
        self.end_bus()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def desktop_on(display: str) -> Iterator[Desktop]:
    """A desktop with a bus and no notification service yet."""
    # A socket's path may have 107 letters at most, which pytest's own folders can exceed.
    folder = Path(tempfile.mkdtemp(prefix="desk-"))
    desktop = Desktop(display, folder)
    try:
        desktop.start_bus()
        yield desktop
    finally:
        desktop.close()


def _line(stream: IO[str] | None) -> str:
    assert stream
    return stream.readline().strip()
