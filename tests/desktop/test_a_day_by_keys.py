"""A day at the real program with the keys of a real keyboard, in both languages."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from receptionist.domain.history import HandedOver, Noted
from receptionist.domain.message import Message, Outcome
from receptionist.domain.trays import Tray
from receptionist.services.find_messages import message, messages
from tests.desktop.program import Program, running
from tests.support.desktop import Desktop
from tests.support.waiting import wait_until

_WORDS = {
    "en": {"reminders": "^Reminders$", "day": "Day page", "save": "Save"},
    "es": {"reminders": "^Avisos$", "day": "Parte del día", "save": "Guardar"},
}


@pytest.fixture(params=["es", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def program(desktop: Desktop, language: str) -> Iterator[Program]:
    with running(desktop.env, language=language) as program:
        yield program


def press(program: Program, *keys: str) -> None:
    """Keys, one after the other, wherever the keyboard is."""
    for key in keys:
        program.xdotool("key", "--delay", "30", key)


def write(program: Program, text: str) -> None:
    program.xdotool("type", "--delay", "15", text)


def look(program: Program) -> None:
    """The moment it takes a person to see that a window has come up; it has the keyboard then."""
    program.xdotool("sleep", "0.5")


def press_until(program: Program, key: str, there: Callable[[], bool], what: str) -> None:
    """A key, once more only when long nothing came of it: the list follows the disk, and a key
    before the row is there does nothing; pressed twice it would be in the window that comes."""

    def came() -> bool:
        press(program, key)
        try:
            return wait_until(there, within=15)
        except AssertionError:
            return False

    wait_until(came, within=90, what=what)


def in_front(program: Program, name: str) -> None:
    wait_until(lambda: name in program.front(), within=90, what=f"{name} is in front")


def taken(program: Program) -> Message:
    """A whole call, from F2 to F9."""
    in_front(program, "Talleres Norte")
    press(program, "F2")
    for typed in ("Remedios Olmo", "Talleres Olmo", "655123456", "ju", "wants the quote"):
        write(program, typed)
        press(program, "Return")
    press(program, "F7", "F9")
    (found,) = wait_until(lambda: messages(program.desk, tray=Tray.ALL), what="it is on disk") or ()
    return found


def test_a_call_from_ring_to_the_evening_page(
    program: Program, language: str, tmp_path: Path
) -> None:
    words = _WORDS[language]
    call = taken(program)
    assert (call.caller.name, call.caller.company) == ("Remedios Olmo", "Talleres Olmo")
    assert (call.assignee, call.text) == (program.juan, "wants the quote")
    assert call.caller.phone_e164 == "+34655123456"
    assert call.read_back_at

    press(program, "Escape")
    press_until(program, "h", lambda: "Talleres Norte" not in program.front(), "a hand-over")
    look(program)
    write(program, "an I am out")
    press(program, "Return")
    wait_until(lambda: program.message(1).offer, what="it is offered")
    last = message(program.desk, 1).history[-1].what
    assert isinstance(last, HandedOver)
    assert (last.to, last.why) == (program.ana, "I am out")

    reminded = program.take("asks again", due_in=0.5)
    wait_until(lambda: program.windows(words["reminders"]), within=90, what="the reminder")
    in_front(program, "Talleres Norte")  # it takes no keyboard
    press(program, "ctrl+r")
    wait_until(lambda: "Talleres Norte" not in program.front(), what="the reminders have the keys")

    def closing() -> bool:
        return any(each in program.front() for each in ("Close", "Cerrar"))

    press_until(program, "d", closing, "the window that closes a message")
    look(program)
    press(program, "3")
    write(program, "they found it")
    press(program, "Return")
    wait_until(lambda: not program.message(reminded.number).open, what="it is closed on disk")
    closed = program.message(reminded.number).closing
    assert closed
    assert (closed.outcome, closed.note) == (Outcome.NOT_NEEDED, "they found it")

    program.xdotool("search", "--name", "Talleres Norte", "windowactivate", "--sync")
    press_until(program, "ctrl+p", lambda: bool(program.windows(words["day"])), "the day page")
    page = tmp_path / "evening.pdf"

    press_until(program, "ctrl+s", lambda: words["day"] not in program.front(), "where to save it")
    look(program)
    press(program, "ctrl+a")
    write(program, str(page))
    press(program, "Return")
    wait_until(page.exists, within=90, what="the page is on disk")
    wait_until(lambda: page.read_bytes().startswith(b"%PDF"), what="and whole")


def test_letters_typed_ahead_open_one_window_and_do_nothing_else(
    program: Program, language: str
) -> None:
    program.take("asks for the quote", due_in=3600)
    in_front(program, "Talleres Norte")
    note = {"en": "Add a note", "es": "Añadir una nota"}[language]
    press_until(program, "n", lambda: bool(program.windows(note)), "the list is there")
    in_front(program, note)
    press(program, "Escape")
    in_front(program, "Talleres Norte")
    before = len(message(program.desk, 1).history)

    program.process.send_signal(signal.SIGSTOP)  # a PC that is busy just now
    program.xdotool("key", *"nreada")
    program.process.send_signal(signal.SIGCONT)
    in_front(program, note)
    look(program)
    press(program, "ctrl+a")
    write(program, "asked for it")
    press(program, "ctrl+Return")
    wait_until(lambda: _notes(program), within=90, what="the note is on disk")
    (noted,) = _notes(program)
    assert noted.text == "asked for it"
    in_front(program, "Talleres Norte")
    assert len(message(program.desk, 1).history) == before + 1, "a did not accept it"
    press_until(program, "r", lambda: "Talleres Norte" not in program.front(), "the letters act")


def _notes(program: Program) -> list[Noted]:
    history = [each.what for each in message(program.desk, 1).history]
    return [each for each in history if isinstance(each, Noted)]
