"""Two questions to the X server, through the library that Qt itself uses (libxcb).

Qt 6 has no way to ask what other programs show. Errors come back as missing answers: a window may
be gone between two questions.
"""

from __future__ import annotations

import ctypes
import logging
import os
import struct
from functools import lru_cache
from typing import Any, Final

log = logging.getLogger(__name__)

_ANY_TYPE: Final = 0
_MOST: Final = 64  # four-byte units: no window is in so many states


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Roots(ctypes.Structure):
    _fields_ = (("data", ctypes.c_void_p), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class _Server:
    """One connection, for as long as the program runs."""

    def __init__(self) -> None:
        self._xcb = _library()
        self._free = _free()
        self._connection = self._xcb.xcb_connect(None, None)
        if self._xcb.xcb_connection_has_error(self._connection):
            raise OSError("no X server answers")
        setup = self._xcb.xcb_get_setup(self._connection)
        screen = self._xcb.xcb_setup_roots_iterator(setup).data
        (self._root,) = struct.unpack("I", ctypes.string_at(screen, 4))
        names = (b"_NET_ACTIVE_WINDOW", b"_NET_WM_STATE", b"_NET_WM_STATE_FULLSCREEN")
        self._active, self._state, self._full = map(self._atom, names)

    def front_fills(self) -> bool:
        """Whether the window in front says that it fills the screen."""
        (front, *_rest) = self._numbers(self._root, self._active) or (0,)
        return bool(front) and self._full in self._numbers(front, self._state)

    def _atom(self, name: bytes) -> int:
        cookie = self._xcb.xcb_intern_atom(self._connection, 0, len(name), name)
        reply = self._xcb.xcb_intern_atom_reply(self._connection, cookie, None)
        if not reply:
            return 0
        # response_type, padding, sequence, length, atom (xproto.h)
        (atom,) = struct.unpack_from("I", ctypes.string_at(reply, 12), 8)
        self._free(reply)
        return int(atom)

    def _numbers(self, window: int, what: int) -> tuple[int, ...]:
        cookie = self._xcb.xcb_get_property(self._connection, 0, window, what, _ANY_TYPE, 0, _MOST)
        reply = self._xcb.xcb_get_property_reply(self._connection, cookie, None)
        if not reply:
            return ()
        length = self._xcb.xcb_get_property_value_length(reply)
        value = ctypes.string_at(self._xcb.xcb_get_property_value(reply), length)
        self._free(reply)
        return struct.unpack(f"{length // 4}I", value[: length // 4 * 4])


def front_window_fills_the_screen() -> bool:
    """Whether the window in front fills the screen; False where nobody can say."""
    server = _server()
    return server.front_fills() if server else False


@lru_cache(maxsize=1)
def _server() -> _Server | None:
    if not os.environ.get("DISPLAY"):
        return None
    try:
        return _Server()
    except OSError as error:
        log.info("what fills the screen cannot be asked: %s", error)
        return None


def _library() -> Any:
    xcb = ctypes.CDLL("libxcb.so.1")
    pointer, number = ctypes.c_void_p, ctypes.c_uint
    results: dict[str, tuple[Any, list[Any]]] = {
        "xcb_connect": (pointer, [ctypes.c_char_p, pointer]),
        "xcb_connection_has_error": (ctypes.c_int, [pointer]),
        "xcb_get_setup": (pointer, [pointer]),
        "xcb_setup_roots_iterator": (_Roots, [pointer]),
        "xcb_intern_atom": (_Cookie, [pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p]),
        "xcb_intern_atom_reply": (pointer, [pointer, _Cookie, pointer]),
        "xcb_get_property": (
            _Cookie,
            [pointer, ctypes.c_uint8, number, number, number, number, number],
        ),
        "xcb_get_property_reply": (pointer, [pointer, _Cookie, pointer]),
        "xcb_get_property_value": (pointer, [pointer]),
        "xcb_get_property_value_length": (ctypes.c_int, [pointer]),
    }
    for name, (result, takes) in results.items():
        function = getattr(xcb, name)
        function.restype, function.argtypes = result, takes
    return xcb


def _free() -> Any:
    free = ctypes.CDLL(None).free
    free.restype, free.argtypes = None, [ctypes.c_void_p]
    return free
