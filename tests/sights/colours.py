"""The contrast of words with what they stand on, measured in the pixels of a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from tests.sights.lint import called, shown
from ui import theme

LEAST = 4.5
_MOSTLY = 0.8
_LARGE = 1.3


def faint(window: QWidget) -> Iterator[str]:
    """Words that read at less than 4.5:1; what is disabled is exempt (WCAG 2.2, 1.4.3).

    At the usual size the stems of many letters are thinner than a pixel and have not their whole
    colour: it is measured where they are larger, and is the same at every size.
    """
    if theme.zoom() < _LARGE:
        return
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for each in shown(window):
        if not each.isEnabled() or not _has_words(each):
            continue
        # Within its frame, if it has one; of a single figure so much would be its stems.
        edge = min(3, each.width() // 16)
        inside = each.contentsRect().adjusted(edge, 3, -edge, -3)
        area = inside.intersected(each.visibleRegion().boundingRect())
        if area.height() < _MOSTLY * inside.height() or area.width() < _MOSTLY * inside.width():
            continue  # scrolled half out of sight
        area.translate(each.mapTo(window, QPoint(0, 0)))
        ratio = contrast_in(picture, area)
        if ratio and ratio < LEAST:
            yield f"faint: {called(each)} at {ratio:.1f}:1"


def contrast_in(picture: QImage, area: QRect) -> float:
    """The contrast of the ground with the colour farthest from it; 0 where nothing is drawn.

    No pixel of a letter is farther from the ground than its own colour; those of its stems have it.
    """
    colours = Counter(memoryview(picture.copy(area).constBits()).cast("I"))
    if len(colours) < 2:
        return 0
    ((ground, _count),) = colours.most_common(1)
    return max(contrast(QColor(ground), QColor(each)) for each in colours)


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio (WCAG 2.2, definitions)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _has_words(widget: QWidget) -> bool:
    if isinstance(widget, QComboBox):
        return bool(widget.currentText())
    if isinstance(widget, QLineEdit):
        return bool(widget.text() or widget.placeholderText())
    return isinstance(widget, QLabel | QAbstractButton) and bool(widget.text())
