"""SQLAlchemy comes without asyncio and without PostgreSQL, and whoever wants asyncio gets it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from receptionist.services.desk import open_desk
from receptionist.settings import Settings

_OPENED = """
import sys
from receptionist.services.desk import open_desk
from receptionist.settings import Settings
open_desk(Settings(), address=f"sqlite:///{sys.argv[1]}/desk.sqlite3").close()
for name in ("asyncio", "ssl", "sqlalchemy.dialects.postgresql"):
    assert name not in sys.modules, name
"""


def _runs(code: str, *said: str) -> None:
    subprocess.run([sys.executable, "-c", code, *said], check=True, timeout=60)


def test_a_desk_on_a_file_loads_neither_asyncio_nor_postgresql(tmp_path: Path) -> None:
    open_desk(Settings(), address=f"sqlite:///{tmp_path}/desk.sqlite3").close()  # it is made once
    _runs(_OPENED, str(tmp_path))


def test_the_real_asyncio_is_there_for_whoever_asks() -> None:
    _runs(
        "import receptionist.services.desk\n"
        "from sqlalchemy.util.concurrency import asyncio as theirs, is_exit_exception\n"
        "assert is_exit_exception(KeyboardInterrupt()) and not is_exit_exception(ValueError())\n"
        "import asyncio\n"
        "assert theirs.sleep is asyncio.sleep and asyncio.__spec__\n"
    )


def test_asyncio_that_was_there_before_is_left_alone() -> None:
    _runs(
        "import asyncio, sys\n"
        "import receptionist.services.desk\n"
        "assert sys.modules['asyncio'] is asyncio and asyncio.run\n"
    )
