"""Makes any text fit to hand to a desktop: no controls, no markup, no live links, short enough."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from receptionist.i18n import _

TITLE_LENGTH: Final = 120
BODY_LENGTH: Final = 600

_WORD_JOINER: Final = "\u2060"
_LINE_BREAKS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Embeddings, overrides and isolates: one of them in a name would turn the rest of the line round.
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Desktops turn "http://…", "www.…", "mailto:…" and "name.tld/" into links by themselves, and dunst
# reads the addresses in <a> and <img> even while it is told to read no markup.
_LINK: Final = re.compile(
    r":(?=//)|(?<=mailto):|(?<=\w)\.(?=[^\W\d_])|(?<=<)(?=[a-z/!?])", re.IGNORECASE
)
_MARKUP_LOOKALIKES: Final = str.maketrans({"<": "‹", ">": "›", "&": "＆", "\\": "＼"})


def one_line(text: str, *, limit: int = TITLE_LENGTH) -> str:
    """`text` as a title: a single line of at most `limit` characters, never empty."""
    line = " ".join(clean(text, limit=limit * 4).split())
    if not any(sign.isprintable() and not sign.isspace() for sign in line):
        line = _("Receptionist")
    return cut(line, limit)


def some_lines(text: str, *, limit: int = BODY_LENGTH) -> str:
    """`text` as a body: its lines kept, at most `limit` characters, possibly empty."""
    return cut(clean(text, limit=limit * 4).strip(), limit)


def clean(text: str, *, limit: int) -> str:
    """The first `limit` characters, without what breaks a bus, a font or the reading order."""
    return "".join(map(_clean_sign, _LINE_BREAKS.sub("\n", text[:limit])))


def _clean_sign(sign: str) -> str:
    if sign == "\n" or sign.isprintable():
        return sign
    if sign in _TURNING:
        return ""
    code = ord(sign)
    no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    if no_character or unicodedata.category(sign) == "Cs":
        return "\ufffd"
    return " " if unicodedata.category(sign) == "Cc" else sign


def cut(text: str, limit: int) -> str:
    """At most `limit` characters; a shortened text says so with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def cut_utf16(text: str, units: int) -> str:
    """At most `units` UTF-16 units, which is how Windows counts; no pair is torn apart."""
    if _units(text) <= units:
        return text
    kept, room = 0, units - 1
    for sign in text:
        room -= _units(sign)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def without_links(text: str) -> str:
    """The same to the eye, but no desktop makes a link of it (an invisible joiner breaks it)."""
    return _LINK.sub(lambda found: _WORD_JOINER + found.group(), text)


def without_markup(text: str) -> str:
    """The same to the eye for a service of which nobody knows whether it reads markup."""
    return text.translate(_MARKUP_LOOKALIKES)


def no_option(text: str) -> str:
    """A leading hyphen as a dash, so that no program takes the text for one of its options."""
    return "–" + text[1:] if text.startswith("-") else text
