"""What somebody has typed over what stood in a card, kept while another entry is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from receptionist.domain.errors import DeskError
from receptionist.i18n import _

V = TypeVar("V", bound="tuple[Any, ...]")
L = TypeVar("L")
S = TypeVar("S")


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


@dataclass(frozen=True, slots=True)
class Done(Generic[L, S]):
    """What is on disk now, in order, each with what came of it; the one refused, and why."""

    saved: list[tuple[L, S]]
    refused: L | None = None
    error: DeskError | None = None


def save_each(wanted: Iterable[L], save: Callable[[L], S]) -> Done[L, S]:
    """One after the other, as far as nothing is refused."""
    saved: list[tuple[L, S]] = []
    for each in wanted:
        try:
            saved.append((each, save(each)))
        except DeskError as error:
            return Done(saved, each, error)
    return Done(saved)


def left_words(name: str, key: str) -> str:
    """Said when another entry is looked at while something typed about `name` is not saved."""
    return _("Not saved yet: {name}. {key} saves it, also from here.").format(name=name, key=key)


def saved_words(names: Iterable[str]) -> str:
    """What was saved."""
    return _("Saved: {name}").format(name=", ".join(names))
