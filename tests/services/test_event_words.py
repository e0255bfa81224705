"""Every line of history in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from receptionist.computer import computer_name
from receptionist.domain import history as h
from receptionist.domain.ids import EventId, MessageId
from receptionist.domain.message import Outcome
from receptionist.domain.people import People
from receptionist.domain.promise import Told
from receptionist.i18n import use_language
from receptionist.services.event_words import event_words, line_words
from receptionist.services.telling.field_words import change_words
from tests.domain.lives import ANA, JUAN, MARTA, at
from tests.domain.test_people import HOURS, SALES, office

TAKEN: dict[str, Any] = {"entered_at": at("10:00")}
TERM: dict[str, Any] = {"due_at": at("13:00")}
CAME_BACK = h.ReopenReason.CAME_BACK
PROMISED = h.Promised(words="le llamamos", due_at=at("12:00"))

WORDS: list[tuple[h.What, str]] = [
    (h.Taken(**TAKEN), "taken for the front desk; nothing promised"),
    (
        h.Taken(**TAKEN, assignee=JUAN, promised=PROMISED),
        "taken for Juan; promised “le llamamos” by 12:00",
    ),
    (
        h.Taken(**TAKEN, promised=replace(PROMISED, words="")),
        "taken for the front desk; promised by 12:00",
    ),
    (h.Taken(**TAKEN, department=SALES), "taken for Ventas; nothing promised"),
    (h.Seen(), "seen"),
    (h.Seen(told_in_person=True), "told in person"),
    (h.Assigned(to=MARTA), "given to Marta"),
    (h.Assigned(), "put into the unassigned tray"),
    (h.HandedOver(to=MARTA, why="va a ella"), "handed over to Marta: va a ella"),
    (h.Accepted(), "accepted"),
    (h.GaveBack(), "given back"),
    (
        h.Attempted(what=h.AttemptKind.BUSY, retry_at=at("09:00", day=24), note="x"),
        "called, busy; again at Tue 24 Nov 09:00: x",
    ),
    (
        h.Attempted(what=h.AttemptKind.VOICEMAIL, retry_at=at("10:30")),
        "called, left on voicemail; again at 10:30",
    ),
    (h.Answered(note="hablado"), "caller answered: hablado"),
    (h.TermAgreed(**TERM, told=Told.PHONE), "new deadline 13:00, agreed by telephone"),
    (h.TermAgreed(**TERM, told=Told.EMAIL, why="x"), "new deadline 13:00, told by e-mail: x"),
    (h.TermAgreed(**TERM, told=Told.IN_PERSON), "new deadline 13:00, agreed in person"),
    (h.TermAgreed(**TERM, told=Told.NOT_TOLD), "new deadline 13:00, the caller was not told"),
    (h.Corrected(due_at=at("13:00")), "mistyped hour corrected to 13:00"),
    (
        h.Recomputed(was_due_at=at("13:00"), due_at=at("10:00", day=24)),
        "the office's hours changed: due Tue 24 Nov 10:00 instead of 13:00",
    ),
    (h.FellTo(to=(MARTA, ANA)), "away; it falls to Marta and Ana"),
    (h.FellTo(), "there again, and sees to it"),
    (h.Noted(text="x"), "note: x"),
    (h.Noted(chase=True), "the caller called again"),
    (h.ReadBack(), "read back and confirmed"),
    (
        h.Edited(changes=(h.Change(field="text", old="a", new="b"),)),
        "changed: What they want: “a” → “b”",
    ),
    (h.Closed(outcome=Outcome.UNREACHABLE, note="x"), "closed, could not be reached: x"),
    (h.Closed(outcome=Outcome.DUPLICATE), "closed, duplicate"),
    (h.Reopened(because=h.ReopenReason.MISTAKE), "opened again: it was closed by mistake"),
    (h.Reopened(because=CAME_BACK), "opened again: the caller came back"),
    (
        h.Reopened(because=CAME_BACK, due_at=at("13:00")),
        "opened again: the caller came back; promised by 13:00",
    ),
    (h.Postponed(until=at("13:00")), "reminder postponed until 13:00"),
    (h.Undone(of=EventId(UUID(int=1))), "took the last action back"),
]


def words(what: h.What) -> str:
    event = h.Event(
        id=EventId(UUID(int=2)),
        message=MessageId(UUID(int=3)),
        happened_at=at("10:00"),
        recorded_at=at("10:00"),
        by=ANA,
        what=what,
    )
    return event_words(event, people=office(), hours=HOURS)


@pytest.mark.parametrize(("what", "said"), WORDS, ids=[said for _what, said in WORDS])
def test_what_happened_in_words(what: h.What, said: str) -> None:
    assert words(what) == said


def test_a_duplicate_says_of_which_message_where_that_is_known() -> None:
    other = MessageId(UUID(int=5))
    closed = _event(h.Closed(outcome=Outcome.DUPLICATE, of=other, note="x"))
    where: dict[str, Any] = {"people": office(), "hours": HOURS}
    assert event_words(closed, **where) == "closed, duplicate: x"
    said = line_words((closed,), closed, **where, numbers={other: 12})
    assert said == "Ana: closed, duplicate of message 12: x"


def test_every_kind_of_event_has_words_in_both_languages() -> None:
    assert {type(what) for what, _said in WORDS} == set(h.KINDS.values())
    use_language("es")
    assert all(words(what) for what, _said in WORDS)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("urgent", "False", "True"), "Urgente: «No» → «Sí»"),
        (("channel", "phone", "in-person"), "Cómo llegó: «Por teléfono» → «En persona»"),
        (("channel", "pigeon", "phone"), "Cómo llegó: «pigeon» → «Por teléfono»"),
        (
            ("wants", "call-back", "call-back, came-in, x"),
            "«devolver la llamada» → «devolver la llamada, ha venido, x»",
        ),
        (("text", "a", "b"), "Qué quiere: «a» → «b»"),
    ],
)
def test_a_change_is_told_in_the_words_of_the_screen(
    change: tuple[str, str, str], said: str
) -> None:
    field, old, new = change
    use_language("es")
    try:
        words = change_words(h.Change(field=field, old=old, new=new))
    finally:
        use_language("en")
    assert words == said or said in words
    assert field not in words


def test_a_line_says_who_where_and_when_it_was_written_down() -> None:
    here, there = computer_name(), "PC-MOSTRADOR"
    note = _event(h.Noted(text="x"), computer=here)
    assert line_words((note,), note, people=office(), hours=HOURS) == "Ana: note: x"
    other = replace(note, id=EventId(UUID(int=3)), computer=there)
    both = (note, other)
    assert line_words(both, note, people=office(), hours=HOURS) == f"Ana (at {here}): note: x"
    assert line_words(both, other, people=office(), hours=HOURS) == f"Ana (at {there}): note: x"
    late = replace(note, recorded_at=note.happened_at + timedelta(hours=1))
    said = line_words((late,), late, people=office(), hours=HOURS)
    assert said == "Ana: note: x (written down 11:00)"
    back = _event(h.Undone(of=note.id))
    assert "(taken back)" in line_words((note, back), note, people=office(), hours=HOURS)
    nobody = line_words((note,), note, people=People(), hours=HOURS)
    assert nobody.startswith("Somebody: ")


def _event(what: h.What, *, computer: str = "") -> h.Event:
    return h.Event(
        id=EventId(UUID(int=7)),
        message=MessageId(UUID(int=1)),
        happened_at=at("10:00"),
        recorded_at=at("10:00"),
        by=ANA,
        what=what,
        computer=computer,
    )
