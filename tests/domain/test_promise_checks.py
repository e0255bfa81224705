"""Checks while promising: said in words, never blocking, each with what could be promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from receptionist.domain.ids import PersonId
from receptionist.domain.office import Office
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Absence, People, Presence, Whereabouts
from receptionist.domain.response_standard import Concern, Instead, Promising, concerns
from receptionist.i18n import use_language
from tests.domain.lives import ANA, JUAN, MARTA, at
from tests.domain.test_people import HOURS, away, office
from tests.support.ticking import moment, say

HOLIDAYS = replace(HOURS, closed=frozenset({at("00:00", day=24).date()}))
OFFICE = Office(hours=HOURS)
NOW = at("10:00")
NOBODY_SAID = Presence()


def minded(
    due: str,
    *,
    juan: Presence = NOBODY_SAID,
    people: People | None = None,
    settings: Office = OFFICE,
    assignee: PersonId | None = JUAN,
    others: tuple[datetime, ...] = (),
    told: tuple[tuple[int, datetime], ...] = (),
    now: datetime = NOW,
) -> tuple[Concern, ...]:
    promise = Promising(
        due_at=moment(due),
        assignee=assignee,
        standard=timedelta(hours=1),
        others=others,
        told=told,
    )
    return concerns(promise, office=settings, people=people or office(juan), now=now)


def shown(found: tuple[Concern, ...]) -> list[str]:
    """Each as "sentence [what is proposed]"."""
    people = office()
    return [
        f"{each.sentence} [{', '.join(_said(one, people) for one in each.instead)}]"
        for each in found
    ]


def _said(one: Instead, people: People) -> str:
    return say(one.due_at) if one.due_at else people.name(one.person)


@pytest.mark.parametrize("due", ["11:00", "14:00", "16:00", "19:00", "24 09:00"])
def test_in_hours_and_not_too_soon_nothing_is_minded(due: str) -> None:
    assert minded(due) == ()


def test_an_hour_gone_by_is_said_alone_with_the_next_free_time() -> None:
    assert shown(minded("09:30")) == ["today 09:30 has already passed. [11:00]"]
    assert shown(minded("10:00", others=(at("10:59"),) * 6)) == [
        "today 10:00 has already passed. [12:00]"
    ]


def test_out_of_hours_the_closing_before_and_the_next_time_after_are_proposed() -> None:
    assert shown(minded("15:00")) == ["The office is closed today 15:00. [14:00, 17:00]"]
    assert shown(minded("28 12:00")) == [
        "The office is closed on Saturday 28 November. [27 19:00, 30 10:00]"
    ]
    night = minded("08:00", now=at("07:00"))
    assert shown(night)[0] == "The office is closed today 08:00. [10:00]"


def test_a_holiday_is_called_one() -> None:
    settings = replace(OFFICE, hours=HOLIDAYS)
    assert shown(minded("24 12:00", settings=settings)) == [
        "The office is closed on Tuesday 24 November: a holiday. [19:00, 25 10:00]"
    ]


def test_an_office_that_is_never_open_is_never_closed() -> None:
    never = replace(OFFICE, hours=OpeningHours.of({}, time_zone="UTC"))
    assert minded("20:00", settings=never) == ()
    assert shown(minded("09:00", settings=never)) == ["today 09:00 has already passed. [11:00]"]
    full = minded("10:40", settings=never, others=(at("10:30"),) * 6)
    assert [_said(one, office()) for one in full[0].instead] == ["Marta", "12:00"]


def test_sooner_than_usual_proposes_the_usual() -> None:
    assert shown(minded("10:30")) == [
        "That is sooner than usual, which would be today 11:00. [11:00]"
    ]
    late = minded("13:30", now=at("13:05"))
    assert shown(late) == ["That is sooner than usual, which would be today 16:05. [16:05]"]


def test_an_assignee_who_is_not_back_by_then_proposes_the_deputy_and_a_time() -> None:
    out = Presence(whereabouts=Whereabouts.OUT, since=at("09:00"), back_at=at("09:00", day=24))
    assert shown(minded("16:00", juan=out)) == [
        "Juan is back tomorrow 09:00; you are promising today 16:00. [Marta, 24 10:00]"
    ]
    assert minded("24 10:00", juan=out) == ()
    sick = away(Whereabouts.SICK)
    assert shown(minded("16:00", juan=sick)) == [
        "Juan is away; you are promising today 16:00. [Marta]"
    ]
    assert shown(minded("09:30", juan=sick)) == ["today 09:30 has already passed. []"]
    meeting = away(Whereabouts.MEETING, back="13:00")
    assert shown(minded("12:00", juan=meeting)) == [
        "Juan is back today 13:00; you are promising today 12:00. [Marta, 14:00]"
    ]


def test_in_spanish_it_says_the_same() -> None:
    use_language("es")
    out = Presence(whereabouts=Whereabouts.OUT, since=at("09:00"), back_at=at("09:00", day=24))
    assert minded("16:00", juan=out)[0].sentence == (
        "Juan vuelve mañana 09:00; está prometiendo hoy 16:00."
    )


def test_a_deputy_who_is_away_too_or_gone_is_not_proposed() -> None:
    sick = away(Whereabouts.SICK)
    people = office(sick, marta=sick)
    assert minded("16:00", people=people)[0].instead == ()
    retired = replace(office(sick).colleagues[2], retired_at=at("09:00"))
    people = replace(people, colleagues=(*people.colleagues[:2], retired))
    assert minded("16:00", people=people)[0].instead == ()


def test_planned_absences_one_after_the_other_are_looked_past() -> None:
    juan, *_rest = (each for each in office() if each.id == JUAN)
    first = Absence(start=at("12:00"), end=at("16:00"))
    second = Absence(start=at("16:30"), end=at("09:00", day=25), deputy=ANA)
    juan = replace(juan, absences=(first, second))
    people = People((office().colleagues[0], juan, *office().colleagues[2:]))
    assert shown(minded("13:00", people=people)) == [
        "Juan is back today 16:00; you are promising today 13:00. [Marta, 25 10:00]"
    ]
    assert shown(minded("18:00", people=people)) == [
        "Juan is back Wed 25 Nov 09:00; you are promising today 18:00. [Ana, 25 10:00]"
    ]


def test_back_only_after_a_while_nobody_can_look_past_proposes_no_time() -> None:
    juan, *_rest = (each for each in office() if each.id == JUAN)
    weeks = tuple(
        Absence(start=at("12:00") + timedelta(days=n), end=at("11:00") + timedelta(days=n + 1))
        for n in range(60)
    )
    people = People((replace(juan, absences=weeks, deputy=None),))
    assert minded("13:00", people=people)[0].instead == ()


def test_a_full_hour_is_said_with_the_deputy_and_the_next_hour() -> None:
    six = (at("16:30"),) * 5 + (at("17:00"),)
    assert shown(minded("16:45", others=six)) == [
        "Juan already has 6 promises due between 16:00 and 17:00. [Marta, 17:45]"
    ]
    assert minded("17:00", others=six) != ()
    assert minded("17:01", others=six) == ()
    assert minded("16:00", others=six) == ()
    assert minded("16:45", others=six[1:]) == ()
    assert minded("16:45", others=six, assignee=None) == ()
    one = replace(OFFICE, promises_per_hour=1)
    assert minded("17:00", others=six[:1], settings=one)[0].sentence == (
        "Juan already has 1 promise due between 16:00 and 17:00."
    )


def test_an_hour_full_for_days_proposes_no_time() -> None:
    always = tuple(NOW + timedelta(minutes=30 * n) for n in range(400))
    one = replace(OFFICE, promises_per_hour=1)
    assert shown(minded("16:45", others=always, settings=one)) == [
        "Juan already has 2 promises due between 16:00 and 17:00. [Marta]"
    ]


def test_a_caller_who_was_told_another_time_hears_of_it() -> None:
    told = ((12, at("13:00")), (9, at("09:30")))
    assert shown(minded("16:00", told=told)) == [
        "The caller was told today 13:00 in message 12. [13:00]",
        "The caller was told today 09:30 in message 9. []",
    ]
    assert minded("13:00", told=told[:1]) == ()


def test_several_at_once_are_all_said() -> None:
    found = minded("15:00", juan=away(Whereabouts.OUT, back="17:00"), told=((3, at("12:00")),))
    assert [each.sentence.split()[0] for each in found] == ["The", "Juan", "The"]
    assert MARTA in {one.person for each in found for one in each.instead}
