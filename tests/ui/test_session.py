"""Starting with the session: an entry that every system can read, made once and taken away."""

from __future__ import annotations

import configparser
import os
import plistlib
import shlex
import sys
from pathlib import Path

import pytest

from receptionist.paths import autostart_folder
from ui.desktop import session
from ui.desktop.session import command, entry_file, start_with_session


def test_a_desktop_file_starts_it_without_its_window() -> None:
    start_with_session(True, system="linux")
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(entry_file("linux"), encoding="utf-8")
    values = entry["Desktop Entry"]
    assert values["Type"] == "Application"
    assert shlex.split(values["Exec"]) == command()
    assert command()[-1] == "--hidden"
    start_with_session(False, system="linux")
    assert not entry_file("linux").exists()
    start_with_session(False, system="linux")


def test_a_program_in_a_strange_folder_is_quoted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    strange = tmp_path / 'a "quiet" $place`s' / "100 %"
    strange.mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(strange / "python"))
    line = session._desktop_file().decode().split("Exec=")[1].splitlines()[0]
    # A reader takes the string value first, then the quotes, then the field codes.
    once = line.replace("\\\\", "\\")
    words = [word.replace("%%", "%") for word in shlex.split(once.replace("\\`", "`"))]
    assert [word.replace("\\$", "$") for word in words] == command()


def test_a_launch_agent_runs_at_login() -> None:
    start_with_session(True, system="darwin")
    agent = plistlib.loads(entry_file("darwin").read_bytes())
    assert agent["ProgramArguments"] == command()
    assert agent["RunAtLoad"] is True
    start_with_session(False, system="darwin")
    assert not entry_file("darwin").exists()


def test_the_entry_stands_where_the_session_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RECEPTIONIST_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", os.sep + "config")
    assert autostart_folder("linux") == Path(os.sep + "config") / "autostart"
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert autostart_folder("linux") == Path.home() / ".config" / "autostart"
    assert autostart_folder("darwin").name == "LaunchAgents"
