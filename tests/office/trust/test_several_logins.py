"""Juan and Marta share a PC in an office of logins: each works there by their own rights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clock import SetClock
from receptionist.domain.message import Caller
from receptionist.logins import logins_beside
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.services.office import change_reading
from receptionist.services.office_server.joining import join
from receptionist.services.office_server.setting_up import Reached, invite
from receptionist.services.signing_in.pins import set_pin
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings, load_settings
from receptionist.storage import database
from tests.office.away.conftest import end, known_here, line
from tests.support.cut_line import CutLine
from tests.support.gui_thread import watched
from tests.support.office import TEN
from tests.support.server import Server
from ui import theme
from ui.app import App
from ui.hands import Hands
from ui.locking.keeper import Locks

__all__ = ["line"]

Start = Callable[[], App]


@pytest.fixture
def shared(server: Server, office_with_logins: str, line: CutLine) -> str:
    """The PC has joined by Juan's invitation and then by Marta's; nobody reads everything."""
    with closing(open_desk(Settings(), address=office_with_logins, clock=SetClock(TEN))) as desk:
        change_reading(desk, everything=False)
        people = {each.name: each.id for each in desk.people()}
        for name in ("Juan", "Marta"):
            new = NewMessage(caller=Caller(name=f"Caller of {name}"), assignee=people[name])
            take_message(desk, new, by=people["Laura"])
    settings = Settings(language="en", asks_name="no")
    for name in ("Juan", "Marta"):
        invitation = invite(office_with_logins, name, reached=Reached())[1]
        cut = invitation.address.replace(server.folder.name, line.folder.name)
        settings = join(replace(invitation, address=cut), settings).settings
    return office_with_logins


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, shared: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """The program as this PC's settings say; no file or database in the windows' own thread."""
    begun: list[App] = []

    def program() -> App:
        for each in begun:
            end(qapp, each)
        theme.apply(qapp, "light")
        app = App(load_settings(), clock=SetClock(TEN))
        begun[:] = [app]
        app.show()
        qtbot.waitUntil(lambda: app.seat.known and hasattr(app, "locks"), timeout=20_000)
        return app

    with watched(monkeypatch) as found:
        yield program
        for each in begun:
            end(qapp, each)
    assert not found.touched, found.touched[0]


def rows(app: App) -> set[str]:
    model = app.window.trays.list.model()
    texts = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return {name for name in ("Juan", "Marta", "somebody") if f"Caller of {name}" in "".join(texts)}


def locked(app: App, hands: Hands) -> Locks:
    hands.until(lambda: app.locks.locked, "it asks who sits here")
    return app.locks


def sit_down(app: App, hands: Hands, name: str, pin: str = "") -> None:
    dialog = locked(app, hands).dialog
    assert dialog is not None
    assert dialog.people.model().rowCount() == 2, "nobody else has a login here"
    dialog.people.setFocus()
    Hands(dialog).type(name)
    if pin:
        hands.until(lambda: dialog.pin.isVisible(), "a PIN is asked for")
        dialog.pin.setText(pin)
    Hands(dialog).press("Return")
    hands.until(lambda: app.seat.name == name and app.window.isVisible(), f"{name} sits here")


def away(app: App) -> bool:
    state = app.line._state
    return state is not None and state.since is not None and state.waiting > 0


def test_each_works_by_their_own_rights_and_pin(start: Start, shared: str) -> None:
    app = start()
    hands = Hands(app.window)
    sit_down(app, hands, "Marta")  # several could be meant: the start asks
    app.window.show_tray("open")
    # Marta stands in for Juan, and may read his as well.
    hands.until(lambda: rows(app) == {"Juan", "Marta"}, "Marta's rows")

    juan, marta = (
        next(each for each in app.seat.people.active if each.name == name)
        for name in ("Juan", "Marta")
    )
    app.window.rail.sits.emit(juan.id)  # one click
    hands.until(lambda: app.seat.name == "Juan" and app.window.isVisible(), "Juan sits here")
    app.window.show_tray("open")
    hands.until(lambda: rows(app) == {"Juan"}, "Juan's rows, by the server's word")
    app.window.activateWindow()
    hands.press("F2")
    hands.type("Caller of somebody")
    hands.press("F9")
    hands.until(lambda: "somebody" in rows(app), "it is taken")
    with closing(open_desk(Settings(), address=shared)) as desk:
        newest = next(each for each in messages(desk) if each.caller.name == "Caller of somebody")
        assert newest.taken_by == juan.id, "the server stamped the login"
    assert load_settings().person == "Juan"
    assert "_juan@" in load_settings().database
    app.window.rail._offer_seats()
    offered = [each.text() for each in app.window.rail._menu.actions()]
    assert sorted(offered[:2]) == ["Juan", "Marta"]
    assert offered[2] == "Somebody else, with their invitation…"

    hers = next(each for each in logins_beside(load_settings().database) if each.name == "Marta")
    with closing(open_desk(Settings(), address=hers.address)) as desk:
        set_pin(desk, marta.id, "4321", by=marta.id)
    app.window.rail.sits.emit(marta.id)
    dialog = locked(app, hands).dialog
    assert dialog is not None
    hands.until(dialog.pin.isVisible, "she has a PIN now, which only her own login knows")
    assert not app.window.isVisible()
    dialog.pin.setText("0000")
    dialog.save()
    hands.until(lambda: "That is not" in dialog.banner.accessibleName(), "a wrong one is refused")
    assert app.seat.name == "Juan"
    dialog.pin.setText("4321")
    dialog.save()
    hands.until(lambda: app.seat.name == "Marta" and app.window.isVisible(), "Marta sits here")
    assert next(e for e in logins_beside(hers.address) if e.name == "Marta").pin


def test_what_waits_of_the_other_one_is_sent_too(start: Start, shared: str, line: CutLine) -> None:
    app = start()
    hands = Hands(app.window)
    sit_down(app, hands, "Marta")
    juan, marta = (
        next(each for each in app.seat.people.active if each.name == name)
        for name in ("Juan", "Marta")
    )
    everyone = len(app.seat.people.active)
    hands.until(lambda: known_here() == everyone, "her office is known here")
    app.window.rail.sits.emit(juan.id)
    hands.until(lambda: known_here() == 2 * everyone, "and his")
    line.refuses = True
    line.cut()
    app.window.activateWindow()
    hands.press("F2")
    hands.type("Caller of somebody")
    hands.press("F9")
    hands.until(lambda: away(app), "it is kept here")
    app.window.rail.sits.emit(marta.id)
    hands.until(lambda: app.seat.name == "Marta" and app.window.isVisible(), "from what was known")
    with closing(open_desk(Settings(), address=shared)) as desk:

        def arrived() -> bool:
            return any(each.caller.name == "Caller of somebody" for each in messages(desk))

        assert not arrived()
        line.refuses = False
        hands.until(arrived, "Juan's message is in the office, though he does not sit here")
        taken = next(e for e in messages(desk) if e.caller.name == "Caller of somebody")
        assert desk.people().name(taken.taken_by) == "Juan"


def test_a_silent_server_is_said_and_then_holds_up_nobody_who_sits_down(
    start: Start, line: CutLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_ANSWER_SECONDS", 3.0)
    app = start()
    hands = Hands(app.window)
    sit_down(app, hands, "Marta")
    ids = {each.name: each.id for each in app.seat.people.active}
    hands.until(lambda: known_here() == len(ids), "her office is known here")
    app.window.rail.sits.emit(ids["Juan"])
    hands.until(lambda: known_here() == 2 * len(ids), "the office is known here by both logins")
    hands.until(lambda: app.seat.name == "Juan" and app.window.isVisible(), "Juan sits here")

    line.silent = True
    app.window.rail.sits.emit(ids["Marta"])
    dialog = locked(app, hands).dialog
    assert dialog is not None
    waiting = dialog.waiting
    hands.until(waiting.isVisible, "it is said what is waited for")
    assert waiting.text() == "Waiting for the office's server…"
    hands.until(lambda: app.seat.name == "Marta" and app.window.isVisible(), "Marta sits here")
    hands.until(lambda: app.line.away, "the server is known to be away")
    clock = QElapsedTimer()
    clock.start()
    app.window.rail.sits.emit(ids["Juan"])
    hands.until(lambda: app.seat.name == "Juan" and app.window.isVisible(), "Juan sits here")
    assert clock.elapsed() < 3000, "nobody waits for the server again"
    assert app.line.away
    hands.until(lambda: rows(app) == {"Juan"}, "Juan's rows, from what was known")
    line.silent = False
    line.cut()
    hands.press("F12")
    hands.until(lambda: not app.line.away, "it answers again")
