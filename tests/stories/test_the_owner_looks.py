"""Laura looks at four numbers, opens each list with a key, and sees which PC is blind."""

from __future__ import annotations

import pytest

from receptionist.domain.message import Caller, Outcome
from receptionist.services.close_message import close
from receptionist.services.find_messages import message
from receptionist.services.keep_backup import last_backup
from receptionist.services.office import keep_for
from receptionist.services.take_message import NewMessage, take_message
from receptionist.services.watching.computers import computers
from tests.faults.checker import names_in
from tests.stories.conftest import Day, OpenDay
from tests.stories.test_an_evening import a_day_of_calls
from ui.views.glance.glance_page import GlancePage


def glance(day: Day) -> GlancePage:
    """Ctrl+0, and wait until the numbers are there."""
    day.to_window()
    day.hands.press("Ctrl+0")
    page = day.window.pages.currentWidget()
    assert isinstance(page, GlancePage)
    day.hands.until(lambda: page.chart.drawn, "the calls are drawn")
    return page


def test_four_numbers_and_the_list_behind_each(open_day: OpenDay) -> None:
    day = open_day("Laura Prieto")
    a_day_of_calls(day)
    page = glance(day)
    numbers = {name: card.number for name, card in page.cards.items()}
    assert numbers == {"late": "▲ 1", "soon": "0", "unassigned": "0", "kept": "1 of 3"}
    model = day.window.trays.model
    day.hands.press("1")
    day.hands.until(lambda: [e.number for e in model.messages] == [3], "what is late")
    day.hands.press("Ctrl+0", "4")
    day.hands.until(lambda: [e.number for e in model.messages] == [3, 2, 1], "what ended today")
    day.hands.press("Ctrl+0", "3")
    day.hands.until(lambda: not model.messages, "nothing is unassigned")
    assert message(day.desk, 3).message.open


def test_the_list_behind_a_number_follows_what_happens(open_day: OpenDay) -> None:
    day = open_day("Laura Prieto")
    a_day_of_calls(day)
    glance(day)
    day.hands.press("1")
    day.hands.until(lambda: day.window.trays.message, "the late one has the bar")
    day.hands.press("D")
    day.dialog()
    day.hands.press("Return")
    day.hands.until(lambda: not day.window.trays.model.messages, "it is late no more")


def test_a_computer_where_nobody_saw_a_notification_is_red(open_day: OpenDay) -> None:
    day = open_day("Laura Prieto")
    day.hands.until(lambda: computers(day.desk), "this PC has reported")
    page = glance(day)
    page.tick()
    day.hands.until(lambda: page.computers.words[0].startswith("▲"), "it is red")
    page.setFocus()
    day.hands.press("Esc")
    assert day.window.pages.currentWidget() is day.window.trays


def test_the_numbers_are_the_owners(open_day: OpenDay) -> None:
    day = open_day("Juan Peña")
    day.hands.press("Ctrl+0")
    assert day.window.pages.currentWidget() is day.window.trays
    day.app.seat.sit(day.names["Laura"])
    day.later(minutes=1)
    page = glance(day)
    assert page.isVisible()


def test_callers_data_goes_by_itself_when_the_office_keeps_it_no_longer(open_day: OpenDay) -> None:
    """After the day's backup: whoever chose too few months has everything in there."""
    day = open_day("Laura Prieto")
    desk, laura = day.desk, day.names["Laura"]
    number = take_message(desk, NewMessage(caller=Caller(name="Zoraida")), by=laura).number
    close(desk, number, outcome=Outcome.NOT_NEEDED, note="", by=laura)
    keep_for(desk, 6)
    day.later(days=200)
    day.hands.until(lambda: day.app.seat.office and day.app.seat.office.keep_months, "it is known")
    day.app.safety.keep()
    day.hands.until(lambda: not message(desk, number).message.caller.name, "it is gone")
    if desk.database.in_file:
        assert last_backup(desk).at == day.clock.at


@pytest.mark.one_pc
def test_a_file_that_is_deleted_meanwhile_is_kept_as_it_was(open_day: OpenDay) -> None:
    day = open_day("Laura Prieto")
    take_message(day.desk, NewMessage(caller=Caller(name="Zoraida")), by=day.names["Laura"])
    day.idle()
    file = day.desk.database.file
    day.desk.close()
    for each in file.parent.glob(f"{file.name}*"):
        each.unlink()
    day.later(hours=2)  # something is due, and that is written down
    banner = day.window.banner
    day.hands.until(lambda: "All of them are kept in" in banner.accessibleName(), "it is said")
    (kept,) = (file.parent / "backups").iterdir()
    assert names_in(kept) == ["Zoraida"]
    day.app.safety.keep()
    day.idle()
    assert not file.exists(), "and no empty one is made in its place"
