"""The commands on messages, with the flags and the JSON other programs rely on."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Cli

MESSAGE = [
    *("number", "id", "taken_at", "taken_by", "channel", "caller", "company", "phone", "for"),
    *("text", "urgent", "wants", "state", "seen_at", "accepted_at", "closed_at", "outcome"),
    "promise",
]
PROMISE = ["words", "due_at", "verdict", "moved", "terms"]


def test_take_prints_the_message_in_json(office: Cli) -> None:
    found = office(
        *("--json", "--as", "Ana", "take", "--caller", "María López", "--company", "Ruiz"),
        *("--phone", "655 12 34 56", "--for", "juan", "--text", "presupuesto", "--by", "11:30"),
        *("--promise", "le llamamos", "--type", "ventas", "--urgent", "--channel", "voicemail"),
        *("--taken-at", "2026-11-23T09:50"),
    ).json
    assert list(found) == MESSAGE
    assert list(found["promise"]) == PROMISE
    assert found["taken_at"] == "2026-11-23T09:50:00+01:00"
    assert found["promise"]["due_at"] == "2026-11-23T11:30:00+01:00"
    assert found["promise"]["verdict"] == "pending"
    assert (found["number"], found["state"], found["for"]) == (1, "open", "Juan")
    assert (found["taken_by"], found["channel"]) == ("Ana", "voicemail")
    assert (found["phone"], found["urgent"], found["wants"]) == (
        "+34655123456",
        True,
        ["call-back"],
    )
    assert [each["words"] for each in found["promise"]["terms"]] == ["le llamamos"]


def test_take_without_a_promise_proposes_one_and_may_promise_nothing(office: Cli) -> None:
    assert (
        office("--json", "take", "--text", "x")
        .json["promise"]["due_at"]
        .startswith("2026-11-23T11:00")
    )
    words = office("--json", "take", "--text", "x", "--promise", "enviarlo").json["promise"]
    assert (words["words"], words["due_at"][:16]) == ("enviarlo", "2026-11-23T11:00")
    nothing = office("--json", "take", "--text", "x", "--nothing-promised").json["promise"]
    assert (nothing["due_at"], nothing["verdict"], nothing["terms"]) == (None, "none", [])


def test_take_for_a_department_and_for_nobody(office: Cli) -> None:
    assert office("--json", "take", "--text", "x", "--for", "ventas").json["for"] == "Ventas"
    assert office("--json", "take", "--text", "x").json["for"] is None


def test_the_whole_life_of_a_message(taken: Cli) -> None:
    assert taken("--json", "accept", "1", "--as", "Juan").json["accepted_at"]
    assert taken("attempt", "1", "--what", "no-answer", "--note", "x", "--as", "Juan").code == 0
    moved = taken("--json", "move", "1", "--by", "13", "--told", "phone", "--why", "pieza").json
    assert (moved["promise"]["moved"], len(moved["promise"]["terms"])) == (1, 2)
    assert taken("note", "1", "otra vez").code == 0
    edited = taken("--json", "edit", "1", "--caller", "Mara", "--text", "y", "--no-urgent").json
    assert (edited["caller"], edited["text"], edited["phone"]) == ("Mara", "y", "+34655123456")
    assert taken("answered", "1", "--note", "hablado").code == 0
    closed = taken("--json", "close", "1", "--outcome", "resolved", "--note", "hecho").json
    assert (closed["state"], closed["outcome"]) == ("closed", "resolved")
    assert closed["promise"]["verdict"] == "kept"
    assert taken("--json", "undo", "1").json["state"] == "open"
    assert taken("close", "1", "--outcome", "not-needed").code == 0
    opened = taken("--json", "reopen", "1", "--because", "came-back").json
    assert opened["promise"]["due_at"].startswith("2026-11-23T11:00")
    shown = taken("--json", "show", "1").json
    assert list(shown) == [*MESSAGE, "history"]
    assert [each["what"] for each in shown["history"]] == [
        *("taken", "accepted", "attempt", "term", "noted", "edited", "answered"),
        *("closed", "undone", "closed", "reopened"),
    ]
    assert set(shown["history"][0]) == {
        *("id", "what", "happened_at", "recorded_at", "by", "computer", "words"),
    }


def test_assign_hand_over_and_give_back(taken: Cli) -> None:
    assert taken("--json", "assign", "1", "--for", "Marta").json["for"] == "Marta"
    handed = taken("hand-over", "1", "--for", "Juan", "--why", "x", "--as", "Marta")
    assert handed.out.splitlines()[1].endswith("  Marta: handed over to Juan: x"), "it is said"
    back = taken("--json", "give-back", "1", "--why", "no", "--as", "Juan").json
    assert back["for"] == "Marta"


def test_a_duplicate_is_closed_and_reopened_by_mistake(taken: Cli) -> None:
    taken("take", "--text", "lo mismo")
    assert taken("close", "2", "--outcome", "duplicate", "--of", "1").code == 0
    refused = taken("close", "1", "--outcome", "duplicate", "--of", "2")
    assert refused.err == "Message 2 is closed. Reopen it first.\n"
    assert taken("--json", "reopen", "2", "--because", "mistake").json["state"] == "open"


def test_messages_of_a_tray_of_somebody_by_words(taken: Cli) -> None:
    taken("take", "--caller", "Pedro", "--for", "Marta", "--by", "12")
    taken("take", "--caller", "Pepa", "--by", "13")
    taken("close", "3", "--outcome", "not-needed")

    def numbers(*more: str, at: str = "2026-11-23T11:45") -> list[int]:
        return [each["number"] for each in taken("--json", "messages", *more, at=at).json]

    assert numbers() == [1, 2]
    assert numbers("--tray", "late") == [1]
    assert numbers("--tray", "today", "--for", "Marta", "--limit", "1") == [2]
    assert numbers("--tray", "closed") == [3]
    assert numbers("--tray", "unassigned") == []
    assert numbers("--tray", "all", "--limit", "0") == [3, 2, 1]
    assert numbers("--search", "pedro") == [2]
    assert numbers("--limit", str(10**30)) == [1, 2]
    assert taken("messages", "--search", "zzz").out == "No messages.\n"
    assert taken("messages", "--limit", "-1").code == 1


def test_a_line_says_who_for_whom_and_by_when(taken: Cli) -> None:
    line = "#1 María López · 655 12 34 56 · Juan · today 11:30 (in time)\n"
    assert taken("messages").out == line
    assert "(broken)" in taken("messages", at="2026-11-23T11:31").out
    shown = taken("show", "1").out.splitlines()
    assert shown[1:] == [
        "presupuesto",
        "  today 10:00  Ana: taken for Juan; promised “We will call you back” by 11:30",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "7"), "There is no message 7."),
        (("show", "9" * 40), f"There is no message {'9' * 40}."),
        (("show", "-1"), "There is no message -1."),
        (("close", "1", "--outcome", "unreachable"), "Note down at least one attempt"),
        (("close", "1", "--outcome", "duplicate", "--of", "9" * 40), "There is no message 999"),
        (("close", "1", "--outcome", "resolved", "--as", "Nadie"), "Nobody here is called “Nadie”"),
        (("close", "1", "--outcome", "resolved", "--as", "Ventas"), "A department cannot act"),
        (("assign", "1", "--for", "Zoe"), "Nobody here is called “Zoe”"),
        (("accept", "1", "--as", "Ana"), "Message 1 is Juan's."),
        (("move", "1", "--by", "xyzzy", "--told", "phone"), ""),
        (("take",), "Write at least who called"),
        (("take", "--text", "x", "--by", "12", "--nothing-promised"), "Either something"),
        (("take", "--text", "x", "--taken-at", "2026-11-23T10:01"), "A message cannot"),
        (("take", "--text", "x", "--taken-at", "yesterday"), "“yesterday” is no time"),
        (("note", "1", " "), "Write the note first."),
        (("undo", "1", "--as", "Ana"), "There is nothing to undo."),
    ],
)
def test_refused_is_one_line_and_nothing_written(
    taken: Cli, arguments: tuple[str, ...], said: str
) -> None:
    before = taken("--json", "messages", "--tray", "all").json, taken("--json", "show", "1").json
    refused = taken(*arguments)
    assert refused.code == 1
    assert refused.out == ""
    assert refused.err.startswith(said)
    assert len(refused.err.splitlines()) == 1
    after = taken("--json", "messages", "--tray", "all").json, taken("--json", "show", "1").json
    assert after == before


def test_as_soon_as_possible_is_the_standard_of_what_is_urgent(office: Cli) -> None:
    found = office("--json", "take", "--text", "x", "--by", "asap", "--urgent").json
    assert found["promise"]["due_at"] == "2026-11-23T10:15:00+01:00"
    found = office("--json", "take", "--text", "x", "--by", "cuanto antes").json
    assert found["promise"]["due_at"] == "2026-11-23T11:00:00+01:00"


def test_what_to_mind_about_a_promise_is_said_and_it_is_saved(office: Cli) -> None:
    away = ("colleagues", "away", "Juan", "--reason", "out", "--back", "mañana a las 9")
    assert office(*away).code == 0
    said = office("take", "--text", "x", "--for", "Juan", "--by", "13:30")
    assert said.code == 0
    assert "▲ Juan is back tomorrow 09:00; you are promising today 13:30." in said.out
    found = office("--json", "move", "1", "--by", "20:00", "--told", "phone").json
    assert any("20:00" in each for each in found["mind"])
    fine = office("--json", "take", "--text", "x", "--for", "Marta", "--by", "13:30").json
    assert "mind" not in fine


def test_a_time_that_has_passed_is_refused_with_the_next_one(office: Cli) -> None:
    refused = office("take", "--caller", "María", "--by", "hoy a las 9")
    assert (refused.code, refused.err) == (
        1,
        "That is already past. Next: tomorrow 09:00.\n",
    )
