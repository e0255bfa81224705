"""Laura looks at four numbers, opens each list with a key, and sees which computer is blind."""

from __future__ import annotations

from receptionist.services.find_messages import message
from receptionist.services.watching.computers import computers
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
    day.hands.until(lambda: computers(day.desk), "this computer has reported")
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
