"""A sentence across the top of a page: something to know, something wrong, or a sample office."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui import icons, theme
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

Kind = Literal["info", "warning", "trouble", "demo", "call"]

_SIGNS: Final[dict[Kind, tuple[str, str]]] = {
    "info": ("info", "later"),
    "warning": ("late", "soon"),
    "trouble": ("warning", "late"),
    "demo": ("info", "accent_text"),
    "call": ("phone", "accent"),
}


class Banner(QFrame):
    """An icon, a sentence and, where something can be done, a button."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, key: str = "") -> None:
        super().__init__(parent)
        self._kind: Kind = "info"
        self._sign = QLabel()
        self._sentence = WrapLabel()
        self._button = KeyButton("", key)
        self._button.clicked.connect(self.clicked)
        theme.set_role(self, "banner")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.SMALL, theme.SMALL)
        row.setSpacing(theme.SMALL)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def button(self) -> KeyButton:
        """The button, hidden while there is nothing to do."""
        return self._button

    def say(self, kind: Kind, sentence: str, button_text: str = "") -> None:
        """Show `sentence` as `kind`; without `button_text` there is no button."""
        self._kind = kind
        theme.set_role(self, kind, name="kind")
        for label in self.findChildren(QLabel):
            label.style().polish(label)  # its colour hangs on the banner's kind
        self._draw_sign()
        self._sentence.setText(sentence)
        self._button.say(button_text)
        self._button.setVisible(bool(button_text))
        self.setAccessibleName(sentence)
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme draws the icon in another colour."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw_sign()

    def _draw_sign(self) -> None:
        sign, colour = _SIGNS[self._kind]
        side = self.fontMetrics().height() + theme.HAIR
        drawn = icons.icon(sign, theme.current().colour(colour))
        self._sign.setPixmap(drawn.pixmap(QSize(side, side), self.devicePixelRatio()))
