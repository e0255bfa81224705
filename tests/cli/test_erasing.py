"""Erasing a caller from the terminal: one caller, asked first, by the owner alone."""

from __future__ import annotations

import io

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is asked says yes."""
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))


def test_a_caller_is_erased_when_the_owner_says_yes(taken: Cli, answers: None) -> None:
    refused = taken("--as", "Ana", "contacts", "erase", "María López", "--yes")
    assert (refused.code, "Only the owner can do this: Laura" in refused.err) == (1, True)
    asked = taken("--as", "Laura", "contacts", "erase", "maria lopez")
    assert "All that is known of María López is erased, for ever, also in message #1." in asked.out
    assert "1 message has lost its caller's data" in asked.out
    shown = taken("--json", "show", "1").json
    assert (shown["caller"], shown["phone"], shown["text"]) == ("", "", "")
    assert shown["promise"]["due_at"].startswith("2026-11-23T11:30")
    assert taken("--json", "check").json["troubles"] == []
    again = taken("--json", "contacts", "erase", "--again").json
    assert again == {"numbers": [], "files": 0}


def test_nothing_is_erased_without_a_yes_nor_by_half_a_name(
    taken: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("no\n"))
    assert "Nothing was erased" in taken("--as", "Laura", "contacts", "erase", "María López").err
    assert taken("contacts", "add", "María Pérez").code == 0
    for words in (("Marí",), ("Nadie",), ()):
        refused = taken("--as", "Laura", "contacts", "erase", *words, "--yes")
        assert (refused.code, "is not one caller" in refused.err) == (1, True)
    done = taken("--json", "--as", "Laura", "contacts", "erase", "--message", "1", "--yes").json
    assert done["numbers"] == [1]


def test_closed_messages_lose_their_caller_after_so_many_months(taken: Cli) -> None:
    assert taken("retention", "show").out == "Callers' data is kept for good.\n"
    assert taken("close", "1", "--outcome", "not-needed").code == 0
    refused = taken("--as", "Ana", "retention", "set", "6")
    assert (refused.code, "Only the owner can do this: Laura" in refused.err) == (1, True)
    assert "1 to 240 months" in taken("--as", "Laura", "retention", "set", "241").err
    said = taken("--as", "Laura", "retention", "set", "6").out
    assert "6 months after it is closed" in said
    assert "0 messages are older" in said
    later = ("--at", "2027-06-23T10:00:00+00:00", "--as", "Laura", "--json", "retention")
    assert taken(*later, "show").json == {"months": 6, "older": 1}
    assert taken(*later, "run").json == {"numbers": [1], "files": 0}
    assert taken("--json", "show", "1").json["caller"] == ""
