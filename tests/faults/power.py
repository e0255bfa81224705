"""The power goes: what a disk may hold then, rebuilt from what a program did as strace saw it.

A file that was synced holds everything written before. Of later writes any subset may have reached
the disk, the last of them in part. Names (made, renamed, removed) arrive in order, and are certain
once their folder, or the file itself, was synced: that is less than ext4 and NTFS promise.
"""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_CALLS: Final = "openat,close,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat2,unlink"
_SECTOR: Final = 512
_LINE: Final = re.compile(r"\d+ +(?P<call>\w+)\((?P<rest>.*)\) += (?P<answer>-?\d+)")
_HEX: Final = re.compile(r'[<"]((?:\\x[0-9a-f]{2})*)[>"]')


@dataclass(slots=True)
class _Inode:
    """One file, whatever its names; `writes` are (step, at, data), a cut has no data."""

    base: bytes = b""
    writes: list[tuple[int, int, bytes | None]] = field(default_factory=list)
    syncs: list[int] = field(default_factory=list)
    born: int = -1

    def content(self, step: int, chance: random.Random) -> bytes:
        """What may be in it when the power goes before `step`."""
        synced = max((each for each in self.syncs if each < step), default=-1)
        content = bytearray(self.base)
        for when, at, data in self.writes:
            if when >= step or (when > synced and chance.random() < 0.5):
                continue
            if data is None:
                del content[at:]
                content.extend(bytes(at - len(content)))
                continue
            if when > synced and chance.random() < 0.2:
                data = data[: chance.randrange(len(data) // _SECTOR + 1) * _SECTOR]
            content.extend(bytes(max(0, at - len(content))))
            content[at : at + len(data)] = data
        return bytes(content)


@dataclass(slots=True)
class Recording:
    """What a program did to the files below one folder, step by step."""

    folder: Path
    names: list[tuple[int, str, _Inode | None]] = field(default_factory=list)
    sure: list[tuple[int, int]] = field(default_factory=list)  # at a step, so many names are
    syncs: list[int] = field(default_factory=list)
    steps: int = 0

    def acknowledged(self, name: str, step: int) -> list[str]:
        """The lines of the list `name` that were synced before `step`."""
        found: list[bytes] = []
        for _when, path, inode in self.names:
            if path == name and inode is not None:
                synced = max((each for each in inode.syncs if each < step), default=-1)
                found += [data for when, _at, data in inode.writes if data and when < synced]
        return b"".join(found).decode().split()

    def disk(self, step: int, chance: random.Random) -> dict[str, bytes]:
        """Names and contents that may be there when the power goes before `step`."""
        done = sum(when < step for when, _name, _inode in self.names)
        sure = max((count for when, count in self.sure if when < step), default=0)
        there: dict[str, _Inode] = {}
        for _when, name, inode in self.names[: chance.randint(sure, done)]:
            if inode is None:
                there.pop(name, None)
            else:
                there[name] = inode
        return {name: inode.content(step, chance) for name, inode in there.items()}

    def lay_out(self, step: int, chance: random.Random, into: Path) -> None:
        """Write such a disk into an empty folder; a shared memory file is gone with the power."""
        for name, content in self.disk(step, chance).items():
            if not name.endswith("-shm"):
                file = into / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)


def record(command: list[str], folder: Path, log: Path) -> Recording:
    """Run `command` under strace; the files below `folder` are as they are when it begins."""
    found = Recording(folder)
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            found.names.append((-1, str(file.relative_to(folder)), _Inode(file.read_bytes())))
    found.sure.append((-1, len(found.names)))
    strace = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={_CALLS}"]
    done = subprocess.run([*strace, "-o", str(log), *command], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with log.open() as lines:
        _Reader(found).read(lines)
    return found


class _Reader:
    """Understands the lines of strace, as far as they are about the folder."""

    def __init__(self, recording: Recording) -> None:
        self._to = recording
        self._prefix = f"{recording.folder}/"
        self._there = {name: inode for _w, name, inode in recording.names if inode is not None}
        self._open: dict[str, tuple[_Inode, int]] = {}

    def read(self, lines: Iterable[str]) -> None:
        for line in lines:
            said = _LINE.match(line)
            if said and int(said["answer"]) >= 0:
                self._step(said["call"], said["rest"], int(said["answer"]))

    def _step(self, call: str, rest: str, answer: int) -> None:
        texts = [bytes.fromhex(each.replace("\\x", "")) for each in _HEX.findall(rest)]
        handle = rest.split("<", 1)[0]
        step = self._to.steps
        if call == "openat":
            self._opened(texts, rest, str(answer))
        elif call == "close":
            self._open.pop(handle, None)
        elif call in ("fsync", "fdatasync"):
            self._synced(handle, texts[0].decode())
        elif call in ("write", "pwrite64") and handle in self._open:
            inode, at = self._open[handle]
            if call == "pwrite64":
                at = int(rest.rsplit(", ", 1)[1])
            else:
                self._open[handle] = (inode, at + answer)
            inode.writes.append((step, at, texts[1][:answer]))
            self._to.steps += 1
        elif call == "ftruncate" and handle in self._open:
            inode, _at = self._open[handle]
            inode.writes.append((step, int(rest.rsplit(", ", 1)[1]), None))
            self._to.steps += 1
        elif call in ("rename", "renameat2", "unlink"):
            self._named(call, [name for each in texts if (name := self._name(each))])

    def _name(self, path: bytes) -> str:
        text = path.decode(errors="replace")
        return text.removeprefix(self._prefix) if text.startswith(self._prefix) else ""

    def _opened(self, texts: list[bytes], rest: str, handle: str) -> None:
        self._open.pop(handle, None)
        name = self._name(texts[1]) if len(texts) > 1 else ""
        if not name or "O_DIRECTORY" in rest:
            return
        if name not in self._there:
            if "O_CREAT" not in rest:
                return
            self._there[name] = _Inode(born=len(self._to.names))
            self._to.names.append((self._to.steps, name, self._there[name]))
            self._to.steps += 1
        inode = self._there[name]
        at = sum(len(data) for _w, _a, data in inode.writes if data) if "O_APPEND" in rest else 0
        self._open[handle] = (inode, at)

    def _synced(self, handle: str, path: str) -> None:
        to, step = self._to, self._to.steps
        if handle in self._open:
            inode, _at = self._open[handle]
            inode.syncs.append(step)
            to.sure.append((step, max(inode.born + 1, to.sure[-1][1])))
        elif f"{path}/".startswith(self._prefix):
            to.sure.append((step, len(to.names)))
        else:
            return
        to.syncs.append(step)
        to.steps += 1

    def _named(self, call: str, names: list[str]) -> None:
        if not names or names[0] not in self._there:
            return
        inode = self._there.pop(names[0])
        if call != "unlink":
            # One step: never both names gone, never the new one with another's content.
            self._there[names[-1]] = inode
            self._to.names.append((self._to.steps, names[-1], inode))
        self._to.names.append((self._to.steps, names[0], None))
        self._to.steps += 1
