"""Somebody pastes far more than a field of a dialog takes: it stops at once, and says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget

from receptionist.i18n import _
from receptionist.typed import LONGEST
from ui.capture.pasting import LongText

_QTS_OWN: Final = 32_767  # what a line takes where nobody said how much


def say_what_is_too_long(window: QWidget, say: Callable[[str], None]) -> None:
    """Every field of `window` takes the beginning of what is pasted; `say` tells of the rest.

    A page of ten megabytes would hold the window for minutes, and a line lose most of it silently.
    """
    for each in window.findChildren(QWidget):
        if isinstance(each, LongText):
            each.too_long.connect(partial(_begin, each, say))
        elif isinstance(each, QLineEdit) and not isinstance(
            each.parent(), QAbstractSpinBox | QComboBox
        ):
            if each.maxLength() == _QTS_OWN:
                each.setMaxLength(LONGEST)
            each.inputRejected.connect(partial(_rejected, each, say))


def _begin(field: LongText, say: Callable[[str], None], pasted: str) -> None:
    room = max(0, LONGEST - field.document().characterCount())
    field.insertPlainText(pasted[:room])
    say(_sentence(room))


def _rejected(line: QLineEdit, say: Callable[[str], None]) -> None:
    """A key too many only does nothing; of what was pasted the rest would be missed."""
    if len(QGuiApplication.clipboard().text()) > line.maxLength():
        say(_sentence(line.maxLength()))


def _sentence(room: int) -> str:
    words = _(
        "Only the beginning of what was pasted fits here ({count} letters). "
        "The whole of it is still on the clipboard."
    )
    return words.format(count=room)
