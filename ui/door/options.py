"""What may be said at the start of the window."""

from __future__ import annotations

from typing import NamedTuple

from receptionist import __version__

_CALL = (
    "A telephone tells the running window of a call, which opens nothing: --call NUMBER "
    "[--name NAME] [--event ring|answer|end], or receptionist://call?number=NUMBER."
)


class Options(NamedTuple):
    """Which desk to open, and whether to show it."""

    database: str | None = None
    hidden: bool = False


def read_options(arguments: list[str]) -> Options:
    """What was said; ends the program where that is no option, or asks for help."""
    from argparse import ArgumentParser  # most starts say nothing

    parser = ArgumentParser(
        prog="receptionist", description="The desk of whoever answers", epilog=_CALL
    )
    parser.add_argument("--version", action="version", version=f"Receptionist {__version__}")
    parser.add_argument("--database", metavar="ADDRESS", help="the desk to open, for this start")
    parser.add_argument("--hidden", action="store_true", help="start without showing the window")
    found = parser.parse_args(arguments)
    return Options(database=found.database, hidden=found.hidden)
