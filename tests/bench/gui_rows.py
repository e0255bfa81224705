"""P9, P13 and a long list: how long the windows answer nobody, at every turn of their thread.

A turn is what Qt does between two keys, or in 20 ms of waiting: never less than one pause.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.timing import Bench, Row

_PLAYER = "tests.bench.played_hands"
_NOTICED = 0.001
_HOUSE = Path(__file__).resolve().parent.parent.parent


def _played(*, forms: int, seconds: float) -> dict[str, list[float]]:
    """The seconds of each turn, while somebody works with a database so slow."""
    screen = _HOUSE / "tests" / "support" / "screen.json"
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "QT_LOGGING_RULES": "*.warning=false",
            "RECEPTIONIST_HOME": home,
            "PYTHONPATH": str(_HOUSE),
        }
        command = [sys.executable, "-W", "ignore", "-m", _PLAYER, home, str(forms), str(seconds)]
        done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
        found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
        return found


def _worst(seconds: list[float], share: float) -> float:
    """The time that this share of the pauses does not pass; under a millisecond is none."""
    ordered = sorted(each for each in seconds if each > _NOTICED)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def pauses(bench: Bench) -> Iterator[Row]:
    """P9 and P13, and the list; p99.9 of a few hundred turns is the longest of them."""
    said = _played(forms=300 if bench.full else 60, seconds=2.0)
    yield Row(
        number="P13", work="pauses, 2 s a query", ours=_worst(said["pauses"], 0.999), limit=0.05
    )
    yield Row(
        number="P13", work="list of 10 000 scrolls", ours=_worst(said["scroll"], 0.999), limit=0.05
    )


def clean_form(bench: Bench) -> Iterator[Row]:
    """P9: F2 to a clean form with the keyboard, p99."""
    said = _played(forms=300 if bench.full else 60, seconds=0.0)
    yield Row(number="P9", work="F2, clean form", ours=_worst(said["forms"], 0.99), limit=0.05)


ROWS = {"P9": clean_form, "P13": pauses}
