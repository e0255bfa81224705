"""Writes a file whole or not at all, whatever happens to the power meanwhile."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from receptionist.domain.errors import StorageTrouble
from receptionist.i18n import _
from receptionist.room import leaving_room

_NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_NO_RIGHT: Final = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_safely(path: Path, content: bytes | Iterable[bytes], *, mode: int | None = None) -> None:
    """Put `content`, or all its parts, into `path`, on disk when this returns.

    The old file stays until then, also where a part cannot be made. With `mode` 0o600 nobody else
    can read it, not even while it is written. Raises StorageTrouble with a sentence that says what
    to do.
    """
    try:
        with whole_file(path) as partial:
            opener = None if mode is None else _with(mode)
            with open(partial, "xb", opener=opener) as file:
                if isinstance(content, bytes):
                    file.write(content)
                else:
                    file.writelines(leaving_room(content, path))
    except OSError as error:
        raise StorageTrouble(why_not_written(error, path)) from error


def _with(mode: int) -> Callable[[str, int], int]:
    return lambda path, flags: os.open(path, flags, mode)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A new file beside `path` to be written and closed; it takes that name once it is on disk.

    Until then the old file stays; after a trouble nothing is left of the new one. Raises OSError.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        # A device or a pipe would be gone, and the file in its place.
        raise OSError(errno.EINVAL, _("there is something else of that name"))
    path.parent.mkdir(parents=True, exist_ok=True)
    # As readable as any new file here: what is printed is often for somebody else's eyes.
    partial = path.parent / f".{path.name}.{os.urandom(4).hex()}"
    try:
        yield partial
        with partial.open("r+b") as written:  # Windows syncs only what may be written
            os.fsync(written.fileno())
        partial.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise
    sync_folder(path.parent)


def why_not_written(error: OSError, path: Path) -> str:
    """A sentence for the person whose file could not be written."""
    if error.errno in _NO_ROOM:
        return _("The disk is full: {file} was not saved. Make room and try again.").format(
            file=path.name
        )
    if error.errno in _NO_RIGHT:
        return _("There is no right to write {file} in {folder}. Choose another folder.").format(
            file=path.name, folder=path.parent
        )
    return _("{file} could not be saved: {why}.").format(
        file=path.name, why=error.strerror or str(error)
    )


def reason(error: BaseException | None) -> str:
    """Why something could not be written, for the middle of a sentence about what it was."""
    code = getattr(error, "errno", None)
    if code in _NO_ROOM:
        return _("the disk is full")
    if code in _NO_RIGHT:
        return _("there is no right to write there")
    return getattr(error, "strerror", None) or str(error)


def sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system can (Windows cannot open a folder)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
