"""The commands on people, hours, standard and reminders."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Cli


def test_colleagues_are_added_listed_renamed_away_back_and_retired(office: Cli) -> None:
    everyone = office("--json", "colleagues", "list").json
    assert [each["name"] for each in everyone] == ["Laura", "Ana", "Marta", "Juan"]
    assert everyone[3] == {
        "name": "Juan",
        "initials": "J",
        "role": "colleague",
        "deputy": "Marta",
        "presence": "unknown",
        "back_at": None,
        "retired": False,
    }
    zoe = office("--json", "colleagues", "add", "Zoe", "--initials", "zz", "--role", "owner").json
    assert (zoe[0]["initials"], zoe[0]["role"]) == ("ZZ", "owner")
    renamed = office("--json", "colleagues", "rename", "Zoe", "Zoé Ruiz").json
    assert renamed[0]["name"] == "Zoé Ruiz"
    gone = office(
        *("--json", "colleagues", "away", "zz", "--reason", "holiday"),
        *("--back", "mañana a las 10", "--deputy", "Ana"),
    ).json
    assert (gone[0]["presence"], gone[0]["deputy"]) == ("holiday", "Ana")
    assert gone[0]["back_at"] == "2026-11-24T10:00:00+01:00"
    assert office("--json", "colleagues", "back", "zz").json[0]["presence"] == "in"
    assert office("--json", "colleagues", "retire", "zz").json[0]["retired"] is True
    assert "J    Juan · Colleague\n" in office("colleagues", "list").out
    away = office("colleagues", "away", "Ana", "--reason", "sick", "--back", "mañana a las 10").out
    assert away == "A    Ana · Front desk · off sick, back tomorrow 10:00\n"


def test_the_first_colleague_is_an_owner(cli: Cli) -> None:
    assert cli("--json", "colleagues", "add", "Ana").json[0]["role"] == "owner"
    assert cli("--json", "colleagues", "add", "Juan").json[0]["role"] == "colleague"


def test_departments(office: Cli) -> None:
    listed = office("--json", "departments", "list").json
    assert listed == [{"name": "Ventas", "members": ["Juan", "Marta"]}]
    assert office("departments", "add", "Taller", "--members", " Juan , ").out == (
        "Taller: Juan\nVentas: Juan, Marta\n"
    )


def test_without_departments_it_says_so(cli: Cli) -> None:
    assert cli("departments", "list").out == "No departments.\n"


def test_hours_and_standard(office: Cli) -> None:
    assert office("hours", "set", "sat", "10:00-13:00,16:00-18:00").code == 0
    assert office("hours", "set", "mon", "-").code == 0
    assert office("hours", "close", "2026-12-25").code == 0
    assert office("hours", "special", "2026-12-24", "09:00-13:00").code == 0
    assert office("standard", "set", "45", "--urgent", "5").code == 0
    shown = office("--json", "hours", "show").json
    assert shown["week"]["sat"] == ["10:00-13:00", "16:00-18:00"]
    assert shown["week"]["mon"] == []
    assert shown["closed"] == ["2026-12-25"]
    assert shown["special"] == {"2026-12-24": ["09:00-13:00"]}
    assert (shown["standard"], shown["urgent"]) == (45, 5)
    text = office("hours", "show").out
    assert "mon  –" in text
    assert "2026-12-25  –" in text
    assert "Answers within 45 min, urgent within 5 min of opening time" in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("hours", "set", "mon", "14:00-09:00"),
        ("hours", "close", "soon"),
        ("hours", "close", "0001-01-01"),
        ("hours", "special", "2026-12-24", "x"),
        ("standard", "set", "0"),
        ("standard", "set", "9" * 30),
        ("standard", "set", "5", "--urgent", "-1"),
        ("colleagues", "add", "Ana"),
        ("colleagues", "add", "  "),
        ("colleagues", "add", "Zoe", "--deputy", "Nadie"),
        ("colleagues", "retire", "Laura"),
        ("colleagues", "away", "Juan", "--reason", "out", "--back", "xyzzy"),
        ("colleagues", "away", "Juan", "--reason", "out", "--deputy", "Juan"),
        ("departments", "add", "Juan", "--members", "Marta"),
        ("departments", "add", "Taller", "--members", ","),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_line(office: Cli, arguments: tuple[str, ...]) -> None:
    before = office("--json", "hours", "show").json, office("--json", "colleagues", "list").json
    refused = office(*arguments)
    assert (refused.code, refused.out, len(refused.err.splitlines())) == (1, "", 1)
    after = office("--json", "hours", "show").json, office("--json", "colleagues", "list").json
    assert after == before


def test_remind_says_what_is_due_once(taken: Cli) -> None:
    at = "2026-11-23T11:30:00"
    dry = taken("--json", "remind", "--dry-run", at=at).json
    assert dry[0] == {
        "number": 1,
        "stage": "due",
        "person": "Juan",
        "due_at": "2026-11-23T11:30:00+01:00",
    }
    assert taken("--json", "remind", at=at).json == dry
    assert taken("--json", "remind", at=at).json == []
    assert taken("remind", at=at).out == "Nothing is due.\n"
    late = taken("remind", "--dry-run", at="2026-11-23T11:35").out
    assert late.startswith("#1 Late 5 min · ")
    assert late.splitlines()[0].endswith(" · Juan")


def test_public_holidays_are_listed_and_closed_on(taken: Cli) -> None:
    listed = taken("--json", "hours", "holidays", "--year", "2026", "--region", "MD").json
    assert (listed["country"], listed["region"], listed["year"]) == ("ES", "MD", 2026)
    assert "2026-05-02" in [each["date"] for each in listed["holidays"]]
    assert taken("--json", "hours", "show").json["closed"] == []
    assert "2026-10-12  National Day\n" in taken("hours", "holidays", "--year", "2026").out
    assert taken("take", "--caller", "Eva", "--for", "Juan", "--by", "8/12 12").code == 0
    arguments = ("hours", "holidays", "--year", "2026", "--region", "-", "--add")
    added = taken("--json", *arguments).json
    assert "2026-12-08" in added["added"]
    assert added["promises_hit"] == [2]
    again = taken(*arguments).out
    assert again.endswith("0 closed days added\n"), "and no promise is hit anew"
    english = taken("--json", "hours", "holidays", "--year", "2026", "--country", "gb").json
    assert (english["country"], english["region"]) == ("GB", "")
    for wrong in (("--country", "XX"), ("--region", "XX"), ("--year", "1")):
        assert taken("hours", "holidays", "--year", "2026", *wrong).code == 1


def test_a_change_says_which_promises_it_hits(taken: Cli) -> None:
    assert taken("take", "--caller", "Eva", "--for", "Marta", "--by", "mañana a las 10").code == 0
    gone = ("colleagues", "away", "Juan", "--reason", "sick")
    assert taken("--json", *gone).json[0]["promises_hit"] == [1]
    assert taken("hours", "close", "2026-11-24").out.endswith(
        "#2 Eva, promised tomorrow 10:00: the office is closed then\n"
    )
    assert taken("--json", "hours", "close", "2026-11-25").json["promises_hit"] == []


def test_call_types_are_added_listed_used_and_removed(office: Cli) -> None:
    assert office("call-types", "list").out == "No call types.\n"
    add = ("call-types", "add", "Averías", "--for", "Ventas", "--standard", "20")
    assert office(*add, "--greeting", "Taller Ruiz", "--question", "¿Marca?").code == 0
    assert office("call-types", "add", "averias", "--hold", "Un momento").code == 0
    office("call-types", "add", "Pedidos")
    first, second = office("--json", "call-types", "list").json
    assert first == {
        "name": "Averías",
        "greeting": "Taller Ruiz",
        "hold": "Un momento",
        "goodbye": "",
        "for": "Ventas",
        "standard": 20,
        "questions": ["¿Marca?"],
    }
    assert second["standard"] is None
    taken = office("--json", "take", "--caller", "Eva", "--type", "aver").json
    assert taken["for"] == "Ventas"
    assert office("--json", "show", "1").json["type"] == "Averías"
    assert taken["promise"]["due_at"] == "2026-11-23T10:20:00+01:00"
    worded = office(
        "--json", "take", "--caller", "Eva", "--type", "aver", "--for", "Juan", "--promise", "miro"
    ).json
    assert (worded["for"], worded["promise"]["words"]) == ("Juan", "miro")
    assert worded["promise"]["due_at"] == "2026-11-23T10:20:00+01:00"
    assert office("edit", "1", "--type", "pedi").code == 0
    assert office("--json", "show", "1").json["type"] == "Pedidos"
    assert "no call type “zzz”" in office("take", "--caller", "x", "--type", "zzz").err
    assert office("call-types", "remove", "aver").out == "Pedidos\n"


def test_without_call_types_any_word_will_do(office: Cli) -> None:
    assert office("take", "--caller", "Eva", "--type", "presupuesto").code == 0
    assert office("--json", "show", "1").json["type"] == "presupuesto"
    assert office("edit", "1", "--type", "otra").code == 0
    assert office("--json", "show", "1").json["type"] == "otra"


def test_absences_are_planned_listed_and_taken_out_again(office: Cli) -> None:
    assert office("colleagues", "planned").out == "Nobody has planned to be away.\n"
    (week,) = office(
        *("--json", "colleagues", "plan", "Juan", "--from", "2026-12-07"),
        *("--until", "2026-12-11", "--deputy", "Ana"),
    ).json
    assert week == {
        "name": "Juan",
        "from": "2026-12-07T00:00:00+01:00",
        "until": "2026-12-14T09:00:00+01:00",
        "reason": "holiday",
        "deputy": "Ana",
    }
    doctor = ("--from", "2026-11-24T10:00", "--until", "2026-11-24T12:00", "--reason", "out")
    assert "tomorrow 10:00 – tomorrow 12:00" in office("colleagues", "plan", "Juan", *doctor).out
    assert len(office("--json", "colleagues", "planned", "Juan").json) == 2
    away = office("--json", "colleagues", "list", at="2026-12-08T10:00:00+01:00").json[3]
    assert (away["presence"], away["back_at"]) == ("holiday", "2026-12-14T09:00:00+01:00")
    assert office("colleagues", "unplan", "Juan", "--from", "2026-12-07").code == 0
    assert len(office("--json", "colleagues", "planned").json) == 1
    assert "no absence that begins then" in (
        office("colleagues", "unplan", "Juan", "--from", "2026-12-07").err
    )
    refused = office("--as", "Marta", "colleagues", "plan", "Juan", *doctor)
    assert refused.err.startswith("Only they, the front desk or the owner")
    assert "name a colleague" in office("colleagues", "sick", "Ventas").err


def test_sick_today_says_what_moved(taken: Cli) -> None:
    done = taken("--json", "colleagues", "sick", "Juan").json
    assert done == {"name": "Juan", "back_at": "2026-11-24T09:00:00+01:00", "moved": [1]}
    assert taken("--json", "show", "1").json["for"] == "Marta"
    assert taken("colleagues", "sick", "Ana").out == "0 messages moved\n"


def test_departments_have_a_usual_type_a_name_and_an_end(taken: Cli) -> None:
    taken("call-types", "add", "Pedidos")
    options = ("--members", "Juan", "--type", "ped", "--standard", "30")
    taken("departments", "add", "Ventas", *options)
    (sales,) = taken("--json", "departments", "list").json
    assert sales == {"name": "Ventas", "members": ["Juan"], "type": "Pedidos", "standard": 30}
    message = taken("--json", "take", "--caller", "Eva", "--for", "Ventas").json
    assert message["promise"]["due_at"] == "2026-11-23T10:30:00+01:00"
    assert taken("--json", "show", "2").json["type"] == "Pedidos"
    assert [e["number"] for e in taken("--json", "messages", "--for", "Ventas").json] == [2]
    assert taken("departments", "rename", "Ventas", "Comercial").out == "Comercial: Juan\n"
    gone = taken("--json", "departments", "remove", "Comercial", "--to", "Marta").json
    assert gone == {"name": "Comercial", "moved": [2]}
    assert taken("--json", "show", "2").json["for"] == "Marta"
    assert "no such department" in taken("departments", "remove", "Juan").err


def test_other_hours_say_which_terms_moved(taken: Cli) -> None:
    taken("take", "--caller", "Eva", "--for", "Juan")
    closed = taken("--json", "hours", "close", "2026-11-23").json
    assert (closed["recomputed"], closed["promises_hit"]) == ([2], [1])
    assert taken("--json", "show", "2").json["promise"]["due_at"].startswith("2026-11-24T10:00")
    special = taken("hours", "special", "2026-11-24", "12:00-14:00").out
    assert "nobody had told the caller" in special


def test_somebody_is_not_to_be_disturbed(office: Cli) -> None:
    quiet = office("--json", "colleagues", "quiet", "Juan", "--minutes", "45").json
    assert quiet == {"name": "Juan", "quiet_until": "2026-11-23T10:45:00+01:00"}
    assert office("colleagues", "quiet", "Juan").out == (
        "Juan is not to be disturbed until 10:30.\n"
    )
    assert office("colleagues", "quiet", "Juan", "--minutes", "0").out == (
        "Juan may be disturbed.\n"
    )
    refused = office("colleagues", "quiet", "Juan", "--minutes", "90")
    assert (refused.code, refused.out) == (1, "")
    assert "an hour at most" in refused.err
