"""R7: two and twenty people at the same messages, against what each of them was told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from receptionist.clock import SystemClock
from receptionist.domain.history import Closed, Edited, Event, Reopened, Undone
from receptionist.domain.message import Message
from receptionist.domain.people import Role
from receptionist.services import manage_people
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import Desk, open_desk
from receptionist.services.find_messages import message
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from tests.office.together.actor import AT_THESE, HOT, Deed
from tests.support.server import Server

FULL = bool(os.environ.get("RECEPTIONIST_FULL"))
ACTIONS = {2: 5000 if FULL else 60, 20: 500 if FULL else 12}
"""What each of two and each of twenty people does: 10 000 in all."""

MESSAGES = HOT * -(-max(ACTIONS.values()) // AT_THESE)
ROOT = Path(__file__).resolve().parents[3]


def _people(desk: Desk) -> None:
    """An office where anybody may be at anything: the rules of who may are tried elsewhere."""
    roles = (Role.OWNER, Role.FRONT_DESK, Role.FRONT_DESK, Role.COLLEAGUE, Role.COLLEAGUE)
    for at, role in enumerate(roles):
        manage_people.add(desk, f"Person {'ABCDE'[at]}", role=role)
    by = desk.people().active[1].id
    for _each in range(MESSAGES):
        new = NewMessage(text="the one", taken_at=desk.now() - timedelta(days=1))
        take_message(desk, new, by=by)


@pytest.fixture(params=["file", "server"])
def together(
    request: pytest.FixtureRequest, tmp_path: Path, server: Server
) -> Iterator[tuple[str, Desk]]:
    """The address of a new office with some messages, and a desk to look at it."""
    name = server.new_database() if request.param == "server" else ""
    address = server.address(name) if name else f"sqlite:///{tmp_path / 'desk.sqlite3'}"
    desk = open_desk(Settings(), address=address, clock=SystemClock())
    _people(desk)
    yield address, desk
    desk.close()
    if name:
        server.drop(name)


def _work(address: str, *, processes: int, people: int, actions: int) -> list[Deed]:
    """Everything that everybody tried, started in the same moment."""
    program = [sys.executable, "-m", "tests.office.together.actor", address]
    started = [
        subprocess.Popen(
            [*program, str(101 * at), str(actions), str(people)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for at in range(processes)
    ]
    for each in started:
        assert each.stdout
        assert each.stdout.readline() == "ready\n"
    for each in started:
        assert each.stdin
        each.stdin.write("go\n")
        each.stdin.flush()
    said = [each.communicate(timeout=3000 if FULL else 100)[0] for each in started]
    assert [each.returncode for each in started] == [0] * processes
    rows = [json.loads(line) for text in said for line in text.splitlines()]
    names = {each.name for each in fields(Deed)}
    return [Deed(**row) for row in rows if names >= set(row)]


@pytest.mark.timeout(3600 if FULL else 120)
def test_two_programs_at_the_same_messages(together: tuple[str, Desk]) -> None:
    address, desk = together
    actions = ACTIONS[2]
    deeds = _work(address, processes=2, people=1, actions=actions)
    assert len(deeds) == 2 * actions
    _holds(desk, deeds)


@pytest.mark.timeout(3600 if FULL else 120)
@pytest.mark.parametrize("together", ["server"], indirect=True)
def test_twenty_people_at_the_same_messages(together: tuple[str, Desk]) -> None:
    address, desk = together
    actions = ACTIONS[20]
    deeds = _work(address, processes=4, people=5, actions=actions)
    assert len(deeds) == 20 * actions
    _holds(desk, deeds)


def _holds(desk: Desk, deeds: list[Deed]) -> None:
    """What everybody was told is what the office's history says."""
    assert check_desk(desk).troubles == ()
    shown = Counter(mark for deed in deeds for mark in deed.shown)
    assert not shown or max(shown.values()) == 1, "a stage was shown twice"
    names = {str(each.id): each.name for each in desk.people()}
    for number in range(1, MESSAGES + 1):
        found = message(desk, number)
        mine = [deed for deed in deeds if deed.number == number]
        _nothing_is_lost_or_doubled(found.history, mine)
        _each_closing_closed_what_was_open(found.history)
        _what_both_changed_was_asked(found.history, mine)
        _the_last_edit_stands(found.message, found.history, mine)
        _the_losers_know_the_winner(mine, names)


def _texts(event: Event) -> set[str]:
    """The keys that an event carries."""
    what: Any = event.what
    if isinstance(what, Edited):
        return {change.new for change in what.changes}
    return {getattr(what, name, "") for name in ("text", "note", "why")} - {""}


_WITH_A_KEY = frozenset(
    {"noted", "edited", "closed", "duplicate", "gave-back", "attempt", "answered", "term"}
    | {"handed-over"}
)


def _nothing_is_lost_or_doubled(history: tuple[Event, ...], deeds: list[Deed]) -> None:
    written = Counter(text for event in history for text in _texts(event))
    for deed in deeds:
        if deed.do not in _WITH_A_KEY:
            continue
        if deed.out != "done":
            assert not written[deed.key], f"refused, and yet written: {deed}"
            continue
        assert written[deed.key] == 1, f"lost or doubled: {deed}"
        event = history[deed.version - 1]
        assert deed.key in _texts(event), f"not where it was said to be: {deed}"
        assert str(event.by) == deed.by
    notes = sum(deed.do == "noted" for deed in deeds)
    assert notes == sum(event.what.kind == "noted" for event in history), "every note is there"


def _each_closing_closed_what_was_open(history: tuple[Event, ...]) -> None:
    """Between two openings one closing at most, unless it was taken back."""
    closed: Event | None = None
    for event in history[1:]:
        what = event.what
        if isinstance(what, Closed):
            assert closed is None, "closed twice"
            closed = event
        elif isinstance(what, Reopened):
            assert closed is not None, "opened though it was open"
            closed = None
        elif isinstance(what, Undone):
            taken_back = next(each for each in history if each.id == what.of)
            if isinstance(taken_back.what, Closed):
                closed = None
            elif isinstance(taken_back.what, Reopened):
                closed = taken_back


def _what_both_changed_was_asked(history: tuple[Event, ...], deeds: list[Deed]) -> None:
    touched = [
        frozenset(change.field for change in event.what.changes)
        if isinstance(event.what, Edited)
        else frozenset[str]()
        for event in history
    ]
    undone = {event.what.of for event in history if isinstance(event.what, Undone)}
    for deed in deeds:
        if deed.do != "edited":
            continue
        if deed.out == "conflict":
            assert deed.fields
            assert "Person" in deed.says
            since = frozenset[str]().union(*touched[deed.base :])
            taken_back = any(touched[at] and history[at].id in undone for at in range(deed.base))
            assert taken_back or set(deed.fields) <= since, f"no conflict: {deed}"
        elif deed.out == "done":
            between = range(deed.base, deed.version - 1)
            others = [at for at in between if touched[at] & set(deed.fields)]
            lasting = [at for at in others if history[at].id not in undone]
            assert not lasting, f"written over silently: {deed}"


def _the_last_edit_stands(found: Message, history: tuple[Event, ...], deeds: list[Deed]) -> None:
    """A model of its own: each field is what the last edit that was not taken back made it."""
    undone = {event.what.of for event in history if isinstance(event.what, Undone)}
    model = {"text": "the one", "name": "", "company": ""}
    done = [deed for deed in deeds if deed.do == "edited" and deed.out == "done"]
    for deed in sorted(done, key=lambda deed: deed.version):
        if history[deed.version - 1].id not in undone:
            model |= dict.fromkeys(deed.fields, deed.key)
    now = {"text": found.text, "name": found.caller.name, "company": found.caller.company}
    assert now == model


def _the_losers_know_the_winner(deeds: list[Deed], names: dict[str, str]) -> None:
    for deed in deeds:
        if deed.out == "refused" and "took it on" in deed.says:
            (winner,) = (name for name in names.values() if f"{name}'s" in deed.says)
            assert winner != names[deed.by], "nobody loses to themselves"
