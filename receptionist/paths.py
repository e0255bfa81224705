"""Where the program keeps its files on this PC; RECEPTIONIST_HOME puts all in one folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from platformdirs import PlatformDirs

_FILE: Final = "sqlite:///"
_DIRS = PlatformDirs("receptionist", appauthor=False, roaming=False)


def _home() -> Path | None:
    home = os.environ.get("RECEPTIONIST_HOME")
    return Path(home) if home else None


def data_folder() -> Path:
    """Messages, drafts, backups: what must never get lost."""
    return _home() or Path(_DIRS.user_data_dir)


def settings_file() -> Path:
    """This PC's settings."""
    return (_home() or Path(_DIRS.user_config_dir)) / "settings.toml"


def passwords_file() -> Path:
    """Passwords of a PC without a keyring, readable by its user alone."""
    return (_home() or Path(_DIRS.user_config_dir)) / "passwords.json"


def logins_file() -> Path:
    """The logins of an office that this PC holds, without their passwords."""
    return (_home() or Path(_DIRS.user_config_dir)) / "logins.json"


def window_file() -> Path:
    """Where the window stood and how wide its parts were."""
    return (_home() or Path(_DIRS.user_config_dir)) / "window.ini"


def database_file() -> Path:
    """The SQLite file of a desk on one PC."""
    return data_folder() / "receptionist.sqlite3"


def file_address(file: Path | str) -> str:
    """The database address of a SQLite file, whatever its folders are called."""
    return _FILE + str(file).replace("%", "%25").replace("?", "%3F")


def file_of(address: str) -> Path | None:
    """The file of such an address, without asking SQLAlchemy; None for any other."""
    if not address.startswith(_FILE) or "?" in address:
        return None
    from urllib.parse import unquote

    return Path(unquote(address.removeprefix(_FILE), errors="surrogateescape"))


def drafts_folder() -> Path:
    """One file for each message being written."""
    return data_folder() / "drafts"


def long_texts_folder() -> Path:
    """One file for each text that was too long to be stored in a message."""
    return data_folder() / "long texts"


def day_pages_folder() -> Path:
    """The day pages made at closing time, where no other folder was chosen."""
    return data_folder() / "day-pages"


def day_pages_file() -> Path:
    """Until which day the day pages are made, and which still have to be printed."""
    return data_folder() / "day-pages.json"


def running_file() -> Path:
    """From when to when the program ran, day by day."""
    return data_folder() / "running.json"


def snapshot_file() -> Path:
    """The last known open messages, shown before the database has answered."""
    return data_folder() / "snapshot.json"


def office_folder(name: str) -> Path:
    """What this PC keeps of one office for the hours its server is away, and what waits for it."""
    return data_folder() / "office" / name


def office_certificate_file() -> Path:
    """The authority by which the office's server proves who it is, where it has one of its own."""
    return data_folder() / "office" / "certificate.pem"


def autostart_folder(system: str) -> Path:
    """Where this person's session looks for what starts with it, on Linux and macOS."""
    if home := _home():
        return home / "autostart"
    if system == "darwin":
        return Path.home() / "Library" / "LaunchAgents"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "autostart"


def lock_file() -> Path:
    """Held by the one running window."""
    return data_folder() / "window.lock"


def log_file() -> Path:
    """What the program did, without what callers said."""
    home = _home()
    return (home / "log" if home else Path(_DIRS.user_log_dir)) / "receptionist.log"
