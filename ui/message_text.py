"""A message as plain text, for the clipboard and for the PC's own mail program."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from receptionist.domain.message import Message
from receptionist.i18n import _
from ui.seat import Seat
from ui.views.facts import facts, promise_words, telephone_words

_LONGEST_MAIL: Final = 1500
_MAY_BREAK: Final = "\u200b"
_TOO_LONG: Final = re.compile(r"\S{25,}")
_PIECES: Final = re.compile(r"\S{1,10}")


def breakable(text: str) -> str:
    """The same to the eye; a word too long for any line may be broken (a label breaks no word)."""
    return _TOO_LONG.sub(lambda word: _MAY_BREAK.join(_PIECES.findall(word.group())), text)


def as_text(message: Message, seat: Seat) -> str:
    """Everything a colleague without a PC needs."""
    caller = message.caller
    head = _("Message {number}").format(number=message.number)
    lines = [
        head,
        " · ".join(part for part in (caller.name, caller.company) if part),
        telephone_words(message, seat),
        "",
        message.text,
        "",
        promise_words(message, seat),
        *(f"{label}: {words}" for label, words in facts(message, seat)),
    ]
    return "\n".join(lines)


def as_mail(message: Message, seat: Seat) -> str:
    """The same as a `mailto:` address (RFC 6068), cut to what every mail program takes."""
    caller = message.caller
    who = caller.name or caller.company or caller.phone
    subject = _("Message {number}: {who}").format(number=message.number, who=who)
    body = as_text(message, seat)[:_LONGEST_MAIL].replace("\n", "\r\n")
    return f"mailto:?subject={quote(subject)}&body={quote(body)}"
