"""What somebody has typed over what stood in a card, kept while another entry is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

V = TypeVar("V", bound="tuple[Any, ...]")


@dataclass(frozen=True, slots=True)
class Edits(Generic[V]):
    """The values of a card, named one by one: as they were shown, and as they stand there now."""

    shown: V
    now: V

    @property
    def any(self) -> bool:
        """Whether anything was changed by hand."""
        return self.shown != self.now

    def over(self, fresh: V) -> V:
        """What was changed by hand, and for the rest what is known by now."""
        pairs = zip(self.shown, self.now, fresh, strict=True)
        values = [now if now != shown else known for shown, now, known in pairs]
        return type(fresh)(*values)

    def both(self, fresh: V) -> dict[str, Any]:
        """What somebody else has changed meanwhile, unlike, by the names of the values."""
        names: tuple[str, ...] = getattr(fresh, "_fields", ())
        rows = zip(names, self.shown, self.now, fresh, strict=True)
        return {
            name: known
            for name, shown, now, known in rows
            if known != shown and now != shown and known != now
        }
