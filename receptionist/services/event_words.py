"""A line of history in words, as the detail page and the terminal show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from receptionist.computer import computer_name
from receptionist.domain import history as h
from receptionist.domain.ids import MessageId
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import People
from receptionist.domain.promise import Told
from receptionist.domain.telling.kind_words import attempt_words, outcome_words
from receptionist.i18n import _
from receptionist.services.telling.field_words import change_words
from receptionist.wording import say_clock, say_list, say_short_date

Numbers = Mapping[MessageId, int]

_LATER: Final = timedelta(minutes=1)


def event_words(
    event: h.Event, *, people: People, hours: OpeningHours, numbers: Numbers | None = None
) -> str:
    """What happened, without who and when; `numbers` are those of other messages it names."""
    context = _Context(people, hours, event.happened_at, numbers or {})
    return _WORDS[type(event.what)](event.what, context)


def line_words(
    events: tuple[h.Event, ...],
    event: h.Event,
    *,
    people: People,
    hours: OpeningHours,
    numbers: Numbers | None = None,
) -> str:
    """The line of `event` in a history: who, at which PC, what; when it was written down.

    The PC is said where not all was done at this one, the writing down where it was later.
    """
    who = people.name(event.by) or _("Somebody")
    if event.computer and {each.computer for each in events} - {"", computer_name()}:
        who = _("{name} (at {computer})").format(name=who, computer=event.computer)
    words = event_words(event, people=people, hours=hours, numbers=numbers)
    if any(isinstance(each.what, h.Undone) and each.what.of == event.id for each in events):
        words = _("{words} (taken back)").format(words=words)
    if event.recorded_at - event.happened_at > _LATER:
        recorded = _Context(people, hours, event.happened_at, {}).when(event.recorded_at)
        words = _("{words} (written down {when})").format(words=words, when=recorded)
    return f"{who}: {words}"


class _Context:
    def __init__(
        self, people: People, hours: OpeningHours, happened_at: datetime, numbers: Numbers
    ) -> None:
        self.name = people.name
        self.numbers = numbers
        self._hours = hours
        self._day = hours.local(happened_at).date()

    def when(self, at: datetime) -> str:
        """The clock, and the day where it is another one than the event's."""
        local = self._hours.local(at)
        clock = say_clock(local)
        return clock if local.date() == self._day else f"{say_short_date(local.date())} {clock}"


def _with(sentence: str, addition: str) -> str:
    return f"{sentence}: {addition}" if addition else sentence


def _taken(what: h.Taken, context: _Context) -> str:
    receiver = context.name(what.assignee or what.department) or _("the front desk")
    sentence = _("taken for {name}").format(name=receiver)
    if what.promised is None:
        return _("{sentence}; nothing promised").format(sentence=sentence)
    when = context.when(what.promised.due_at)
    if not what.promised.words:  # they may have been erased with the caller
        return _("{sentence}; promised by {when}").format(sentence=sentence, when=when)
    return _("{sentence}; promised “{words}” by {when}").format(
        sentence=sentence, words=what.promised.words, when=when
    )


def _assigned(what: h.Assigned, context: _Context) -> str:
    name = context.name(what.to or what.department)
    return _("given to {name}").format(name=name) if name else _("put into the unassigned tray")


def _handed_over(what: h.HandedOver, context: _Context) -> str:
    return _with(_("handed over to {name}").format(name=context.name(what.to)), what.why)


def _attempted(what: h.Attempted, context: _Context) -> str:
    sentence = _("called, {what}; again at {when}").format(
        what=attempt_words(what.what), when=context.when(what.retry_at)
    )
    return _with(sentence, what.note)


def _term(what: h.TermAgreed, context: _Context) -> str:
    told = {
        Told.PHONE: _("agreed by telephone"),
        Told.EMAIL: _("told by e-mail"),
        Told.IN_PERSON: _("agreed in person"),
        Told.NOT_TOLD: _("the caller was not told"),
    }[what.told]
    sentence = _("new deadline {when}, {told}").format(when=context.when(what.due_at), told=told)
    return _with(sentence, what.why)


def _corrected(what: h.Corrected, context: _Context) -> str:
    return _("mistyped hour corrected to {when}").format(when=context.when(what.due_at))


def _recomputed(what: h.Recomputed, context: _Context) -> str:
    return _("the office's hours changed: due {when} instead of {before}").format(
        when=context.when(what.due_at), before=context.when(what.was_due_at)
    )


def _fell_to(what: h.FellTo, context: _Context) -> str:
    if not what.to:
        return _("there again, and sees to it")
    names = say_list([context.name(each) for each in what.to])
    return _("away; it falls to {names}").format(names=names)


def _noted(what: h.Noted, _context: _Context) -> str:
    return _with(_("the caller called again") if what.chase else _("note"), what.text)


def _edited(what: h.Edited, _context: _Context) -> str:
    return _with(_("changed"), "; ".join(map(change_words, what.changes)))


def _closed(what: h.Closed, context: _Context) -> str:
    outcome = outcome_words(what.outcome)
    if what.of is not None and (number := context.numbers.get(what.of)):
        outcome = _("duplicate of message {number}").format(number=number)
    return _with(_("closed, {outcome}").format(outcome=outcome), what.note)


def _reopened(what: h.Reopened, context: _Context) -> str:
    if what.because is h.ReopenReason.MISTAKE:
        return _("opened again: it was closed by mistake")
    if what.due_at is None:
        return _("opened again: the caller came back")
    return _("opened again: the caller came back; promised by {when}").format(
        when=context.when(what.due_at)
    )


_WORDS: Final[dict[type[h.What], Callable[[Any, _Context], str]]] = {
    h.Taken: _taken,
    h.Seen: lambda what, _c: _("told in person") if what.told_in_person else _("seen"),
    h.Assigned: _assigned,
    h.HandedOver: _handed_over,
    h.Accepted: lambda _what, _c: _("accepted"),
    h.GaveBack: lambda what, _c: _with(_("given back"), what.why),
    h.Attempted: _attempted,
    h.Answered: lambda what, _c: _with(_("caller answered"), what.note),
    h.TermAgreed: _term,
    h.Corrected: _corrected,
    h.Recomputed: _recomputed,
    h.FellTo: _fell_to,
    h.Noted: _noted,
    h.ReadBack: lambda _what, _c: _("read back and confirmed"),
    h.Edited: _edited,
    h.Closed: _closed,
    h.Reopened: _reopened,
    h.Postponed: lambda what, c: _("reminder postponed until {when}").format(
        when=c.when(what.until)
    ),
    h.Undone: lambda _what, _c: _("took the last action back"),
}
