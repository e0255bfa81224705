"""Lets Python make digests itself, which would load OpenSSL for them: 3 MiB of every window.

What is digested here is a text or an event, so that OpenSSL's speed (0.5 ms a megabyte where
Python takes 3) is no matter; the digests are the same. Whoever speaks TLS loads OpenSSL by
`_ssl`, as before. Some systems build Python without its own (Fedora): there nothing changes.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from typing import Final

_SHA2: Final = ("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")
_OWN: Final = ("_md5", "_sha1", "_sha3", "_blake2", *_SHA2)


def _there(name: str) -> bool:
    return name in sys.builtin_module_names or PathFinder.find_spec(name) is not None


def use_own_digests() -> None:
    """Before anybody imports `hashlib`; afterwards it has no effect."""
    if "hashlib" not in sys.modules and all(map(_there, _OWN)):
        sys.modules["_hashlib"] = None  # type: ignore[assignment]  # the import then says no
