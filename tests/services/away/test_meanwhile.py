"""Two PCs did something with one message while the line was cut: nothing is written over."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from receptionist.domain.errors import StorageBusy
from receptionist.domain.history import AttemptKind, FellTo, Recomputed, ReopenReason
from receptionist.domain.ids import MessageId, new_id
from receptionist.domain.message import Caller, Outcome
from receptionist.domain.people import Whereabouts
from receptionist.domain.promise import Told
from receptionist.domain.reminders import Mark
from receptionist.domain.reminders.postponing import PostponeFor
from receptionist.services import manage_people
from receptionist.services.answer_caller import answered, attempt
from receptionist.services.assign_message import accept, assign, mark_seen
from receptionist.services.away import line as line_module
from receptionist.services.away import sending
from receptionist.services.close_message import close, reopen
from receptionist.services.desk import Desk
from receptionist.services.edit_message import Edit, edit, note, read_back
from receptionist.services.hand_over import give_back, hand_over
from receptionist.services.move_promise import correct, move
from receptionist.services.remind import postpone, remind
from receptionist.services.take_message import NewMessage, take_message
from receptionist.services.undo import undo
from tests.domain.lives import at
from tests.services.away.conftest import Pc

Act = Callable[[Desk, Pc], object]


def _move(desk: Desk, pc: Pc, clock: str) -> object:
    return move(desk, 1, due_at=at(clock), told=Told.PHONE, by=pc.others.juan)


def _edit(desk: Desk, pc: Pc, text: str) -> object:
    return edit(desk, 1, Edit(text=text), by=pc.others.ana)


def _close(desk: Desk, pc: Pc) -> object:
    return close(desk, 1, outcome=Outcome.RESOLVED, by=pc.others.juan)


def _hand_over(desk: Desk, pc: Pc, by: str) -> object:
    return hand_over(desk, 1, to=pc.others.marta, why="sabe más", by=getattr(pc.others, by))


def _busy(desk: Desk, pc: Pc) -> object:
    return attempt(desk, 1, what=AttemptKind.BUSY, by=pc.others.juan)


def _assign(desk: Desk, pc: Pc, to: str, by: str) -> object:
    return assign(desk, 1, to=getattr(pc.others, to), by=getattr(pc.others, by))


def _give_back(desk: Desk, pc: Pc) -> object:
    return give_back(desk, 1, why="no puedo", by=pc.others.juan)


REFUSED: list[tuple[str, Act, Act]] = [
    (
        "Meanwhile Juan: .*13:00",
        lambda desk, pc: _move(desk, pc, "14:00"),
        lambda desk, pc: _move(desk, pc, "13:00"),
    ),
    (
        "Ana wrote “suyo” meanwhile",
        lambda desk, pc: _edit(desk, pc, "mío"),
        lambda desk, pc: _edit(desk, pc, "suyo"),
    ),
    ("Meanwhile Juan: .*resolved", _close, _close),
    ("Message 1 is closed", _busy, _close),
    ("Message 1 is closed", lambda desk, pc: answered(desk, 1, by=pc.others.juan), _close),
    (
        "Meanwhile Ana: ",
        lambda desk, pc: _assign(desk, pc, "marta", "juan"),
        lambda desk, pc: _assign(desk, pc, "laura", "ana"),
    ),
    (
        "Meanwhile Ana: ",
        lambda desk, pc: _hand_over(desk, pc, "juan"),
        lambda desk, pc: _hand_over(desk, pc, "ana"),
    ),
    (
        "only they accept it",
        lambda desk, pc: accept(desk, 1, by=pc.others.juan),
        lambda desk, pc: _hand_over(desk, pc, "ana"),
    ),
    ("Meanwhile Ana: ", _give_back, lambda desk, pc: _assign(desk, pc, "laura", "ana")),
]


@pytest.mark.parametrize(("said", "ours", "theirs"), REFUSED)
def test_what_somebody_else_did_meanwhile_is_said_beside_ours(
    pc: Pc, said: str, ours: Act, theirs: Act
) -> None:
    pc.goes_away()
    pc.do(lambda desk: ours(desk, pc))
    theirs(pc.others.desk, pc)
    before = pc.history(1)
    pc.comes_back()
    assert pc.history(1) == before
    (refused,) = pc.office.line.refused()
    assert re.search(said, refused.why), refused.why
    assert refused.deeds[0].number == 1
    assert pc.states[-1].refused == 1
    pc.office.line.dealt_with(refused)
    assert pc.office.line.refused() == ()
    assert pc.states[-1].refused == 0


def test_notes_append_and_what_does_not_clash_is_all_kept(pc: Pc) -> None:
    juan, ana = pc.others.juan, pc.others.ana
    pc.goes_away()
    pc.do(lambda desk: note(desk, 1, "de aquí", by=juan))
    pc.do(lambda desk: edit(desk, 1, Edit(urgent=True), by=juan))
    pc.do(lambda desk: _move(desk, pc, "13:00"))
    pc.do(lambda desk: answered(desk, 1, by=juan))
    note(pc.others.desk, 1, "de allí", by=ana)
    _edit(pc.others.desk, pc, "otro texto")
    attempt(pc.others.desk, 1, what=AttemptKind.BUSY, by=juan)
    pc.comes_back()
    kinds = [each.what.kind for each in pc.history(1)]
    assert kinds[:4] == ["taken", "noted", "edited", "attempt"]
    assert kinds[4:] == ["noted", "edited", "term", "answered"]
    there = pc.seen_by_others(1)
    assert (there.urgent, there.text, there.promise.answered) == (True, "otro texto", True)


def test_a_note_on_a_message_closed_meanwhile_is_added_to_it(pc: Pc) -> None:
    pc.goes_away()
    pc.do(lambda desk: note(desk, 1, "ya no hace falta", by=pc.others.ana))
    _close(pc.others.desk, pc)
    pc.comes_back()
    assert [each.what.kind for each in pc.history(1)] == ["taken", "closed", "noted"]


def test_looks_and_quiet_that_mean_nothing_any_more_are_let_go(pc: Pc) -> None:
    juan, ana = pc.others.juan, pc.others.ana
    pc.goes_away()
    pc.do(lambda desk: mark_seen(desk, 1, by=juan))
    pc.do(lambda desk: read_back(desk, 1, by=ana))
    pc.do(lambda desk: postpone(desk, 1, how_long=PostponeFor.MINUTES_10, by=juan))
    pc.do(lambda desk: accept(desk, 1, by=juan))
    mark_seen(pc.others.desk, 1, by=juan)
    read_back(pc.others.desk, 1, by=ana)
    accept(pc.others.desk, 1, by=juan)
    _close(pc.others.desk, pc)
    pc.comes_back()
    kinds = [each.what.kind for each in pc.history(1)]
    assert kinds == ["taken", "seen", "read-back", "accepted", "closed"]
    assert [each.why for each in pc.office.line.refused()] == [
        "Message 1 is closed, by Juan, today 10:00. Reopen it first."
    ]


def test_the_rest_of_what_people_do_arrives(pc: Pc) -> None:
    juan, ana, marta = pc.others.juan, pc.others.ana, pc.others.marta
    due = at("12:30")
    pc.goes_away()
    do = pc.do
    do(lambda desk: correct(desk, 1, due_at=due, by=ana))
    do(lambda desk: mark_seen(desk, 1, by=juan))
    do(lambda desk: read_back(desk, 1, by=ana))
    do(lambda desk: postpone(desk, 1, how_long=PostponeFor.MINUTES_5, by=juan))
    do(lambda desk: _hand_over(desk, pc, "juan"))
    do(lambda desk: mark_seen(desk, 1, by=marta))
    do(lambda desk: give_back(desk, 1, why="no", by=marta))
    do(lambda desk: accept(desk, 1, by=juan))
    do(lambda desk: _move(desk, pc, "13:00"))
    do(lambda desk: assign(desk, 1, to=marta, by=juan))
    twin = do(lambda desk: take_message(desk, NewMessage(caller=Caller(name="X")), by=ana))
    do(lambda desk: close(desk, twin.number, outcome=Outcome.DUPLICATE, of=1, by=ana))
    do(lambda desk: reopen(desk, twin.number, because=ReopenReason.MISTAKE, by=ana))
    pc.comes_back()
    assert pc.office.line.refused() == ()
    kinds = [each.what.kind for each in pc.history(1)]
    assert kinds[:11] == [
        *("taken", "corrected", "seen", "read-back", "postponed", "handed-over", "seen"),
        *("gave-back", "accepted", "term", "assigned"),
    ]
    assert [each.what.kind for each in pc.history(2)] == ["taken", "closed", "reopened"]


def test_what_was_refused_cannot_be_undone_and_what_stands_can_only_be_undone_last(pc: Pc) -> None:
    pc.goes_away()
    juan = pc.others.juan
    pc.do(lambda desk: _move(desk, pc, "14:00"))
    pc.do(lambda desk: undo(desk, 1, by=juan))
    _move(pc.others.desk, pc, "13:00")
    pc.comes_back()
    assert len(pc.office.line.refused()) == 1, "the move; undoing it means nothing then"
    pc.wait(minutes=1)
    pc.do(lambda desk: attempt(desk, 1, what=AttemptKind.BUSY, by=juan))
    pc.office.line.reach()
    pc.goes_away()
    pc.do(lambda desk: undo(desk, 1, by=juan))
    note(pc.others.desk, 1, "después", by=juan)
    pc.comes_back()
    assert pc.office.line.refused()[-1].why == (
        "It cannot be undone any more: something else was done since."
    )


def test_no_message_is_refused_because_its_receiver_has_left(pc: Pc) -> None:
    others = pc.others
    manage_people.retire(others.desk, manage_people.add(others.desk, "Otro").id)
    pc.office.line.reach()
    pc.goes_away()
    for new in (
        NewMessage(caller=Caller(name="para Marta"), assignee=others.marta),
        NewMessage(caller=Caller(name="para Ventas"), department=others.sales),
        NewMessage(caller=Caller(name="para Juan"), assignee=others.juan),
    ):
        pc.take(new)
    manage_people.set_deputy(others.desk, others.juan, None)
    manage_people.remove_department(others.desk, others.sales, by=others.laura)
    manage_people.retire(others.desk, others.marta)
    pc.comes_back()
    receivers = {each.caller.name: each.assignee for each in pc.listed}
    assert receivers["para Marta"] is None
    assert {each.department for each in pc.listed} == {None}
    assert receivers["para Juan"] == others.juan
    assert pc.office.line.refused() == ()


def test_a_reminder_of_a_message_the_office_has_not_is_let_go(pc: Pc) -> None:
    pc.goes_away()
    unknown = MessageId(new_id(pc.others.now))
    mark = Mark(unknown, 0, 0, "due", 0, pc.others.juan)
    pc.office.line.outbox.put((), [(mark, pc.others.now)])
    pc.comes_back()
    assert pc.office.line.outbox.empty
    pc.office.line.outbox.put((), [(mark, pc.others.now)])
    pc.office.line._copy(pc.others.desk)
    assert not pc.office.line.outbox.empty, "nothing is copied over what waits"


def test_whom_a_message_falls_to_is_said_once_by_however_many_pcs(pc: Pc) -> None:
    manage_people.away(pc.others.desk, pc.others.juan, reason=Whereabouts.SICK)
    pc.office.line.reach()
    pc.goes_away()
    pc.do(remind)
    remind(pc.others.desk)
    assert [each.what.kind for each in pc.history(1)] == ["taken", "fell-to"]
    pc.comes_back()
    assert [each.what.kind for each in pc.history(1)] == ["taken", "fell-to"]


def test_what_followed_from_hours_is_left_to_the_office(pc: Pc) -> None:
    pc.goes_away()
    was = pc.listed[0].promise.due_at
    assert was
    with pc.office.line.here_alone, pc.desk._at_here().case(1, by=pc.others.ana) as case:
        case.add(Recomputed(was_due_at=was, due_at=was + timedelta(minutes=1)))
        case.add(FellTo(to=(pc.others.marta,)))
    pc.comes_back()
    assert [each.what.kind for each in pc.history(1)] == ["taken", "fell-to"]


def test_a_server_that_is_busy_keeps_the_order(pc: Pc, monkeypatch: pytest.MonkeyPatch) -> None:
    pc.goes_away()
    pc.do(lambda desk: note(desk, 1, "uno", by=pc.others.ana))
    pc.line.refuses = False

    def busy(*_what: object) -> None:
        raise StorageBusy("busy")

    with monkeypatch.context() as patched:
        patched.setattr(sending, "_send", busy)
        assert not pc.office.line.reach()
    pc.comes_back()
    assert [each.what.kind for each in pc.history(1)] == ["taken", "noted"]


def test_two_programs_that_send_the_same_at_once_send_it_once(
    pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    pc.goes_away()
    pc.do(lambda desk: note(desk, 1, "uno", by=pc.others.ana))
    pc.line.refuses = False
    real = sending._send

    def other_was_first(desk: Desk, entry: object) -> None:
        real(desk, entry)  # type: ignore[arg-type]
        monkeypatch.setattr(sending, "is_recorded", lambda *_what: False)
        try:
            real(desk, entry)  # type: ignore[arg-type]
        finally:
            monkeypatch.undo()

    monkeypatch.setattr(sending, "_send", other_was_first)
    pc.comes_back()
    assert [each.what.kind for each in pc.history(1)] == ["taken", "noted"]
    assert pc.office.line.refused() == ()


def test_the_clocks_are_compared(pc: Pc, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead: list[timedelta] = [timedelta(seconds=59)]
    monkeypatch.setattr(line_module, "ahead_of_server", lambda *_what: ahead[0])
    assert pc.office.line.reach()
    assert pc.office.line.state.ahead == timedelta(0)
    ahead[0] = timedelta(seconds=-61)
    assert pc.office.line.reach()
    assert pc.office.line.state.ahead == timedelta(seconds=-61)
