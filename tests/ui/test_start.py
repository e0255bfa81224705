"""How it starts and ends: the window system, where nothing can be written, when asked to end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from receptionist.settings import Settings
from tests.support.desktop import end
from tests.support.waiting import wait_until
from ui.app import App
from ui.desktop import program
from ui.door.knock import knock
from ui.door.one_window import OneWindow
from ui.start import _choose_platform, main

HOUSE = Path(__file__).parents[2]
Start = Callable[[Path], "subprocess.Popen[bytes]"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Wayland is Linux's")
@pytest.mark.parametrize(
    ("wayland", "display", "wish", "used"),
    [
        ("wayland-0", ":0", None, "xcb;wayland"),
        ("wayland-0", "", None, None),
        ("", ":0", None, None),
        ("wayland-0", ":0", "wayland", "wayland"),
    ],
)
def test_the_window_system(
    monkeypatch: pytest.MonkeyPatch, wayland: str, display: str, wish: str | None, used: str | None
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    if wish:
        monkeypatch.setenv("QT_QPA_PLATFORM", wish)
    _choose_platform()
    assert os.environ.get("QT_QPA_PLATFORM") == used


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is one")
def test_without_a_screen_it_says_so_instead_of_breaking_off(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "No hay aquí ninguna pantalla" in capsys.readouterr().err


def test_a_logout_before_the_first_paint_ends_the_program(qtbot: QtBot) -> None:
    app = App(Settings(language="en"))
    qtbot.addWidget(app.window)
    app.quit()
    assert app.window.ends


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """The real program at a home; it is up once it answers the door."""
    programs: list[subprocess.Popen[bytes]] = []
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    def start(home: Path) -> subprocess.Popen[bytes]:
        monkeypatch.setenv("RECEPTIONIST_HOME", str(home))
        script = [sys.executable, "-W", "ignore", "-m", "ui.start"]
        programs.append(subprocess.Popen(script, cwd=HOUSE, stderr=subprocess.PIPE))
        wait_until(lambda: knock({"do": "raise"}), within=60, what="the program is up")
        return programs[-1]

    yield start
    for each in programs:
        end(each)


@pytest.mark.skipif(os.name == "nt", reason="Windows asks otherwise")
@pytest.mark.parametrize("how", ["SIGHUP", "SIGINT"])
@pytest.mark.usefixtures("in_a_terminal")
def test_the_end_of_its_terminal_ends_it_in_order(started: Start, tmp_path: Path, how: str) -> None:
    running = started(tmp_path / "home")
    running.send_signal(getattr(signal, how))
    _out, said = running.communicate(timeout=30)
    assert (running.returncode, "Traceback" in said.decode()) == (0, False), said.decode()
    assert not (tmp_path / "home" / "window.lock").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_where_nothing_can_be_written_the_window_comes_and_says_so(
    started: Start, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    running = started(tmp_path / "file" / "home")
    assert running.poll() is None
    running.terminate()
    _out, said = running.communicate(timeout=30)
    assert (running.returncode, "Traceback" in said.decode()) == (0, False), said.decode()


def test_a_start_waits_for_the_last_window_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))  # nobody answers the door
    last, next_ = (OneWindow(str(tmp_path / "lock")) for _each in range(2))
    assert last.take()
    monkeypatch.setattr(time, "sleep", lambda _seconds: last.give_up())
    assert program._comes_in(next_)
    monkeypatch.setattr(program, "_ENDS_WITHIN", 0)
    assert not program._comes_in(last)
    next_.give_up()


def test_a_lock_that_nobody_can_remove_keeps_no_window_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was killed, and its folder can only be read now."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))  # nobody answers the door
    killed, next_ = (OneWindow(str(tmp_path / "lock")) for _each in range(2))
    assert killed.take()
    monkeypatch.setattr(os, "access", lambda folder, _how: folder != tmp_path)
    monkeypatch.setattr(program, "_ENDS_WITHIN", 0)
    assert program._comes_in(next_)
    killed.give_up()


def test_a_second_window_goes_away_where_the_first_one_holds_the_door(tmp_path: Path) -> None:
    first, second = (OneWindow(str(tmp_path / "lock")) for _each in range(2))
    assert first.take()
    assert not second.take()
    first.give_up()
    assert second.take()
    second.give_up()
