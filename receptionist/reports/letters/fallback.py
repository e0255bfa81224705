"""Letters the page's own font does not have: from other fonts, else spelled by their name.

Arabic, Hebrew, Armenian, Georgian and signs are DejaVu's, Chinese, Japanese and Korean Droid's.
Of any other script each letter is spelled as Unicode names it ("ka"), so that a name can be read
out; a picture stands in brackets by its name, and what has no name by its number.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any, Final

import resources

FALLBACKS: Final = {
    "DejaVuSans": "fonts/DejaVuSans.ttf",
    "DroidSansFallback": "fonts/DroidSansFallback.ttf",
    "NotoSansThai": "fonts/NotoSansThai-Regular.ttf",
}
_NO_LETTER: Final = "\ufffd"
_LETTERS: Final = ("LETTER", "SYLLABLE", "CHARACTER", "SIGN", "DIGIT", "CAPITAL", "SMALL")


@cache
def fallback_face(font: str) -> Any:
    """The font file of one of `FALLBACKS`, registered with reportlab at its first use."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    registered = TTFont(font, str(resources.path(FALLBACKS[font])))
    pdfmetrics.registerFont(registered)
    return registered.face


@cache
def font_with(sign: str) -> str:
    """The first of the other fonts that has this sign; "" for none."""
    code = ord(sign)
    return next((name for name in FALLBACKS if code in fallback_face(name).charToGlyph), "")


def spelled(sign: str) -> str:
    """A sign of no font, as words in letters that every page has."""
    category = unicodedata.category(sign)
    plain = unicodedata.normalize("NFKD", sign)
    if plain != sign and plain.isascii():
        return plain
    name = unicodedata.name(sign, "")
    if category == "Cs":
        return _NO_LETTER
    if category.startswith("M"):
        return _of_letter(name) if " VOWEL " in name else ""
    if category.startswith(("L", "N")) and " IDEOGRAPH" not in name and name:
        return _of_letter(name)
    return f"[{name.lower()}]" if name else f"[U+{ord(sign):04X}]"


def _of_letter(name: str) -> str:
    """Gim of "HANGUL SYLLABLE GIM", ka of "BENGALI LETTER KA"."""
    words = name.partition(" WITH ")[0].split()
    kept = [word for word in words[1:] if word not in (*_LETTERS, "VOWEL")]
    said = " ".join(kept).lower() or words[-1].lower()
    return said.title() if " CAPITAL " in f" {name} " else said
