"""A notification service that can do little and refuses what it dislikes, as some desktops' do."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NAME = "org.freedesktop.Notifications"


@dataclass
class OddService:
    """Serves on its own thread until closed. `notified` holds the arguments of every Notify."""

    abilities: tuple[str, ...] = ()
    refuses_actions: bool = False
    notified: list[tuple[Any, ...]] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    _ended: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._connection: DBusConnection = open_dbus_connection("SESSION")
        self._connection.send_and_get_reply(message_bus.RequestName(NAME), timeout=5)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while not self._ended.is_set():
            try:
                message = self._connection.receive(timeout=0.02)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._connection.send(self._answer(message))

    def _answer(self, call: Message) -> Message:
        match call.header.fields[HeaderFields.member]:
            case "GetCapabilities":
                return new_method_return(call, "as", (list(self.abilities),))
            case "GetServerInformation":
                return new_method_return(call, "ssss", ("odd", "none", "1", "1.2"))
            case "Notify":
                if self.refuses_actions and call.body[5]:
                    return new_error(call, "org.odd.Error", "s", ("no buttons here",))
                self.notified.append(call.body)
                return new_method_return(call, "u", (len(self.notified),))
            case "CloseNotification":
                self.closed.append(call.body[0])
        return new_method_return(call)

    def close(self) -> None:
        self._ended.set()
        self._thread.join(5)
        self._connection.close()


def shout(signal: str, id_: int, what: str) -> None:
    """A stranger on the bus pretends to be the notification service."""
    address = DBusAddress("/org/freedesktop/Notifications", interface=NAME)
    with open_dbus_connection("SESSION") as connection:
        connection.send(new_signal(address, signal, "us", (id_, what)))
        connection.send_and_get_reply(message_bus.GetId(), timeout=5)
