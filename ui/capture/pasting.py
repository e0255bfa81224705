"""What is pasted and too long for a field is kept whole in a file, and said; nothing is lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from receptionist.i18n import _
from receptionist.typed import LONGEST
from ui.background import Background

if TYPE_CHECKING:
    from ui.views.capture_fields import CaptureFields


class LongText(QPlainTextEdit):
    """A text that hands on what is pasted where it would be longer than a message may be."""

    too_long = Signal(str)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A page of ten megabytes would also hold the window for minutes."""
        pasted = source.text()
        if len(pasted) > LONGEST - self.document().characterCount():
            self.too_long.emit(pasted)
        else:
            super().insertFromMimeData(source)


class Pasting(QObject):
    """Puts the beginning into the text and the whole into a file beside; `said` tells."""

    said = Signal(str)

    def __init__(self, fields: CaptureFields, background: Background) -> None:
        super().__init__(fields)
        self._fields = fields
        self._background = background
        fields.text.too_long.connect(self._keep)
        lines = (fields.who, fields.company, fields.phone, fields.receiver.edit)
        for line in (*lines, fields.promise):
            line.setMaxLength(LONGEST)
        for line in (*lines, fields.promise, fields.by.edit, fields.taken):
            line.inputRejected.connect(partial(self._rejected, line))

    def _rejected(self, line: QLineEdit) -> None:
        """A line takes only so much of what was pasted, and would lose the rest silently."""
        pasted = QGuiApplication.clipboard().text()
        begun = line.text().strip()[-20:]
        if len(pasted) > line.maxLength() and begun and begun in pasted[: LONGEST * 2]:
            self._keep(pasted)

    def _keep(self, pasted: str) -> None:
        self._background.keep(partial(_kept, pasted), self._put, self._failed)

    def _put(self, beginning: str) -> None:
        self._fields.text.appendPlainText(beginning)
        self.said.emit(_("What was pasted is too long for here: the whole of it is in a file."))

    def _failed(self, error: Exception) -> None:
        self.said.emit(f"{error}")


def _kept(pasted: str) -> str:
    from receptionist.services.long_texts import kept

    return kept(pasted)
