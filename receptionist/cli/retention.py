"""The commands on how long callers' data is kept in closed messages (product.md §5)."""

from __future__ import annotations

import argparse

from receptionist.cli.terminal import Terminal
from receptionist.i18n import _, n_
from receptionist.services.erasing.let_go import kept_too_long, let_go
from receptionist.services.office import keep_for as keep

Options = argparse.Namespace


def show(terminal: Terminal, _options: Options) -> None:
    """receptionist-cli retention show"""
    months, older = terminal.desk.office().keep_months, kept_too_long(terminal.desk)
    lines = [_("Callers' data is kept for good.")]
    if months:
        kept = n_(
            "{count} month after it is closed, a message loses its caller's data.",
            "{count} months after it is closed, a message loses its caller's data.",
            months,
        )
        waiting = n_("{count} message is older.", "{count} messages are older.", older)
        lines = [kept.format(count=months), waiting.format(count=older)]
    terminal.print("\n".join(lines), {"months": months, "older": older})


def keep_for(terminal: Terminal, options: Options) -> None:
    """receptionist-cli retention set"""
    keep(terminal.desk, options.months)
    show(terminal, options)


def run(terminal: Terminal, _options: Options) -> None:
    """receptionist-cli retention run"""
    numbers: list[int] = []
    files = 0
    while (done := let_go(terminal.desk, by=terminal.by)).numbers:
        numbers += done.numbers
        files += done.files
    say_erased(terminal, numbers, files)


def say_erased(terminal: Terminal, numbers: list[int], files: int) -> None:
    """Say how many messages lost their caller's data, however it came to it."""
    said = n_(
        "{count} message has lost its caller's data; its times and figures stay.",
        "{count} messages have lost their caller's data; their times and figures stay.",
        len(numbers),
    ).format(count=len(numbers))
    terminal.print(said, {"numbers": numbers, "files": files})
