"""The frame of every dialog: a head, a sentence of trouble, a body that scrolls, two buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from receptionist.i18n import _, p_
from ui import theme
from ui.dialogs.parts.fields import add_field, keep_combos_modest
from ui.dialogs.parts.mnemonics import give_mnemonics
from ui.focus_in_sight import bring_into_sight
from ui.guards.pasted import say_what_is_too_long
from ui.widgets.banner import Banner
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

_MOST_OF_THE_SCREEN = 0.92


class Frame(QDialog):
    """Enter does what the main button says, Esc closes. It goes for good when it is closed.

    A subclass fills `column` and writes `save`; whoever needs it calls `open()`.
    """

    def __init__(
        self, parent: QWidget | None, *, title: str, save_words: str, save_key: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(440))
        self._dressed = False
        self.banner = Banner(self)
        self.save_button = KeyButton(save_words, save_key or p_("key", "Enter"), role="primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.close_button = KeyButton(_("Cancel"), p_("key", "Esc"), role="quiet")
        self.close_button.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.head = QVBoxLayout()
        self.column = QVBoxLayout()
        self._lay_out(title)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.save_button.click)

    def save(self) -> None:
        """Do what the main button says; every dialog does it in its own way."""
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

    def panes(self, count: int) -> list[QVBoxLayout]:
        """So many columns of fields side by side, below what is there."""
        row = QHBoxLayout()
        row.setSpacing(theme.MEDIUM)
        made = []
        for _pane in range(count):
            column = QVBoxLayout()
            column.setSpacing(theme.MEDIUM)
            row.addLayout(column, 1)
            made.append(column)
        self.column.addLayout(row)
        return made

    def trouble(self, sentence: str, *, field: str = "") -> None:
        """Show `sentence` in the dialog, and lead to the field it is about."""
        self.banner.say("trouble", sentence)
        self._fit_soon()
        if widget := self.fields().get(field):
            widget.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """Where what the services call by name was typed."""
        return {}

    def showEvent(self, event: QShowEvent) -> None:
        """Before it is first seen, every control gets its letter, and the room it needs."""
        if not self._dressed:
            self._dressed = True
            if not self.column.expandingDirections() & Qt.Orientation.Vertical:
                self.column.addStretch(1)
            give_mnemonics(self)
            keep_combos_modest(self)
            say_what_is_too_long(self, lambda words: self.banner.say("warning", words))
            self._open_wide()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What appears in the body makes the dialog grow, as far as the screen goes."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self._fit_soon()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """The head breaks into more lines once its width is known, and needs their height."""
        if event.type() == QEvent.Type.LayoutRequest and self._dressed:
            self._fit_soon()
        return super().event(event)

    def _lay_out(self, title: str) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.LARGE)
        outer.setSpacing(theme.MEDIUM)
        self.head.setSpacing(theme.HAIR)
        self.head.addWidget(WrapLabel(title, role="title"))
        self._body = QWidget()
        self._body.installEventFilter(self)
        self._body.setLayout(self.column)
        # The ring of a focused field needs its pixels inside the room.
        self.column.setContentsMargins(2, 2, 2, 2)
        self.column.setSpacing(theme.MEDIUM)
        self._room = Room(self._body)
        self.buttons.setSpacing(theme.SMALL)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.close_button)
        self.buttons.addWidget(self.save_button)
        outer.addLayout(self.head)
        outer.addWidget(self.banner)
        outer.addWidget(self._room, 1)
        outer.addLayout(self.buttons)

    def _open_wide(self) -> None:
        """Begin as large as the body likes it, and as the screen allows."""
        self.ensurePolished()
        around = self._around()
        likes = self._body.sizeHint().expandedTo(self._body.minimumSizeHint()) + around
        self._resize(self._with_bar(likes).expandedTo(QSize(self.minimumWidth(), 0)))
        self._fit()

    def _fit_soon(self) -> None:
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Grow until nothing needs scrolling, or the screen ends."""
        least = self._body.minimumSizeHint()
        # Lines that break may need a little more than the hint knows of.
        lines = QSize(0, self._body.heightForWidth(max(self._body.width(), least.width())))
        needed = least.expandedTo(lines) + self._around()
        self._resize(self.size().expandedTo(self._with_bar(needed)))

    def _with_bar(self, needed: QSize) -> QSize:
        """This size, wide enough for the bar, too, where the screen is too low for all of it."""
        if needed.height() <= self._allowed().height():
            return needed
        return needed + QSize(self._room.verticalScrollBar().sizeHint().width(), 0)

    def _around(self) -> QSize:
        """What stands around the body."""
        layout = self.layout()
        height = layout.minimumSize().height() if layout else 0
        # The style gives buttons a least height, which large letters do not fit into.
        height += self.buttons.sizeHint().height() - self.buttons.minimumSize().height()
        return QSize(2 * theme.LARGE, height - self._room.minimumSizeHint().height())

    def _resize(self, wanted: QSize) -> None:
        allowed = self._allowed()
        self.setMinimumWidth(min(self.minimumWidth(), allowed.width()))
        if (size := wanted.boundedTo(allowed)) != self.size():
            self.resize(size)

    def _allowed(self) -> QSize:
        return self.screen().availableSize() * _MOST_OF_THE_SCREEN


class Room(QScrollArea):
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said above takes its room from here: the field in hand stays in sight."""
        super().resizeEvent(event)
        # The window's own word for it: it may be behind another one just now.
        focused = self.window().focusWidget()
        if focused is not None and self._body.isAncestorOf(focused):
            bring_into_sight(focused)

    def sizeHint(self) -> QSize:
        """As large as the body likes it."""
        return self._body.sizeHint().expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the body, as low as four lines, or as it is itself."""
        bar = self.verticalScrollBar().sizeHint().width()
        least = self._body.minimumSizeHint()
        return QSize(least.width() + bar, min(self.fontMetrics().height() * 4, least.height()))
