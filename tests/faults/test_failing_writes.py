"""R3: the n-th write fails, for every n: never "saved" without it, a sentence, and then it goes on.

strace fails the n-th of all writes, syncs, cuts and renames that a process makes. Each action is
done by the real command line, twice: the first time with the fault, the second time without.
"""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from receptionist.paths import database_file
from receptionist.services.desk import Desk
from receptionist.services.keep_backup import keep_backup
from receptionist.services.take_message import NewMessage, take_message
from tests.desktop.program import furnish
from tests.faults.takers import FULL

_CALLS: Final = "write,pwrite64,fsync,fdatasync,ftruncate,rename"
_ACTIONS: Final = ("take", "close", "report", "backup", "settings", "draft")
_SOME: Final = (("pwrite64", 10), ("fdatasync", 3), ("fsync", 1), ("write", 1), ("rename", 1))

# One process for each action, so that each counts its own calls; answers go over a socket, whose
# calls are not among those that fail.
_ACTOR: Final = """
import io, json, os, shutil, socket, sys
from dataclasses import replace
from pathlib import Path
from receptionist.cli import main
from receptionist.clock import SystemClock
from receptionist.domain.errors import DeskError
from receptionist.settings import Settings, save_settings
from ui.drafts import keep_draft, new_draft
home, answers = Path(sys.argv[1]), int(sys.argv[2])
draft = new_draft(SystemClock().now())
def cli(*words):
    sys.stderr = io.StringIO()
    sys.stdout = io.StringIO()
    code = main(list(words))
    return [code, sys.stderr.getvalue()]
def plainly(work):
    try:
        work()
    except DeskError as error:
        return [1, str(error)]
    return [0, ""]
def do(action, turn):
    file = str(home / action / "out")
    if action == "take":
        return cli("take", "--caller", f"caller {turn}", "--nothing-promised")
    if action == "close":
        return cli("close", "1", "--outcome", "not-needed", "--note", f"turn {turn}")
    if action == "report":
        return cli("report", "day", "--pdf", file)
    if action == "backup":
        return cli("backup", file)
    if action == "settings":
        return plainly(lambda: save_settings(Settings(person=f"turn {turn}")))
    return plainly(lambda: keep_draft(replace(draft, who=f"turn {turn}")))
for action in sys.argv[3:]:
    os.environ["RECEPTIONIST_HOME"] = str(home / action)
    child = os.fork()
    if not child:
        found = []
        for turn in (1, 2):
            try:
                found.append(do(action, turn))
            except BaseException as error:
                found.append([3, f"{type(error).__name__}: {error}"])
        socket.socket(fileno=answers).send(json.dumps([action, found]).encode())
        os._exit(0)
    os.waitpid(child, 0)
"""


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for each action, to be copied: a desk with a message, and older files."""
    folder = tmp_path_factory.mktemp("stages")
    with pytest.MonkeyPatch.context() as patch:
        for action in _ACTIONS:
            home = folder / action
            patch.setenv("RECEPTIONIST_HOME", str(home))
            desk, ana, _juan = furnish()
            take_message(desk, NewMessage(text="x"), by=ana)
            _old_files(desk, home)
            desk.close()
    return folder


def _old_files(desk: Desk, home: Path) -> None:
    (home / "settings.toml").write_text('person = "turn 0"\n')
    if home.name == "backup":
        keep_backup(desk, str(home / "out"))
    else:
        (home / "out").write_bytes(b"%PDF old")


def _act(
    stages: Path, home: Path, actions: Sequence[str], *, fault: tuple[str, str, int] | None = None
) -> dict[str, Any]:
    """Do these actions once with the fault and once without; what each answered."""
    shutil.copytree(stages, home)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    log = home / "strace"
    inject = ["-e", f"inject={fault[0]}:error={fault[1]}:when={fault[2]}"] if fault else []
    command = ["strace", "-f", "-e", f"trace={_CALLS}", *inject, "-o", str(log), sys.executable]
    command += ["-W", "ignore", "-c", _ACTOR, str(home), str(theirs.fileno()), *actions]
    done = subprocess.run(command, pass_fds=[theirs.fileno()], capture_output=True, text=True)
    theirs.close()
    assert done.returncode == 0, done.stderr
    found = {}
    with closing(ours):
        while packet := ours.recv(1 << 20):
            action, answers = json.loads(packet)
            found[action] = answers
    return found


def _look(home: Path, action: str, answers: list[list[Any]]) -> None:
    """Whether what was said is true."""
    (first, why), (second, _none) = answers
    assert second == 0, f"it does not go on afterwards: {answers}"
    assert first in (0, 1), f"no sentence but {why}"
    assert first == 0 or why.strip(), "refused without a word"
    folder = home / action
    with closing(sqlite3.connect(folder / database_file().name)) as desk:
        assert desk.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        states = [json.loads(row[0]) for row in desk.execute("SELECT state FROM messages")]
    if action == "take":
        names = [each["caller"].get("name") for each in states if "caller" in each]
        wanted = ["caller 1", "caller 2"] if first == 0 else ["caller 2"]
        assert [name for name in names if name] == wanted
    elif action == "close":
        note = "turn 1" if first == 0 else "turn 2"
        assert states[0]["closing"]["note"] == note
    elif action == "report":
        content = (folder / "out").read_bytes()
        assert content.startswith(b"%PDF-")
        assert b"%%EOF" in content[-10:]
    elif action == "backup":
        with closing(sqlite3.connect(folder / "out")) as copy:
            assert copy.execute("SELECT count(*) FROM messages").fetchone() == (1,)
    elif action == "settings":
        assert 'person = "turn 2"' in (folder / "settings.toml").read_text()
    else:
        (file,) = (folder / "drafts").glob("*.json")
        assert json.loads(file.read_text())["who"] == "turn 2"
    left = [each.name for each in folder.iterdir() if each.name.startswith(".")]
    assert not left, f"half a file was left: {left}"


def _calls(log: Path) -> dict[str, Counter[str]]:
    """How often each action made each call in both turns; each has a process, in their order."""
    counts: dict[str, Counter[str]] = {}
    for line in log.read_text(errors="replace").splitlines():
        process, call = line.split()[0], line.split()[1].split("(")[0]
        if not call.isalnum():  # a signal, an end
            continue
        counts.setdefault(process, Counter())[call] += 1
    return dict(zip(_ACTIONS, counts.values(), strict=True))


def test_whichever_write_fails_nothing_is_said_that_is_not_so(stages: Path, tmp_path: Path) -> None:
    found = _act(stages, tmp_path / "none", _ACTIONS)
    # The second closing of a closed message is refused, and rightly.
    assert found.pop("close")[1][0] == 1
    for action, answers in found.items():
        _look(tmp_path / "none", action, answers)
    calls = _calls(tmp_path / "none" / "strace")
    most = {call: max(counts[call] for counts in calls.values()) for call in _CALLS.split(",")}
    every = [(call, n) for call, count in most.items() for n in range(1, count + 1)]
    refused = dict.fromkeys(_ACTIONS, 0)
    for place, (call, n) in enumerate(every if FULL else _SOME):
        # Beyond half of its calls the second turn fails, which shows nothing new.
        actions = [each for each in _ACTIONS if n <= (calls[each][call] + 1) // 2]
        for error in ("EIO", "ENOSPC") if FULL else (("EIO", "ENOSPC")[place % 2],):
            home = tmp_path / f"{call}-{error}-{n}"
            if not actions:
                continue
            for action, answers in _act(stages, home, actions, fault=(call, error, n)).items():
                refused[action] += answers[0][0]
                if action == "close" and answers[0][0] == 0:
                    assert answers[1][0] == 1, "closed twice"
                    answers[1][0] = 0
                _look(home, action, answers)
            shutil.rmtree(home)
    assert all(refused.values()), f"{calls} nothing failed there, so nothing was tried: {refused}"
