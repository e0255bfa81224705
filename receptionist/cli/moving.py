"""The commands that bring a PC's desk into the office, and the office out into a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from receptionist.cli.progress import telling_how_far
from receptionist.cli.terminal import Terminal
from receptionist.domain.errors import BadInput, Cancelled, StorageTrouble
from receptionist.domain.figures.known import HowFar
from receptionist.i18n import _
from receptionist.paths import file_address
from receptionist.services.moving.export_desk import export_desk
from receptionist.services.moving.move_in import move_in
from receptionist.storage.moving.everything import Moved

Options = argparse.Namespace


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
def _progress() -> Iterator[HowFar]:
    """Says how far it is; Ctrl+C stops it, and undoes it."""
    with telling_how_far() as tell:
        try:
            yield tell
        except KeyboardInterrupt:
            raise Cancelled from None
