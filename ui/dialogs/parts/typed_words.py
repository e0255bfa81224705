"""What somebody typed into a window and has not saved: read from its fields, and put back."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

Words = dict[str, str]
"""By the names that the fields have for screen readers."""


def typed_words(window: QWidget, *, but: tuple[QWidget, ...] = ()) -> Words:
    """Every text typed by a person since it was filled; never a password."""
    return {each.accessibleName(): _text(each) for each in _fields(window, but) if _typed(each)}


def put_back(window: QWidget, words: Words) -> list[str]:
    """Type them in again, before what has been typed meanwhile; what finds no field comes back."""
    homeless = dict(words)
    for each in _fields(window, ()):
        before = homeless.pop(each.accessibleName(), None)
        if before is None:
            continue
        now = _text(each) if _typed(each) else ""
        if isinstance(each, QPlainTextEdit):
            each.setPlainText(before + now)
            each.moveCursor(each.textCursor().MoveOperation.End)
            each.document().setModified(True)
        else:
            each.setText(before + now)
            each.textEdited.emit(each.text())
            each.setModified(True)
    return [text for text in homeless.values() if text.strip()]


def _fields(window: QWidget, but: tuple[QWidget, ...]) -> Iterator[QLineEdit | QPlainTextEdit]:
    for each in window.findChildren(QWidget):
        if each in but or isinstance(each.parent(), QAbstractSpinBox | QComboBox):
            continue
        hidden = isinstance(each, QLineEdit) and each.echoMode() is not QLineEdit.EchoMode.Normal
        if isinstance(each, QLineEdit | QPlainTextEdit) and not hidden:
            yield each


def _typed(field: QLineEdit | QPlainTextEdit) -> bool:
    """Qt forgets it when a program fills the field, which is what is wanted."""
    if isinstance(field, QLineEdit):
        return field.isModified()
    return field.document().isModified()


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
