"""A list longer than any screen: what is seen is read, and nothing else; the bar stays put."""

from __future__ import annotations

from receptionist.domain.message import Caller, Outcome
from receptionist.domain.trays import Part, Tray
from receptionist.services.close_message import close
from receptionist.services.take_message import NewMessage, take_message
from tests.stories.conftest import Day, OpenDay
from ui.models.message_list import PART, MessageList
from ui.models.roles import ROW_ROLE

COUNT = PART * 3 + 7


def long_list(day: Day, tray: Tray = Tray.ALL) -> None:
    """So many messages, all of them shown: newest first, the open ones by due time."""
    for number in range(COUNT):
        new = NewMessage(caller=Caller(name=f"Caller {number}"), text="Asks for a call")
        take_message(day.desk, new, by=day.names["Ana"])
    day.window.trays.show_tray(tray)
    day.hands.until(lambda: day.window.trays.model.rowCount() == COUNT, "all are counted")
    day.idle()


def test_only_what_is_seen_is_read(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    long_list(day)
    trays = day.window.trays
    assert len(trays.model.messages) == PART
    day.hands.press("End")
    last = trays.model.index(COUNT - 1)
    day.hands.until(lambda: last.data(ROW_ROLE).who == "Caller 0", "the end is read")
    day.idle()
    assert len(trays.model.messages) <= 2 * PART + 7
    day.hands.until(lambda: (m := trays.detail.message) and m.number == 1, "and shown in full")


def test_the_bar_stays_on_its_message_when_others_come(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    long_list(day)
    trays = day.window.trays
    day.hands.press("End")
    day.hands.until(lambda: trays.message and trays.message.number == 1, "the last has the bar")
    take_message(day.desk, NewMessage(caller=Caller(name="Newest")), by=day.names["Ana"])
    day.hands.until(lambda: trays.model.rowCount() == COUNT + 1, "one more")
    day.hands.until(lambda: trays.message, "it is read")
    assert trays.message
    assert trays.message.number == 1


def test_the_bar_stays_on_a_row_that_is_not_read_yet(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    long_list(day)
    pile = day.window.trays.pile
    first = Part(pile.model.messages[:PART], 0, COUNT)
    pile.choose(COUNT - 1)
    pile._show(first, pile._question)
    assert pile.list.currentIndex().row() == COUNT - 1
    day.hands.until(lambda: pile.message and pile.message.number == 1, "it is read after all")


def test_what_is_chosen_stays_chosen_when_a_change_comes_before_it_is_read(
    open_day: OpenDay,
) -> None:
    day = open_day("Ana Robles")
    long_list(day)
    pile = day.window.trays.pile
    pile.choose(0)
    pile.list.selectAll()
    pile.list.scrollToBottom()
    pile.refresh()  # as for a change on another PC
    day.idle()
    assert pile.count_picked == COUNT
    day.hands.until(lambda: len(pile.picked) == COUNT, "all of it is read")


def test_nobody_acts_on_a_message_that_took_the_row_of_a_chosen_one(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    long_list(day, Tray.OPEN)
    trays, ana = day.window.trays, day.names["Ana"]
    day.hands.press("Home", "Shift+Down", "Shift+Down")
    chosen = [each.number for each in trays.pile.picked]
    below = trays.model.messages[3].number
    trays.list.verticalScrollBar().setValue(trays.list.verticalScrollBar().maximum())
    day.idle()
    close(day.desk, below, outcome=Outcome.NOT_NEEDED, note="A wrong number", by=ana)
    take_message(day.desk, NewMessage(caller=Caller(name="In a hurry"), urgent=True), by=ana)
    # As many as before, and in sight the same: only the first four are others.
    day.hands.until(lambda: chosen[0] not in read_first(trays.model), "the change has come")
    assert {each.number for each in trays.pile.picked} <= set(chosen)
    trays.list.scrollToTop()
    first = trays.model.index(0)
    day.hands.until(lambda: first.data(ROW_ROLE).who == "In a hurry", "the first is another")
    assert {each.number for each in trays.pile.picked} <= set(chosen)


def read_first(model: MessageList) -> tuple[int, ...]:
    """The numbers of the rows that were read first, as the list knows them now."""
    return model.numbers(range(1))


def test_all_of_them_are_too_many_to_act_on(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    long_list(day)
    trays = day.window.trays
    day.hands.press("Home", "Shift+End")
    day.hands.until(lambda: trays.pile.count_picked == COUNT, "all are chosen")
    day.hands.until(lambda: len(trays.pile.picked) == COUNT, "as many as this are read")
    trays.several.show_messages((), 501, 500)
    assert not any(button.isEnabled() for button in trays.several.buttons.values())


def test_a_choice_out_of_sight_does_not_become_another_one(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    long_list(day, Tray.OPEN)
    trays, ana = day.window.trays, day.names["Ana"]
    day.hands.press("Home", "Shift+Down", "Shift+Down")
    below = trays.model.messages[3].number
    trays.list.verticalScrollBar().setValue(trays.list.verticalScrollBar().maximum())
    day.idle()
    close(day.desk, below, outcome=Outcome.NOT_NEEDED, note="A wrong number", by=ana)
    day.hands.until(lambda: trays.model.rowCount() == COUNT - 1, "one less")
    take_message(day.desk, NewMessage(caller=Caller(name="In a hurry"), urgent=True), by=ana)
    day.hands.until(lambda: trays.model.rowCount() == COUNT, "one more")
    assert trays.pile.count_picked == 0, "nobody can say where the three are"
    trays.list.scrollToTop()
    day.idle()
    assert trays.pile.count_picked == 0
    day.hands.press("Home")
    day.hands.until(lambda: trays.pile.message is not None, "the bar is where it was put")
