"""The commands on the directory of callers."""

from __future__ import annotations

from tests.cli.conftest import Cli


def test_callers_of_messages_are_found_and_added_by_hand(office: Cli) -> None:
    office("take", "--caller", "María López", "--company", "Talleres Ruiz", "--phone", "655123456")
    added = office(
        *("--json", "contacts", "add", "María López", "--phone", "911111111"),
        *("--phone", "204", "--notes", "lleva la obra"),
    ).json
    assert added["numbers"][1] == {"typed": "204", "e164": "+34204"}
    found = office("--json", "contacts", "find", "lopez", "maria").json
    assert {each["company"]: each["open"] for each in found} == {"Talleres Ruiz": [1], "": []}
    assert all(each["namesakes"] for each in found)
    line = office("contacts", "find", "6551").out
    assert line == "María López · Talleres Ruiz · 655 12 34 56 · last call today 10:00 · #1\n"
    assert office("contacts", "find", "nobody").out == "Nobody found.\n"
    assert office("contacts", "add").code == 1
