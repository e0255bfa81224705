"""A contact: a person or company that calls, with its numbers and what tells it from others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from receptionist.domain.contacts.name_words import written_words
from receptionist.domain.ids import PersonId
from receptionist.domain.phone import digits

_INNER: Final = 8
"""Up to so many signs with the country's, it is an extension ("204"), and none abroad."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactNumber:
    """A telephone number as it was typed, and in E.164 where it can be read so."""

    typed: str
    e164: str = ""

    @property
    def digits(self) -> str:
        """What is compared and looked for: the digits alone, with the country's where known."""
        return digits(self.e164 if len(self.e164) > _INNER else self.typed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person or company that calls; `notes` tell two of a name apart (product.md §5)."""

    id: PersonId
    name: str = ""
    company: str = ""
    numbers: tuple[ContactNumber, ...] = ()
    notes: str = ""
    version: int = 1

    @property
    def called(self) -> str:
        """What it goes by: the name, else the company, else the first number."""
        return self.name or self.company or (self.numbers[0].typed if self.numbers else "")

    def has_number(self, number: ContactNumber) -> bool:
        """Whether that is one of its numbers."""
        return bool(number.digits) and any(each.digits == number.digits for each in self.numbers)


def same_name(one: str, other: str) -> bool:
    """Whether both read the same, word for word in that order; accents and case do not count.

    Surnames the other way round are somebody else's, often enough a cousin's.
    """
    return written_words(one) == written_words(other) != ()
