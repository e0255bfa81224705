"""The command that lets this PC keep the password of its office's address."""

from __future__ import annotations

import argparse
import json
import sys
from getpass import getpass

from receptionist.domain.errors import BadInput, NotAllowed
from receptionist.i18n import _
from receptionist.passwords import forget_secret, keep_secret, kept_words
from receptionist.settings import database_address, load_settings
from receptionist.storage.database import is_on_server


def password(options: argparse.Namespace) -> None:
    """receptionist-cli password, which needs no desk: without the password it cannot be opened."""
    address = getattr(options, "database", None) or database_address(load_settings())
    if not is_on_server(address):
        raise NotAllowed(
            _("The messages of this PC are in a file of its own: that needs no password.")
        )
    if options.forget:
        known = forget_secret(address)
        said = _("The password is forgotten.") if known else _("No password was kept.")
        _print(options, said, {"forgotten": known})
        return
    given = getpass(_("Password: ")) if sys.stdin.isatty() else sys.stdin.readline()
    given = given.rstrip("\r\n")
    if not given:
        raise BadInput(_("Nothing was given, and nothing is kept."), field="password")
    where = keep_secret(address, given)
    _print(options, kept_words(where), {"kept": where.value})


def _print(options: argparse.Namespace, said: str, values: dict[str, object]) -> None:
    print(json.dumps(values) if getattr(options, "json", False) else said)  # noqa: T201 -- a terminal
