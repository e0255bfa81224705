"""The one list of all sights; pictures and lint go through it."""

from __future__ import annotations

from typing import Final

from tests.sights.away import AWAY
from tests.sights.dialogs import DIALOGS
from tests.sights.stage import Sight
from tests.sights.windows import WINDOWS

SIGHTS: Final[tuple[Sight, ...]] = (*WINDOWS, *DIALOGS, *AWAY)
