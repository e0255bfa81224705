"""The log of erasures once more, beside the messages: a backup put back knows nothing of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from receptionist.domain.ids import MessageId, PersonId
from receptionist.files import write_safely
from receptionist.paths import data_folder
from receptionist.storage.database import Database
from receptionist.storage.erasing.words import Erasure


def log_file(database: Database) -> Path:
    """Beside a file of messages; of an office in this PC's own folder."""
    if database.in_file:
        return log_beside(database.file)
    return data_folder() / "erasures.json"


def log_beside(file: Path) -> Path:
    """The log that belongs to a file of messages."""
    return file.with_name(f"{file.stem}-erasures.json")


def read_log(file: Path) -> tuple[Erasure, ...]:
    """What it holds; a log that cannot be read holds nothing."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return tuple(_read(each) for each in found)
    except (OSError, LookupError, TypeError, ValueError):
        return ()


def add_to_log(file: Path, more: Iterable[Erasure]) -> None:
    """Add lines that are not in it yet. Raises StorageTrouble."""
    known = {each.id: each for each in read_log(file)}
    all_of_them = known | {each.id: each for each in more}
    lines = [json.dumps(_plain(each)) for each in all_of_them.values()]
    write_safely(file, ("[" + ",\n".join(lines) + "]\n").encode())


def _plain(erasure: Erasure) -> dict[str, object]:
    return {
        "id": erasure.id.hex,
        "at": erasure.at.isoformat(),
        "by": erasure.by.hex,
        "message": erasure.message.hex if erasure.message else None,
        "contact": erasure.contact.hex if erasure.contact else None,
        "files": list(erasure.files),
    }


def _read(line: dict[str, str]) -> Erasure:
    message, contact = line["message"], line["contact"]
    return Erasure(
        id=UUID(line["id"]),
        at=datetime.fromisoformat(line["at"]),
        by=PersonId(UUID(line["by"])),
        message=MessageId(UUID(message)) if message else None,
        contact=PersonId(UUID(contact)) if contact else None,
        files=tuple(line["files"]),
    )
