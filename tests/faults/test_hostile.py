"""R10: hostile texts come in by every door, and go out on paper and into the log as words.

Windows and notifications have tests of their own (tests/sights, tests/notifications).
"""

from __future__ import annotations

import csv
import io
import json
import logging
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from receptionist.cli import main
from receptionist.clock import SystemClock
from receptionist.domain.errors import DeskError
from receptionist.domain.message import Caller, Outcome
from receptionist.log import start_logging
from receptionist.services import manage_people
from receptionist.services.check_desk import check_desk
from receptionist.services.close_message import close
from receptionist.services.edit_message import Edit, edit, note
from receptionist.services.find_messages import message, messages
from receptionist.services.papers.long_lists import print_list
from receptionist.services.print_day import print_day, print_period, print_slips
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings, load_settings, save_settings
from receptionist.typed import LONGEST, clean, clean_line
from tests.desktop.program import furnish
from tests.faults.hostile import HOSTILE
from tests.faults.takers import FULL
from ui.drafts import keep_draft, load_drafts, new_draft


def test_the_desk_keeps_them_as_they_were_typed() -> None:
    desk, ana, juan = furnish()
    with closing(desk):
        for text in HOSTILE:
            caller = Caller(name=text, company=text, phone=text)
            new = NewMessage(caller=caller, text=text, assignee=juan, answers=((text, text),))
            taken = take_message(desk, replace(new, call_type=text), by=ana)
            changed = edit(desk, taken.number, Edit(text=f"{text} x"), by=ana)
            note(desk, taken.number, text, chase=True, by=ana)
            close(desk, taken.number, outcome=Outcome.NOT_NEEDED, note=text, by=ana)
            found = message(desk, taken.number).message
            for part in (found.text, found.caller.name, found.caller.phone, changed.text):
                assert len(part) <= LONGEST
            if len(clean(text)) <= LONGEST:
                assert taken.text == clean(text)
                assert taken.caller.name == clean_line(text)
            messages(desk, words=text)
            try:
                added = manage_people.add(desk, text)
            except DeskError:
                continue
            assert added.name.isprintable()
        assert check_desk(desk).troubles == ()


def test_they_are_printed_as_words_and_open_nothing(home: Path, tmp_path: Path) -> None:
    desk, ana, _juan = furnish()
    with closing(desk):
        numbers = [
            take_message(desk, NewMessage(caller=Caller(name=text), text=text), by=ana).number
            for text in HOSTILE
        ]
        day = desk.office().hours.local(desk.now()).date()
        papers = [print_day(desk), print_period(desk, first=day, last=day)]
        papers += [print_list(desk, numbers, title=HOSTILE[0]), print_slips(desk, numbers)]
    for pdf in papers:
        pages = pypdfium2.PdfDocument(pdf)
        assert len(pages) >= 1
        said = "".join(page.get_textpage().get_text_bounded() for page in pages)
        assert "root:x:0" not in said
    assert "Hijos <call>" in said.replace("\r\n", " ")
    # The same from a terminal, with every file that is opened on the way.
    log = tmp_path / "strace"
    command = ["strace", "-f", "-e", "trace=openat,connect", "-o", str(log), sys.executable]
    command += ["-W", "ignore", "-m", "receptionist", "report"]
    table = tmp_path / "list.csv"
    for asked in (["slip", *map(str, numbers)], ["list", "--tray", "all", "--csv", str(table)]):
        asked += ["--pdf", str(tmp_path / "x.pdf")]
        done = subprocess.run([*command, *asked], capture_output=True)
        assert done.returncode == 0, done.stderr
        opened = log.read_text(errors="replace")
        assert '"/etc/passwd"' not in opened
        assert "connect(" not in opened
    _is_harmless(table, len(HOSTILE))


def _is_harmless(table: Path, messages: int) -> None:
    """A line a message, whichever sign separates; no cell that a spreadsheet would reckon."""
    content = table.read_text(encoding="utf-8-sig")
    for sign in ";,\t":
        lines = list(csv.reader(io.StringIO(content, newline=""), delimiter=sign))
        cells = [cell for line in lines for cell in line]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        if sign in (";", ","):
            widest = max(lines, key=len)
            if len(widest) > 20:
                assert len(lines) == messages + 1
                assert {len(line) for line in lines} == {len(widest)}


def test_a_terminal_takes_them_as_arguments(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    desk, _ana, _juan = furnish()
    desk.close()
    for text in HOSTILE if FULL else HOSTILE[::4]:
        if "\0" in text:
            continue  # no system hands a NUL over
        capsys.readouterr()
        for command in (
            ["take", f"--caller={text}", f"--text={text}", f"--phone={text}", "--json"],
            ["take", f"--by={text}", "--json"],
            ["messages", f"--search={text}", "--json"],
            ["messages", f"--for={text}", "--json"],
            ["colleagues", "away", "Juan Peña", "--reason=out", f"--back={text}"],
            ["report", "day", f"--date={text}"],
            ["show", "1", "--json"],
        ):
            code = main(command)
            printed = capsys.readouterr()
            assert code in (0, 1), command
            assert "Traceback" not in printed.err
            if code:
                assert len(printed.err.strip().splitlines()) == 1, printed.err
            elif "--json" in command:
                json.loads(printed.out)


def test_settings_and_drafts_give_them_back(home: Path) -> None:
    for text in HOSTILE:
        wanted = text.encode("utf-8", "replace").decode()
        save_settings(Settings(person=text))
        assert load_settings().person == wanted
        draft = replace(new_draft(SystemClock().now()), who=text, text=text)
        keep_draft(draft)
        (read,) = [each for each in load_drafts() if each.id == draft.id]
        assert (read.who, read.text) == (wanted, wanted)


def test_a_line_of_the_log_stays_one_of_ours(tmp_path: Path) -> None:
    root, before = logging.getLogger(), list(logging.getLogger().handlers)
    start_logging(tmp_path / "receptionist.log")
    try:
        for text in HOSTILE:
            logging.getLogger("receptionist.test").info("said: %s", text[:200])
    finally:
        for handler in [each for each in root.handlers if each not in before]:
            root.removeHandler(handler)
            handler.close()
        logging.raiseExceptions = True
    lines = (tmp_path / "receptionist.log").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if " INFO receptionist.test said: " in line]) == len(HOSTILE)
    assert not any("655123456" in line or "600 123 456" in line for line in lines)
