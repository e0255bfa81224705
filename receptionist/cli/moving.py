"""The commands that bring a PC's desk into the office, and the office out into a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import Final

from receptionist.cli.terminal import Terminal
from receptionist.domain.errors import BadInput, Cancelled, StorageTrouble
from receptionist.i18n import _
from receptionist.paths import file_address
from receptionist.services.moving.export_desk import export_desk
from receptionist.services.moving.move_in import move_in
from receptionist.storage.backups.copies import Tell
from receptionist.storage.moving.everything import Moved

Options = argparse.Namespace
_EVERY_SECONDS: Final = 1.0


def bring_in(terminal: Terminal, options: Options) -> None:
    """receptionist-cli office move-in"""
    if (options.file is None) is (options.source is None):
        raise BadInput(_("Say what moves in: a file, or --from and an address."), field="file")
    address = options.source or file_address(Path(options.file).absolute())
    with _progress() as tell:
        done = move_in(terminal.desk, address, tell=tell)
    terminal.print(_words(done.moved), asdict(done.moved) | {"troubles": list(done.troubles)})
    if done.troubles:
        raise StorageTrouble(
            _("Everything is in the office now, but it does not hold together: {trouble}").format(
                trouble=done.troubles[0]
            )
        )


def bring_out(terminal: Terminal, options: Options) -> None:
    """receptionist-cli office export"""
    with _progress() as tell:
        moved = export_desk(terminal.desk, Path(options.file), tell=tell)
    terminal.print(_words(moved), asdict(moved) | {"file": options.file})


def _words(moved: Moved) -> str:
    said = _(
        "Moved and compared: messages {messages} · lines of history {events} · colleagues "
        "{people} · callers {contacts} · reminders shown {shown}"
    ).format(**asdict(moved))
    if moved.there:
        there = _("There already: messages {count}").format(count=moved.there)
        said = f"{said}\n{there}"
    return said


@contextmanager
def _progress() -> Iterator[Tell]:
    """Says how far it is to whoever looks at the terminal; Ctrl+C stops it, and undoes it."""
    shows, last = sys.stderr.isatty(), [monotonic()]

    def tell(done: float) -> None:
        if shows and monotonic() - last[0] > _EVERY_SECONDS:
            last[0] = monotonic()
            sys.stderr.write(f"\r{done:4.0%} ")
            sys.stderr.flush()

    try:
        yield tell
    except KeyboardInterrupt:
        raise Cancelled from None
    finally:
        if shows:
            sys.stderr.write("\r")
