"""A page of a PDF as a picture: for whoever looks at it on a screen, and for a printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_POINTS: Final = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """Four bytes a point (red, green, blue, nothing), row by row; `count` pages has the paper."""

    points: bytes
    width: int
    height: int
    stride: int
    count: int


def page_picture(pdf: bytes, at: int, *, dots: int) -> PagePicture:
    """The page `at` (from 0), of `dots` an inch."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        drawn = document[at].render(scale=dots / _POINTS, rev_byteorder=True, prefer_bgrx=True)
        return PagePicture(
            points=bytes(drawn.buffer),
            width=drawn.width,
            height=drawn.height,
            stride=drawn.stride,
            count=len(document),
        )
