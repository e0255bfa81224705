"""Who works here: each change by keys, refused ones as a sentence, moving all asks first."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.domain.people import Colleague, Role, Whereabouts
from receptionist.services import manage_people
from tests.support.window import NOON, Workplace, settled
from tests.ui.dialogs.keys import press, shown, typed
from ui.dialogs.manage_people import ManagePeople
from ui.dialogs.people.move_all import MoveAll
from ui.dialogs.people.sick_today import SickToday


def opened(qtbot: QtBot, workplace: Workplace) -> ManagePeople:
    return shown(qtbot, ManagePeople(workplace.seat, workplace.background, None))


def on_disk(workplace: Workplace, name: str) -> Colleague | None:
    return next((each for each in workplace.desk.people() if each.name == name), None)


def test_a_name_and_enter_add_a_colleague(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace)
    dialog.new_name.setFocus()
    typed("Lucía Fernández")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.card.name.text() == "Lucía Fernández")
    assert dialog.new_name.text() == ""
    assert sum(each.name == "Lucía Fernández" for each in workplace.desk.people()) == 1


def test_a_name_that_is_taken_is_refused_and_stays_typed(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog = opened(qtbot, workplace)
    dialog.new_name.setFocus()
    typed("ana soler")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.banner.isVisible)
    assert dialog.new_name.text() == "ana soler"


def test_name_role_and_deputy_are_saved_together(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace)
    typed("ana")
    dialog.card.name.setText("Ana Soler Gil")
    dialog.card.role.setCurrentIndex(dialog.card.role.findData(Role.FRONT_DESK))
    dialog.card.choose_deputy(workplace.juan.id)
    dialog.card.name.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: on_disk(workplace, "Ana Soler Gil") is not None)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    ana = workplace.desk.people().find(workplace.ana.id)
    assert ana is not None
    assert (ana.role, ana.deputy) == (Role.FRONT_DESK, workplace.juan.id)


def test_whoever_sits_here_still_does_after_a_new_name(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace)
    dialog.card.name.setFocus()
    dialog.card.name.selectAll()
    typed("Marta Gil Ros")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workplace.seat.settings.person == "Marta Gil Ros")


def test_away_until_and_back(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace)
    typed("juan")
    dialog.card.back_at.setFocus()
    typed("13:30")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "in a meeting" in dialog.card.presence.text())
    juan = workplace.desk.people().find(workplace.juan.id)
    assert juan is not None
    assert juan.presence.whereabouts is Whereabouts.MEETING
    assert juan.presence.back_at == NOON + timedelta(minutes=90)
    dialog.card.back_button.click()
    qtbot.waitUntil(lambda: dialog.card.presence.text() == "in")


def test_who_has_left_keeps_the_name_and_the_last_owner_stays(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog = opened(qtbot, workplace)
    dialog.card.retire_button.click()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert dialog.banner.accessibleName().startswith("Marta Gil is the last owner.")
    dialog.people.setFocus()
    typed("juan")
    dialog.card.retire_button.click()
    qtbot.waitUntil(
        lambda: not any(e.id == workplace.juan.id for e in workplace.seat.people.active)
    )
    assert workplace.desk.people().name(workplace.juan.id) == "Juan Pérez"


def test_moving_all_messages_asks_and_then_moves_them(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = opened(qtbot, workplace)
    typed("ana")
    dialog.card.move_button.click()
    asked = dialog.findChild(MoveAll)
    assert isinstance(asked, MoveAll)
    qtbot.waitUntil(lambda: asked.count.text() == "1 open message will move.")
    assert workplace.found(message).message.assignee == workplace.ana.id
    asked.to.setFocus()
    typed("juan")
    with qtbot.waitSignal(asked.accepted):
        asked.save_button.click()
    assert workplace.found(message).message.assignee == workplace.juan.id
    assert dialog.undo.isVisible()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.people.setFocus()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, workplace.background)
    assert workplace.found(message).message.assignee == workplace.ana.id


def test_off_sick_today_says_to_whom_and_is_taken_back(qtbot: QtBot, workplace: Workplace) -> None:
    manage_people.set_deputy(workplace.desk, workplace.ana.id, workplace.juan.id)
    message = workplace.take()
    dialog = opened(qtbot, workplace)
    typed("ana")
    dialog.card.sick_button.click()
    asked = dialog.findChild(SickToday)
    assert isinstance(asked, SickToday)
    qtbot.waitUntil(lambda: asked.plan.text() == "1 open message goes to Juan Pérez.")
    assert workplace.found(message).message.assignee == workplace.ana.id
    with qtbot.waitSignal(asked.moved):
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "off sick" in dialog.card.presence.text())
    assert workplace.found(message).message.assignee == workplace.juan.id
    dialog.undo.button.click()
    qtbot.waitUntil(lambda: "off sick" not in dialog.card.presence.text())
    assert workplace.found(message).message.assignee == workplace.ana.id


def test_a_colleague_says_where_they_are_and_nobody_else(
    qtbot: QtBot, workplace: Workplace
) -> None:
    workplace.seat.sit(workplace.ana.id)
    dialog = opened(qtbot, workplace)
    typed("juan")
    dialog.card.away_button.click()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert "Only they, the front desk or the owner" in dialog.banner.accessibleName()
    dialog.people.setFocus()
    typed("ana")
    dialog.card.away_button.click()
    qtbot.waitUntil(lambda: "in a meeting" in dialog.card.presence.text())


def test_an_absence_says_which_promises_it_hits(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    dialog = opened(qtbot, workplace)
    typed("ana")
    dialog.card.reason.setCurrentIndex(2)
    dialog.card.back_at.setFocus()
    typed("tomorrow")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.banner.isVisible)
    assert f"#{message.number} María López, promised today 13:00" in (
        dialog.banner.accessibleName()
    )
    ana = workplace.desk.people().find(workplace.ana.id)
    assert ana
    assert ana.presence.back_at == NOON + timedelta(hours=21), "when the office opens"


def test_what_was_typed_stays_while_another_is_looked_at(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog = opened(qtbot, workplace)
    dialog.people.choose(workplace.ana.id)
    dialog.card.name.setFocus()
    dialog.card.name.selectAll()
    typed("Ana Soler Gil")
    dialog.card.choose_deputy(workplace.juan.id)
    dialog.card.back_at.set_text("13:30")
    dialog.people.setFocus()
    typed("juan")
    assert dialog.card.name.text() == "Juan Pérez"
    assert dialog.card.back_at.text() == ""
    assert "Not saved yet: Ana Soler" in dialog.banner.accessibleName()
    assert any("not saved" in row for row in _rows(dialog))
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible(), "what was typed about Ana would go"
    dialog.card.name.setText("Juan Pérez Gil")
    dialog.card.name.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Saved: Ana Soler Gil, Juan" in dialog.banner.accessibleName())
    ana = on_disk(workplace, "Ana Soler Gil")
    assert ana is not None
    assert ana.deputy == workplace.juan.id
    assert on_disk(workplace, "Juan Pérez Gil") is not None


def test_what_is_learned_meanwhile_overwrites_nothing_typed(
    qtbot: QtBot, workplace: Workplace
) -> None:
    dialog = opened(qtbot, workplace)
    dialog.people.choose(workplace.ana.id)
    dialog.card.name.setText("Ana Soler Gil")
    manage_people.set_deputy(workplace.desk, workplace.ana.id, workplace.juan.id)
    workplace.seat.learn()
    qtbot.waitUntil(lambda: dialog.card.entered.deputy == workplace.juan.id)
    assert dialog.card.name.text() == "Ana Soler Gil"
    dialog.card.away_button.click()
    qtbot.waitUntil(lambda: "in a meeting" in dialog.card.presence.text())
    assert dialog.card.name.text() == "Ana Soler Gil"


def test_an_absence_that_is_said_is_not_called_unsaved(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace)
    dialog.card.back_at.setFocus()
    typed("13:30")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "in a meeting" in dialog.card.presence.text())
    with qtbot.waitSignal(dialog.rejected):
        press(Qt.Key.Key_Escape)


def test_one_that_is_refused_is_led_to(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace)
    dialog.people.choose(workplace.ana.id)
    dialog.card.name.setText("juan perez")
    dialog.people.choose(workplace.marta.id)
    dialog.card.name.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "already" in dialog.banner.accessibleName())
    assert dialog.card.name.text() == "juan perez"
    assert dialog.unsaved()


def _rows(dialog: ManagePeople) -> list[str]:
    model = dialog.people.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
