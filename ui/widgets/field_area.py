"""Fields that scroll up and down where the window is too low for them, the one in use in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ui import theme


class FieldArea(QScrollArea):
    """Shows `inside`; when its own room changes, the field with the keyboard stays in sight."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A sentence above or below takes room, or gives it back."""
        super().resizeEvent(event)
        self.follow_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What grows above the field in use pushes it down, and must not push it out of sight."""
        if event.type() == QEvent.Type.Resize and watched is self._inside:
            self.follow_soon()
        return super().eventFilter(watched, event)

    def follow_soon(self) -> None:
        """Bring the field in use into sight once everything is laid out."""
        QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        field = QApplication.focusWidget()
        if field is None or not self._inside.isAncestorOf(field):
            return
        # With what it says below itself.
        while (around := field.parentWidget()) is not None and around is not self._inside:
            field = around
        self.ensureWidgetVisible(field, 0, theme.SMALL)
