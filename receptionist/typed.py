"""Makes what is typed, imported or passed in clean, by one rule, before anything else sees it.

The rule, the same for every field and every database:

1. NUL goes: PostgreSQL refuses it, and SQLite's functions stop at it.
2. Half a character (a lone surrogate, from a clipboard) becomes U+FFFD; two that belong together
   become the character.
3. Every line end (CR LF, CR, NEL, LS, PS) becomes LF.
4. What can be written in several ways is written in one: Unicode NFC.

Nothing else is changed: odd spaces, directions and controls stay as they were typed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 20_000
"""How many letters one text may have; services keep the rest of a longer one in a file beside."""

_PLAIN: Final = re.compile(r"[\n\t\x20-\x7e\xa0-\u02ff]*")
_LINE_ENDS: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """`text` by the rule above; cleaning twice changes nothing more."""
    if _PLAIN.fullmatch(text):
        return text
    text = text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))


def clean_line(text: str) -> str:
    """`text` by the rule, on one line: a name, a company, a number."""
    return " ".join(clean(text).split())
