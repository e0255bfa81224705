"""P17: how long the telephone takes to tell the running window of a call, beside a bare Python."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from receptionist.settings import Settings, save_settings
from tests.bench.timing import Bench, Row, turns

_ROUNDS = 40
_TELL = "import sys; from ui.start import main; sys.exit(main())"  # as the installed script does


def call(_bench: Bench) -> Iterator[Row]:
    """P17: from the start of the forwarder until it has its answer from the window."""
    with tempfile.TemporaryDirectory() as home:
        own = {"RECEPTIONIST_HOME": home, "XDG_RUNTIME_DIR": home, "QT_QPA_PLATFORM": "offscreen"}
        env = os.environ | own
        save_settings(Settings(welcomed=True), Path(home) / "settings.toml")
        window = subprocess.Popen([sys.executable, "-m", "ui.start"], env=env)
        try:
            tell = partial(_run, env, _TELL, "--call", "655123456")
            while not list(Path(home).glob("*.sock")):
                time.sleep(0.1)
            time.sleep(2)  # its pages are made and its desk is open: it is at rest
            taken = turns(tell, partial(_run, env, "pass"), rounds=_ROUNDS)
        finally:
            window.terminate()
            window.wait(10)
    yield taken.row("P17", "a call told to the running window", 2)


def _run(env: dict[str, str], *said: str) -> None:
    subprocess.run([sys.executable, "-c", *said], env=env, check=True)


ROWS = {"P17": call}
