"""What is said of an invitation before it is used."""

from __future__ import annotations

import pytest

from receptionist.services.office_server.joining import Invitation, facts_of

_SERVER = "postgresql://desk_ana@db.oficina.example/desk"


@pytest.mark.parametrize("proof", ["", "?sslmode=verify-full"])
def test_a_server_that_proves_who_it_is_is_not_warned_of(proof: str) -> None:
    facts = facts_of(Invitation(address=_SERVER + proof, name="Ana", password="x"))  # noqa: S106
    assert facts.words == "For Ana, at db.oficina.example."
    assert facts.warning == ""


@pytest.mark.parametrize("less", ["require", "prefer", "disable", "verify-ca"])
def test_less_proof_is_said_plainly(less: str) -> None:
    address = f"{_SERVER}?sslmode={less}"
    facts = facts_of(Invitation(address=address, name="Ana", password="x"))  # noqa: S106
    assert f"sslmode={less}" in facts.warning


def test_on_this_computer_nobody_is_in_between() -> None:
    address = "postgresql://ana@localhost/desk?sslmode=disable"
    facts = facts_of(Invitation(address=address, name="Ana", password="x"))  # noqa: S106
    assert facts.warning == ""
