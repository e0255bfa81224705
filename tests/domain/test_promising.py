"""While promising: where people are, and the sentence to read back aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from receptionist.domain.message import Caller
from receptionist.domain.people import Absence, Whereabouts
from receptionist.domain.read_back import deadline_words, read_back, read_back_chase
from receptionist.domain.response_standard import presence_words
from receptionist.i18n import use_language
from tests.domain.lives import at
from tests.domain.test_people import HOURS, away, office
from tests.support.ticking import moment

MARIA = Caller(
    name="María López",
    company="Talleres Ruiz",
    phone="655123456",
    phone_e164="+34655123456",
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


def test_what_to_say_to_who_calls_again() -> None:
    caller = Caller(name="María López")
    now = at("10:00")

    def said(**more: object) -> str:
        return read_back_chase(caller, region="ES", now=now, **more)  # type: ignore[arg-type]

    told = "María López. I tell Juan that you called again."
    assert said(by_name="Juan") == told
    assert said() == "María López. We pass on that you called again."
    due = {"by_name": "Juan", "hours": HOURS}
    promised = f"{told} It is still promised for today before 12:00."
    assert said(due_at=at("12:00"), **due) == promised
    assert said(due_at=at("09:30"), **due) == told


@pytest.mark.parametrize(
    ("start", "reason", "said"),
    [
        (at("00:00", day=24), Whereabouts.HOLIDAY, "on holiday from tomorrow"),
        (at("16:00"), Whereabouts.OUT, "out from"),
        (at("00:00", day=25), Whereabouts.SICK, "off sick from"),
        (at("00:00", day=28), Whereabouts.HOLIDAY, ""),  # too far away to matter to this caller
        (at("09:00"), Whereabouts.HOLIDAY, "on holiday"),  # it has begun
    ],
)
def test_an_absence_that_begins_soon_is_said_beside_the_name(
    start: datetime, reason: Whereabouts, said: str
) -> None:
    away = Absence(start=start, end=at("09:00", day=30), reason=reason)
    juan = replace(office().colleagues[1], absences=(away,))
    words = presence_words(juan, hours=HOURS, now=at("10:00"))
    assert words.startswith(said) if said else words == ""
