"""The desk from a terminal, a script, a timer job: `receptionist-cli VERB …`."""

from __future__ import annotations

import os
import sys

from receptionist.domain.errors import Cancelled, DeskError
from receptionist.i18n import _, system_language, use_language
from receptionist.settings import load_settings


def main(arguments: list[str] | None = None) -> int:
    """Do what `arguments` say. 0 done, 1 refused with one line on stderr, 2 wrong usage.

    130 is Ctrl+C: what was not finished is not there."""
    settings = load_settings()
    use_language(settings.language if settings.language != "system" else system_language())
    # A name from an odd terminal or file must not end the program while it is being printed.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us (head, less) has gone: what is left is said to nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _run(arguments: list[str] | None) -> int:
    try:
        _work(arguments)
    except DeskError as error:
        print(" ".join(str(error).split()), file=sys.stderr)  # noqa: T201 -- this is a terminal
        return 130 if isinstance(error, Cancelled) else 1
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)  # noqa: T201 -- this is a terminal
        return 130
    return 0


def _work(arguments: list[str] | None) -> None:
    # What the commands need takes a second to load on a slow computer: Ctrl+C is heard by then.
    from receptionist.cli.doing.at_its_desk import work_for
    from receptionist.cli.parser import make_parser

    options = make_parser().parse_args(arguments)
    if getattr(options, "without_desk", False):
        options.do(options)
    else:
        work_for(options)
