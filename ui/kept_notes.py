"""What was typed about a message and left without saving: on this PC, one small file each."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path

from receptionist.domain.ids import MessageId
from receptionist.files import write_safely
from receptionist.paths import drafts_folder

log = logging.getLogger(__name__)


def keep_words(message: MessageId, doing: str, words: Mapping[str, str]) -> None:
    """Keep what was typed while `doing` that; nothing at all forgets it. Raises StorageTrouble."""
    file = _file(message, doing)
    if words:
        write_safely(file, json.dumps(dict(words)).encode("ascii"))
    else:
        file.unlink(missing_ok=True)


def kept_words(message: MessageId, doing: str) -> dict[str, str]:
    """What was kept of that message; nothing where nothing was, or it cannot be read."""
    try:
        found = json.loads(_file(message, doing).read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("what was typed and kept cannot be read: %s", error)
        return {}
    there = found if isinstance(found, dict) else {}
    return {str(name): str(text) for name, text in there.items()}


def _file(message: MessageId, doing: str) -> Path:
    return drafts_folder() / "notes" / f"{message.hex}-{doing}.json"
