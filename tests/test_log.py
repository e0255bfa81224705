"""The log says what the program did, never whom it called."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from receptionist.log import start_logging
from receptionist.paths import log_file


@pytest.fixture
def logged() -> Iterator[Path]:
    """The log file, and a root logger that is as before afterwards."""
    root, raising = logging.getLogger(), logging.raiseExceptions
    before, level = list(root.handlers), root.level
    start_logging()
    yield log_file()
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    logging.raiseExceptions = raising


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("call from +34 655 12 34 56", "call from …456"),
        ("call from +34 (655) 12-34-56", "call from …456"),
        ("call from 655123456 on 2026-11-24", "call from …456 on 2026-11-24"),
        ("on 2026-11-24 655123456 called", "on 2026-11-24 …456 called"),
        ("message 1234 saved in 12 ms", "message 1234 saved in 12 ms"),
    ],
)
def test_of_a_number_the_last_three_digits_are_kept(logged: Path, said: str, kept: str) -> None:
    logging.getLogger("receptionist.x").info("%s", said)
    (line,) = logged.read_text(encoding="utf-8").splitlines()
    assert line.endswith(f"INFO receptionist.x {kept}")
    assert line[:2] == "20", "its own time stays"


def test_a_trace_is_cleaned_too_and_debug_is_off(logged: Path) -> None:
    try:
        int("655 123 456 x")
    except ValueError:
        logging.getLogger("x").info("failed", exc_info=True)
    logging.getLogger("x").debug("how")
    text = logged.read_text(encoding="utf-8")
    assert "base 10: '…456 x'" in text
    assert "how" not in text


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_start(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    root, level, raising = logging.getLogger(), logging.getLogger().level, logging.raiseExceptions
    start_logging(tmp_path / "file" / "log")
    assert isinstance(root.handlers[-1], logging.NullHandler)
    root.removeHandler(root.handlers[-1])
    root.setLevel(level)
    logging.raiseExceptions = raising
