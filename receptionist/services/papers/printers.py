"""The printers of this PC, asked through the system's own commands; no window is needed.

Linux and macOS print through CUPS (`lp`, `lpstat`), Windows through whatever opens PDF files there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from receptionist.domain.errors import PrinterTrouble
from receptionist.i18n import _

_PATIENCE: Final = 15.0
_MEDIA: Final = {"A4": "A4", "Letter": "Letter"}
_JOB: Final = re.compile(r"\b([\w.@+-]+-\d+)\b")


def printer_names() -> tuple[str, ...]:
    """The printers by name; none where the system cannot be asked."""
    try:
        return tuple(_ask("lpstat", "-e").split())
    except PrinterTrouble:
        return ()


def print_file(file: Path, *, printer: str = "", paper: str = "A4") -> str:
    """Send a PDF to `printer` (the usual one); the job's name where the system gives one.

    Raises PrinterTrouble.
    """
    if sys.platform == "win32":
        return _print_on_windows(file, printer)
    if printer and printer not in printer_names():
        raise PrinterTrouble(
            _("There is no printer “{name}” here. Choose another in the settings.").format(
                name=printer
            )
        )
    where = ("-d", printer) if printer else ()
    said = _ask("lp", *where, "-o", f"media={_MEDIA[paper]}", "--", str(file))
    found = _JOB.search(said)
    return found[1] if found else ""


def still_waiting(job: str) -> str:
    """Why a job has not been printed yet, in a sentence; "" when it is done, or nobody knows."""
    waiting = {line.split()[0] for line in _ask("lpstat", "-W", "not-completed", "-o").splitlines()}
    if job not in waiting:
        return ""
    printer = job.rpartition("-")[0]
    told = _ask("lpstat", "-l", "-p", printer)
    if "media-empty" in told or "media-needed" in told:
        return _("The printer {name} has no paper.").format(name=printer)
    if "disabled" in told.partition("\n")[0]:
        return _("The printer {name} is stopped. Start it again.").format(name=printer)
    return _("The printer {name} does not print. Is it switched on?").format(name=printer)


def _ask(program: str, *arguments: str) -> str:
    """What the system's command says. Raises PrinterTrouble."""
    found = shutil.which(program)
    if found is None:
        raise PrinterTrouble(_("This PC has no printing system (CUPS)."))
    try:
        done = subprocess.run(  # noqa: S603 -- our own words, no shell, the file behind "--"
            [found, *arguments],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PrinterTrouble(_("The printing system does not answer.")) from error
    if done.returncode:
        why = done.stderr.strip().splitlines()
        raise PrinterTrouble(
            _("The printer refused: {why}").format(why=why[-1][:200] if why else done.returncode)
        )
    return done.stdout


def _print_on_windows(file: Path, printer: str) -> str:
    start = getattr(os, "startfile")  # noqa: B009 -- there on Windows alone
    try:
        if printer:
            start(str(file), "printto", f'"{printer}"')
        else:
            start(str(file), "print")
    except OSError as error:
        raise PrinterTrouble(
            _("No program here prints PDF files. Open {file} and print it.").format(file=file.name)
        ) from error
    return ""
