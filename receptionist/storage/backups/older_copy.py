"""Whether a SQLite file is older than the log beside it (-wal) begins: both together are torn.

A log is begun when all before it is in the file and on disk, and goes on from there. Where somebody
puts an older copy of the file in its place and leaves the log, what came between the two is in
neither. Two things tell, and neither ever says so of a file and its own log, however it was ended:

- A page that the log says is there, but that neither has: the file's pages end before it, and the
  log never wrote it. A file only gets its pages when they are in the log, and keeps them.
- The count of changes on the file's first page: where the log writes that page, it counts on from
  the one that was in the file, or in an older log.
"""

from __future__ import annotations

from pathlib import Path
from struct import Struct
from typing import Final

_HEADER: Final = Struct(">8I")  # magic, format, page size, checkpoints, two salts, two checksums
_FRAME: Final = Struct(">4I")  # page, size after a commit or 0, two salts; two checksums follow
_FRAME_BYTES: Final = 24
_MAGIC: Final = (0x377F0682, 0x377F0683)
_COUNT_AT: Final = 24
_LOCKING_AT: Final = 0x40000000  # the page of this byte is never written
_SIGNS: Final = b"SQLite format 3\0"


def is_older_than(file: Path, log: Path) -> bool:
    """Whether `file` is older than `log` begins. Nothing is changed. Raises OSError."""
    found = _read(log)
    if found is None:
        return False
    page_size, size, written, count = found
    # After the log: meanwhile the file may have got more from it, never less.
    with file.open("rb") as stream:
        first = stream.read(100)
    if not first.startswith(_SIGNS):
        return False  # it is damaged, and that is said elsewhere
    if count is not None and int.from_bytes(first[_COUNT_AT : _COUNT_AT + 4]) < count - 1:
        return True
    pages = file.stat().st_size // page_size
    locking = _LOCKING_AT // page_size + 1
    return any(page not in written and page != locking for page in range(pages + 1, size + 1))


def _read(log: Path) -> tuple[int, int, set[int], int | None] | None:
    """Size of a page, size of the file after the last commit, the pages written up to there, and
    the count of changes where the first page is first written; None for no log with a commit.

    Sums are not made: what a power cut left of the end only adds pages that may be missing.
    """
    written: set[int] = set()
    size, count = 0, None
    with log.open("rb") as stream:
        header = stream.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return None
        magic, _format, page_size, _checkpoints, *salts, _one, _two = _HEADER.unpack(header)
        if magic not in _MAGIC or not 512 <= page_size <= 65536:
            return None
        while len(frame := stream.read(_FRAME_BYTES + page_size)) == _FRAME_BYTES + page_size:
            page, committed, *salted = _FRAME.unpack_from(frame)
            if salted != salts:
                break  # of an older log, which this one has not written over yet
            written.add(page)
            size = committed or size
            if page == 1 and count is None:
                at = _FRAME_BYTES + _COUNT_AT
                count = int.from_bytes(frame[at : at + 4])
    return (page_size, size, written, count) if size else None
