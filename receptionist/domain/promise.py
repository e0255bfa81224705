"""What the caller was told we would do and by when, and what became of it (product.md §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from receptionist.domain.ids import PersonId


class Verdict(StrEnum):
    """What became of a promise, worst first: a message shows its worst round."""

    BROKEN = "broken"
    LATE = "late"
    PENDING = "pending"
    KEPT = "kept"
    RELEASED = "released"
    NONE = "none"


_WORST_FIRST = tuple(Verdict)


class Told(StrEnum):
    """How the caller learned of a term; one they were not told of changes no verdict."""

    PHONE = "phone"
    EMAIL = "e-mail"
    IN_PERSON = "in-person"
    NOT_TOLD = "not-told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One version of the promise; `was_due_at` is what it was before it was put right.

    `proposed`: the response standard gave the due time, and nobody chose another.
    """

    words: str
    due_at: datetime
    agreed_at: datetime
    by: PersonId
    told: Told = Told.PHONE
    why: str = ""
    told_by: str = ""
    told_at: datetime | None = None
    was_due_at: datetime | None = None
    proposed: bool = False

    @property
    def agreed(self) -> bool:
        """Whether the caller was told, so that this term counts."""
        return self.told is not Told.NOT_TOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A stretch of the promise that is judged on its own: from a term to the answer.

    `closed_at` is set when the message was closed while this round was unanswered.
    """

    terms: tuple[Term, ...] = ()
    attempts: tuple[datetime, ...] = ()
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    closed_unreachable: bool = False

    @property
    def agreed_terms(self) -> tuple[Term, ...]:
        """The terms the caller knows of, in order."""
        return tuple(term for term in self.terms if term.agreed)

    @property
    def current_term(self) -> Term | None:
        """The last term agreed with the caller, which reminders follow."""
        # A plain loop: a look at the reminders asks for it nine times a message.
        for term in reversed(self.terms):
            if term.told is not Told.NOT_TOLD:
                return term
        return None

    @property
    def chain(self) -> tuple[Term, ...]:
        """The terms that each replaced the one before in time; the first agreed later ends it."""
        agreed = self.agreed_terms
        for at in range(1, len(agreed)):
            if agreed[at].agreed_at > agreed[at - 1].due_at:
                return agreed[:at]
        return agreed

    @property
    def due_in_force(self) -> datetime | None:
        """The due time this round is judged by; None where nothing was promised."""
        chain = self.chain
        return chain[-1].due_at if chain else None

    @property
    def tried_in_time(self) -> bool:
        """Whether somebody tried to reach the caller at or before the due time in force."""
        due = self.due_in_force
        return due is not None and any(attempt <= due for attempt in self.attempts)

    @property
    def moved(self) -> int:
        """How many times a new term was agreed with the caller."""
        return max(0, len(self.agreed_terms) - 1)

    def verdict(self, now: datetime) -> Verdict:
        """What has become of this round at `now`."""
        due = self.due_in_force
        if due is None:
            return Verdict.NONE
        if self.answered_at is not None:
            return Verdict.KEPT if self.answered_at <= due else Verdict.LATE
        if self.closed_at is not None:
            if self.closed_at <= due or (self.closed_unreachable and self.tried_in_time):
                return Verdict.RELEASED
            return self._unanswered(self.closed_at)
        return self._unanswered(now)

    def _unanswered(self, at: datetime) -> Verdict:
        last, chain = self.agreed_terms[-1], self.chain
        if at <= last.due_at:
            return Verdict.PENDING if chain[-1] is last else Verdict.LATE
        return Verdict.LATE if self.tried_in_time else Verdict.BROKEN


@dataclass(frozen=True, slots=True)
class Promise:
    """All rounds of a message's promise, oldest first; there is always at least one round."""

    rounds: tuple[Round, ...] = (Round(),)

    @property
    def round(self) -> Round:
        """The round that runs, or ran last."""
        return self.rounds[-1]

    @property
    def term(self) -> Term | None:
        """The last term agreed with the caller in the running round."""
        return self.rounds[-1].current_term

    @property
    def due_at(self) -> datetime | None:
        """When the running round is due for the caller; None where nothing is promised."""
        term = self.term
        return term.due_at if term else None

    @property
    def answered(self) -> bool:
        """Whether the caller was given what the running round promised."""
        return self.rounds[-1].answered_at is not None

    @property
    def moved(self) -> int:
        """How many times a new term was agreed with the caller, over all rounds."""
        return sum(each.moved for each in self.rounds)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term of every round, in order, also those the caller was not told of."""
        return tuple(term for each in self.rounds for term in each.terms)

    def verdict(self, now: datetime) -> Verdict:
        """The verdict of the worst round at `now`: broken, late, pending, kept, released, none."""
        return min((each.verdict(now) for each in self.rounds), key=_WORST_FIRST.index)


def verdict(promise: Promise, now: datetime) -> Verdict:
    """What became of `promise` as seen at `now` (product.md §3)."""
    return promise.verdict(now)
