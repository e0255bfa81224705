"""The stage table of reminders, line by line: when each pops up, and for whom (product.md §7)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from receptionist.domain.history import (
    Accepted,
    Answered,
    Assigned,
    Closed,
    Corrected,
    HandedOver,
    Seen,
    TermAgreed,
)
from receptionist.domain.message import Outcome
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import People, Presence, Role, Whereabouts
from receptionist.domain.promise import Told
from receptionist.domain.reminders import remind_at, reminders_due
from tests.domain.lives import ANA, JUAN, MARTA, Life, at
from tests.domain.test_people import HOURS, LUIS, away, office
from tests.support.ticking import moment, popped, rows

CLOSED = Closed(outcome=Outcome.RESOLVED)


def life(due: str | None = "12:00", *, taken: str = "10:00", seen: bool = True) -> Life:
    """Ana takes it for Juan, who opens it at once."""
    found = Life(None, taken=taken) if due is None else _life(due, taken)
    return found.then(taken, Seen()) if seen else found


def _life(due: str, taken: str) -> Life:
    found = Life("12:00", taken=taken)
    (event,) = found.events
    promised = replace(event.what.promised, due_at=moment(due))  # type: ignore[attr-defined]
    found.events = (replace(event, what=replace(event.what, promised=promised)),)  # type: ignore[call-arg]
    return found


def term(due: str, told: Told = Told.PHONE) -> TermAgreed:
    return TermAgreed(due_at=moment(due), told=told)


def test_given_is_said_to_the_assignee_at_save() -> None:
    assert popped(life(seen=False), "10:00") == ["10:00 Juan given"]


def test_given_out_of_hours_waits_for_the_opening() -> None:
    early = life("24 12:00", taken="20:00", seen=False)
    assert popped(early, "24 09:00", start="20:00") == ["24 09:00 Juan given"]


def test_the_taker_who_is_the_assignee_has_seen_it() -> None:
    own = Life("18:00")
    own.events = (replace(own.events[0], by=JUAN),)
    assert popped(own, "17:00") == []


@pytest.mark.parametrize(
    ("due", "unseen"),
    [("18:00", "10:15"), ("10:30", "10:10"), ("10:45", "10:15"), ("10:12", "10:04")],
)
def test_unseen_after_a_quarter_of_an_hour_or_a_third_of_the_time_left(
    due: str, unseen: str
) -> None:
    assert popped(life(due, seen=False), unseen) == ["10:00 Juan given", f"{unseen} Juan unseen"]


def test_unseen_counts_opening_time_only() -> None:
    late = life("24 18:00", taken="18:50", seen=False)
    assert popped(late, "24 09:10", start="18:50", of="Juan")[1:] == ["24 09:05 Juan unseen"]
    before_lunch = life("18:00", taken="13:50", seen=False)
    assert popped(before_lunch, "16:10", start="13:50")[1:] == ["16:05 Juan unseen"]


def test_a_message_given_when_it_is_late_already_is_unseen_after_a_quarter_of_an_hour() -> None:
    passed = life("10:30").then("11:00", Assigned(to=MARTA), by=ANA)
    assert rows(passed, "11:14") == ["Marta late", "Ana second"]
    assert [each for each in popped(passed, "11:15", of="Marta") if each > "11:01"] == [
        "11:10 Marta late",
        "11:15 Marta unseen",
    ]


def test_seen_ends_given_and_unseen() -> None:
    seen = life("18:00", seen=False).then("10:14", Seen())
    assert popped(seen, "17:00") == ["10:00 Juan given"]


@pytest.mark.parametrize(
    ("due", "soon"),
    [
        ("10:08", "10:03"),  # a quarter would be two minutes: five at least
        ("10:40", "10:30"),
        ("12:00", "11:30"),
        ("18:00", "17:30"),  # a quarter would be 90 minutes: thirty at most
        ("16:10", "13:40"),  # over lunch, in opening time
        ("24 09:10", "18:40"),
        ("10:03", "10:00"),  # promised within five minutes: at once
    ],
)
def test_soon_is_a_quarter_of_the_time_before_due(due: str, soon: str) -> None:
    assert popped(life(due), soon, of="Juan") == [f"{soon} Juan soon"]


def test_soon_for_monday_ten_past_nine_is_on_friday_evening() -> None:
    friday = life("23 09:10", taken="10:00")
    friday.events = tuple(
        replace(each, happened_at=at("17:00", day=20), recorded_at=at("17:00", day=20))
        for each in friday.events
    )
    assert popped(friday, "23 09:00", start="20 17:00", every=20) == ["20 18:40 Juan soon"]


def test_due_is_at_due_and_then_late_five_ten_twenty_forty_and_every_hour() -> None:
    assert popped(life("10:30"), "13:10", of="Juan") == [
        "10:23 Juan soon",
        "10:30 Juan due",
        "10:35 Juan late",
        "10:40 Juan late",
        "10:50 Juan late",
        "11:10 Juan late",
        "12:10 Juan late",
        "13:10 Juan late",
    ]


def test_late_goes_on_in_opening_time() -> None:
    assert popped(life("13:50"), "16:30", of="Juan") == [
        "13:20 Juan soon",
        "13:50 Juan due",
        "13:55 Juan late",
        "14:00 Juan late",
        "16:10 Juan late",
        "16:30 Juan late",
    ]


@pytest.mark.parametrize(("closing", "late"), [("14:00", "16:05"), ("19:00", "24 09:05")])
def test_due_exactly_at_a_closing_shows_at_closing(closing: str, late: str) -> None:
    found = popped(life(closing), late, of="Juan")
    assert found[1:] == [f"{closing} Juan due", f"{late} Juan late"]


def test_due_at_midnight_exactly_at_closing_is_in_hours() -> None:
    nights = OpeningHours.of({"mon": ["20:00-24:00"], "tue": ["20:00-24:00"]}, time_zone="UTC")
    found = popped(life("24 00:00", taken="20:00"), "24 20:05", start="20:00", hours=nights)
    assert found == ["23:30 Juan soon", "24 00:00 Juan due", "24 20:05 Juan late"]


def test_due_out_of_hours_goes_by_the_clock_and_once_more_before_people_leave() -> None:
    assert popped(life("21:00"), "23:00", of="Juan") == [
        "18:30 Juan soon",
        "20:30 Juan soon",
        "21:00 Juan due",
        "21:05 Juan late",
        "21:10 Juan late",
        "21:20 Juan late",
        "21:40 Juan late",
        "22:40 Juan late",
    ]


def test_promised_in_the_last_half_hour_for_the_evening_it_is_said_at_once() -> None:
    assert popped(life("21:00", taken="18:45"), "20:40", start="18:45", of="Juan") == [
        "18:45 Juan soon",
        "20:30 Juan soon",
    ]
    after_closing = life("21:00", taken="19:20")
    assert popped(after_closing, "20:40", start="19:20") == ["20:35 Juan soon"]


def test_the_deputy_is_told_once_at_fifteen_minutes_late_and_the_owner_at_sixty() -> None:
    found = [each for each in popped(life("10:30"), "12:30") if "Juan" not in each]
    assert found == ["10:45 Marta second", "11:30 Luis second"]


def test_the_deputy_is_told_when_nobody_has_seen_it_for_thirty_minutes_of_opening() -> None:
    found = popped(life("18:00", seen=False), "12:00")
    assert found[2:] == ["10:30 Marta second"]
    over_lunch = popped(life("18:00", taken="13:45", seen=False), "17:00", start="13:45")
    assert over_lunch[2:] == ["16:15 Marta second"]


@pytest.mark.parametrize(
    ("juan", "marta", "first"),
    [
        (Presence(), Presence(), "Marta"),
        (Presence(), away(Whereabouts.SICK), "Ana"),
        (away(Whereabouts.HOLIDAY), Presence(), "Ana"),  # Marta has it, so she is not the second
    ],
)
def test_is_the_deputy_absent_the_front_desk_is_told(
    juan: Presence, marta: Presence, first: str
) -> None:
    found = popped(life("10:30"), "10:45", people=office(juan, marta))
    assert found[-1] == f"10:45 {first} second"


def test_is_the_front_desk_absent_too_the_owner_is_told_twice_and_without_owner_the_others() -> (
    None
):
    sick = away(Whereabouts.SICK)
    people = office(marta=sick)
    no_desk = People((replace(people.colleagues[0], presence=sick), *people.colleagues[1:]))
    told = [each for each in popped(life("10:30"), "11:30", people=no_desk) if "Juan" not in each]
    assert told == ["10:45 Luis second", "11:30 Luis second"]
    no_owner = People((*office().colleagues[:3], replace(people.colleagues[3], presence=sick)))
    told = [each for each in popped(life("10:30"), "11:30", people=no_owner) if "Juan" not in each]
    assert told == ["10:45 Marta second", "11:30 Ana second"]
    alone = People((replace(people.colleagues[1], role=Role.OWNER),))
    assert not [each for each in popped(life("10:30"), "11:30", people=alone) if "second" in each]


def test_nothing_promised_is_still_open_every_day_at_opening_from_the_third_for_the_owner() -> None:
    assert popped(life(None), "27 18:00", every=20) == [
        "24 09:00 Juan still-open",
        "25 09:00 Juan still-open",
        "26 09:00 Juan still-open",
        "26 09:00 Luis still-open",
        "27 09:00 Juan still-open",
        "27 09:00 Luis still-open",
    ]


def test_answered_and_not_closed_is_still_open_until_it_is_closed() -> None:
    answered = life("12:00").then("10:20", Answered()).then(moment("25 12:00"), CLOSED)
    assert popped(answered, "27 18:00", every=20) == [
        "24 09:00 Juan still-open",
        "25 09:00 Juan still-open",
    ]


def test_still_open_skips_closed_days_and_is_no_reminder_of_the_same_morning() -> None:
    friday = Life(None).then("10:01", Seen())
    friday.events = tuple(
        replace(each, happened_at=at("08:00", day=27), recorded_at=at("08:00", day=27))
        for each in friday.events
    )
    assert popped(friday, "30 09:00", start="27 08:00", every=20) == ["30 09:00 Juan still-open"]


def test_answered_ends_every_stage_but_still_open() -> None:
    unseen = life("18:00", seen=False).then("10:05", Answered(), by=ANA)
    assert popped(unseen, "18:30") == ["10:00 Juan given"]
    late = life("10:30").then("11:00", Answered())
    assert rows(late, "10:59") == ["Juan late", "Marta second"]
    assert rows(late, "11:00") == []
    assert rows(late, "24 09:00") == ["Juan still-open"]


def test_an_answered_message_given_to_another_is_new_to_them() -> None:
    given = life("18:00").then("11:00", Answered()).then("11:30", Assigned(to=MARTA), by=ANA)
    assert popped(given, "12:00", of="Marta") == ["11:30 Marta given", "11:45 Marta unseen"]


def test_unassigned_is_everybodys_at_the_front_desk_until_one_takes_it() -> None:
    pepa = replace(office().colleagues[0], id=LUIS, name="Pepa")
    people = People((*office().colleagues[:3], pepa))
    nobodys = life("12:00").then("10:10", Assigned(), by=JUAN).then("11:50", Accepted(), by=LUIS)
    found = [each for each in popped(nobodys, "12:00", people=people) if "Juan" not in each]
    assert found == [
        "10:10 Ana given",
        "10:10 Pepa given",
        "10:25 Ana unseen",
        "10:25 Pepa unseen",
        "11:30 Ana soon",
        "11:30 Pepa soon",
        "12:00 Pepa due",
    ]


def test_who_takes_an_unassigned_message_at_the_desk_has_seen_it() -> None:
    nobodys = Life("18:00")
    (event,) = nobodys.events
    nobodys.events = (replace(event, what=replace(event.what, assignee=None)),)  # type: ignore[call-arg]
    assert popped(nobodys, "17:30") == ["17:30 Ana soon"]


def test_of_several_missed_stages_only_the_last_shows() -> None:
    assert popped(life("10:30"), "10:55", start="10:55", of="Juan") == ["10:55 Juan late"]
    days = life("10:30")
    assert popped(days, "26 12:00", start="26 12:00") == [
        "26 12:00 Juan late",
        "26 12:00 Marta second",
        "26 12:00 Luis second",
    ]


def test_a_new_term_begins_the_stages_anew() -> None:
    moved = life("10:30").then("10:33", term("12:00"))
    assert popped(moved, "12:05", of="Juan") == [
        "10:23 Juan soon",
        "10:30 Juan due",
        "11:39 Juan soon",
        "12:00 Juan due",
        "12:05 Juan late",
    ]


def test_a_term_the_caller_was_not_told_of_changes_no_reminder() -> None:
    moved = life("10:30").then("10:10", term("18:00", Told.NOT_TOLD))
    assert popped(moved, "10:30") == ["10:23 Juan soon", "10:30 Juan due"]


def test_a_corrected_hour_has_its_stages_even_if_the_mistyped_one_had_shown_them() -> None:
    mistyped = life("10:04").then("10:02", Corrected(due_at=moment("12:00")), by=ANA)
    assert popped(mistyped, "12:00") == ["10:00 Juan soon", "11:30 Juan soon", "12:00 Juan due"]


def test_closing_ends_every_reminder() -> None:
    done = life("10:30").then("10:32", CLOSED)
    assert popped(done, "24 12:00") == ["10:23 Juan soon", "10:30 Juan due"]
    assert rows(done, "10:40") == []
    message = done.message
    assert remind_at(message, hours=HOURS, people=office(), after=at("10:33")) is None


def test_a_hand_over_is_new_to_the_receiver_and_after_thirty_minutes_both_are_told() -> None:
    offered = life("18:00").then("11:00", HandedOver(to=MARTA))
    assert popped(offered, "11:40") == [
        "11:00 Marta given",
        "11:15 Marta unseen",
        "11:30 Juan offered",
        "11:30 Marta offered",
    ]
    seen = life("18:00").then("11:00", HandedOver(to=MARTA)).then("11:05", Seen(), by=MARTA)
    assert popped(seen, "11:40", of="Marta") == ["11:00 Marta given", "11:30 Marta offered"]


def test_a_message_handed_over_by_the_desk_is_waited_for_by_the_desk() -> None:
    offered = life("18:00").then("11:00", HandedOver(to=MARTA), by=ANA)
    assert popped(offered, "11:40", of="Ana") == ["11:30 Ana offered"]


def test_until_it_is_accepted_it_is_still_the_givers_and_then_it_is_not() -> None:
    offered = life("12:00").then("11:00", HandedOver(to=MARTA))
    offered.then("12:01", Accepted(), by=MARTA)
    assert rows(offered, "12:00") == ["Juan due", "Marta offered"]
    assert rows(offered, "12:02") == ["Marta due"]


def test_is_the_giver_absent_a_present_receiver_has_it_and_hears_of_it() -> None:
    people = office(juan=away(Whereabouts.SICK))
    offered = life("12:00").then("11:00", HandedOver(to=MARTA))
    assert popped(offered, "12:00", start="11:00", people=people) == [
        "11:00 Marta given",
        "11:15 Marta unseen",
        "11:30 Marta soon",
        "12:00 Marta due",
    ]
    both_away = office(juan=away(Whereabouts.SICK), marta=away(Whereabouts.SICK))
    assert "Ana soon" in rows(offered, "11:30", both_away)


def test_handed_over_to_and_fro_it_is_new_each_time() -> None:
    found = life("18:00").then("11:00", HandedOver(to=MARTA))
    found.then("11:01", Assigned(to=LUIS), by=ANA).then("11:10", HandedOver(to=MARTA), by=LUIS)
    assert popped(found, "11:12", of="Marta") == ["11:00 Marta given", "11:10 Marta given"]


def test_an_absent_assignees_message_reminds_the_deputy_and_on_return_the_assignee_again() -> None:
    away_till_one = office(juan=away(Whereabouts.OUT, back="13:00"))
    found = popped(life("12:00"), "13:05", people=away_till_one)
    assert [each for each in found if each < "12:06"] == [
        "11:30 Marta soon",
        "12:00 Marta due",
        "12:05 Marta late",
    ]
    assert "13:00 Juan late" in found


def test_an_office_without_weekly_hours_reminds_by_the_clock() -> None:
    never = OpeningHours.of({}, time_zone="UTC", special={"2020-01-01": ["09:00-10:00"]})
    assert popped(life("20:30"), "20:35", hours=never, start="19:50") == [
        "20:00 Juan soon",
        "20:30 Juan due",
        "20:35 Juan late",
    ]


def test_a_promise_of_the_past_written_down_later_is_late_at_once() -> None:
    paper = life("09:30", taken="10:00")
    assert popped(paper, "10:00", of="Juan") == ["10:00 Juan late"]


def test_what_was_shown_is_not_shown_again() -> None:
    messages = [life("10:30").message]
    first = reminders_due(messages, hours=HOURS, people=office(), shown=(), now=at("10:41"))
    marks = {each.mark for each in first}
    again = reminders_due(messages, hours=HOURS, people=office(), shown=marks, now=at("10:42"))
    assert [each.step for each in first] == [2]
    assert again == ()
