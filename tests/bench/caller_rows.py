"""P8 and P9: how soon a caller is recognised among 100 000, and how soon F2 gives a clean form."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

from receptionist.clock import SystemClock
from receptionist.domain.contacts import Contact, ContactNumber
from receptionist.domain.ids import PersonId, new_id
from receptionist.services.desk import Desk, open_desk
from receptionist.services.find_callers import find_callers
from receptionist.services.sample_words import SPANISH
from receptionist.settings import Settings
from receptionist.storage.contacts.rows import add_contact, count_contacts
from tests.bench.timing import Bench, Row

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_CONTACTS: Final = 100_000
_LOOK_UP: Final = 0.030
_SHOWN: Final = 0.060
_CLEAN: Final = 0.050
_PARTS: Final = "ar be ca do es fo gu hi ju lo mo na or pe qui ro sa to ur vi za"


def matches(bench: Bench) -> Iterator[Row]:
    """P8: every key of digits, of a name, and of a name with a slip; and a key seen in the list."""
    desk = _directory(bench.folder)
    random = Random(8)  # noqa: S311 -- nothing here is a secret
    with desk.database.read() as session:
        people = [_known(random) for _one in range(60)]
        assert count_contacts(session) == _CONTACTS
    gc.freeze()  # as the program does once its window is there
    for what, typed in (("digits", _digits), ("name", _name), ("name with a slip", _slipped)):
        taken = [_timed(desk, part) for each in people for part in typed(each, random)]
        work = f"callers while typing, {what}, p99"
        yield Row(number="P8", work=work, ours=_p99(taken), limit=_LOOK_UP)
    address = desk.database.name
    desk.close()
    yield from _in_the_window(address)


def clean_form(bench: Bench) -> Iterator[Row]:
    """P9: F2 with a form half typed, until the clean one has the keyboard and is painted."""
    window, _pause = _window(f"sqlite:///{bench.folder / 'f2.sqlite3'}")
    taken = []
    for _time in range(60):
        if form := window.capture.form:
            form.who.insert("Ana")
            form.who.textEdited.emit("Ana")
        window.capture.make_ready()
        _application().processEvents()
        start = time.perf_counter()
        window.new_message()
        _application().processEvents()
        taken.append(time.perf_counter() - start)
        form = window.capture.form
        assert form is not None
        assert form.who.hasFocus()
        assert form.draft.empty
        window.capture.throw_away()
    # The first one loads what no other needs.
    yield Row(number="P9", work="F2 → clean form focused, p99", ours=_p99(taken[1:]), limit=_CLEAN)


def _in_the_window(address: str) -> Iterator[Row]:
    from PySide6.QtCore import QEventLoop

    window, _pause = _window(f"sqlite:///{address}")
    taken = []
    for each in ["maria", "garcia", "lopez", "6551", "talleres"]:
        window.new_message()
        form = window.capture.form
        assert form is not None
        for end in range(4, len(each) + 1):
            start = time.perf_counter()
            form.who.setText(each[:end])
            form.who.textEdited.emit(each[:end])
            while form.entry.looking:
                # As the program waits: turning round and round would keep Python from the lane.
                _application().processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            _application().processEvents()
            taken.append(time.perf_counter() - start)
    yield Row(number="P8", work="key → list of callers shown, p99", ours=_p99(taken), limit=_SHOWN)


def _timed(desk: Desk, typed: str) -> float:
    start = time.perf_counter()
    find_callers(desk, typed)
    return time.perf_counter() - start


def _p99(taken: list[float]) -> float:
    return sorted(taken)[math.ceil(len(taken) * 0.99) - 1]


def _digits(known: tuple[str, str], _random: Random) -> list[str]:
    return [known[1][:end] for end in range(4, 10)]


def _name(known: tuple[str, str], _random: Random) -> list[str]:
    return [known[0][:end] for end in range(3, len(known[0]) + 1)]


def _slipped(known: tuple[str, str], random: Random) -> list[str]:
    name = known[0]
    at = random.randrange(1, len(name) - 2)
    slipped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return [slipped[:end] for end in range(3, len(slipped) + 1)]


def _known(random: Random) -> tuple[str, str]:
    """A caller of the directory: name and number."""
    surname = "".join(random.choice(_PARTS.split()) for _part in range(3)).capitalize()
    words = (random.choice(SPANISH.first_names), random.choice(SPANISH.surnames), surname)
    return " ".join(words), f"6{random.randrange(10**8):08}"


def _directory(folder: Path) -> Desk:
    """The directory, made once."""
    folder.mkdir(parents=True, exist_ok=True)
    address = f"sqlite:///{folder / 'callers.sqlite3'}"
    desk = open_desk(Settings(), address=address, clock=SystemClock())
    with desk.database.begin() as session:
        if count_contacts(session) < _CONTACTS:
            random, now = Random(8), datetime.now(UTC)  # noqa: S311 -- nothing here is a secret
            for _one in range(_CONTACTS):
                name, phone = _known(random)
                number = ContactNumber(typed=phone, e164=f"+34{phone}")
                made = Contact(
                    id=PersonId(new_id(now)),
                    name=name,
                    company=random.choice(SPANISH.companies),
                    numbers=(number,),
                )
                add_contact(session, made)
    return desk


def _application() -> Any:
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication([])


def _window(address: str) -> tuple[MainWindow, Callable[[Callable[[], bool]], None]]:
    from ui import theme
    from ui.app import App

    qt = _application()
    theme.load_fonts(qt)
    theme.apply(qt, "light")
    app = App(Settings(welcomed=True, asks_name="no", told_about_tray=True), address=address)
    app.show()

    def pause(until: Callable[[], bool]) -> None:
        while not until():
            qt.processEvents()

    pause(lambda: app.seat.known and hasattr(app, "reminding"))
    app.window.activateWindow()
    pause(app.window.isActiveWindow)
    app.setParent(qt)  # it lives as long as the rows are measured
    return app.window, pause


ROWS = {"P8": matches, "P9": clean_form}
