"""Where the window stood and how wide its parts were; read at the start, kept beside the work."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings

from receptionist.paths import window_file


class WindowPlace(NamedTuple):
    """As Qt writes them down; empty is as the program likes it."""

    geometry: QByteArray
    splitter: QByteArray


def read_place() -> WindowPlace:
    """What was kept. Reads a file: before the first window, or off the GUI thread."""
    kept = QSettings(str(window_file()), QSettings.Format.IniFormat)
    return WindowPlace(_bytes(kept.value("geometry")), _bytes(kept.value("splitter")))


def keep_place(place: WindowPlace) -> None:
    """Put it on disk. Writes a file: off the GUI thread."""
    kept = QSettings(str(window_file()), QSettings.Format.IniFormat)
    kept.setValue("geometry", place.geometry)
    if not place.splitter.isEmpty():
        kept.setValue("splitter", place.splitter)
    kept.sync()


def _bytes(value: object) -> QByteArray:
    return value if isinstance(value, QByteArray) else QByteArray()
