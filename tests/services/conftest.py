"""A desk with its people for every test of a service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.office import Reception, make_reception, same_office


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Reception:
    """An office that was made once and closed."""
    made = make_reception(tmp_path_factory.mktemp("office"))
    made.desk.close()
    return made


@pytest.fixture
def reception(made_office: Reception, tmp_path: Path) -> Iterator[Reception]:
    """A new office of its own."""
    found = same_office(made_office, tmp_path)
    yield found
    found.desk.close()
