"""Which window system is used: XWayland where it is there, and never against a wish."""

from __future__ import annotations

import os
import sys

import pytest
from pytestqt.qtbot import QtBot

from receptionist.settings import Settings
from ui.app import App
from ui.start import _choose_platform


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


def test_a_logout_before_the_first_paint_ends_the_program(qtbot: QtBot) -> None:
    program = App(Settings(language="en"))
    qtbot.addWidget(program.window)
    program.quit()
    assert program.window.ends
