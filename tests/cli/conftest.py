"""The command line in this process: what it answered, printed and wrote."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from receptionist.cli import main

AT = "2026-11-23T10:00:00+01:00"


class Answer(NamedTuple):
    """Exit code and what was printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What a program reads."""
        assert self.code == 0, self.err
        return json.loads(self.out)


Cli = Callable[..., Answer]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """`receptionist-cli`, in English, as of Monday 23 November 2026 at ten in Madrid."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def run(*arguments: str, at: str = AT) -> Answer:
        capsys.readouterr()
        try:
            code = main([*(("--at", at) if at else ()), *arguments])
        except SystemExit as wrong:
            code = int(wrong.code or 0)
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office's home, made once."""
    home = tmp_path_factory.mktemp("home")
    commands = (
        ("colleagues", "add", "Laura", "--role", "owner"),
        ("colleagues", "add", "Ana", "--role", "front-desk"),
        ("colleagues", "add", "Marta"),
        ("colleagues", "add", "Juan", "--deputy", "Marta"),
        ("departments", "add", "Ventas", "--members", "Juan,Marta"),
    )
    with pytest.MonkeyPatch.context() as here:
        here.setenv("RECEPTIONIST_HOME", str(home))
        here.setenv("LC_ALL", "en_GB.UTF-8")
        for arguments in commands:
            assert main(["--at", AT, *arguments]) == 0
    return home


@pytest.fixture
def office(cli: Cli, home: Path, made_office: Path) -> Cli:
    """Laura owns it, Ana is the front desk, Juan and Marta receive messages."""
    shutil.copytree(made_office, home)
    return cli


@pytest.fixture
def taken(office: Cli) -> Cli:
    """And message 1, for Juan, promised by half past eleven."""
    arguments = ("take", "--caller", "María López", "--phone", "655 12 34 56", "--for", "Juan")
    assert office(*arguments, "--text", "presupuesto", "--by", "11:30").code == 0
    return office
