"""Messages being written: one small file each on this PC, until they are saved or thrown away."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from receptionist.domain.errors import StorageTrouble
from receptionist.domain.ids import MessageId, new_id
from receptionist.files import reason, write_safely
from receptionist.i18n import _
from receptionist.paths import drafts_folder

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What has been typed so far, field by field, and where the cursor stands.

    `id` becomes the message's, so that saving twice stores it once. `wants` are the ticks' values.
    `undo` is what stood in the fields before, `typed_at` when the last key came.
    `contact` is the caller who was chosen, `anew` that it is no chase of their open message.
    `person` is the name of who began it: nobody else at this PC is shown it.
    """

    id: str
    began: str
    who: str = ""
    company: str = ""
    phone: str = ""
    receiver: str = ""
    text: str = ""
    promise: str = ""
    by: str = ""
    channel: str = "phone"
    taken: str = ""
    wants: tuple[str, ...] = ("call-back",)
    urgent: bool = False
    withheld: bool = False
    read_back: bool = False
    call_type: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    contact: str = ""
    anew: bool = False
    field: str = ""
    cursor: int = 0
    undo: tuple[tuple[str, tuple[str, ...]], ...] = ()
    typed_at: str = ""
    person: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed yet, so that nothing is lost with it."""
        typed = (self.who, self.company, self.phone, self.text, self.receiver)
        said = (answer for _question, answer in self.answers)
        return not any(each.strip() for each in (*typed, self.promise, self.by, *said))

    @property
    def message_id(self) -> MessageId:
        """The id the message will have."""
        return MessageId(UUID(self.id))


_KINDS: Final[dict[str, type]] = {"str": str, "bool": bool, "int": int}


def new_draft(now: datetime, *, person: str = "") -> Draft:
    """A clean one, begun by `person`."""
    return Draft(id=new_id(now).hex, began=now.isoformat(), person=person)


def keep_draft(draft: Draft) -> None:
    """Put it on disk. Raises StorageTrouble, with a sentence about the draft, not about a file."""
    content = json.dumps(asdict(draft), ensure_ascii=False)
    try:
        write_safely(_file(draft.id), content.encode("utf-8", "replace"))
    except StorageTrouble as trouble:
        why = reason(trouble.__cause__)
        raise StorageTrouble(
            _(
                "The draft is only in this window, not on the disk: {why}. It is tried again."
            ).format(why=why)
        ) from trouble


def forget_draft(draft: Draft) -> None:
    """It was saved as a message, or thrown away; a file that stays stores nothing twice."""
    try:
        _file(draft.id).unlink(missing_ok=True)
    except OSError as error:
        log.warning("the draft %s cannot be removed: %s", draft.id, error)


def load_drafts() -> list[Draft]:
    """All drafts on this PC, oldest first; an unreadable one is left where it is, and logged."""
    found = []
    for file in sorted(drafts_folder().glob("*.json")):
        try:
            found.append(_read(json.loads(file.read_text(encoding="utf-8"))))
        except (OSError, ValueError, TypeError, LookupError) as error:
            log.warning("the draft %s cannot be read: %s", file.name, error)
    return sorted(found, key=lambda draft: draft.began)


def _read(values: Any) -> Draft:
    """One of another shape than a form can show must not cost the others."""
    if not isinstance(values, dict):
        raise TypeError("no draft")
    kinds = {each.name: _KINDS.get(str(each.type), list) for each in fields(Draft)}
    known = {name: value for name, value in values.items() if name in kinds}
    if wrong := [name for name, value in known.items() if type(value) is not kinds[name]]:
        raise TypeError(f"{wrong[0]} is {known[wrong[0]]!r:.40}")
    UUID(known["id"])
    pairs = tuple((str(question), str(answer)) for question, answer in known.get("answers", ()))
    undo = tuple((str(name), tuple(map(str, steps))) for name, steps in known.get("undo", ()))
    wants = tuple(map(str, known.get("wants", ())))
    return Draft(**known | {"wants": wants, "answers": pairs, "undo": undo})


def _file(id_: str) -> Path:
    return drafts_folder() / f"{UUID(id_).hex}.json"
