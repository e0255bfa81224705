"""Whether each history is whole: no line of it changed, removed or put in, and the end is there.

Read as a stream beside the other checks, over what is stored as it is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from receptionist.i18n import _
from receptionist.storage.chains.link import NOTHING, digest, texts_digest
from receptionist.storage.chains.stored import (
    Link,
    ends_between,
    erased_between,
    links_between,
)
from receptionist.storage.database import Session


def broken_chains(session: Session, first: int, last: int) -> Iterator[str]:
    """A sentence for each place where the histories from number `first` to `last` do not hold."""
    ends = ends_between(session, first, last)
    erased = erased_between(session, first, last)
    for number, links in groupby(links_between(session, first, last), key=attrgetter("number")):
        yield from _broken(number, links, ends.pop(number), erased=number in erased)
    for number in ends:
        yield _end_missing(number)


def _broken(number: int, links: Iterator[Link], end: bytes, *, erased: bool) -> Iterator[str]:
    before = NOTHING
    for place, link in enumerate(links, start=1):
        if link.digest != digest(before, link.texts_digest, link.line):
            yield _(
                "Message {number}: line {place} of its history does not follow from the one "
                "before. Something there was changed, removed or put in."
            ).format(number=number, place=place)
        if link.words is None:
            if link.texts_digest is not None and not erased:
                yield _(
                    "Message {number}: the words of line {place} of its history are gone, and "
                    "nobody has erased them."
                ).format(number=number, place=place)
        elif link.texts_digest != texts_digest(link.salt or b"", link.words):
            yield _(
                "Message {number}: the words of line {place} of its history were changed."
            ).format(number=number, place=place)
        before = link.digest
    if before != end:
        yield _end_missing(number)


def _end_missing(number: int) -> str:
    return _(
        "Message {number}: its history does not end where it did. Lines were removed or added."
    ).format(number=number)
