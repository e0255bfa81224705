"""Spells on a key what stands in the field in use, and goes on while it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ui.views.read_back_card import ReadBackCard

if TYPE_CHECKING:
    from ui.views.capture_fields import CaptureFields

_SPELLED: Final = ("who", "company", "phone", "text")


class Speller(QObject):
    """Names, companies and numbers whole; of a text the word at the cursor, or what is marked."""

    def __init__(self, fields: CaptureFields, card: ReadBackCard) -> None:
        super().__init__(card)
        self._fields = fields
        self._card = card
        self._name = ""
        card.speller.clicked.connect(self.toggle)
        fields.edited.connect(self._spell)

    def toggle(self) -> None:
        """Spell what is in the field in use, else the name; again, and it goes."""
        place = self._fields.place()
        wanted = place[0] if place and place[0] in _SPELLED else "who"
        self._name = "" if self._name else wanted
        self._spell()

    def _spell(self) -> None:
        self._card.spell(self._text() if self._name else "")

    def _text(self) -> str:
        field = self._fields.field(self._name)
        if isinstance(field, QPlainTextEdit):
            cursor = field.textCursor()
            if not cursor.hasSelection():
                cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            return cursor.selectedText()
        return field.selectedText() or field.text() if isinstance(field, QLineEdit) else ""
