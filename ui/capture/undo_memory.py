"""What stood in a field before: steps of undo that outlive the program.

Qt forgets what can be undone when a field is made anew. The steps are kept with the draft, and
typed in again, one after the other, when it comes back.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_STEPS: Final = 30
_LONGEST: Final = 2000
_PAUSE_MS: Final = 900

Steps = tuple[str, ...]


class UndoMemory(QObject):
    """Remembers one field: a step for each word begun, each pause, each larger change."""

    def __init__(self, field: QLineEdit | QPlainTextEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._field = field
        self._steps: list[str] = []
        self._last = text_of(field)
        self._since = QElapsedTimer()
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._changed)
        else:
            field.textChanged.connect(self._changed)

    @property
    def steps(self) -> Steps:
        """What stood there before, oldest first; what stands there now is not among it."""
        return tuple(self._steps)

    def restore(self, steps: Steps) -> None:
        """Type these in again, then what stands there, so that undo goes back through them."""
        now = text_of(self._field)
        if not steps:
            self._last = now
            return
        place = _place(self._field)
        # The oldest step is where undo ends, so the field begins with it.
        _start_with(self._field, (*steps, now))
        _set_place(self._field, place)
        self._steps, self._last = list(steps), now

    def _changed(self) -> None:
        text, before = text_of(self._field), self._last
        if text == before:
            return
        paused = not self._since.isValid() or self._since.elapsed() > _PAUSE_MS
        word = text.endswith(" ") and not before.endswith(" ")
        if paused or word or abs(len(text) - len(before)) > 1:
            self._keep(before)
        self._since.start()
        self._last = text

    def _keep(self, text: str) -> None:
        if len(text) <= _LONGEST and (not self._steps or self._steps[-1] != text):
            self._steps = [*self._steps, text][-_STEPS:]


def text_of(field: QWidget) -> str:
    """What stands in a line or a text."""
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


def _start_with(field: QLineEdit | QPlainTextEdit, texts: Steps) -> None:
    if isinstance(field, QLineEdit):
        field.setText(texts[0])
    else:
        field.setPlainText(texts[0])
    for each in texts[1:]:
        _replace(field, each)


def _replace(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """As one step that undo takes back."""
    if isinstance(field, QLineEdit):
        field.selectAll()
        field.insert(text)
        return
    cursor = field.textCursor()
    cursor.beginEditBlock()
    cursor.select(cursor.SelectionType.Document)
    cursor.insertText(text)
    cursor.endEditBlock()


def _place(field: QLineEdit | QPlainTextEdit) -> int:
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    return field.textCursor().position()


def _set_place(field: QLineEdit | QPlainTextEdit, place: int) -> None:
    if isinstance(field, QLineEdit):
        field.setCursorPosition(place)
        return
    cursor = field.textCursor()
    cursor.setPosition(min(place, len(field.toPlainText())))
    field.setTextCursor(cursor)
