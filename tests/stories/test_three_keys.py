"""What a colleague does all day takes three keys at most, beside the words; the taker sees it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from receptionist.domain.history import Attempted, AttemptKind, HandedOver, Noted
from receptionist.domain.message import Message, Outcome, Progress
from receptionist.domain.trays import Tray
from receptionist.services.answer_caller import attempt
from receptionist.services.assign_message import accept, mark_seen
from receptionist.services.close_message import close
from receptionist.services.find_messages import message as find_message
from receptionist.services.hand_over import hand_over
from tests.stories.conftest import TEN, Day, OpenDay
from tests.stories.test_an_afternoon import given
from ui.models.roles import ROW_ROLE

MOST = 3


def do(day: Day, *strokes: str) -> int:
    """Press keys and type “words”; how many keys that were beside the words."""
    keys = 0
    for stroke in strokes:
        if stroke.startswith("“"):
            day.hands.type(stroke.strip("“”"))
        else:
            day.hands.press(stroke)
            keys += 1
    day.hands.until(lambda: QApplication.activeModalWidget() is None, "nothing is asked any more")
    day.idle()
    return keys


DEEDS: dict[str, tuple[tuple[str, ...], Callable[[Message], object]]] = {
    "accept": (("A",), lambda m: m.accepted_at),
    "not reached": (("T", "Return"), lambda m: m.attempts),
    "busy, with a note": (("T", "2", "“ask for Eva”", "Return"), lambda m: m.attempts),
    "answered": (("R", "Return"), lambda m: m.promise.answered),
    "answered, with a note": (("R", "“sent it”", "Return"), lambda m: m.promise.answered),
    "a new term": (("P", "“13:45”", "Return"), lambda m: m.promise.moved),
    "done": (("D", "Return"), lambda m: m.closing and m.closing.outcome is Outcome.RESOLVED),
    "done, with outcome and sentence": (
        ("D", "3", "“they found it”", "Return"),
        lambda m: m.closing and (m.closing.outcome, m.closing.note),
    ),
    "give back": (("B", "“not mine”", "Return"), lambda m: m.assignee is None),
    "hand over": (("H", "“mi I am out”", "Return"), lambda m: m.offer),
    "give to somebody else": (("G", "“marta”", "Return"), lambda m: m.open),
    "a note": (("N", "“he is on leave”", "Ctrl+Return"), lambda m: m.acted_at),
    "the caller called again": (("L", "“hurry”", "Ctrl+Return"), lambda m: m.chases),
    "not reached, and when to try again": (
        ("T", "“ask Eva”", "Tab", "“+40”", "Return"),
        lambda m: m.attempts,
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_takes_three_keys_beside_the_words(open_day: OpenDay, deed: str) -> None:
    day = open_day("Juan Peña")
    given(day)
    day.idle()
    strokes, done = DEEDS[deed]
    assert do(day, *strokes) <= MOST
    (message,) = day.stored()
    assert done(message)
    last = find_message(day.desk, 1).history[-1].what
    if deed == "hand over":
        assert isinstance(last, HandedOver)
        assert (last.to, last.why) == (day.names["Marta"], "I am out")
    if deed == "give to somebody else":
        assert message.assignee == day.names["Marta"]
    if deed == "a note":
        assert isinstance(last, Noted)
        assert last.text == "he is on leave"
    if deed == "busy, with a note":
        assert isinstance(last, Attempted)
        assert (last.what, last.note) == (AttemptKind.BUSY, "ask for Eva")
    if deed == "not reached, and when to try again":
        assert isinstance(last, Attempted)
        assert last.retry_at == TEN + timedelta(minutes=40)
    if deed == "done, with outcome and sentence":
        assert done(message) == (Outcome.NOT_NEEDED, "they found it")


def test_a_colleague_begins_with_their_own(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    assert day.window.trays.tray is Tray.MINE
    given(day)
    day.hands.until(day.window.trays.list.hasFocus, "the list has the keyboard once it is one")


def test_a_shared_desk_begins_with_everything(open_day: OpenDay) -> None:
    assert open_day().window.trays.tray is Tray.OPEN


def test_what_is_handed_over_is_accepted_or_given_back(open_day: OpenDay) -> None:
    day = open_day("Marta Iglesias")
    given(day)
    hand_over(day.desk, 1, to=day.names["Marta"], why="I am out", by=day.names["Juan"])
    day.hands.until(lambda: day.window.trays.message, "it is offered to her")
    day.hands.until(lambda: (m := day.window.trays.message) and m.offer, "with its reason")
    do(day, "B", "“no time either”", "Return")
    (message,) = day.stored()
    assert (message.offer, message.assignee) == (None, day.names["Juan"])


def test_the_taker_sees_how_far_it_has_come(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.window.trays.show_tray(Tray.ALL)
    given(day)
    model, juan = day.window.trays.model, day.names["Juan"]

    def shown() -> Progress:
        row = model.index(0).data(ROW_ROLE)
        assert row is not None
        return Progress(row.progress)

    assert shown() is Progress.UNSEEN
    steps: tuple[tuple[Callable[[], Message], Progress], ...] = (
        (lambda: mark_seen(day.desk, 1, by=juan), Progress.SEEN),
        (lambda: accept(day.desk, 1, by=juan), Progress.ACCEPTED),
        (lambda: attempt(day.desk, 1, what=AttemptKind.BUSY, by=juan), Progress.ACCEPTED),
        (lambda: close(day.desk, 1, outcome=Outcome.RESOLVED, by=juan), Progress.DONE),
    )
    for step, progress in steps:
        step()
        day.hands.until(partial(_is, shown, progress), str(progress))


def _is(shown: Callable[[], Progress], wanted: Progress) -> bool:
    return shown() is wanted


def test_told_in_person_marks_it_seen_with_one_key(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.window.trays.show_tray(Tray.OPEN)
    given(day)
    day.idle()
    assert do(day, "V") == 1
    (message,) = day.stored()
    assert message.seen_at == TEN
    assert "told in person" in day.window.undo_bar.accessibleName()
