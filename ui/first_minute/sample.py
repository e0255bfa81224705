"""A sample office to look at: a program and a file of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Final

from receptionist import i18n
from receptionist.paths import data_folder, file_address
from receptionist.settings import Settings, save_settings
from ui.background import Background
from ui.door.knock import address, knock
from ui.seat import Seat

_FOLDER: Final = "sample-office"
_MESSAGES: Final = 120


def sample_beside(seat: Seat, background: Background) -> None:
    """Show the sample office in a window of its own, as soon as it is made."""
    settings, spoken = seat.settings, i18n.language()
    today = seat.hours.local(seat.now()).date()
    background.keep(lambda: open_sample(settings, language=spoken, today=today), lambda _done: None)


def open_sample(settings: Settings, *, language: str, today: date) -> None:
    """Show the sample office beside this one; it is made anew every day. Off the GUI thread.

    `settings` are this PC's: the sample looks the same. Raises StorageTrouble.
    """
    home = data_folder() / _FOLDER
    if knock({"do": "raise", "activation": ""}, at=address(str(home))):
        return
    make_sample(home, settings, language=language, today=today)
    env = os.environ | {"RECEPTIONIST_HOME": str(home)}
    env.pop("RECEPTIONIST_DATABASE", None)
    subprocess.Popen(_program(), env=env, start_new_session=True)  # noqa: S603 -- ourselves


def make_sample(home: Path, settings: Settings, *, language: str, today: date) -> None:
    """Its file and its settings; one of another day is old, and thrown away."""
    from receptionist.services.desk import open_desk
    from receptionist.services.sample_office import fill_with_sample

    file, made = home / "receptionist.sqlite3", home / "made"
    stamp = f"{today.isoformat()} {language}"
    if not (file.exists() and made.exists() and made.read_text(encoding="utf-8") == stamp):
        for old in home.glob("receptionist.sqlite3*"):
            old.unlink()
        home.mkdir(parents=True, exist_ok=True)
        desk = open_desk(Settings(), address=file_address(file.as_posix()))
        try:
            fill_with_sample(desk, count=_MESSAGES, seed=7, language=language)
        finally:
            desk.close()
        made.write_text(stamp, encoding="utf-8")
    looks = Settings(
        language=settings.language, scheme=settings.scheme, welcomed=True, told_about_tray=True
    )
    save_settings(looks, home / "settings.toml")


def _program() -> list[str]:
    """How this program was started; a bundle has no Python of its own beside it."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "ui.start"]
