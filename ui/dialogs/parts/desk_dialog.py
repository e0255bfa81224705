"""The frame of every dialog: a head, a body that scrolls, one sentence of trouble, two buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from receptionist.domain.errors import DeskError
from receptionist.i18n import _, p_
from ui import theme
from ui.background import Background
from ui.dialogs.parts.fields import add_field
from ui.dialogs.parts.mnemonics import give_mnemonics
from ui.widgets.banner import Banner
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

T = TypeVar("T")


class DeskDialog(QDialog):
    """A dialog that saves through Background: Enter saves, Esc closes, what was typed stays.

    A subclass fills `column`, writes `save`, and calls `change` from there. It is opened with
    `open()` and goes for good when it is closed.
    """

    def __init__(
        self,
        background: Background,
        parent: QWidget | None,
        *,
        title: str,
        save_words: str,
        save_key: str = "",
    ) -> None:
        super().__init__(parent)
        self.background = background
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(420))
        self._dressed = False
        self._then: Callable[[Any], None] = lambda _value: None
        self.banner = Banner(self)
        self.save_button = KeyButton(save_words, save_key or p_("key", "Enter"), role="primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.close_button = KeyButton(_("Cancel"), p_("key", "Esc"), role="quiet")
        self.close_button.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self._lay_out(title)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.save_button.click)

    def save(self) -> None:
        """Save what was typed; every dialog does it in its own way."""
        self.accept()

    def field(
        self,
        words: str,
        widget: QWidget,
        *,
        buddy: QWidget | None = None,
        into: QVBoxLayout | None = None,
    ) -> QLabel:
        """Put `widget` under its name into the body, or a pane of it."""
        return add_field(into or self.column, words, widget, buddy=buddy)

    def pane(self) -> QVBoxLayout:
        """A column of fields that stands beside another one."""
        column = QVBoxLayout()
        column.setSpacing(theme.MEDIUM)
        return column

    def change(self, work: Callable[[Desk], T], then: Callable[[T], None]) -> None:
        """Save with the desk; meanwhile the buttons rest, and trouble is said in here."""
        self.rest(True)
        self.banner.hide()
        self._then = then
        self.background.change(work, self._changed, self.failed)

    def failed(self, error: Exception) -> None:
        """Say what went wrong; the buttons work again and nothing typed is lost."""
        self.rest(False)
        if isinstance(error, DeskError):
            self.trouble(str(error), field=getattr(error, "field", ""))
            return
        from ui.dialogs.trouble import show_trouble

        show_trouble(error, self)

    def trouble(self, sentence: str, *, field: str = "") -> None:
        """Show `sentence` in the dialog, and lead to the field it is about."""
        self.banner.say("trouble", sentence)
        self._fit_soon()
        if widget := self.fields().get(field):
            widget.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """Where what the services call by name was typed."""
        return {}

    def rest(self, resting: bool) -> None:
        """Let the buttons rest while something is being saved."""
        self.save_button.setEnabled(not resting)

    def showEvent(self, event: QShowEvent) -> None:
        """Before it is first seen, every control gets its letter, and the room it needs."""
        if not self._dressed:
            self._dressed = True
            give_mnemonics(self)
            self._fit()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What appears in the body makes the dialog grow, as far as the screen goes."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self._fit_soon()
        return super().eventFilter(watched, event)

    def _changed(self, value: Any) -> None:
        self.rest(False)
        self._then(value)

    def _lay_out(self, title: str) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.LARGE)
        outer.setSpacing(theme.MEDIUM)
        self.head = QVBoxLayout()
        self.head.setSpacing(theme.HAIR)
        self.head.addWidget(WrapLabel(title, role="title"))
        self._body = QWidget()
        self._body.installEventFilter(self)
        self.column = QVBoxLayout(self._body)
        # The ring of a focused field needs its pixels inside the room.
        self.column.setContentsMargins(2, 2, 2, 2)
        self.column.setSpacing(theme.MEDIUM)
        self._room = _Room(self._body)
        self.buttons.setSpacing(theme.SMALL)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.close_button)
        self.buttons.addWidget(self.save_button)
        outer.addLayout(self.head)
        outer.addWidget(self.banner)
        outer.addWidget(self._room, 1)
        outer.addLayout(self.buttons)

    def _fit_soon(self) -> None:
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Grow until nothing needs scrolling, or the screen ends."""
        screen = self.screen().availableGeometry()
        self.setMinimumWidth(min(self.minimumWidth(), screen.width()))
        needed = self._body.minimumSizeHint()
        hint = self.sizeHint()
        wide = max(self.width() if self.isVisible() else hint.width(), needed.width())
        layout = self.layout()
        around = layout.minimumSize().height() - self._room.minimumHeight() if layout else 0
        tall = max(self.height() if self.isVisible() else 0, needed.height() + around)
        wanted = QSize(min(wide, screen.width()), min(tall, round(screen.height() * 0.92)))
        if wanted != self.size():
            self.resize(wanted)


class _Room(QScrollArea):
    """Scrolls its body up and down where the screen is too low for it."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self._body = body
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        self.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """As large as the body likes it."""
        return self._body.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the body, as low as four lines."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._body.minimumSizeHint().width() + bar, self.fontMetrics().height() * 4)
