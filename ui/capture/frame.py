"""What stands around the forms: tabs, what waits, and the buttons with what is missing beside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from receptionist.i18n import _
from ui import theme
from ui.widgets.banner import Banner
from ui.widgets.key_button import KeyButton


class CaptureFrame(QWidget):
    """Shows what a page of forms needs; what the buttons do is the page's."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(_("Drafts"))
        self._strip = QLabel()
        theme.set_role(self._strip, "late", name="tone")
        self._strip.hide()
        self._state = QLabel()
        theme.set_role(self._state, "caption")
        self._missing = QLabel()
        theme.set_role(self._missing, "caption")
        theme.set_role(self._missing, "soon", name="tone")
        self._missed = self._stays = ""
        self._banner = Banner()
        self._stack = QStackedWidget()
        self._save = KeyButton(_("Save and notify"), key="F9", role="primary")
        self._park = KeyButton(_("Park / next"), key="F4")
        self._drop_button = KeyButton(_("Throw away"), role="quiet")
        self._back = KeyButton(_("Back to the list"), key="Esc", role="quiet")
        self._back.clicked.connect(self.left)
        self._lay_out()

    @property
    def waiting(self) -> str:
        """What the strip says is waiting."""
        return self._strip.text()

    def say_waiting(self, words: str) -> None:
        """What waits while somebody types: "▲ 2 late"; "" when nothing does."""
        self._strip.setText(words)
        self._strip.setVisible(bool(words))

    @property
    def state(self) -> str:
        """The quiet line at the top: what was kept, or is waited for."""
        return self._state.text()

    @property
    def said(self) -> str:
        """What the line above the form says; nothing while it is hidden."""
        return "" if self._banner.isHidden() else self._banner.accessibleName()

    def say_it_stays(self, number: int | None) -> None:
        """A key was pressed that changes nothing where it is added to the message `number`."""
        words = _("#{number} keeps what was promised; Ctrl+N writes another message.")
        self._stays = words.format(number=number)
        self._banner.say("info", self._stays)

    def hide_it_stays(self) -> None:
        """It is added to another one, or to none."""
        if self.said and self.said == self._stays:
            self._banner.hide()

    def say_slow(self, slow: bool) -> None:
        """A message is still being saved: typing goes on, nobody waits for it."""
        if slow:
            self._state.setText(_("Still saving: the messages are busy…"))

    @property
    def missing(self) -> str:
        """What is said to be missing, beside the button."""
        return self._missed

    def say_missing(self, words: tuple[str, ...]) -> None:
        """What whoever calls back will want and is not there; it hinders nobody to save."""
        self._missed = _("Incomplete: {what}").format(what=", ".join(words)) if words else ""
        self._show_missing()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.HUGE, theme.MEDIUM, theme.HUGE, 0)
        head.addWidget(self._tabs, 1)
        head.addWidget(self._strip)
        head.addWidget(self._state)
        foot = self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.setContentsMargins(theme.HUGE, theme.SMALL, theme.HUGE, theme.MEDIUM)
        for pair in ((self._back, self._drop_button), (self._missing, self._park, self._save)):
            row = QHBoxLayout()
            for part in pair:
                row.addWidget(part)
            foot.addLayout(row)
        foot.insertStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addLayout(head)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window with large letters the buttons stand in two lines."""
        super().resizeEvent(event)
        self._show_missing()
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.BottomToTop
        self._foot.setDirection(across if self.width() >= self._needed else down)

    @property
    def _needed(self) -> int:
        """How wide the buttons are beside each other."""
        buttons = (self._back, self._drop_button, self._park, self._save)
        return sum(each.sizeHint().width() + theme.MEDIUM for each in buttons) + 2 * theme.HUGE

    def _show_missing(self) -> None:
        # Not hidden where there is no room: a part shown while its page is not stays shown for Qt.
        room = self.width() >= self._needed + theme.scaled(theme.HUGE * 9)
        self._missing.setText(self._missed if room else "")
