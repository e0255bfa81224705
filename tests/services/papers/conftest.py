"""Papers know no database: they are tried on a file alone."""

from __future__ import annotations

import pytest

from tests.support.office import Reception


@pytest.fixture
def reception(reception_in_file: Reception) -> Reception:
    """A new office of its own, on a file."""
    return reception_in_file
