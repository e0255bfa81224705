"""The real program, heard by a screen reader over the accessibility bus of a real desktop."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.desktop.program import Program, running
from tests.support.desktop import Desktop
from tests.support.screen_reader import Node, ScreenReader, screen_reader
from tests.support.waiting import wait_until

_ROLES = {
    "Search": "text",
    "Messages": "list",
    "New message (F2)": "push button",
    "Settings": "push button",
    "Sits here: Juan Peña": "button menu",
}
_OF_KEYS = {
    # What a screen reader may say of something that takes the keyboard (docs/design.md, "Heard").
    "button menu",
    "check box",
    "combo box",
    "label",
    "list",
    "list item",
    "page tab",
    "page tab list",
    "push button",
    "radio button",
    "text",
}
_NO_ROLE_OF_THEIR_OWN = {"Message"}


@pytest.fixture
def reader(desktop: Desktop) -> Iterator[ScreenReader]:
    with screen_reader(desktop) as reader:
        yield reader


@pytest.fixture
def heard_program(desktop: Desktop, reader: ScreenReader) -> Iterator[Program]:
    with running(desktop.env) as program:
        wait_until(reader.programs, within=30, what="the program speaks")
        yield program


def shown(reader: ScreenReader) -> list[Node]:
    """What the program shows on the screen now."""
    return [each for each in reader.all() if each.showing]


def badly_said(reader: ScreenReader) -> list[Node]:
    """What takes the keyboard and has no name, or no role that tells what it is."""
    return [
        each
        for each in shown(reader)
        if each.focusable
        and not (each.name and (each.role in _OF_KEYS or each.name in _NO_ROLE_OF_THEIR_OWN))
    ]


def row(reader: ScreenReader, who: str) -> Node | None:
    """The row of that caller, in any list."""
    rows = (each for each in shown(reader) if each.role == "list item" and who in each.name)
    return next(rows, None)


def test_everything_on_the_screen_is_said(heard_program: Program, reader: ScreenReader) -> None:
    due = heard_program.take("Asks for the quote", due_in=3600).promise.due_at
    assert due is not None
    found = wait_until(lambda: row(reader, "María López"), what="the message is in the list")
    assert found
    clock = f"{heard_program.desk.office().hours.local(due):%H:%M}"
    assert clock in found.name, "a screen reader needs the time itself, not how long until then"
    assert re.search(r"for Juan Peña.*Asks for the quote", found.name)
    assert badly_said(reader) == []
    roles = {each.name: each.role for each in shown(reader)}
    assert _ROLES.items() <= roles.items()


def test_form_and_reminders_are_said(heard_program: Program, reader: ScreenReader) -> None:
    due = heard_program.take("Asks for the quote", due_in=-600).promise.due_at
    assert due is not None
    clock = f"{heard_program.desk.office().hours.local(due):%H:%M}"

    def rows(name: str) -> list[Node]:
        lists = [each for each in shown(reader) if (each.role, each.name) == ("list", name)]
        return [row for each in lists for row in reader.all(below=(each.bus, each.path))[1:]]

    (reminder,) = wait_until(lambda: rows("Reminders"), what="the reminder window")
    assert "María López" in reminder.name
    assert clock in reminder.name
    heard_program.take("Comes by", due_in=7200)
    last = wait_until(lambda: next(iter(rows("Messages")[1:]), None), what="the second row")
    assert last
    reader.listen()
    heard_program.xdotool("key", "Down")
    assert "Comes by" in reader.until_told(last.name).name
    heard_program.xdotool("key", "F2")
    reader.until_told("Who is calling?")
    assert badly_said(reader) == []
    assert not [each for each in shown(reader) if each.focused and not each.name]


def test_where_the_keyboard_goes_is_told(heard_program: Program, reader: ScreenReader) -> None:
    wait_until(lambda: any(each.focused for each in shown(reader)), what="something has the focus")
    reader.listen()
    heard_program.xdotool("key", "F2")
    told = reader.until_told("Who is calling?")
    fields = ("Company", "Telephone", "How it came in", "When the call was taken", "For whom")
    for field in fields:
        heard_program.xdotool("key", "Tab")
        told = reader.until_told(field)
        assert told.focused
    heard_program.xdotool("key", "shift+Tab")
    assert reader.until_told(fields[-2]).role == "text"
