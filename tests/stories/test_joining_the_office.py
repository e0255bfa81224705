"""Ana's PC joins the office: she pastes her invitation, and works there with her own login."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from receptionist.passwords import secret_for
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.services.office_server.joining import Invitation, invitation_line
from receptionist.services.office_server.setting_up import Reached, invite
from receptionist.settings import Settings, load_settings
from tests.stories.conftest import Day, OpenDay
from ui.dialogs.people.join_office import JoinOffice
from ui.dialogs.settings import SettingsDialog

Dialog = TypeVar("Dialog", bound=QWidget)


def join_dialog(day: Day) -> JoinOffice:
    day.app.open_settings()
    settings = day.hands.until(QApplication.activeModalWidget, "the settings")
    assert isinstance(settings, SettingsDialog)
    settings.this_pc.join.click()
    dialog = day.hands.until(lambda: shown(JoinOffice), "the dialog")
    assert isinstance(dialog, JoinOffice)
    return dialog


def shown(kind: type[Dialog]) -> Dialog | None:
    every = QApplication.topLevelWidgets()
    return next((each for each in every if isinstance(each, kind) and each.isVisible()), None)


@pytest.mark.one_pc  # in the end it shows another office than the one it began in
def test_an_invitation_is_pasted_and_the_messages_are_the_offices(
    open_day: OpenDay, office_with_logins: str, address: str
) -> None:
    invitation = invite(office_with_logins, "Ana", reached=Reached())[1]
    day = open_day("Ana Robles")
    dialog = join_dialog(day)
    broken = Invitation(address="postgresql://ana@localhost:1/desk", name="Ana", password="no")  # noqa: S106 -- none
    dialog.invitation.setPlainText(invitation_line(broken))
    dialog.save_button.click()
    day.hands.until(lambda: "does not answer" in dialog.banner.accessibleName(), "it is said")
    assert load_settings().database == ""
    assert secret_for(broken.address) is None

    dialog.invitation.setPlainText(invitation_line(invitation))
    assert "For Ana" in dialog.whose.text()
    dialog.save_button.click()
    day.hands.until(lambda: day.app.seat.name == "Ana", "Ana sits in the office")
    day.idle()
    assert load_settings().database == invitation.address
    assert secret_for(invitation.address) == invitation.password
    assert shown(JoinOffice) is None
    day.window.activateWindow()
    day.hands.press("F2")
    day.hands.type("Maria Lopez")
    day.hands.press("F9")
    day.idle()
    there = open_desk(Settings(), address=office_with_logins)
    assert [each.caller.name for each in messages(there)] == ["Maria Lopez"]
    assert there.people().name(messages(there)[0].taken_by) == "Ana"
    there.close()
