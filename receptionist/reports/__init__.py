"""PDF pages and drawings from domain values; they know no database and no window."""

from __future__ import annotations

from typing import Final

NEEDED: Final = (
    "receptionist.reports.day_page",
    "reportlab.pdfgen.canvas",
    "reportlab.graphics.renderPDF",
    "reportlab.graphics.renderSVG",
    "pypdfium2",
)
"""What drawing needs, to be loaded beforehand where it is done apart."""
