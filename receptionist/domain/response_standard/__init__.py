"""What can be promised by when, and what to mind while promising it (product.md §3)."""

from __future__ import annotations

from receptionist.domain.response_standard.checks import Concern, Instead, Promising, concerns
from receptionist.domain.response_standard.deadline import (
    owes_an_answer,
    presence_words,
    propose,
    proposed_due,
    proposed_words,
    standard_of,
)

__all__ = [
    "Concern",
    "Instead",
    "Promising",
    "concerns",
    "owes_an_answer",
    "presence_words",
    "propose",
    "proposed_due",
    "proposed_words",
    "standard_of",
]
