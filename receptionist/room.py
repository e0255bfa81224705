"""Room on a disk: looked at before something large is written, since the messages need it too."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from receptionist.domain.errors import StorageTrouble
from receptionist.i18n import _, language

_MEGABYTE: Final = 1_000_000
_LEAST: Final = 16 * _MEGABYTE
"""What stays free for the messages: of an office of 200 a day, two weeks."""
_MOST: Final = 256 * _MEGABYTE
_OF_A_SMALL_DISK: Final = 20
_LOOK_EVERY: Final = 4 * _MEGABYTE
_UNITS: Final = ("kB", "MB", "GB", "TB")


def spare_beside(folder: Path, messages: Path) -> int:
    """How many bytes a copy in `folder` leaves free: some where the messages are on that disk."""
    there = _there(folder)
    try:
        found = messages.stat()
        if there.stat().st_dev != found.st_dev:
            return 0
        total = shutil.disk_usage(there).total
    except OSError:
        return 0
    return min(max(found.st_size // 10, _LEAST), _MOST, total // _OF_A_SMALL_DISK)


def must_have_room(folder: Path, needed: int, *, spare: int = 0, written: int = 0) -> None:
    """Raise StorageTrouble where a copy of the messages leaves less than `spare` of the disk.

    Of the `needed` bytes so many are `written` already. A disk that tells nothing about itself is
    believed to have room: writing will tell.
    """
    free = free_in(folder)
    if free is None or free + written >= needed + spare:
        return
    said = {"needed": say_size(needed), "free": say_size(free + written), "folder": folder}
    if spare:
        raise StorageTrouble(
            _(
                "A copy of the messages needs {needed}, and {spare} stay free for new ones; in "
                "{folder} {free} are free. Make room there."
            ).format(**said, spare=say_size(spare))
        )
    raise StorageTrouble(
        _(
            "A copy of the messages needs {needed}, and {free} are free in {folder}. "
            "Make room there, or choose another folder."
        ).format(**said)
    )


def leaving_room(parts: Iterable[bytes], file: Path) -> Iterator[bytes]:
    """These parts of `file`, as long as the disk has some room left besides: how much they will
    be is not known before. Raises StorageTrouble."""
    written = looked = 0
    for part in parts:
        yield part
        written += len(part)
        if written - looked >= _LOOK_EVERY:
            looked = written
            must_stay_free(file, written)


def must_stay_free(file: Path, written: int) -> None:
    """Raise StorageTrouble when `file`, of which so much is written, leaves too little free."""
    free = free_in(file.parent)
    if free is not None and free < _LEAST:
        raise StorageTrouble(
            _(
                "{file} was not saved: it needs more than {written}, and only {free} are left "
                "in {folder}. Make room there, or choose another folder."
            ).format(
                file=file.name,
                written=say_size(written),
                free=say_size(free),
                folder=file.parent,
            )
        )


def free_in(folder: Path) -> int | None:
    """The bytes that are free where `folder` is or will be; None where nobody knows."""
    try:
        found = shutil.disk_usage(_there(folder))
    except OSError:
        return None
    return found.free if found.total else None


def say_size(count: int) -> str:
    """4.6 GB · 4,6 GB"""
    from babel.numbers import format_decimal

    value, unit = count / 1000, 0
    while value >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    words: str = format_decimal(value, format="0.#" if unit else "0", locale=language())
    return f"{words} {_UNITS[unit]}"


def _there(folder: Path) -> Path:
    """This folder, or the nearest one above it that is there already."""
    for each in (folder, *folder.parents):
        if each.exists():
            return each
    return folder
