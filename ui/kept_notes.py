"""Notes that were typed and left without saving: on this PC, one small file each."""

from __future__ import annotations

import logging
from pathlib import Path

from receptionist.domain.ids import MessageId
from receptionist.files import write_safely
from receptionist.paths import drafts_folder

log = logging.getLogger(__name__)


def keep_note(message: MessageId, text: str, *, chase: bool = False) -> None:
    """Keep what was typed; nothing but blanks forgets it. Raises StorageTrouble."""
    file = _file(message, chase)
    if text.strip():
        write_safely(file, text.encode("utf-8", "replace"))
    else:
        file.unlink(missing_ok=True)


def kept_note(message: MessageId, *, chase: bool = False) -> str:
    """What was kept of that message; "" when nothing was, or it cannot be read."""
    try:
        return _file(message, chase).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        log.warning("a kept note cannot be read: %s", error)
        return ""


def _file(message: MessageId, chase: bool) -> Path:
    return drafts_folder() / "notes" / f"{message.hex}{'-again' if chase else ''}.txt"
