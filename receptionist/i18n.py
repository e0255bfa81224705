"""The office's language: gettext for every text, chosen at start, changeable while running."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import resources

LANGUAGES: Final = ("es", "en")

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use_language(language: str) -> None:
    """Speak `language` ("es" or "en") from now on; an unknown one falls back to English."""
    global _current, _language
    _language = language if language in LANGUAGES else "en"
    _current = gettext.translation(
        "receptionist", resources.path("translations"), [_language], fallback=True
    )


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` for a while (a report in another one), then the former again."""
    before = _language
    use_language(language)
    try:
        yield
    finally:
        use_language(before)


def language() -> str:
    """The language in use: "es" or "en"."""
    return _language


def _(text: str) -> str:
    """`text` in the language in use."""
    return _current.gettext(text)


def n_(one: str, many: str, count: int) -> str:
    """`one` or `many`, as `count` asks for in the language in use."""
    return _current.ngettext(one, many, count)


def p_(context: str, text: str) -> str:
    """`text` as it is said in `context`, where one English word has two translations."""
    return _current.pgettext(context, text)
