"""A file is written whole or not at all, and why not is a sentence."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from receptionist.domain.errors import StorageTrouble
from receptionist.files import reason, why_not_written, write_safely


def test_the_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    file = tmp_path / "new" / "ñ o.pdf"
    write_safely(file, b"old")
    write_safely(file, b"\0new")
    assert file.read_bytes() == b"\0new"
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@pytest.mark.skipif(os.name == "nt", reason="rights are something else there")
def test_what_is_printed_is_as_readable_as_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    write_safely(tmp_path / "printed", b"x")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("any", "printed")]
    assert modes[0] == modes[1]


def test_where_nothing_can_be_written_the_old_file_stays_and_nothing_is_left(
    tmp_path: Path,
) -> None:
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    (tmp_path / "file").write_bytes(b"old")
    for path in (tmp_path / "folder", tmp_path / "file" / "x", tmp_path / ("x" * 300)):
        with pytest.raises(StorageTrouble, match="could not be saved"):
            write_safely(path, b"new")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "The disk is full: a.pdf was not saved. Make room and try again."),
        (errno.EACCES, "There is no right to write a.pdf in folder. Choose another folder."),
        (errno.EROFS, "There is no right to write a.pdf in folder. Choose another folder."),
        (errno.EIO, "a.pdf could not be saved: Input/output error."),
    ],
)
def test_each_reason_says_what_to_do(code: int, said: str) -> None:
    assert why_not_written(OSError(code, os.strerror(code)), Path("folder/a.pdf")) == said


def test_a_reason_without_words_is_said_as_it_is() -> None:
    assert why_not_written(OSError("odd"), Path("a.pdf")) == "a.pdf could not be saved: odd."


def test_the_reason_alone_fits_into_another_sentence() -> None:
    assert reason(OSError(errno.ENOSPC, "x")) == "the disk is full"
    assert reason(OSError(errno.EROFS, "x")) == "there is no right to write there"
    assert reason(OSError(errno.EIO, "Input/output error")) == "Input/output error"
    assert reason(OSError("odd")) == "odd"


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
def test_a_pipe_or_a_device_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(StorageTrouble, match="could not be saved: there is something else"):
        write_safely(pipe, b"new")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
