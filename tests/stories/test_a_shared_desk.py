"""Two people at one PC: it locks, says no names, opens to whoever may, and each finds their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from receptionist.domain.history import Promised
from receptionist.domain.message import Caller
from receptionist.domain.trays import Tray
from receptionist.notifications import Notice
from receptionist.notifications.discreet import Discreet
from receptionist.services.manage_people import rename
from receptionist.services.office import save_office
from receptionist.services.signing_in.pins import set_pin
from receptionist.services.take_message import NewMessage, take_message
from tests.stories.conftest import Day, OpenDay
from ui.dialogs.signing_in.sign_in import SignIn
from ui.hands import Hands
from ui.models.roles import ROW_ROLE


def _locked(day: Day) -> SignIn:
    day.hands.press("Ctrl+T")
    dialog = day.hands.until(lambda: day.app.locks.dialog, "it is locked")
    assert dialog is not None
    day.idle()
    return dialog


def _rows(day: Day) -> str:
    model = day.app.reminding.window.model
    rows = [model.index(row).data(ROW_ROLE) for row in range(model.rowCount())]
    return repr(rows)


def test_a_desk_that_two_people_share(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    ana, juan = day.names["Ana"], day.names["Juan"]
    set_pin(day.desk, ana, "4321", by=ana)
    due = Promised(words="le llamamos", due_at=day.clock.at + timedelta(minutes=5))
    caller = Caller(name="María López", phone="655123456")
    new = NewMessage(caller=caller, text="presupuesto", assignee=ana, promised=due)
    take_message(day.desk, new, by=juan)
    day.hands.press("F2")
    day.hands.type("Zoraida")
    day.app.window.flush()
    day.idle()

    dialog = _locked(day)
    assert not day.window.isVisible()
    day.later(minutes=6)
    day.idle()
    reminders = day.app.reminding.window
    assert reminders.rows
    assert "María" not in _rows(day)
    assert "presupuesto" not in _rows(day)
    assert "1" in _rows(day)
    assert not reminders.frameGeometry().intersects(dialog.frameGeometry()), "names can be chosen"
    day.window.come_up()
    assert not day.window.isVisible(), "there is no way around it"
    dialog.close()
    hands = Hands(dialog)  # the desktop of the tests gives the keyboard to whatever rises
    hands.press("Esc")
    assert dialog.isVisible()

    dialog.pin.setFocus()
    hands.type("0000")
    hands.press("Return")
    day.hands.until(dialog.banner.isVisible, "a wrong one is refused")
    assert not day.window.isVisible()
    hands.type("4321")
    hands.press("Return")
    day.hands.until(day.window.isVisible, "Ana is back")
    day.to_window()
    assert "María" in _rows(day)
    assert [each.draft.who for each in day.window.capture.forms] == ["Zoraida"]
    assert day.app.seat.settings.asks_who, "from now on also at the start"

    dialog = _locked(day)
    dialog.people.setFocus()
    Hands(dialog).type("Juan")
    Hands(dialog).press("Return")
    day.hands.until(day.window.isVisible, "Juan sits down")
    assert day.app.seat.by == juan
    assert day.window.capture.forms == (), "what Ana was writing is hers"
    day.idle()
    assert day.window.pages.currentWidget() is day.window.trays
    assert day.window.trays.tray is Tray.MINE, "a colleague begins with their own"
    day.hands.press("F2")
    day.hands.type("Tomás")
    assert len(day.window.capture.forms) == 1

    day.window.rail.sits.emit(ana)
    again = day.hands.until(lambda: day.app.locks.dialog, "Ana has a PIN")
    assert again is not None
    dialog = again
    day.idle()
    assert dialog.people.person() == ana
    dialog.pin.setFocus()
    Hands(dialog).type("4321")
    Hands(dialog).press("Return")
    day.hands.until(day.window.isVisible, "Ana is back again")
    assert [each.draft.who for each in day.window.capture.forms] == ["Zoraida"]
    day.window.to_list()
    day.window.show_tray("late")
    day.window.rail.sits.emit(juan)
    assert [each.draft.who for each in day.window.capture.forms] == ["Tomás"]
    assert day.app.seat.by == juan
    assert day.window.trays.tray is Tray.MINE


@pytest.mark.one_pc
def test_the_start_asks_where_several_could_be_meant(open_day: OpenDay) -> None:
    day = open_day()
    seat = day.app.seat
    assert not seat.settings.asks_who, "this desk does not want to be asked"
    seat.save_settings(replace(seat.settings, asks_name=""))
    assert seat.settings.asks_who, "nobody was chosen, and several work here"
    day.app.locks.begin()  # as every start does
    dialog = day.app.locks.dialog
    assert dialog is not None
    assert not day.window.isVisible()
    dialog.people.setFocus()
    Hands(dialog).type("Ana")
    Hands(dialog).press("Return")
    day.hands.until(day.window.isVisible, "Ana sits down")
    assert seat.by == day.names["Ana"]
    assert not seat.settings.asks_who, "the next start knows who"
    day.window.rail.sits.emit(day.names["Juan"])
    assert seat.by == day.names["Juan"]
    assert (seat.settings.asks_name, seat.settings.asks_who) == ("yes", True), "they take turns"
    rename(day.desk, day.names["Juan"], "Juan Peña Gil")
    seat.learn()
    day.hands.until(lambda: seat.name == "Juan Peña Gil", "he is the same, whatever his name")


def test_a_pc_locks_after_the_offices_minutes_and_with_the_session(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    locks = day.app.locks
    office = day.desk.office()
    save_office(day.desk, replace(office, lock_minutes=1, asks_pin=True))
    day.app.seat.learn()
    day.hands.until(lambda: day.app.seat.settings.asks_who, "the rule is known")
    assert not locks.locked
    locks._idle = Later()  # type: ignore[assignment]
    locks._look()
    assert locks.locked
    dialog = locks.dialog
    assert dialog is not None
    day.idle()
    for pin, again, said in (("12", "12", "4 characters"), ("1234", "1235", "not the same")):
        dialog.pin.setText(pin)
        dialog.again.setText(again)
        dialog.save()
        day.hands.until(lambda said=said: said in dialog.banner._sentence.text(), said)
    dialog.pin.setText("1234")
    dialog.again.setText("1234")
    dialog.save()
    day.hands.until(lambda: not locks.locked, "she has chosen one")
    locks._session.locked.emit()
    assert locks.locked
    QApplication.processEvents()


class Later:
    """As if nobody had touched the PC for an hour."""

    def elapsed(self) -> int:
        return 3_600_000

    def restart(self) -> int:
        return 0


def test_notifications_of_a_locked_pc_say_a_number_alone() -> None:
    shown: list[Notice] = []
    gone: list[str] = []

    class Loud:
        def withdraw(self, key: str) -> None:
            gone.append(key)

        def show(self, notice: Notice) -> None:
            shown.append(notice)

        def show_all(self, notices: list[Notice]) -> None:
            shown.extend(notices)

    quiet = Discreet(Loud())  # type: ignore[arg-type]
    notice = Notice(
        key="7", title="Late: María López", body="presupuesto", actions=(("open", "Open"),)
    )
    quiet.show(notice)
    quiet.show(replace(notice, key="8"))
    quiet.withdraw("8")
    for other in range(1000, 1199):
        quiet.show(replace(notice, key=f"{other}"))
    quiet.keeps_quiet = True
    assert gone == ["8", "7", *(f"{other}" for other in range(1000, 1199))], "no name stays"
    del shown[1:]
    quiet.show(notice)
    quiet.show_all([notice, Notice(key="half-written", title="Zoraida…")])
    assert shown[0] is notice
    assert [each.title for each in shown[1:]] == [
        *("Message 7 waits", "Message 7 waits", "Receptionist has something to say")
    ]
    assert "María" not in repr(shown[1:])
    assert "presupuesto" not in repr(shown[1:])
