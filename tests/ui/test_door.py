"""The door of the running window: a second start and the telephone knock, and are understood."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from tests.faults.hostile import HOSTILE
from ui.door.call import BadCall, is_call, read_call
from ui.door.knock import LONGEST, address, read, written
from ui.door.one_window import OneWindow
from ui.start import main

Asked = list[dict[str, str]]
RING = {"do": "call", "number": "655123456", "name": "", "event": "ring"}


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Asked]:
    """What a window that runs is asked at its door."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("RECEPTIONIST_HOME", str(tmp_path))
    window = OneWindow(str(tmp_path / "lock"))
    assert window.take()
    window.open()
    heard: Asked = []
    window.asked.connect(heard.append)
    yield heard
    window.give_up()


@pytest.mark.parametrize(
    ("said", "call"),
    [
        (["--call", "655123456"], {}),
        (["--event", "answer", "--call", "655123456"], {"event": "answer"}),
        (["--call=655123456", "--name=María López"], {"name": "María López"}),
        (["--call"], {"number": ""}),
        (["receptionist://call?number=655123456"], {}),
        (
            ["receptionist:call?number=%2B34655123456&name=Mar%C3%ADa&event=end"],
            {"number": "+34655123456", "name": "María", "event": "end"},
        ),
        (["--call", "6" * 9000], {"number": "6" * 200}),
    ],
)
def test_a_call_is_told_in_these_ways(said: list[str], call: dict[str, str]) -> None:
    assert is_call(said)
    assert read_call(said) == RING | call


@pytest.mark.parametrize(
    "said",
    [
        ["--call", "655123456", "--event", "shout"],
        ["--call", "655123456", "--database", "sqlite:///x"],
        ["655123456", "--call"],
        ["receptionist://erase?number=655123456"],
        ["receptionist://[call?number=6"],
    ],
)
def test_what_is_no_call_is_refused_in_words(
    said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert is_call(said)
    with pytest.raises(BadCall):
        read_call(said)
    assert main(said) == 2
    assert capsys.readouterr().err.startswith("receptionist: ")


def test_other_options_are_no_call() -> None:
    assert not is_call(["--database", "sqlite:///calls", "--hidden"])


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_said_at_the_door_arrives_as_one_line(text: str) -> None:
    line = written(RING | {"name": text})
    assert line.count(b"\n") == 1
    shown = " ".join(text.replace("\0", "").splitlines())
    assert read(line)["name"] == shown.encode(errors="replace").decode()
    assert read(line)["number"] == RING["number"]


@pytest.mark.parametrize("line", [b"\n", b"\0\n", b"\xff\0\xfe\n", b'{"do": "raise"}\n', b"do\n"])
def test_noise_at_the_door_asks_for_nothing(line: bytes) -> None:
    assert "do" not in read(line)


def test_the_telephone_reaches_the_window_without_a_window_library(
    asked: Asked, qtbot: QtBot
) -> None:
    words = ["--call", "655123456", "--name", "María"]
    loaded = "import json, sys; from ui.start import main; code = main(sys.argv[1:]);"
    loaded += "print(json.dumps([code, 'PySide6' in sys.modules, 'argparse' in sys.modules]))"
    told = subprocess.Popen(
        [sys.executable, "-c", loaded, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    qtbot.waitUntil(lambda: told.poll() is not None, timeout=20_000)
    out, _err = told.communicate()
    assert json.loads(out) == [0, False, False]
    assert asked == [RING | {"name": "María"}]


def test_where_no_window_runs_the_telephone_opens_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert main(["--call", "655123456"]) == 1
    assert "no window runs here" in capsys.readouterr().err


def test_who_speaks_too_long_is_not_listened_to(asked: Asked, qtbot: QtBot) -> None:
    visitor = QLocalSocket()
    visitor.connectToServer(address())
    assert visitor.waitForConnected(2000)
    visitor.write(b"x" * (4 * LONGEST))
    left = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: visitor.state() == left, timeout=5000)
    assert asked == []
