"""The ground of every printed paper: sheets of A4 or Letter, a cursor that goes down, plain ink."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal

from receptionist.i18n import _
from receptionist.reports.letters.fit import BOLD, REGULAR, face, fitted, one_line
from receptionist.reports.letters.written import Written

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

Align = Literal["left", "right", "centre"]


class Sheets:
    """Sheets of paper written from top to bottom; `y` is the baseline region still free below.

    `inner` is the width between the margins.

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
        self.inner = self.right - self.left
        self.y = self.height - MARGIN
        self.number = 1
        self._written = Written(self.canvas)
        self._filled = -1.0
        self._font = ("", 0.0)
        self._texts: list[str] | None = None
        self._running_head = one_line(title)

    def new_sheet(self) -> None:
        """A fresh sheet, with nothing on it."""
        self.canvas.showPage()
        self._filled, self._font = -1.0, ("", 0.0)

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
        room = float("inf") if width is None else width
        line, taken = fitted(text, room, size, bold=bold)
        if line:
            if align != "left":
                x -= taken if align == "right" else taken / 2
            self._write(x, y, line, size=size, bold=bold, grey=grey)
        return taken

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write several lines as one object of the file, which long lists do faster."""
        self._texts = []
        yield
        self.canvas._code.append(f"BT {' '.join(self._texts)} ET")
        self._texts = None

    def _write(self, x: float, y: float, line: str, *, size: float, bold: bool, grey: Grey) -> None:
        # Straight in the language of the page (ISO 32000, 9.4): through reportlab's text objects
        # a list of ten thousand messages takes twice the time.
        parts = [f"1 0 0 1 {x:.2f} {y:.2f} Tm"]
        if grey != self._filled:
            parts.append(f"{grey:g} g")
            self._filled = grey
        for font, letters in self._written.pieces(line, bold=bold):
            if (font, size) != self._font:
                parts.append(f"{font} {size:g} Tf")
                self._font = (font, size)
            parts.append(f"({letters}) Tj")
        code = " ".join(parts)
        if self._texts is None:
            self.canvas._code.append(f"BT {code} ET")
        else:
            self._texts.append(code)

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
