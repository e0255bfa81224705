"""What stands around the pages of the main window: the rail, the lines across it, its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from receptionist.i18n import _
from ui import theme
from ui.guards.lines import Lines
from ui.models.snapshot import Snapshot
from ui.seat import Seat
from ui.views.rail import Rail
from ui.window_place import WindowPlace

if TYPE_CHECKING:
    from ui.widgets.banner import Banner
    from ui.widgets.undo_bar import UndoBar

_SAID_FOR_MS: Final = 8000
_TITLE_BAR: Final = 40


class WindowFrame(QMainWindow):
    """Rail at the left, one page at the right; `closing` when the person closes the window.

    `undo_asked` carries the numbers of the messages that something was done with last.
    """

    closing = Signal()
    quit_asked = Signal()
    reminders_asked = Signal()
    lock_asked = Signal()
    sits_asked = Signal(object)
    sample_left = Signal()
    undo_asked = Signal(object)
    painted = Signal()

    splitter: QSplitter | None = None

    def __init__(self, seat: Seat, place: WindowPlace | None, snapshot: Snapshot | None) -> None:
        super().__init__()
        self._place = place
        self._undo_numbers: Sequence[int] = ()
        self._painted = False
        self.ends = False
        self.guard: Callable[[], None] | None = None
        self.setWindowTitle("Receptionist")
        self.rail = Rail(seat, dict(snapshot.counts) if snapshot else None)
        self.pages = QStackedWidget()
        self._lay_out()
        self._restore()

    @property
    def banner(self) -> Banner:
        """What is said for a while, or until it is closed."""
        return self.lines.banner

    @property
    def undo_bar(self) -> UndoBar:
        """What was done last, and the button that takes it back."""
        return self.lines.undo_bar

    def come_up(self) -> None:
        """Show this window and bring it to the front; while it is locked, who asks for a PIN."""
        if self.guard is not None:
            self.guard()
            return
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def say_done(self, numbers: Sequence[int], words: str) -> None:
        """Something was done with these messages and can be undone for a while."""
        self._undo_numbers = numbers
        self.undo_bar.offer(words)

    def say_trouble(self, error: Exception) -> None:
        """Something was refused or failed, in a sentence."""
        self.banner.say("trouble", f"{error}", _("Close"))

    def say_alarm(self, words: str) -> None:
        """A red line that stays until what it says is over; "" takes it away."""
        if words:
            self.lines.alarm.say("trouble", words)
        else:
            self.lines.hide("alarm")

    def add_strip(self, strip: QWidget) -> None:
        """One more line across the top of the pages, for as long as it has something to say."""
        self.lines.add(strip)

    def say_for_a_while(self, words: str) -> None:
        """Something good to know; it goes by itself."""
        self.banner.say("info", words)
        QTimer.singleShot(_SAID_FOR_MS, self.banner, self.banner.hide)

    def place(self) -> WindowPlace:
        """Where it stands, and how wide its parts are."""
        splitter = self.splitter.saveState() if self.splitter else QByteArray()
        return WindowPlace(self.saveGeometry(), splitter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first time, tell that there is something to see."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps its room for what is worked on."""
        super().resizeEvent(event)
        self.rail.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is not quitting: it goes on reminding."""
        if self.ends:
            super().closeEvent(event)
            return
        event.ignore()
        self.closing.emit()

    def _undo(self) -> None:
        self.undo_asked.emit(self._undo_numbers)

    def _lay_out(self) -> None:
        right = QWidget()
        column = self._column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.lines = Lines(column, self)
        self.lines.sample_left.connect(self.sample_left)
        self.lines.undo_asked.connect(self._undo)
        column.addWidget(self.pages, 1)
        self.lines.close_column(column)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(right, 1)
        self.setCentralWidget(whole)
        least = QSize(theme.scaled(600), theme.scaled(420))
        self.setMinimumSize(least.boundedTo(self._room()))

    def _restore(self) -> None:
        if self._place is None or not self.restoreGeometry(self._place.geometry):
            wanted = QSize(theme.scaled(1180), theme.scaled(760))
            self.resize(wanted.boundedTo(self._room()))

    def _room(self) -> QSize:
        """What the screen leaves to a window within its frame, which is not known yet."""
        return self.screen().availableSize() - QSize(2, _TITLE_BAR)
