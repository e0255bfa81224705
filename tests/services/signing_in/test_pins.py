"""A PIN opens to its person alone; wrong tries wait longer and longer, wherever they are made."""

from __future__ import annotations

from datetime import timedelta

import pytest

from receptionist.domain.errors import BadInput, NotAllowed
from receptionist.services import manage_people
from receptionist.services.signing_in import pins
from receptionist.services.signing_in.pins import (
    WrongPin,
    forget_pin,
    is_right,
    persons_with_pin,
    set_pin,
    sign_in,
)
from tests.support.office import Reception


def test_the_hash_is_argon2id_and_slow_as_it_should_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    made = pins._hasher()
    assert made.hash("1234").startswith("$argon2id$")
    assert made.memory_cost >= 47104, "OWASP's least for one pass"


def test_whoever_has_none_sits_down_as_they_are(reception: Reception) -> None:
    assert persons_with_pin(reception.desk) == frozenset()
    assert sign_in(reception.desk, reception.ana, "") == ""


def test_a_pin_is_its_persons_alone(reception: Reception) -> None:
    desk, ana, juan, laura = reception.desk, reception.ana, reception.juan, reception.laura
    with pytest.raises(BadInput, match="at least 4 characters"):
        set_pin(desk, ana, "123", by=ana)
    set_pin(desk, ana, "1234", by=ana)
    assert persons_with_pin(desk) == {ana}
    kept = sign_in(desk, ana, "1234")
    assert is_right(kept, "1234")
    assert "1234" not in kept
    with pytest.raises(WrongPin, match="That is not Ana's PIN"):
        set_pin(desk, ana, "5678", by=ana, present="0000")
    set_pin(desk, ana, "contraseña ñ", by=ana, present="1234")
    assert sign_in(desk, ana, "contraseña ñ")
    with pytest.raises(NotAllowed, match="Only the owner"):
        set_pin(desk, ana, "9999", by=juan)
    with pytest.raises(NotAllowed, match="Only the owner"):
        forget_pin(desk, ana, by=ana)
    set_pin(desk, ana, "4321", by=laura)
    assert sign_in(desk, ana, "4321")
    forget_pin(desk, ana, by=laura)
    assert sign_in(desk, ana, "") == ""


def test_wrong_tries_wait_longer_and_longer_also_elsewhere(reception: Reception) -> None:
    set_pin(reception.desk, reception.ana, "1234", by=reception.ana)
    waits = []
    for _try in range(14):
        with pytest.raises(WrongPin) as refused:
            sign_in(reception.desk, reception.ana, "0000")
        waits.append(str(refused.value))
        if "Try again in" in waits[-1]:
            with pytest.raises(NotAllowed, match="Too many wrong tries"):
                sign_in(reception.desk, reception.ana, "1234")
            reception.wait(timedelta(minutes=15, seconds=1))
    assert waits[:2] == ["That is not Ana's PIN."] * 2
    assert waits[2:5] == [
        f"Too many wrong tries. Try again in {each}." for each in ("6 s", "11 s", "21 s")
    ]
    assert waits[-1] == "Too many wrong tries. Try again in 15 min."
    second = reception.second()
    with pytest.raises(WrongPin, match="Try again in 15 min"):
        sign_in(second, reception.ana, "0000")
    second.close()
    with pytest.raises(NotAllowed, match="Try again in 15 min"):
        sign_in(reception.desk, reception.ana, "1234")
    reception.wait(timedelta(minutes=16))
    assert sign_in(reception.desk, reception.ana, "1234")
    with pytest.raises(WrongPin, match="That is not Ana's PIN"):
        sign_in(reception.desk, reception.ana, "0000")


def test_a_clock_set_back_locks_nobody_out_for_ever(reception: Reception) -> None:
    set_pin(reception.desk, reception.ana, "1234", by=reception.ana)
    for _try in range(3):
        with pytest.raises(WrongPin):
            sign_in(reception.desk, reception.ana, "0000")
    reception.wait(timedelta(days=-3))
    assert sign_in(reception.desk, reception.ana, "1234")


def test_somebody_who_has_left_does_not_sit_down(reception: Reception) -> None:
    manage_people.retire(reception.desk, reception.juan)
    with pytest.raises(NotAllowed, match="Juan no longer works here"):
        sign_in(reception.desk, reception.juan, "")
