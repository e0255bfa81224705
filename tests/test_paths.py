"""Where the program keeps its files, and what time it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from receptionist import paths
from receptionist.clock import SetClock, SystemClock

FILES = (
    *(paths.settings_file, paths.window_file, paths.database_file, paths.drafts_folder),
    *(paths.snapshot_file, paths.lock_file, paths.log_file),
)


def test_one_folder_holds_everything_where_one_is_named(home: Path) -> None:
    assert paths.data_folder() == home
    assert all(home in each().parents for each in FILES)
    assert len({each() for each in FILES}) == len(FILES)


def test_else_each_lies_where_this_system_keeps_such_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RECEPTIONIST_HOME")
    assert all("receptionist" in str(each()) for each in FILES)
    assert paths.database_file().parent == paths.data_folder()


def test_clocks_tell_the_moment_in_utc() -> None:
    assert SystemClock().now().tzinfo is UTC
    madrid = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Madrid"))
    assert SetClock(madrid).now() == madrid
    assert SetClock(madrid).now().tzinfo is UTC
