"""The log file: what the program did, never what callers said.

DEBUG    how, for whoever mends the program (off)
INFO     what was done: started, saved 12, reminder shown
WARNING  the desk goes on, but something should be looked at
ERROR    something asked for was not done; the trace is beside it
"""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from receptionist.paths import log_file

_DATE_OR_NUMBER: Final = re.compile(
    r"(?P<date>(?<!\d)\d{4}-\d\d-\d\d(?!\d))|\+?\d(?:[ ().\-/]{0,3}\d){6,}"
)


class _WithoutNumbers(logging.Formatter):
    """Shows of every telephone number its last three digits only."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of `record`; times and dates stay."""
        return _DATE_OR_NUMBER.sub(_last_three, super().format(record))


def _last_three(found: re.Match[str]) -> str:
    text = found.group()
    return text if found["date"] else f"…{re.sub(r'[^0-9]', '', text)[-3:]}"


def start_logging(file: Path | None = None) -> None:
    """Log to a rotating file, about 5 MB in all; a folder that cannot be written is no reason
    not to start."""
    file = file or log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            file, maxBytes=1_000_000, backupCount=4, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_WithoutNumbers("%(asctime)s %(levelname)s %(name)s %(message)s"))
    # A disk that fills up must not write its complaint about the log into somebody's terminal.
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for noisy in ("sqlalchemy", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
