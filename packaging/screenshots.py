"""Pictures of every window in every state, in both languages, three looks and larger letters.

They go into build/screenshots/ with index.html; --lang, --theme, --scale and --only choose. --docs
renews the pictures of the README, --walk the recorded call in docs/walk/.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
_SCREEN = HERE / "tests" / "support" / "screen.json"
# A small office screen, so that a picture shows what fits there and what does not.
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={_SCREEN}")
os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")

# ruff: noqa: E402 -- Qt reads the environment when it is imported
from PySide6.QtWidgets import QApplication

from tests.sights.every import SIGHTS
from tests.sights.gallery import write_index
from tests.sights.stage import STATES, Stage, State, dress

OUT = HERE / "build" / "screenshots"
LANGUAGES = ("es", "en")
SCHEMES = ("light", "dark", "contrast")
SCALES = (100, 150, 200)
DOCS = {
    "desk-en-light.png": "desk-normal-en-light-100.png",
    "form-en-light.png": "form-normal-en-light-100.png",
    "reminders-en-light.png": "reminders-normal-en-light-100.png",
    "desk-es-dark.png": "desk-normal-es-dark-100.png",
}


def main() -> int:
    """Make what was asked for; all of it takes some minutes."""
    options = _options()
    if options.walk:
        return subprocess.call([sys.executable, str(HERE / "packaging" / "walk.py")])
    qt = QApplication(sys.argv[:1])
    qt.setQuitOnLastWindowClosed(False)
    OUT.mkdir(parents=True, exist_ok=True)
    made = 0
    for language in options.lang or LANGUAGES:
        for scale in options.scale or SCALES:
            for scheme in options.theme or SCHEMES:
                dress(qt, scheme, scale)
                made += sum(_look(qt, language, f"{language}-{scheme}-{scale}", options.only))
    write_index(OUT)
    if options.docs:
        _renew_docs()
    print(f"{made} pictures, index.html beside them, in {OUT.relative_to(HERE)}/")
    return 0


def _look(qt: QApplication, language: str, look: str, only: list[str]) -> Iterator[int]:
    for state in STATES:
        wanted = [e for e in SIGHTS if e.state == state and (not only or e.name in only)]
        if not wanted:
            continue
        with _stage(qt, language, state) as stage:
            for sight in wanted:
                window = sight.show(stage)
                stage.hands.picture(window, OUT / f"{sight.name}-{state}-{look}.png")
                stage.tidy()
                yield 1


def _renew_docs() -> None:
    """The pictures of the README, from those just made."""
    pictures = HERE / "docs" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    for name, made in DOCS.items():
        if (OUT / made).exists():
            shutil.copy(OUT / made, pictures / name)


@contextmanager
def _stage(qt: QApplication, language: str, state: State) -> Iterator[Stage]:
    with tempfile.TemporaryDirectory(prefix="receptionist-") as home:
        os.environ["RECEPTIONIST_HOME"] = home
        stage = Stage(qt, Path(home), language=language, state=state)
        yield stage
        stage.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py screenshots", description=__doc__)
    parser.add_argument("--lang", action="append", choices=LANGUAGES)
    parser.add_argument("--theme", action="append", choices=SCHEMES)
    parser.add_argument("--scale", action="append", type=int, choices=SCALES, metavar="100|150|200")
    names = sorted({each.name for each in SIGHTS})
    parser.add_argument("--only", action="append", choices=names, default=[], metavar="WINDOW")
    parser.add_argument("--docs", action="store_true", help="renew the pictures of the README")
    parser.add_argument("--walk", action="store_true", help="record the call of docs/walk.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
