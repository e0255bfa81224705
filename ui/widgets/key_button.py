"""A button whose function key stands inside its text: "Save and notify  F9"."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QPushButton, QStyleOptionButton, QWidget

from ui import theme

_RING: Final = 3.5


def press_by_key(button: QAbstractButton, key: str) -> None:
    """Let a key press `button` at once, wherever the focus is in its window.

    A button's own shortcut shows it pressed first, and acts a tenth of a second later.
    """
    shortcut = QShortcut(QKeySequence(key), button)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(button.click)


class KeyButton(QPushButton):
    """A push button that shows its key, more quietly than its words, after them."""

    def __init__(
        self, text: str, key: str = "", role: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = text
        self._key = key
        self._alone = False  # whether the style draws the button without its words just now
        self.setAutoDefault(False)
        self.say(text)
        if role:
            theme.set_role(self, role)

    @property
    def key(self) -> str:
        """The key as it stands in the button, for instance "F9"."""
        return self._key

    @property
    def words(self) -> str:
        """The button's words without the key."""
        return self._words

    def say(self, text: str) -> None:
        """Change the words and keep the key."""
        self._words = text
        shown = text.replace("&", "&&")
        self.setText(f"{shown}  {self._key}" if self._key else shown)
        self.setAccessibleName(f"{text} ({self._key})" if self._key else text)

    def listen_in(self, page: QWidget, key: str = "") -> QShortcut:
        """Let the key click this button from anywhere in `page`.

        `key` is what Qt calls it, where that is not what stands in the button.
        """
        shortcut = QShortcut(QKeySequence(key or self._key), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.click)
        return shortcut

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button as the style does, its words in two weights, and a ring inside."""
        self._alone = self._draws_words()
        super().paintEvent(event)
        if self._alone:
            self._alone = False
            self._paint_words()
        if self.hasFocus() and (self.property("role") == "primary" or self.isChecked()):
            self._paint_ring()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """The style draws the button alone where its words are ours to draw."""
        super().initStyleOption(option)
        if self._alone:
            option.text = ""

    def _draws_words(self) -> bool:
        return bool(self._key) and self.icon().isNull()

    def _paint_words(self) -> None:
        painter = QPainter(self)
        words, key = self._rooms()
        painter.setPen(self._colour("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.setFont(self._key_font())
        painter.setPen(self._colour("muted"))
        painter.drawText(key, Qt.AlignmentFlag.AlignVCenter, self._key)

    def _paint_ring(self) -> None:
        """On a filled button a ring along the edge is lost; one inside is not."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour("focus"), 1.5))
        inside = self.rect().toRectF().adjusted(_RING, _RING, -_RING, -_RING)
        chip = self.property("role") == "chip"
        corner = inside.height() / 2 if chip else theme.scaled(theme.HAIR)
        painter.drawRoundedRect(inside, corner, corner)

    def _rooms(self) -> tuple[QRect, QRect]:
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self._words)
        key = QFontMetrics(self._key_font()).horizontalAdvance(self._key)
        gap = metrics.horizontalAdvance("  ")
        left = (self.width() - words - gap - key) // 2
        # One pixel more than the advance: some fonts lean out of it.
        return (
            QRect(left, 0, words + 1, self.height()),
            QRect(left + words + gap, 0, key + 1, self.height()),
        )

    def _key_font(self) -> QFont:
        quiet = QFont(self.font())
        quiet.setWeight(QFont.Weight.Normal)
        return quiet

    def _colour(self, plain: str) -> QColor:
        by_role = {"primary": "accent_text", "danger": "late"}
        token = by_role.get(self.property("role"), plain)
        return theme.current().colour(token if self.isEnabled() else "disabled")
