"""What a list shows while it is empty: a drawing, one sentence, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel


class EmptyState(QWidget):
    """A calm place instead of an empty list; without `button_text` there is no button."""

    clicked = Signal()

    def __init__(
        self, icon: str, sentence: str, button_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sentence = WrapLabel(role="muted")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = KeyButton("")
        self._button.clicked.connect(self.clicked)
        self._sign = _Sign(icon)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.HUGE, theme.HUGE, theme.HUGE, theme.HUGE)
        column.setSpacing(theme.LARGE)
        column.addStretch(2)
        column.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.say(icon, sentence, button_text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A list that becomes empty hands the keyboard on to what can be done about it."""
        super().focusInEvent(event)
        if self._button.isVisible():
            self._button.setFocus(event.reason())

    @property
    def button(self) -> KeyButton:
        """The button, hidden while there is nothing to do."""
        return self._button

    def say(self, icon: str, sentence: str, button_text: str = "") -> None:
        """Show another drawing, sentence and button."""
        self._sign.show_drawing(icon)
        self._sentence.setText(sentence)
        self._button.say(button_text)
        self._button.setVisible(bool(button_text))
        if button_text and self.hasFocus():
            self._button.setFocus()
        self.setAccessibleName(sentence)


class _Sign(QWidget):
    """The drawing, on a tinted disc, in proportion to the font."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_drawing(self, name: str) -> None:
        """Show the drawing `name`."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        """Four lines of text high."""
        side = self.fontMetrics().height() * 4
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A disc and the drawing in its middle."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent_tint"))
        disc = self.rect().toRectF()
        painter.drawEllipse(disc)
        inset = disc.width() * 0.28
        icons.draw(
            painter,
            self._name,
            disc.adjusted(inset, inset, -inset, -inset),
            look.colour("accent"),
        )
