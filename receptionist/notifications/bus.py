"""The session bus as somebody who never waits sees it: calls whose answers come when they come."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from jeepney import HeaderFields, Message, MessageFlag, MessageType, Parser
from jeepney.bus import get_connectable_addresses
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import prep_socket

_CONNECT_SECONDS: Final = 0.5
_SEND_SECONDS: Final = 0.5

Answer = Callable[[Message | None], None]
"""Gets the reply; before it, once, None when the reply is overdue."""


class NoBus(Exception):
    """This session has no bus, or it does not let us in."""


class ForeignBus(Exception):
    """There is a bus, but of a kind that jeepney does not speak (TCP, launched on demand)."""


class BusLost(Exception):
    """The bus went away, or sends what nobody can read."""


@dataclass(slots=True)
class _Call:
    """A call that waits for its answer."""

    answer: Answer
    deadline: float
    overdue: bool = False


class SessionBus:
    """One connection. Not for several threads: its owner reads, writes and closes it."""

    def __init__(self, address: str = "") -> None:
        self._calls: dict[int, _Call] = {}
        self._serials = count(1)
        self._parser = Parser()
        try:
            self._socket: socket.socket = prep_socket(_address(address), timeout=_CONNECT_SECONDS)
        except RuntimeError as error:
            raise ForeignBus(str(error)) from error
        except (OSError, ValueError) as error:  # jeepney's refusals are ValueErrors
            raise NoBus(str(error)) from error
        self._socket.settimeout(_SEND_SECONDS)
        try:
            self.call(message_bus.Hello(), lambda _reply: None)
        except BusLost as error:
            self.close()
            raise NoBus(str(error)) from error

    def fileno(self) -> int:
        """What to wait on; readable means: call `receive`."""
        return self._socket.fileno()

    def call(self, message: Message, answer: Answer, *, patience: float = 2.0) -> None:
        """Send a method call; `answer` gets the reply, or None once after `patience` seconds."""
        serial = next(self._serials)
        self._calls[serial] = _Call(answer, time.monotonic() + patience)
        self._send(message, serial)

    def tell(self, message: Message) -> None:
        """Send a method call whose answer nobody wants."""
        message.header.flags |= MessageFlag.no_reply_expected
        self._send(message, next(self._serials))

    def _send(self, message: Message, serial: int) -> None:
        try:
            self._socket.sendall(message.serialise(serial=serial))
        except OSError as error:
            raise BusLost(str(error)) from error

    def receive(self, on_signal: Callable[[Message], None]) -> None:
        """Everything that has arrived goes to its answer or to `on_signal`."""
        for message in self._arrived():
            call = self._calls.pop(message.header.fields.get(HeaderFields.reply_serial, 0), None)
            if call:
                call.answer(message)
            elif message.header.message_type is MessageType.signal:
                on_signal(message)

    def _arrived(self) -> list[Message]:
        try:
            data = self._socket.recv(65536, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return []
        except OSError as error:
            raise BusLost(str(error)) from error
        if not data:
            raise BusLost("the bus closed the connection")
        try:
            return list(self._parser.feed(data))
        except Exception as error:  # the parser raises whatever the bytes make it stumble over
            raise BusLost(f"unreadable message: {error!r}") from error

    def tell_overdue(self) -> float | None:
        """Tell those whose reply is overdue; how many seconds until the next can be."""
        now = time.monotonic()
        for call in list(self._calls.values()):
            if not call.overdue and call.deadline <= now:
                call.overdue = True
                call.answer(None)
        deadlines = [call.deadline for call in self._calls.values() if not call.overdue]
        return max(0.0, min(deadlines) - now) if deadlines else None

    def forget_calls(self) -> None:
        """No answer is awaited any more: whoever should have given it is gone."""
        self._calls.clear()

    def close(self) -> None:
        """Leave the bus."""
        self._socket.close()


def _address(given: str) -> str:
    """The socket of a bus, or this session's; where no variable says it, systemd's usual place."""
    given = given or os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if given:
        return str(next(get_connectable_addresses(given)))
    usual = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent")) / "bus"
    return str(usual)
