"""The line looks after itself: it tries again, at once when asked, and copies what is saved."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from receptionist.domain.errors import StorageAway
from receptionist.domain.message import Caller
from receptionist.services.away import line as line_module
from receptionist.services.away.sending import send
from receptionist.services.desk import Desk
from receptionist.services.edit_message import note
from receptionist.services.take_message import NewMessage, take_message
from receptionist.storage.away.outbox import Outbox
from tests.services.away.conftest import Pc
from tests.support.waiting import wait_until

NEW = NewMessage(caller=Caller(name="Rosa"))


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pauses of a test."""
    monkeypatch.setattr(line_module, "_FIRST_SECONDS", 0.0)
    monkeypatch.setattr(line_module, "_NEWS_SECONDS", 0.0)


def test_it_is_found_again_by_itself_and_everything_is_sent(
    pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_module, "_PAUSES", (0.01, 0.02))
    pc.office.line.start()
    pc.goes_away()
    pc.do(lambda desk: take_message(desk, NEW, by=pc.others.ana))
    pc.line.refuses = False
    wait_until(lambda: not pc.office.line.away, what="it answers again")
    assert pc.office.line.outbox.empty
    assert len(pc.listed) == 2
    assert [state.since is None for state in pc.states][-1]


def test_try_now_does_not_wait_for_the_pause(pc: Pc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_module, "_PAUSES", (600.0,))
    pc.goes_away()
    tried = pc.line.tried
    pc.office.line.start()
    wait_until(lambda: pc.line.tried > tried, what="the first try, in vain")
    pc.line.refuses = False
    pc.office.line.try_now()
    wait_until(lambda: not pc.office.line.away, what="it answers again")


def test_what_this_pc_saves_it_soon_knows_without_the_server(
    pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    pc.office.line.start()
    pc.do(lambda desk: note(desk, 1, "uno", by=pc.others.ana))

    def known() -> bool:
        here = pc.office.line.open_here()
        try:
            with here.read() as session:
                count = session.exec_driver_sql("SELECT count(*) FROM events").scalar_one()
        finally:
            here.close()
        return int(count) == 2

    wait_until(known, what="copied")


def test_what_waits_from_the_last_time_is_sent_before_anything_else(pc: Pc) -> None:
    pc.goes_away()
    taken = pc.do(lambda desk: take_message(desk, NEW, by=pc.others.ana))
    pc.office.line._say(line_module.State())  # the program ended and starts again
    pc.line.refuses = False
    pc.office.line.start()
    wait_until(lambda: not pc.office.line.away, what="it is sent")
    assert pc.seen_by_others(2).id == taken.id


def test_what_is_saved_here_though_it_answers_is_sent_at_once(
    pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer to one COMMIT was lost, and the line was mended before the next."""
    pc.office.line.start()
    pc.line.rule = lambda frame: "cut after" if b"COMMIT\0" in frame else ""

    def mended(_error: Exception) -> None:
        pc.line.rule = lambda _frame: ""

    with monkeypatch.context() as patched:
        patched.setattr(pc.office.line, "lost", mended)
        taken = pc.do(lambda desk: take_message(desk, NEW, by=pc.others.ana))
    assert taken.provisional
    wait_until(lambda: pc.office.line.outbox.empty, what="it is sent")
    assert pc.seen_by_others(2).id == taken.id


def test_a_copy_that_cannot_be_read_is_none(pc: Pc, home: Path) -> None:
    (file,) = (home / "office").rglob("last-known.sqlite3")
    pc.desk.close()
    pc.desk = pc.office.desk()
    file.unlink()
    file.mkdir()
    pc.line.refuses = True
    pc.line.cut()
    with pytest.raises(StorageAway):
        pc.do(lambda desk: desk.people())
    assert not pc.office.line.away


@pytest.mark.expects_log
def test_a_damaged_copy_is_made_anew(pc: Pc, home: Path) -> None:
    (file,) = (home / "office").rglob("last-known.sqlite3")
    file.write_bytes(b"no database " * 1000)
    assert pc.office.line.reach()
    pc.goes_away()
    assert len(pc.listed) == 1


def test_the_copy_goes_on_after_the_desk_was_closed(pc: Pc) -> None:
    pc.desk.close()
    pc.desk.close()
    assert len(pc.listed) == 1


def test_it_comes_back_just_as_something_is_begun(pc: Pc, monkeypatch: pytest.MonkeyPatch) -> None:
    pc.goes_away()
    pc.line.refuses = False

    def comes_back() -> bool:
        return pc.office.line.reach()

    monkeypatch.setattr(pc.desk, "_can_work_here", comes_back)
    taken = pc.do(lambda desk: take_message(desk, NEW, by=pc.others.ana))
    assert pc.seen_by_others(2).id == taken.id


@pytest.mark.expects_log
def test_a_file_cut_anywhere_or_of_another_shape_holds_nothing_else_up(pc: Pc) -> None:
    pc.goes_away()
    for name in ("Rosa", "Luis"):
        pc.take(NewMessage(caller=Caller(name=name)))
    outbox = pc.office.line.outbox
    first, second = outbox.waiting()
    whole = first.file.read_bytes()
    shapes = (
        b"[]",
        b"7",
        b"{}",
        b'{"deeds": 1}',
        b'{"deeds": [{}]}',
        b'{"deeds": [], "shown": [1]}',
    )
    odd = whole.replace(b'"kind": "taken"', b'"kind": "of tomorrow"')
    assert odd != whole
    for content in (*(whole[:at] for at in range(0, len(whole), 7)), *shapes, odd):
        first.file.write_bytes(content)
        assert [each.file for each in outbox.waiting()] == [second.file]
        assert first.file.with_name(f"unreadable-{first.file.name}").read_bytes() == content
    pc.line.refuses = False
    assert pc.office.line.reach()
    assert pc.seen_by_others(2).caller.name == "Luis"


def test_another_login_knows_that_the_server_is_away_and_since_when(pc: Pc) -> None:
    pc.line.refuses = True
    since = pc.others.now - timedelta(minutes=5)
    pc.office.line.start(since=since)
    assert pc.office.line.away
    assert pc.states[-1].since == since


def test_whoever_has_left_the_line_hears_nothing_of_it(pc: Pc) -> None:
    pc.goes_away()
    heard, line = len(pc.states), pc.office.line
    line.close(within=0)
    pc.line.refuses = False
    assert line.reach()
    assert len(pc.states) == heard


@pytest.mark.expects_log
def test_a_mistake_of_ours_does_not_end_its_looking_after(
    pc: Pc, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(line_module, "_PAUSES", (0.01,))
    pc.goes_away()
    wrong = [ZeroDivisionError]

    def at_first_wrong(desk: Desk, outbox: Outbox) -> dict[int, int]:
        if wrong:
            raise wrong.pop()
        return send(desk, outbox)

    monkeypatch.setattr(line_module, "send", at_first_wrong)
    pc.take(NEW)
    pc.line.refuses = False
    pc.office.line.start()
    wait_until(lambda: pc.office.line.outbox.empty, what="sent by the next try")
    assert "ZeroDivisionError" in caplog.text
