"""This PC's settings, each declared once; those of the office live in its database."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final

from receptionist.files import write_safely
from receptionist.paths import database_file, file_address, settings_file

log = logging.getLogger(__name__)

_MOST_LETTERS: Final = 1_000_000  # all of ours are a few thousand at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What this PC remembers; an unknown or unreadable entry of the file is its default."""

    language: str = "system"
    """"es", "en", or "system": as the desktop speaks."""

    database: str = ""
    """The SQLAlchemy address of the desk; empty is the SQLite file in the data folder."""

    person: str = ""
    """The name of who sits here; empty while nobody was chosen."""

    asks_who: bool = False
    """Whether somebody has to sit down here before anything is shown: known from last time."""

    asks_name: str = ""
    """"yes" or "no": whether the start asks who sits here; "" while nobody has decided."""

    reminds_for: str = "everyone"
    """"everyone" on a shared desk, or "person": only for who sits here."""

    scheme: str = "system"
    """"light", "dark", "contrast", or "system": as the desktop looks."""

    sounds: bool = True
    """Whether a reminder that is due may make one soft sound."""

    paper: str = "A4"
    """"A4" or "Letter", for everything printed here."""

    backup_folder: str = ""
    """A second folder for backups (another disk, a stick); empty is none."""

    makes_day_page: bool = True
    """Whether this PC makes the day page at closing time and keeps it in a folder."""

    day_page_folder: str = ""
    """Where the day pages are kept; empty is a folder beside the messages."""

    prints_day_page: bool = False
    """Whether the day page is printed as well when it is made."""

    printer: str = ""
    """The printer for what is printed by itself; empty is the system's usual one."""

    csv_mark: bool = True
    """Whether a CSV file begins with the mark by which Excel knows UTF-8."""

    welcomed: bool = False
    """Whether the questions of the first start were answered or skipped."""

    begun: bool = False
    """Whether the four first steps were taken, or hidden."""

    starts_with_session: str = ""
    """"yes" or "no"; empty while nobody has decided, and then it does once it was welcomed."""

    told_about_tray: bool = False
    """Whether it was said once that the program goes on when its window is closed."""

    computer: str = ""
    """Which of the office's PCs this is: an id that it gives itself."""

    seen_notification_at: str = ""
    """When somebody last proved that notifications are visible here, ISO 8601."""


def load_settings(file: Path | None = None) -> Settings:
    """What the file says; a missing or damaged one gives the defaults, and is logged."""
    file = file or settings_file()
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as written:
            values = _values(written.read(_MOST_LETTERS))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        log.warning("the settings cannot be read and are taken as new: %s", error)
        return Settings()
    return Settings(**{name: value for name, value in values.items() if _fits(name, value)})


def save_settings(settings: Settings, file: Path | None = None) -> None:
    """Keep the settings on disk. Raises StorageTrouble."""
    lines = [f"{name} = {_toml(value)}\n" for name, value in asdict(settings).items()]
    write_safely(file or settings_file(), "".join(lines).encode(errors="replace"))


def database_address(settings: Settings) -> str:
    """Where the messages are: as set, by the environment, or this PC's own SQLite file."""
    return (
        settings.database
        or os.environ.get("RECEPTIONIST_DATABASE", "")
        or file_address(database_file())
    )


def _values(text: str) -> dict[str, Any]:
    """The entries as we write them, which JSON reads; what somebody wrote otherwise is TOML."""
    try:
        pairs = (line.partition(" = ") for line in text.splitlines() if line)
        return {name: json.loads(value) for name, _sign, value in pairs}
    except ValueError:
        import tomllib  # costs the first paint 2 ms

    try:
        return tomllib.loads(text)
    except ValueError as error:
        log.warning("the settings cannot be read whole, the lines that can hold: %s", error)
        return dict(_readable(text))


def _readable(text: str) -> Iterator[tuple[str, Any]]:
    """One slip in one line must not send this PC to another desk than its office's."""
    for line in text.splitlines():
        name, _sign, value = line.partition("=")
        with suppress(ValueError):
            yield name.strip(), json.loads(value)


def _fits(name: str, value: Any) -> bool:
    default = {each.name: each.default for each in fields(Settings)}.get(name)
    return default is not None and type(value) is type(default)


def _toml(value: Any) -> str:
    # A JSON text is a TOML text, true and false included (TOML 1.0, basic strings), but for the
    # halves of characters that JSON escapes and the one control character that it does not.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
