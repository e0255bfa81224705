"""While promising: what is warned of, where people are, and the sentence to read back aloud."""

from __future__ import annotations

import pytest

from receptionist.domain.message import Caller
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Presence, Whereabouts
from receptionist.domain.read_back import deadline_words, read_back
from receptionist.domain.response_standard import presence_words, promise_warnings
from receptionist.i18n import use_language
from tests.domain.lives import JUAN, at
from tests.domain.test_people import HOURS, away, office
from tests.support.ticking import moment

MARIA = Caller(
    name="María López",
    company="Talleres Ruiz",
    phone="655123456",
    phone_e164="+34655123456",
)


def warned(due: str, juan: Presence | None = None) -> tuple[str, ...]:
    people = office(juan or Presence())
    return promise_warnings(moment(due), JUAN, people=people, hours=HOURS, now=at("10:00"))


@pytest.mark.parametrize("due", ["10:01", "14:00", "16:00", "19:00", "24 09:00"])
def test_in_hours_and_at_a_closing_nothing_is_warned_of(due: str) -> None:
    assert warned(due) == ()


def test_an_hour_gone_by_or_out_of_hours_is_said() -> None:
    assert warned("09:30") == ("today 09:30 has already passed.",)
    assert warned("10:00") == ("today 10:00 has already passed.",)
    assert warned("15:00") == ("The office is closed today 15:00.",)
    assert warned("28 12:00") == ("The office is closed Sat 28 Nov 12:00.",)


def test_an_office_that_is_never_open_is_never_closed() -> None:
    hours = OpeningHours.of({}, time_zone="UTC")
    assert promise_warnings(at("20:00"), None, people=office(), hours=hours, now=at("10:00")) == ()


def test_an_assignee_who_is_not_back_by_then_is_said() -> None:
    out = Presence(whereabouts=Whereabouts.OUT, since=at("09:00"), back_at=at("09:00", day=24))
    assert warned("16:00", out) == ("Juan is back tomorrow 09:00; you are promising today 16:00.",)
    assert warned("24 10:00", out) == ()
    sick = away(Whereabouts.SICK)
    assert warned("15:00", sick) == (
        "The office is closed today 15:00.",
        "Juan is away; you are promising today 15:00.",
    )


def test_where_a_colleague_is_in_a_few_words() -> None:
    def said(where: Whereabouts, back: str | None = None) -> str:
        juan = office(away(where, back=back)).colleagues[1]
        return presence_words(juan, hours=HOURS, now=at("10:00"))

    assert said(Whereabouts.MEETING) == "in a meeting"
    assert said(Whereabouts.OUT, "13:00") == "out, back today 13:00"
    assert said(Whereabouts.IN, "13:00") == "in"
    assert presence_words(office().colleagues[1], hours=HOURS, now=at("10:00")) == ""


@pytest.mark.parametrize(
    ("due", "said", "dicho"),
    [
        ("18:00", "today before 18:00", "hoy antes de las 18:00"),
        ("24 10:30", "tomorrow Tuesday before 10:30", "mañana martes antes de las 10:30"),
        ("27 01:30", "on Friday before 01:30", "el viernes antes de la 01:30"),
        (
            "30 09:00",
            "on Monday 30 November before 09:00",
            "el lunes 30 de noviembre antes de las 09:00",
        ),
    ],
)
def test_the_deadline_to_say_aloud(due: str, said: str, dicho: str) -> None:
    assert deadline_words(moment(due), at("10:00")) == said
    use_language("es")
    assert deadline_words(moment(due), at("10:00")) == dicho


def test_the_sentence_to_read_back() -> None:
    def said(caller: Caller, **more: object) -> str:
        found = read_back(caller, region="ES", now=at("10:00"), **more)  # type: ignore[arg-type]
        return found.replace("\N{NO-BREAK SPACE}", " ")

    due = at("13:00")
    who = "María López, from Talleres Ruiz, telephone 655 12 34 56."
    assert said(MARIA, by_name="Juan", due_at=due) == (
        f"{who} Juan will call you today before 13:00. Is that right?"
    )
    assert said(MARIA, words="We will send it.", due_at=due) == (
        f"{who} We will send it today before 13:00. Is that right?"
    )
    assert said(MARIA, words="We will send it.") == f"{who} We will send it. Is that right?"
    assert said(Caller(), due_at=due) == "We will call you back today before 13:00. Is that right?"
    assert said(Caller(company="Ruiz")) == "Ruiz. Is that right?"
    assert said(Caller(phone="204")) == "Telephone 204. Is that right?"
    assert said(Caller()) == ""
