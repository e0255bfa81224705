"""Files of drafts that were cut, edited or are of another shape: the others are there still."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from receptionist.paths import drafts_folder
from ui.drafts import Draft, keep_draft, load_drafts, new_draft

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
SHAPES: list[Any] = [None, 7, True, "x", [], ["a"], [["a"]], [["a", 1]], {}, {"a": 1}]


@pytest.fixture
def two() -> tuple[Draft, Draft]:
    """The first is damaged by the tests, the second has to be there."""
    first = replace(
        new_draft(NOW), who="Rosa", answers=(("a", "b"),), undo=(("who", ("", "R")),), cursor=2
    )
    second = replace(new_draft(NOW), who="Luis")
    for each in (first, second):
        keep_draft(each)
    assert {each.id for each in load_drafts()} == {first.id, second.id}
    return first, second


def names() -> set[str]:
    found = load_drafts()
    assert all(isinstance(each.who, str) and isinstance(each.cursor, int) for each in found)
    return {each.who for each in found}


@pytest.mark.expects_log
def test_cut_at_every_byte(two: tuple[Draft, Draft]) -> None:
    file = drafts_folder() / f"{two[0].id}.json"
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at])
        assert names() == {"Luis"}


@pytest.mark.expects_log
def test_every_entry_of_another_shape_or_gone(two: tuple[Draft, Draft]) -> None:
    file = drafts_folder() / f"{two[0].id}.json"
    whole = json.loads(file.read_bytes())
    odd = [whole | {name: shape} for name in whole for shape in SHAPES]
    odd += [{name: value for name, value in whole.items() if name != gone} for gone in whole]
    for content in (*odd, *SHAPES):
        file.write_text(json.dumps(content))
        assert "Luis" in names()
