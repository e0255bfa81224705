"""The ground of every printed paper: sheets of A4 or Letter, a cursor that goes down, plain ink."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final, Literal

from receptionist.i18n import _
from receptionist.reports.letters.fit import BOLD, REGULAR, cut, face, one_line, runs

PAPERS: Final = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
MARGIN: Final = 40.0
_FOOT: Final = 38.0

# Two sizes of type: what is read, and what is seen from afar; definitions alone are smaller.
TEXT: Final = 7.8
DISPLAY: Final = 17.0
SMALL_PRINT: Final = 6.4

Grey = float
INK: Final[Grey] = 0.08
SOFT: Final[Grey] = 0.36
HAIR: Final[Grey] = 0.72
WASH: Final[Grey] = 0.94

_ESCAPED: Final = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})

Align = Literal["left", "right", "centre"]


@cache
def _registered(font: str) -> Any:
    from reportlab.pdfbase.pdfmetrics import getFont

    return getFont(font)


class Sheets:
    """Sheets of paper written from top to bottom; `y` is the baseline region still free below.

    The bytes depend on nothing but what is drawn, so that the same figures give the same file.
    """

    def __init__(self, paper: str, *, title: str, author: str, language: str) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # letters for old mail: a fifth larger, and slow to write
        face(REGULAR), face(BOLD)
        self.width, self.height = PAPERS[paper]
        self._bytes = io.BytesIO()
        self.canvas: Any = Canvas(
            self._bytes,
            pagesize=(self.width, self.height),
            invariant=1,
            pageCompression=1,
            lang=language,
        )
        self.canvas.setTitle(one_line(title))
        self.canvas.setAuthor(one_line(author))
        self.canvas.setCreator("Receptionist")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.left, self.right = MARGIN, self.width - MARGIN
        self.y = self.height - MARGIN
        self.number = 1
        self._filled = -1.0
        self._texts: Any = None
        self._running_head = one_line(title)

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.right - self.left

    def new_sheet(self) -> None:
        """A fresh sheet, with nothing on it."""
        self.canvas.showPage()
        self._filled = -1.0

    @property
    def left_over(self) -> float:
        """How many points are free below the cursor."""
        return self.y - _FOOT

    def room(self, height: float) -> bool:
        """Whether `height` points are left on this sheet."""
        return self.y - height >= _FOOT

    def need(self, height: float) -> bool:
        """Go on to the next sheet when `height` points are not left; whether it did."""
        if self.room(height):
            return False
        self.number += 1
        note = _("continued on page {number}").format(number=self.number)
        self.text(self.right, _FOOT - 14, note, grey=SOFT, align="right")
        self.new_sheet()
        self.y = self.height - MARGIN
        self.text(self.left, self.y, self._running_head, grey=SOFT, width=self.inner - 80)
        page = _("page {number}").format(number=self.number)
        self.text(self.right, self.y, page, grey=SOFT, align="right")
        self.y -= 16
        return True

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = TEXT,
        bold: bool = False,
        grey: Grey = INK,
        width: float | None = None,
        align: Align = "left",
    ) -> float:
        """Write one line, cut to `width` where given; the width it took, in points."""
        line = one_line(text)
        line, taken = cut(line, float("inf") if width is None else width, size, bold=bold)
        at = {"left": x, "right": x - taken, "centre": x - taken / 2}[align]
        if line:
            self._write(at, y, line, size=size, bold=bold, grey=grey)
        return taken

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write several lines as one object of the file, which long lists do twice as fast."""
        self._texts = self.canvas.beginText()
        yield
        self.canvas.drawText(self._texts)
        self._texts = None

    def _write(self, x: float, y: float, line: str, *, size: float, bold: bool, grey: Grey) -> None:
        texts = self._texts or self.canvas.beginText()
        if grey != self._filled:
            texts.setFillGray(grey)
            self._filled = grey
        # As setTextOrigin would, which spends half the time of a long list on six numbers.
        texts._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for font, stretch in runs(line, bold=bold):
            if (font, size) != (texts._fontname, texts._fontsize):
                texts.setFont(font, size)
            if stretch.isascii():
                self._write_plain(texts, font, stretch)
            else:
                texts.textOut(stretch)
        if not self._texts:
            self.canvas.drawText(texts)

    def _write_plain(self, texts: Any, font: str, stretch: str) -> None:
        """ASCII stands in a font's first subset as it is, which saves the look at every letter."""
        if texts._curSubset != 0:
            name = _registered(font).getSubsetInternalName(0, self.canvas._doc)
            texts._code.append(f"{name} {texts._fontsize:g} Tf")
            texts._curSubset = 0
        texts._code.append(f"({stretch.translate(_ESCAPED)}) Tj")

    def rule(
        self,
        y: float,
        *,
        left: float | None = None,
        right: float | None = None,
        grey: Grey = HAIR,
        thick: float = 0.5,
    ) -> None:
        """A line across the sheet, or from `left` to `right`."""
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(thick)
        start = self.left if left is None else left
        self.canvas.line(start, y, self.right if right is None else right, y)

    def upright(self, x: float, top: float, bottom: float, *, grey: Grey = HAIR) -> None:
        """A thin line downwards."""
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x, top, x, bottom)

    def box(self, x: float, y: float, width: float, height: float, *, grey: Grey) -> None:
        """A filled rectangle; `y` is its lower edge."""
        self.canvas.setFillGray(grey)
        self._filled = grey
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def draw(self, drawing: Any, *, height: float) -> None:
        """A drawing of reportlab.graphics at the cursor, which moves below it."""
        from reportlab.graphics import renderPDF

        self.y -= height
        renderPDF.draw(drawing, self.canvas, self.left, self.y)

    def finish(self) -> bytes:
        """The file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._bytes.getvalue()
