"""Every kind of the domain has words of its own, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from receptionist.domain.history import AttemptKind
from receptionist.domain.message import Channel, Outcome, Wants
from receptionist.domain.promise import Verdict
from receptionist.domain.telling.kind_words import (
    attempt_words,
    channel_words,
    outcome_words,
    tick_words,
    verdict_words,
)
from receptionist.i18n import LANGUAGES, speaking


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (AttemptKind, attempt_words),
        (Channel, channel_words),
        (Outcome, outcome_words),
        (Verdict, verdict_words),
        (Wants, tick_words),
    ],
)
def test_each_is_said_and_none_like_another(
    kinds: Iterable[Any], words: Callable[[Any], str], language: str
) -> None:
    with speaking(language):
        said = [words(each) for each in kinds]
    assert all(said)
    assert len(set(said)) == len(said)


def test_a_tick_is_said_in_the_language_of_whoever_reads_it() -> None:
    with speaking("es"):
        assert tick_words(Wants.CALL_BACK) == "devolver la llamada"
