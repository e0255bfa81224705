"""What was saved on this PC while the office's server did not answer, to be sent once, in order.

Each transaction is one small file, on disk before anybody is told that it is saved. Its first id
tells whether the office has it already.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID

from receptionist.domain.history import KINDS, Event
from receptionist.domain.ids import EventId, MessageId, PersonId
from receptionist.domain.message import as_number
from receptionist.domain.reminders import Mark
from receptionist.files import sync_folder, write_safely
from receptionist.storage.values import from_json, to_json

T = TypeVar("T")

_DEED: Final = ".json"
_QUIET: Final = ".quiet.json"
_SILENT: Final = frozenset({"seen", "fell-to"})
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One event that the office does not have yet.

    `number` is the message's as this PC knows it. `known` is how many events of the message came
    from the office, `own` are those of this PC that were waiting before it.
    """

    event: Event
    number: int
    known: int = 0
    own: tuple[EventId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One transaction: what was done, and which reminders were shown."""

    file: Path
    deeds: tuple[Deed, ...] = ()
    shown: tuple[tuple[Mark, datetime], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What the office did not take when it was sent: it waits for a person to deal with it."""

    file: Path
    deeds: tuple[Deed, ...]
    why: str
    at: datetime


class Outbox:
    """The files of one office on this PC; several programs may add to it at once."""

    def __init__(self, folder: Path) -> None:
        self._waiting = folder / "outbox"
        self._refused = folder / "refused"

    def put(self, deeds: Sequence[Deed], shown: Iterable[tuple[Mark, datetime]] = ()) -> Entry:
        """Keep a transaction; it is on disk when this returns. Raises StorageTrouble."""
        marks = tuple(shown)
        content = {
            "deeds": [_written(each) for each in deeds],
            "shown": [[*_plain_mark(mark), at.isoformat()] for mark, at in marks],
        }
        ending = _QUIET if all(each.event.what.kind in _SILENT for each in deeds) else _DEED
        name = f"{self._next():012d}-{_first(deeds, marks).hex}{ending}"
        file = self._waiting / name
        write_safely(file, json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))
        return Entry(file=file, deeds=tuple(deeds), shown=marks)

    def waiting(self) -> tuple[Entry, ...]:
        """Everything that has not been sent, in the order it was done."""
        found = []
        for file in self._files(self._waiting):
            entry = _content(file, _entry)
            if entry is not None:
                found.append(entry)
        return tuple(found)

    @property
    def empty(self) -> bool:
        """Whether nothing waits; without reading anything."""
        return not self._files(self._waiting)

    @property
    def last(self) -> str:
        """The name of what was put in last; "" where nothing waits."""
        files = self._files(self._waiting)
        return files[-1].name if files else ""

    def count(self) -> int:
        """How many deeds of people wait: neither reminders shown nor looks. It reads no file."""
        return sum(not each.name.endswith(_QUIET) for each in self._files(self._waiting))

    def done(self, entry: Entry) -> None:
        """The office has it."""
        entry.file.unlink(missing_ok=True)
        sync_folder(entry.file.parent)

    def refuse(self, entry: Entry, why: str, at: datetime) -> None:
        """The office did not take it: keep it for a person to see, then take it out of the way."""
        content = {
            "deeds": [_written(each) for each in entry.deeds],
            "why": why,
            "at": at.isoformat(),
        }
        kept = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
        write_safely(self._refused / entry.file.name, kept)
        self.done(entry)

    def refused(self) -> tuple[Refused, ...]:
        """What a person has still to deal with, oldest first."""
        found = []
        for file in self._files(self._refused):
            refused = _content(file, _refused)
            if refused is not None:
                found.append(refused)
        return tuple(sorted(found, key=lambda each: each.at))

    def dealt_with(self, refused: Refused) -> None:
        """A person has seen to it."""
        refused.file.unlink(missing_ok=True)

    def _files(self, folder: Path) -> list[Path]:
        return sorted(folder.glob("[0-9]*.json")) if folder.is_dir() else []

    def _next(self) -> int:
        files = self._files(self._waiting)
        return int(files[-1].name.partition("-")[0]) + 1 if files else 1


def _first(deeds: Sequence[Deed], shown: Sequence[tuple[Mark, datetime]]) -> UUID:
    return deeds[0].event.id if deeds else shown[0][0].message


def _content(file: Path, read: Callable[[Path, Any], T]) -> T | None:
    """What a file holds; None for one that another program has just sent, or nobody can read.

    That one stays under another name, so that it holds nothing else up.
    """
    try:
        return read(file, json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
        log.warning("%s waits for the office and cannot be read: %s", file, error)
        file.replace(file.with_name("unreadable-" + file.name))
        return None


def _written(deed: Deed) -> dict[str, Any]:
    event = deed.event
    return {
        "id": event.id.hex,
        "message": event.message.hex,
        "number": int(deed.number),
        "known": deed.known,
        "own": [each.hex for each in deed.own],
        "happened_at": event.happened_at.isoformat(),
        "by": event.by.hex,
        "computer": event.computer,
        "kind": event.what.kind,
        "what": json.loads(to_json(event.what)),
    }


def _deed(kept: dict[str, Any]) -> Deed:
    at = datetime.fromisoformat(kept["happened_at"])
    event = Event(
        id=EventId(UUID(kept["id"])),
        message=MessageId(UUID(kept["message"])),
        happened_at=at,
        recorded_at=at,
        by=PersonId(UUID(kept["by"])),
        what=from_json(KINDS[kept["kind"]], json.dumps(kept["what"])),
        computer=str(kept["computer"]),
    )
    own = tuple(EventId(UUID(each)) for each in kept["own"])
    return Deed(
        event=event, number=as_number(int(kept["number"])), known=int(kept["known"]), own=own
    )


def _entry(file: Path, content: dict[str, Any]) -> Entry:
    shown = tuple(
        (_mark(values), datetime.fromisoformat(at)) for *values, at in content.get("shown", ())
    )
    return Entry(file=file, deeds=tuple(map(_deed, content["deeds"])), shown=shown)


def _refused(file: Path, content: dict[str, Any]) -> Refused:
    deeds = tuple(map(_deed, content["deeds"]))
    at = datetime.fromisoformat(content["at"])
    return Refused(file=file, deeds=deeds, why=str(content["why"]), at=at)


def _plain_mark(mark: Mark) -> list[Any]:
    return [
        mark.message.hex,
        mark.round,
        mark.term,
        mark.stage,
        mark.step,
        mark.person.hex,
    ]


def _mark(values: Sequence[Any]) -> Mark:
    message, round_, term, stage, step, person = values
    return Mark(
        MessageId(UUID(message)),
        int(round_),
        int(term),
        str(stage),
        int(step),
        PersonId(UUID(person)),
    )
