"""The commands on paper and on the desk as a whole."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from receptionist.cli import progress, reports
from receptionist.domain.figures.known import HowFar
from tests.cli.conftest import Cli
from tests.support.programs import programs_in


def test_the_day_in_figures_and_on_paper(taken: Cli, tmp_path: Path) -> None:
    file = tmp_path / "new" / "day.pdf"
    figures = taken("--json", "report", "day", "--pdf", str(file), "--language", "es").json
    assert (figures["day"], figures["taken"]) == ("2026-11-23", 1)
    assert file.read_bytes().startswith(b"%PDF")
    assert taken("report", "day", "--date", "2026-11-23").out == (
        "2026-11-23: carried in 0 + taken 1 + reopened 0 = closed 0 + still open 1\n"
    )


def test_slips_and_a_period(taken: Cli, tmp_path: Path) -> None:
    slip, period = tmp_path / "slip.pdf", tmp_path / "period.pdf"
    assert taken("--json", "report", "slip", "1", "1", "--pdf", str(slip)).json == [1, 1]
    assert slip.read_bytes().startswith(b"%PDF")
    days = ("--from", "2026-11-01", "--to", "2026-11-30")
    assert taken("--json", "report", "period", *days, "--pdf", str(period)).json
    assert period.read_bytes().startswith(b"%PDF")
    assert taken("report", "period", *days).out == "2026-11-01 to 2026-11-30\n"
    assert taken("report", "slip", "1", "--paper", "Letter").out == "1 slip\n"


def test_the_figures_for_a_spreadsheet(taken: Cli, tmp_path: Path) -> None:
    day, period = tmp_path / "day.csv", tmp_path / "period.csv"
    assert taken("report", "day", "--csv", str(day), "--list", "open", "--no-mark").code == 0
    assert len(day.read_text("utf-8").splitlines()) == 2
    days = ("--from", "2026-11-01", "--to", "2026-11-30")
    asked = ("--csv", str(period), "--language", "en", "--person", "jua")
    assert taken("report", "period", *days, *asked).code == 0
    assert "taken,1," in period.read_text("utf-8-sig")
    assert "Only the owner" in taken("report", "period", *days, "--as", "Ana").err
    assert taken("report", "period", *days, "--as", "Laura").code == 0


def test_a_list_goes_out_as_csv_and_on_paper(taken: Cli, tmp_path: Path) -> None:
    table, paper = tmp_path / "open.csv", tmp_path / "open.pdf"
    asked = ("--csv", str(table), "--pdf", str(paper), "--language", "en", "--no-mark")
    assert taken("--json", "report", "list", "--for", "Juan", *asked).json == [1]
    assert table.read_text("utf-8").splitlines()[1].startswith("1,2026-11-23 10:00,Ana,")
    assert paper.read_bytes().startswith(b"%PDF")
    assert taken("report", "list", "--tray", "closed").out == "0 messages\n"
    assert "0 (all) or more" in taken("report", "list", "--limit", "-1").err


def test_what_takes_long_says_how_far_it_is_and_can_be_stopped(
    taken: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "QUIET_FOR", -1.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    file = tmp_path / "all.csv"
    assert taken("report", "list", "--csv", str(file)).err == "\r  0%\r    \r"

    def interrupted(_part: float) -> None:
        raise KeyboardInterrupt

    @contextmanager
    def pressing_control_c() -> Iterator[HowFar]:
        yield interrupted

    file.unlink()
    monkeypatch.setattr(reports, "telling_how_far", pressing_control_c)
    stopped = taken("report", "list", "--csv", str(file))
    assert (stopped.code, stopped.err) == (130, "Stopped.\n")
    assert not list(tmp_path.glob("*csv*"))


def test_what_a_colleague_has_not_seen_and_a_printer(
    taken: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert taken("--json", "report", "slip", "--unseen-of", "Juan").json == [1]
    nothing = taken("report", "slip", "--unseen-of", "Ana")
    assert nothing.err == "There is no message to print.\n"
    printed = tmp_path / "printed.pdf"
    programs = {"lp": f'for last; do :; done; cp "$last" {printed}; echo "request id is P-7"'}
    monkeypatch.setenv("PATH", f"{programs_in(tmp_path / 'bin', programs)}:/usr/bin:/bin")
    assert taken("report", "day", "--full", "--print").code == 0
    assert printed.read_bytes().startswith(b"%PDF")
    kept = tmp_path / "day.pdf"
    assert taken("report", "day", "--print", "--pdf", str(kept)).code == 0
    assert printed.read_bytes() == kept.read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "period", "--from", "2026-11-30", "--to", "2026-11-01"),
        ("report", "day", "--csv", "x.csv", "--list", "months"),
        ("report", "slip"),
        ("report", "slip", "9"),
        ("report", "slip", "9" * 30),
        ("report", "day", "--date", "tomorrow"),
        ("report", "day", "--date", "9999-12-31"),
        ("report", "day", "--pdf", "/dev/null/x.pdf"),
        ("backup", "/dev/null/copy"),
    ],
)
def test_what_cannot_be_made_is_one_line(taken: Cli, arguments: tuple[str, ...]) -> None:
    refused = taken(*arguments)
    assert (refused.code, len(refused.err.splitlines())) == (1, 1)


def test_backup_and_check(taken: Cli, tmp_path: Path, home: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    kept = taken("--json", "backup", str(copy)).json
    assert kept == {"file": str(copy), "messages": 1, "bytes": copy.stat().st_size}
    assert "1 message is in" in taken("backup", str(copy)).out
    assert taken("--json", "check", "--database", f"sqlite:///{copy}").json["messages"] == 1
    assert taken("check").out == "1 message checked: everything holds together.\n"
    with sqlite3.connect(home / "receptionist.sqlite3") as past_the_program:
        past_the_program.execute("UPDATE messages SET state = replace(state, 'presu', 'x')")
    past_the_program.close()
    troubled = taken("check")
    assert troubled.code == 1
    assert troubled.out == "Message 1 is not what its history says.\n"
    assert troubled.err.startswith("Something stored does not hold together")


def test_the_doctor_says_what_this_computer_can_do(cli: Cli, home: Path) -> None:
    found = cli("--json", "doctor").json
    assert found["database"] == str(home / "receptionist.sqlite3")
    assert (found["language"], found["time_zone"]) == ("en", "Europe/Madrid")
    assert {"version", "python", "system", "notifications", "trouble"} <= set(found)
    assert "database" in cli("doctor").out


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_demo_of_the_same_seed_and_time_is_the_same(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")

    def demo(name: str, seed: str) -> Any:
        address = ("--database", f"sqlite:///{tmp_path / name}")
        made = cli("--json", "demo", "--messages", "40", "--seed", seed, *address).json
        assert made == {"messages": 40}
        everything = cli("--json", "messages", "--tray", "all", *address).json
        first = cli("--json", "show", "1", *address).json
        return everything, first, cli("--json", "colleagues", "list", *address).json

    assert demo("a", "7") == demo("b", "7")
    assert demo("c", "8") != demo("d", "7")


def test_a_demo_is_never_mixed_with_somebodys_work(taken: Cli) -> None:
    assert taken("demo").err == "A sample office needs an empty database of its own.\n"
    assert taken("demo", "--messages", "-1").code == 1
