"""What desk people type, slips and all, on a Tuesday at ten: a line each in `phrases/`.

`phrase = reading` as `desk.say` writes it: several for choices, "?" and chips where it is refused,
"!" where it is warned about. Spanish in an office with a lunch break, English in one without.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.domain.due_phrase.desk import SPLIT, STRAIGHT, read, say


def _typed(name: str) -> dict[str, str]:
    lines = (Path(__file__).parent / "phrases" / f"{name}.txt").read_text("utf-8").splitlines()
    pairs = (line.rpartition(" = ") for line in lines)
    return {phrase.strip(): reading.strip() for phrase, _equals, reading in pairs}


IN_SPANISH = _typed("spanish")
IN_ENGLISH = _typed("english")


@pytest.mark.parametrize("phrase", IN_SPANISH)
def test_what_a_spanish_desk_types(phrase: str) -> None:
    assert say(read(phrase, hours=SPLIT)) == IN_SPANISH[phrase]


@pytest.mark.parametrize("phrase", IN_ENGLISH)
def test_what_an_english_desk_types(phrase: str) -> None:
    assert say(read(phrase, hours=STRAIGHT)) == IN_ENGLISH[phrase]
