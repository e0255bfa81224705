"""What the office's hours, calendar and settings make of a phrase (product.md §4)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from receptionist.domain.due_phrase import DueReading, echo, read_due
from receptionist.domain.opening_hours import OpeningHours
from receptionist.i18n import use_language
from tests.domain.due_phrase.desk import (
    ALWAYS,
    HOUR,
    MADRID,
    NEVER,
    SPLIT,
    STRAIGHT,
    TUESDAY,
    WEEK,
    at,
    read,
    say,
)

LONG = OpeningHours.of({day: ["08:00-20:00"] for day in WEEK}, time_zone="Europe/Madrid")
NIGHT = OpeningHours.of({day: ["20:00-24:00"] for day in WEEK}, time_zone="Europe/Madrid")
AUGUST = OpeningHours.of(
    {day: ["09:00-14:00"] for day in WEEK},
    time_zone="Europe/Madrid",
    closed=[f"2026-08-{day:02}" for day in range(1, 32)],
)
COFFEE = OpeningHours.of(
    {day: ["09:00-10:30", "11:00-17:00"] for day in WEEK}, time_zone="Europe/Madrid"
)
ONE_DAY_LEFT = OpeningHours.of(
    {}, time_zone="Europe/Madrid", special={"2026-11-23": ["09:00-14:00"]}
)


@pytest.mark.parametrize(
    ("phrase", "due"),
    {
        "hoy": "24/11 17:30",
        "esta tarde": "24/11 17:30",
        "por la mañana": "24/11 14:00 | 25/11 14:00",
        "mañana por la mañana": "25/11 14:00",
        "tomorrow morning": "25/11 12:00",
        "before lunch": "24/11 13:00",
        "antes de comer": "24/11 14:00",
        "after lunch": "24/11 16:00 | 24/11 17:30",
        "18": "24/11 18:00 !",
        "this evening": "24/11 22:00 !",
    }.items(),
)
def test_an_office_without_a_lunch_break(phrase: str, due: str) -> None:
    assert say(read(phrase, hours=STRAIGHT)) == due


@pytest.mark.parametrize(
    ("phrase", "due"),
    {
        "hoy": "24/11 23:59",
        "mañana": "25/11 23:59",
        "esta noche": "24/11 22:00",
        "9": "24/11 21:00 | 25/11 09:00",
        "mañana a las 9": "25/11 09:00 | 25/11 21:00",
        "hoy a las 9": "? 24/11 21:00 | 25/11 09:00 | 25/11 21:00",
        "hoy a las 5": "24/11 17:00",
        "tonight at 2am": "25/11 02:00",
        "las 3 de la noche": "25/11 03:00",
        "las 12 de la madrugada": "25/11 00:00",
        "esta noche a las 12": "25/11 00:00",
        "domingo": "29/11 23:59",
    }.items(),
)
def test_an_office_that_never_closes(phrase: str, due: str) -> None:
    assert say(read(phrase, hours=ALWAYS)) == due


def test_an_hour_that_is_open_in_both_halves_of_the_day_is_a_choice() -> None:
    assert say(read("8", hours=LONG)) == "24/11 20:00 | 25/11 08:00"


def test_an_office_open_at_night_means_the_evening_hour() -> None:
    assert say(read("mañana a las 9", hours=NIGHT)) == "25/11 21:00"
    assert say(read("mañana por la mañana", hours=NIGHT)) == "25/11 14:00 !"


@pytest.mark.parametrize(
    ("phrase", "due"),
    {
        "a las 10": "25/11 10:00 !",
        "hoy": "?",
        "mañana": "?",
        "el 15": "?",
        "fin de semana": "?",
        "la semana que viene": "?",
        "por la tarde": "?",
        "a primera hora": "?",
        "en 3 días laborables": "?",
        "cuanto antes": "?",
        "antes del jueves": "?",
        "+15": "24/11 10:15 !",
        "viernes a las 9": "27/11 09:00 | 27/11 21:00 !",
        "viernes 28": "?",
        "hoy a las 9:30 am": "?",
    }.items(),
)
def test_an_office_that_is_never_open(phrase: str, due: str) -> None:
    assert say(read(phrase, hours=NEVER)) == due


def test_before_a_day_when_nothing_opened_before_it() -> None:
    assert say(read("antes del jueves", hours=ONE_DAY_LEFT)) == "?"
    assert say(read("before tomorrow", hours=AUGUST, now=at("1/9 8:00"))) == "1/9 14:00 | 2/9 14:00"


def test_august_offers_the_last_closing_before_and_the_first_after() -> None:
    assert say(read("el 10", hours=AUGUST, now=at("30/7 10:00"))) == "31/7 14:00 | 1/9 14:00"
    assert say(read("esta semana", hours=AUGUST, now=at("4/8 10:00"))) == "?"


def test_a_closed_day_with_only_one_closing_to_come_is_refused_with_it() -> None:
    assert say(read("hoy", now=at("28/11 10:00"))) == "? 30/11 19:00"
    assert say(read("mañana", now=at("28/11 10:00"))) == "? 30/11 19:00"


@pytest.mark.parametrize(
    ("phrase", "due"),
    {
        "hoy": "? 25/11 19:00",
        "esta tarde": "? 25/11 19:00",
        "esta mañana": "? 25/11 14:00",
        "EOD": "? 25/11 19:00",
        "hoy a las 17": "? 25/11 17:00",
        "hoy antes de las 9": "? 25/11 09:00",
        "a última hora de la tarde": "25/11 19:00",
        "5": "25/11 17:00",
        "martes": "1/12 19:00",
        "esta noche": "24/11 22:00 !",
        "por la tarde": "25/11 19:00",
        "cuanto antes": "25/11 10:00",
        "+2h": "24/11 21:30 !",
        "en 2 horas": "24/11 21:30 !",
        "el 24": "? 25/11 19:00",
        "24/11": "? 25/11 19:00",
    }.items(),
)
def test_after_closing(phrase: str, due: str) -> None:
    assert say(read(phrase, now=at("24/11 19:30"))) == due


@pytest.mark.parametrize(
    ("phrase", "due"),
    {
        "esta semana": "?",
        "fin de semana": "?",
        "lunes de esta semana": "?",
        "mañana": "? 30/11 19:00",
        "este lunes": "30/11 19:00",
        "en 20 min": "28/11 12:20 !",
        "9": "30/11 09:00",
        "por la mañana": "30/11 14:00",
        "30 minutes later": "28/11 12:30 !",
    }.items(),
)
def test_on_a_saturday(phrase: str, due: str) -> None:
    assert say(read(phrase, now=at("28/11 12:00"))) == due


def test_early_in_the_week_its_beginning_is_past_on_any_day_of_it() -> None:
    assert say(read("a principios de semana", now=at("23/11 10:00"))) == "?"


def test_in_the_afternoon_the_afternoon_may_be_the_next() -> None:
    assert say(read("por la tarde", now=at("24/11 17:00"))) == "24/11 19:00 | 25/11 19:00"
    assert say(read("tonight at 2am", now=at("24/11 0:30"))) == "24/11 02:00 | 25/11 02:00 !"


def test_on_a_friday_the_next_such_time_is_monday_s() -> None:
    assert say(read("hoy a las 9", now=at("27/11 10:00"))) == "? 30/11 09:00"


def test_a_break_that_is_not_for_lunch_parts_no_day() -> None:
    assert say(read("tomorrow morning", hours=COFFEE)) == "25/11 12:00"


def test_exactly_at_closing_is_in_hours() -> None:
    assert say(read("19")) == "24/11 19:00"
    assert say(read("14:00")) == "24/11 14:00"


def test_the_day_of_the_month_comes_first_or_second_as_the_office_says() -> None:
    assert say(read("8/12/2026")) == "7/12 19:00 | 9/12 19:00"
    assert say(read("12/9/2026", day_first=False)) == "9/12 19:00"
    assert say(read("12/30", day_first=True)) == "30/12 19:00"
    assert say(read("30/12", day_first=False)) == "30/12 19:00"
    assert say(read("9/12 10:00", day_first=True)) == "9/12 10:00"


def test_a_weekday_tells_which_order_was_meant() -> None:
    assert say(read("Wednesday 12/9/2026")) == "9/12 19:00"
    assert say(read("Friday 12/9/2027")) == "? 10/9/2027 19:00"


def test_clocks_change_in_spring_an_hour_that_does_not_exist_moves_on() -> None:
    assert say(read("28/3/2027 02:30")) == "28/3/2027 03:30 !"


def test_clocks_change_in_autumn_the_first_of_two_is_meant() -> None:
    due = read("25/10 02:30", now=at("24/10 10:00")).at
    assert due is not None
    assert due.utcoffset() == timedelta(hours=2)


def test_a_length_is_clock_time_over_the_change() -> None:
    due = read("en 2 horas", now=at("25/10 1:30")).at
    assert due is not None
    assert (due.utcoffset(), due.hour) == (timedelta(hours=1), 2)


def test_seconds_of_now_do_not_count() -> None:
    assert read("+15", now=TUESDAY + timedelta(seconds=59)).at == at("24/11 10:15")


def test_months_have_the_days_they_have() -> None:
    assert say(read("en un mes", now=at("31/1/2027 10:00"))) == "26/2/2027 19:00 | 1/3/2027 19:00"
    assert say(read("el 31", now=at("10/11 10:00"))) == "31/12 19:00"
    assert say(read("29 de febrero", now=at("1/2/2028 10:00"))) == "29/2/2028 19:00"
    assert say(read("el 31 de este mes")) == "?"
    assert say(read("29/2", now=at("1/3/2028 10:00"))) == "?"
    assert say(read("00/2027")) == "?"
    assert say(read("12/2026")) == "1/12 19:00 | 31/12 19:00"


def test_without_a_standard_as_soon_as_possible_says_nothing() -> None:
    assert say(read("asap", standard=None)) == "?"
    assert say(read("asap", standard=HOUR * 3)) == "24/11 13:00"


@pytest.mark.parametrize(
    ("phrase", "precision"),
    {"mañana": "day", "mañana por la tarde": "part", "EOD": "part", "17": "minute"}.items(),
)
def test_the_precision_says_what_was_named(phrase: str, precision: str) -> None:
    assert read(phrase).precision == precision


def test_a_closed_day_and_a_closed_hour_are_told_apart() -> None:
    assert read("sábado a las 11").warning == "The office is closed that day."
    assert read("hoy a las 22").warning == "The office is closed then."


def test_hints_are_in_the_office_s_language() -> None:
    use_language("es")
    assert read("blah").problem


def test_the_word_that_is_not_understood_is_named_as_it_was_typed() -> None:
    assert "“Señal”" in (read("mañana Señal").problem or "")


def test_the_office_s_clock_counts_wherever_the_pc_is() -> None:
    due = read_due("17", now=TUESDAY.astimezone(), hours=SPLIT)
    assert due.at == at("24/11 17:00")
    assert due.at.tzinfo == MADRID


def test_a_time_without_a_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="naive"):
        read("17", now=TUESDAY.replace(tzinfo=None))


def test_a_reading_is_one_thing_only() -> None:
    with pytest.raises(ValueError, match="only one"):
        DueReading()
    with pytest.raises(ValueError, match="only one"):
        DueReading(at=TUESDAY, problem="no")
    with pytest.raises(ValueError, match="only one"):
        DueReading(choices=(TUESDAY,))


def test_the_echo_says_weekday_date_and_time() -> None:
    assert echo(at("24/11 17:00"), TUESDAY) == "Tuesday 24 November, 17:00"
    use_language("es")
    assert echo(at("24/11 17:00"), TUESDAY) == "martes 24 de noviembre, 17:00"
    assert echo(at("4/1/2027 9:05"), TUESDAY) == "lunes 4 de enero de 2027, 09:05"
