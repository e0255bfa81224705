"""A name spelled aloud, in both languages."""

from __future__ import annotations

import pytest

from receptionist.domain.contacts.spelling import spelled
from receptionist.i18n import use_language


def test_spanish_names_are_spelled_with_spanish_words() -> None:
    use_language("es")
    said = spelled("Muñiz Á.", "es")
    assert said.split(" · ") == [
        "M de Madrid",
        "U de Ulises",
        "Ñ de Ñoño",
        "I de Inés",
        "Z de Zaragoza",
        "—",
        "A de Antonio, con tilde",
        "punto",
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("x7", "X as in X-ray · 7"),
        ("a@b-c", "A as in Alfa · at sign · B as in Bravo · hyphen · C as in Charlie"),
        ("Ñ", "N as in November, with a tilde"),
        ("ü", "U as in Uniform, with two dots"),
        ("ç", "C as in Charlie, with a cedilla"),
        ("è", "E as in Echo, with a grave accent"),
        ("ô", "O as in Oscar, with a circumflex"),
        ("ș", "S as in Sierra, with a mark"),
        ("王", "王"),
        ("  ", ""),
    ],
)
def test_english_ones_with_the_alphabet_of_pilots(typed: str, said: str) -> None:
    assert spelled(typed, "en") == said
    assert spelled(typed, "fr") == said


def test_every_letter_has_its_word_and_a_page_is_not_spelled() -> None:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for language in ("es", "en"):
        assert spelled(alphabet, language).count(" as in ") == 26
    assert len(spelled("a" * 5000, "en").split(" · ")) == 60


def test_every_sign_that_stands_in_addresses_is_said() -> None:
    said = spelled("_/,'&", "en")
    assert said == "underscore · slash · comma · apostrophe · and sign"
