"""PINs that are quick to try, for tests that ask something else: their hash is slow on purpose."""

from __future__ import annotations

import pytest

from receptionist.services.signing_in import pins


@pytest.fixture(autouse=True)
def quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same function with little work, so that the tests need not wait for it."""
    from argon2 import PasswordHasher

    monkeypatch.setattr(
        pins, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    )
