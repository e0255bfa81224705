"""The commands that keep a copy of everything, and put one back."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from receptionist.cli.progress import telling_how_far
from receptionist.cli.terminal import Terminal
from receptionist.domain.errors import NotAllowed, NotFound, StorageTrouble
from receptionist.i18n import _, n_
from receptionist.services.desk import open_desk
from receptionist.services.keep_backup import keep_backup, keep_for_today
from receptionist.services.manage_people import acting_person
from receptionist.services.restore_backup import (
    Difference,
    line_of,
    newest_good,
    restore,
    what_changes,
)
from receptionist.services.signing_in.rights import must_be_owner
from receptionist.settings import Settings, load_settings

Options = argparse.Namespace

NEWEST = "newest"
YES = frozenset({"y", "yes", "s", "si", "sí"})


def backup(terminal: Terminal, options: Options) -> None:
    """receptionist-cli backup"""
    file, trouble = options.file, ""
    if file is None:
        with telling_how_far() as tell:
            made = keep_for_today(terminal.desk, tell=tell)
        file, trouble = str(made.file), made.trouble
        values: dict[str, Any] = {"file": file, "bytes": made.file.stat().st_size}
        text = _("A backup was made: {file}").format(file=file)
    else:
        with telling_how_far() as tell:
            kept = keep_backup(terminal.desk, file, tell=tell)
        values = {"file": file, "messages": kept.messages, "bytes": kept.size}
        text = n_(
            "{count} message is in {file}, and can be read from there.",
            "{count} messages are in {file}, and can be read from there.",
            kept.messages,
        ).format(count=kept.messages, file=file)
    terminal.print(text, values | ({"trouble": trouble} if trouble else {}))
    if trouble:
        print(trouble, file=sys.stderr)  # noqa: T201 -- this is a terminal


def put_back(options: Options) -> None:
    """receptionist-cli restore, which needs no desk: the file in its place may be damaged."""
    settings, address = load_settings(), getattr(options, "database", None)
    file = Path(options.file)
    if options.file == NEWEST:
        with telling_how_far() as tell:
            newest = newest_good(settings, address=address, tell=tell)
        if newest is None:
            raise NotFound(_("There is no backup that can be read."))
        file = newest.file
    _must_be_owner(options, settings, address)
    with telling_how_far() as tell:
        difference = what_changes(file, settings, address=address, tell=tell)
    as_json = getattr(options, "json", False)
    if not as_json:
        sys.stdout.write("\n".join(_lines(difference)) + "\n")
    loses = difference.lost.count or difference.changed.count or not difference.readable
    if loses and not options.yes and not _agreed():
        raise NotAllowed(_("Nothing was restored. With --yes it is done without asking."))
    with telling_how_far() as tell:
        kept = restore(file, settings, address=address, tell=tell)
    if as_json:
        sys.stdout.write(json.dumps(_values(difference, file, kept), ensure_ascii=False) + "\n")
        return
    sys.stdout.write(_("{file} was restored.").format(file=file) + "\n")
    if kept:
        sys.stdout.write(_("What was there before is kept: {file}").format(file=kept) + "\n")


def _must_be_owner(options: Options, settings: Settings, address: str | None) -> None:
    """Refuse somebody named who is no owner; a damaged file knows nobody, and must be put right."""
    named = getattr(options, "act_as", None) or settings.person
    if not named:
        return
    try:
        with closing(open_desk(settings, address=address)) as desk:
            must_be_owner(desk, acting_person(desk, named))
    except StorageTrouble:
        return


def _agreed() -> bool:
    sys.stdout.write(_("Restore it? (y/n)") + " ")
    sys.stdout.flush()
    return sys.stdin is not None and sys.stdin.readline().strip().casefold() in YES


def _lines(difference: Difference) -> list[str]:
    lost, changed, gained = difference.lost, difference.changed, difference.gained
    found = [
        n_("There again: {count} message", "There again: {count} messages", gained.count).format(
            count=gained.count
        ),
        n_(
            "As it was before: {count} message",
            "As they were before: {count} messages",
            changed.count,
        ).format(count=changed.count),
        n_(
            "Not in the backup: {count} message", "Not in the backup: {count} messages", lost.count
        ).format(count=lost.count),
        *(f"  {line_of(each)}" for each in lost.messages),
    ]
    if not difference.readable:
        found.append(_("Not all of the present messages can be read, so there may be more."))
    return found


def _values(difference: Difference, file: Path, kept: Path | None) -> dict[str, Any]:
    return {
        "file": str(file),
        "kept": str(kept) if kept else None,
        "readable": difference.readable,
        "lost": difference.lost.count,
        "lost_numbers": [each.number for each in difference.lost.messages],
        "changed": difference.changed.count,
        "changed_numbers": [each.number for each in difference.changed.messages],
        "gained": difference.gained.count,
    }
