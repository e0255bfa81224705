"""The family of things that can go wrong at a desk, each a sentence for the person in front of it.

    DeskError                     meant for people: says what is wrong and what to do, translated
     ├─ NotAllowed                the rules of the product say no (closing without an outcome …)
     ├─ NotFound                  there is no such message, colleague, file …
     ├─ ChangedMeanwhile          somebody else changed the same thing after it was read
     ├─ BadInput                  what was typed cannot be understood; names the field
     ├─ NeverOpen                 opening hours without a single opening
     ├─ Cancelled                 somebody stopped it half-way; nothing was changed
     ├─ PaperTrouble              a page could not be drawn; nothing was changed
     ├─ PrinterTrouble            the printer is missing, refuses, or waits for somebody
     └─ StorageTrouble            the database, the disk or a right is missing
         ├─ StorageBusy           somebody else holds it just now; trying again may help
         ├─ StorageAway           the office's server cannot be reached
         │   └─ StorageTakesNothing   it answers, and takes nothing just now: full, read-only …
         ├─ StorageGone           the file was taken away from under the running program
         └─ StorageDamaged        the file is gone or no desk any more; a backup helps

Anything else that is raised is our own bug: it is logged and shown as such.
"""

from __future__ import annotations

from datetime import datetime

from receptionist.i18n import _


class DeskError(Exception):
    """Something a person can understand and act on; `str(error)` is the translated sentence."""


class NotAllowed(DeskError):
    """The rules of the product refuse this, and the sentence says which."""


class NotFound(DeskError):
    """What was asked for does not exist (any more)."""


class BadInput(DeskError):
    """What was typed cannot be used; `field` names where it was typed."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class NeverOpen(DeskError):
    """These opening hours hold no opening at all, so no opening time can pass."""


class ChangedMeanwhile(DeskError):
    """Somebody else saved the same message after it was read; nothing was written."""

    def __init__(self, sentence: str, *, by: str, at: datetime, fields: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.by = by
        self.at = at
        self.fields = fields


class Cancelled(DeskError):
    """Somebody stopped it half-way; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(_("Stopped; nothing was changed."))


class PaperTrouble(DeskError):
    """A page could not be drawn: whatever draws it has ended; trying again may help."""


class PrinterTrouble(DeskError):
    """Nothing comes out of the printer; the file is kept and printing is tried again."""


class StorageTrouble(DeskError):
    """The database or the disk cannot do what was asked; nothing was written."""


class StorageBusy(StorageTrouble):
    """Another program holds the database; the same action may succeed in a moment."""


class StorageAway(StorageTrouble):
    """The office's server does not answer or takes nothing; a last save may have arrived."""

    def __init__(self, sentence: str = "") -> None:
        """Without a sentence it does not answer."""
        super().__init__(
            sentence
            or _(
                "The office's server does not answer. What you type is kept; try again in a moment."
            )
        )


class StorageTakesNothing(StorageAway):
    """The office's server takes nothing until somebody sees to it; the sentence says to what."""


class StorageGone(StorageTrouble):
    """The file was deleted, moved or replaced; what this program still holds of it can be kept."""


class StorageDamaged(StorageTrouble):
    """The file with the messages is damaged, cut, gone or something else: restore a backup."""
