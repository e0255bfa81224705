"""The office's language: gettext for every text, changeable while the program runs."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

import resources

LANGUAGES: Final = ("es", "en")

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
_aside: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar("aside", default=None)


def use_language(language: str) -> None:
    """Speak `language` ("es" or "en") from now on; an unknown one falls back to English."""
    global _current, _language
    _language, _current = _translation(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` for a while, in this thread only: windows go on in the office's."""
    token = _aside.set(_translation(language))
    try:
        yield
    finally:
        _aside.reset(token)


def system_language() -> str:
    """What this desktop speaks, "es" or "en", as its environment says (or Windows)."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG")]
    if sys.platform == "win32":
        names.append(_windows_language())
    spoken = next((name for name in names if name), "")[:2].lower()
    return spoken if spoken in LANGUAGES else "en"


def language() -> str:
    """The language in use: "es" or "en"."""
    aside = _aside.get()
    return aside[0] if aside else _language


def _(text: str) -> str:
    """`text` in the language in use."""
    return _catalog().gettext(text)


def n_(one: str, many: str, count: int) -> str:
    """`one` or `many`, as `count` asks for in the language in use."""
    return _catalog().ngettext(one, many, count)


def p_(context: str, text: str) -> str:
    """`text` as it is said in `context`, where one English word has two translations."""
    return _catalog().pgettext(context, text)


def _catalog() -> gettext.NullTranslations:
    aside = _aside.get()
    return aside[1] if aside else _current


def _translation(language: str) -> tuple[str, gettext.NullTranslations]:
    spoken = language if language in LANGUAGES else "en"
    return spoken, gettext.translation(
        "receptionist", resources.path("translations"), [spoken], fallback=True
    )


def _windows_language() -> str:
    import ctypes
    import locale

    windll = getattr(ctypes, "windll")  # noqa: B009 -- it exists on Windows only
    return locale.windows_locale.get(windll.kernel32.GetUserDefaultUILanguage(), "")
