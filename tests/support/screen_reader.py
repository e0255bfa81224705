"""What a screen reader hears: the accessibility bus (AT-SPI) of a desktop, read with jeepney."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.support.desktop import Desktop, end
from tests.support.waiting import wait_until

LAUNCHER: Final = "/usr/libexec/at-spi-bus-launcher"
_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
_ROOT: Final = "/org/a11y/atspi/accessible/root"
_FOCUSED: Final = 12  # ATSPI_STATE_FOCUSED (atspi-constants.h)
_FOCUSABLE: Final = 11
_SHOWING: Final = 25


@dataclass(frozen=True, slots=True)
class Node:
    """One thing as the screen reader sees it; `says` is its description.

    On Linux a combo's name is its choice (Qt 6.11): what it is for is its label or description.
    """

    name: str
    says: str
    role: str
    states: int
    bus: str
    path: str

    @property
    def focusable(self) -> bool:
        """Whether the keyboard can come there."""
        return bool(self.states >> _FOCUSABLE & 1)

    @property
    def showing(self) -> bool:
        """Whether it is on the screen."""
        return bool(self.states >> _SHOWING & 1)

    @property
    def focused(self) -> bool:
        """Whether it has the keyboard."""
        return bool(self.states >> _FOCUSED & 1)


class Gone(Exception):
    """What was asked about has left the screen meanwhile."""


class ScreenReader:
    """Asks the programs on the accessibility bus what they show."""

    def __init__(self, connection: DBusConnection) -> None:
        self._bus = connection
        self._heard: Any = None

    def programs(self) -> list[tuple[str, str]]:
        """Bus name and path of every program that speaks."""
        return self._children("org.a11y.atspi.Registry", _ROOT)

    def all(self, *, below: tuple[str, str] | None = None, most: int = 3000) -> list[Node]:
        """Everything a program shows, from its windows down."""
        found: list[Node] = []
        left = [below] if below else self.programs()
        while left and len(found) < most:
            bus, path = left.pop(0)
            with suppress(Gone):
                found.append(self.node(bus, path))
                left += self._children(bus, path)
        return found

    def node(self, bus: str, path: str) -> Node:
        """One thing."""
        name = self._property(bus, path, "Name")
        role = self._call(bus, path, _ACCESSIBLE, "GetRoleName")[0]
        low, high = self._call(bus, path, _ACCESSIBLE, "GetState")[0]
        says = self._property(bus, path, "Description")
        return Node(str(name), str(says), str(role), low | high << 32, bus, path)

    def listen(self) -> None:
        """Hear from now on where the keyboard goes."""
        rule = MatchRule(
            type="signal", interface="org.a11y.atspi.Event.Object", member="StateChanged"
        )
        self._bus.send_and_get_reply(message_bus.AddMatch(rule))
        registry = DBusAddress(
            "/org/a11y/atspi/registry",
            "org.a11y.atspi.Registry",
            "org.a11y.atspi.Registry",
        )
        for event in ("object:state-changed:focused", "focus:"):
            self._bus.send_and_get_reply(new_method_call(registry, "RegisterEvent", "s", (event,)))
        self._heard = self._bus.filter(rule, bufsize=1000).__enter__()

    def until_told(self, name: str) -> Node:
        """What has the keyboard, once it is told that this is something called `name`."""
        told = wait_until(lambda: self._told(name), what=f"it is told that {name!r} has the focus")
        assert told
        return told

    def _told(self, name: str) -> Node | None:
        with suppress(TimeoutError):
            self._bus.recv_messages(timeout=0.05)
        while self._heard:
            message = self._heard.popleft()
            fields = message.header.fields
            if message.body[:2] == ("focused", 1):
                with suppress(Gone):
                    node = self.node(fields[HeaderFields.sender], fields[HeaderFields.path])
                    if name in (node.name, node.says):
                        return node
        return None

    def _children(self, bus: str, path: str) -> list[tuple[str, str]]:
        return [tuple(each) for each in self._call(bus, path, _ACCESSIBLE, "GetChildren")[0]]

    def _property(self, bus: str, path: str, name: str) -> Any:
        where = DBusAddress(path, bus, _ACCESSIBLE)
        return self._reply(Properties(where).get(name))[0][1]

    def _call(self, bus: str, path: str, interface: str, method: str) -> Any:
        call = new_method_call(DBusAddress(path, bus, interface), method)
        return self._reply(call)

    def _reply(self, call: Message) -> Any:
        reply = self._bus.send_and_get_reply(call, timeout=10)
        if reply.header.message_type is MessageType.error:
            raise Gone(reply.body)
        return reply.body


@contextmanager
def screen_reader(desktop: Desktop) -> Iterator[ScreenReader]:
    """The accessibility bus of `desktop`, and somebody who listens; programs find it by env."""
    launcher = subprocess.Popen(
        [LAUNCHER, "--launch-immediately"],
        env=desktop.env | {"XDG_DATA_DIRS": "/usr/share"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    session = open_dbus_connection(desktop.env["DBUS_SESSION_BUS_ADDRESS"])
    try:
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        there = message_bus.NameHasOwner("org.a11y.Bus")
        wait_until(lambda: session.send_and_get_reply(there).body[0], what="the bus is there")
        address = session.send_and_get_reply(new_method_call(bus, "GetAddress")).body[0]
        desktop.env["AT_SPI_BUS_ADDRESS"] = address
        desktop.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        with open_dbus_connection(address) as connection:
            yield ScreenReader(connection)
    finally:
        session.close()
        end(launcher)
