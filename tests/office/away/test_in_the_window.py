"""A morning at the window while the server goes and comes back."""

from __future__ import annotations

from tests.office.away.conftest import AwayDay


def test_calls_taken_meanwhile_are_in_the_list_and_then_with_the_office(day: AwayDay) -> None:
    day.take("Rosa Vidal")
    day.cut_off()
    day.take("Luis Gil")
    day.take("Eva Mora")
    rows = [day.row(at) for at in range(3)]
    assert [row.ticks for row in rows].count(("saved on this PC",)) == 2
    assert [each.caller.name for each in day.in_office] == ["Rosa Vidal"]
    assert "2 things saved on this PC wait" in day.said
    day.mend()
    day.hands.until(lambda: len(day.in_office) == 3, "all are with the office")
    day.idle()
    assert {each.number for each in day.in_office} == {1, 2, 3}
    day.hands.until(lambda: day.numbers == {1, 2, 3}, "the rows have their numbers")


def test_what_is_done_to_a_message_meanwhile_arrives(day: AwayDay) -> None:
    day.take("Rosa Vidal")
    day.cut_off()
    day.to_window()
    day.hands.press("Down", "D")
    day.dialog()
    day.hands.press("Return")
    day.hands.until(lambda: not day.saved, "closed here")
    assert day.in_office
    day.mend()
    day.hands.until(lambda: not day.in_office, "closed for everyone")
