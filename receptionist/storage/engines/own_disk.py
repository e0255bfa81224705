"""Whether a folder is on this PC's own disk: SQLite's locks do not hold over a network.

Windows and Linux say so; elsewhere (macOS) the pragma check of `database.py` is what is left.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from receptionist.domain.errors import StorageTrouble
from receptionist.i18n import _

_MOUNTS: Final = Path("/proc/self/mounts")
_REMOTE_DRIVE: Final = 4  # GetDriveTypeW, fileapi.h
_OVER_A_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "ceph", "glusterfs", "davfs"}
    | {"fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs"}
)


def refuse_network_share(folder: Path) -> None:
    """Raise StorageTrouble, with a sentence, for a folder of another PC."""
    if sys.platform == "win32":
        remote = _windows_says_remote(folder)
    else:
        remote = file_system(folder, _mounts()) in _OVER_A_NETWORK
    if remote:
        raise StorageTrouble(
            _(
                "{folder} is on another PC, where messages would get lost. "
                "Choose a folder on this PC's own disk; an office shares a PostgreSQL server."
            ).format(folder=folder)
        )


def file_system(folder: Path, mounts: str) -> str:
    """The kind of file system a folder is on, by the lines of /proc/mounts."""
    wanted, best, kind = os.path.realpath(folder), "", ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        point = parts[1].encode().decode("unicode_escape")  # a space is written \040 there
        inside = wanted == point or wanted.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, parts[2]
    return kind


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _windows_says_remote(folder: Path) -> bool:
    import ctypes

    drive = folder.absolute().drive
    if drive.startswith("\\\\"):
        return True
    windll = getattr(ctypes, "windll", None)
    return bool(windll and windll.kernel32.GetDriveTypeW(drive + "\\") == _REMOTE_DRIVE)
