"""Whether each history is whole: no line of it changed, removed or put in, and the end is there.

Over what is stored as it is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from receptionist.i18n import _
from receptionist.storage.chains.link import NOTHING
from receptionist.storage.whole import Stored


def broken_chain(stored: Stored, *, erased: bool) -> Iterator[str]:
    """A sentence for each place where the history of this message does not hold.

    The digests are those of `storage/chains/link.py`, made here of what the columns hold: these
    few lines are what checking millions of events consists of.
    """
    number, message, before = stored.number, stored.id, NOTHING
    for place, line in enumerate(stored.lines, start=1):
        _number, id_, happened, recorded, by, kind, computer, data, mark, link, words, salt = line
        said = f"{id_}\n{message}\n{happened}\n{recorded}\n{by}\n{kind}\n{computer}\n{data}"
        if link != _digest(said, before, mark or NOTHING):
            yield _(
                "Message {number}: line {place} of its history does not follow from the one "
                "before. Something there was changed, removed or put in."
            ).format(number=number, place=place)
        if words is None:
            if mark is not None and not erased:
                yield _(
                    "Message {number}: the words of line {place} of its history are gone, and "
                    "nobody has erased them."
                ).format(number=number, place=place)
        elif mark != _digest(words, salt):
            yield _(
                "Message {number}: the words of line {place} of its history were changed."
            ).format(number=number, place=place)
        before = link
    if before != stored.end:
        yield _(
            "Message {number}: its history does not end where it did. Lines were removed or added."
        ).format(number=number)


def _digest(words: str, *before: bytes) -> object:
    """The digest of these; what equals nothing where something else stands in their place."""
    # A torn letter is read as half a character (storage/whole.py): no digest fits that.
    try:
        return sha256(b"".join((*before, words.encode(errors="surrogateescape")))).digest()
    except (AttributeError, TypeError):
        return object()
