"""The reminder window: one list of what has to be done now. It never takes the keyboard.

Nothing in it acts for 600 ms after it rises, so that no key or click meant for another window
reaches it; closing it hides it for five minutes, and there is no way to dismiss a row.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QCursor, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from receptionist.domain.message import Message
from receptionist.domain.reminders import Reminder
from receptionist.domain.reminders.postponing import PostponeFor
from receptionist.i18n import _, n_, p_
from ui import theme
from ui.locking.beside import room_beside
from ui.models.message_list import MESSAGE_ROLE, MessageList
from ui.seat import Seat
from ui.views.message_actions import ACTIONS
from ui.views.message_delegate import MessageDelegate
from ui.widgets.flow_layout import FlowRow
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel
from ui.words import postponed_words, stage_words

INERT_MS: Final = 600
HIDES_FOR: Final = timedelta(minutes=5)
_SOON: Final = timedelta(minutes=30)
_MARGIN: Final = 24
_NARROW: Final = 340
_ROWS_SEEN: Final = 4
_ANY_HEIGHT: Final = 16777215  # Qt's own "no limit"
_FRAME: Final = 40  # the desktop's title bar, which nobody can ask for before the window is shown


def postpone_words(how_long: PostponeFor) -> str:
    """How long a reminder is put off."""
    return {
        PostponeFor.MINUTES_5: _("5 minutes"),
        PostponeFor.MINUTES_10: _("10 minutes"),
        PostponeFor.MINUTES_30: _("30 minutes"),
        PostponeFor.AFTER_LUNCH: _("until after lunch"),
        PostponeFor.TOMORROW: _("until tomorrow at opening"),
    }[how_long]


class ReminderWindow(QWidget):
    """`asked` carries an action's name and the message; `postponed` the message and how long."""

    asked = Signal(str, object)
    opened = Signal(int)
    postponed = Signal(object, object)
    help_asked = Signal()

    def __init__(self, seat: Seat) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self._seat = seat
        self._rows: tuple[Reminder, ...] = ()
        self._hidden_until: datetime | None = None
        self._held = self._waits = self._worked = self._discreet = False
        self._taken: QRect | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(_("Reminders"))
        self._awake = QTimer(self, singleShot=True, interval=INERT_MS)
        self._awake.timeout.connect(self._wake)
        self._make_parts()
        self._lay_out()
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_asked)
        hide = QShortcut(QKeySequence("Esc"), self)
        hide.activated.connect(self.close)

    @property
    def rows(self) -> tuple[Reminder, ...]:
        """What stands in it."""
        return self._rows

    @property
    def inert(self) -> bool:
        """Whether it has just risen, so that nothing in it acts yet."""
        return self._awake.isActive()

    @property
    def worked(self) -> bool:
        """Whether somebody works in it by keyboard: it is up already, and must not go inert."""
        return self._worked and self.isVisible() and self.isActiveWindow()

    def show_rows(self, rows: tuple[Reminder, ...], *, rises: bool) -> None:
        """Show these rows; with `rises` something has just popped up, and the window comes up."""
        self._rows = rows
        words = {stage: stage_words(stage) for stage in {each.stage for each in rows}}
        why = {each.message.number: words[each.stage] for each in rows}
        self.model.set_rows([each.message for each in rows], why)
        self._title.setText(self.heading())
        if not rows:
            self.hide()
            self._hidden_until = None
            return
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self._choose()
        if rises or self._time_is_over():
            self.rise()

    def rise(self) -> None:
        """Come up beside what one is doing, without taking the keyboard from it."""
        self._hidden_until = None
        self._waits = self._held
        if self._held or self.worked:
            return
        self._awake.start()
        self._buttons.setEnabled(False)
        self.list.setEnabled(False)
        if not self.isVisible():
            self._place()
            self.show()
        self.raise_()
        QApplication.alert(self)

    def be_discreet(self, discreet: bool) -> None:
        """Nobody sits here: say how much waits, and by which number, but no names and no texts."""
        self._discreet = self.model.discreet = discreet
        self.model.tick()
        self._buttons.setVisible(not discreet)
        self._choose()
        if self.isVisible():
            self._place()

    def keep_clear(self, of: QRect | None) -> None:
        """Stand beside that part of the screen, where somebody signs in; None: anywhere."""
        self._taken = of
        if of is not None and self.isVisible() and of.intersects(self.frameGeometry()):
            self._place()

    def hold(self, held: bool, *, worked: bool = False) -> None:
        """While somebody writes a message it covers nothing of it, and comes back afterwards.

        `worked`: also where it has the keyboard, for what is written was asked for from here.
        """
        self._held = held
        if held and self.isVisible() and (worked or not self.isActiveWindow()):
            self._waits = True
            self.hide()
        if not held and self._waits:
            self._waits = False
            if self._rows:
                self.rise()

    def take_keyboard(self) -> None:
        """Somebody asked for the reminders by key: they may be worked with the keyboard."""
        self._worked = True
        self.activateWindow()
        self._awake.stop()
        self._wake()

    def tick(self) -> None:
        """The minute changed; five minutes after it was hidden the window comes back."""
        self.model.tick()
        self._title.setText(self.heading())
        if self._rows and self._time_is_over():
            self.rise()

    def heading(self) -> str:
        """ "2 late · 3 in the next half hour"."""
        late, soon = late_and_soon(self._rows, self._seat.now())
        others = len(self._rows) - late - soon
        parts = (
            n_("{count} late", "{count} late", late).format(count=late) if late else "",
            _("{count} in the next half hour").format(count=soon) if soon else "",
            n_("{count} more", "{count} more", others).format(count=others) if others else "",
        )
        return " · ".join(part for part in parts if part)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing hides it for five minutes; while it is inert it does not even do that."""
        event.ignore()
        if not self.inert:
            self._hidden_until = self._seat.now() + HIDES_FOR
            self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Minimising is hiding; whoever goes to another window works there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._worked = False
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.close()

    def _time_is_over(self) -> bool:
        if self._hidden_until is None:
            return False
        left = self._hidden_until - self._seat.now()
        # A clock that was set back must not hide it for longer than was asked.
        return left <= timedelta(0) or left > HIDES_FOR

    def _make_parts(self) -> None:
        self._title = QLabel()
        theme.set_role(self._title, "title")
        self.model = MessageList(self._seat, self)
        self.list = QListView()
        self.list.setAccessibleName(_("Reminders"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.model.repainted.connect(lambda: self.list.viewport().update())
        self.model.row_changed.connect(lambda row: self.list.update(self.model.index(row)))
        self.list.setItemDelegate(MessageDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._opened)
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._choose())
        flow = self._buttons = FlowRow()
        self._acts = {}
        for name, words in (
            ("open", _("Open")),
            ("done", _("Done…")),
            ("answered", _("Answered…")),
            ("attempt", _("Not reached…")),
            ("move", _("Tell them we are late…")),
        ):
            button = KeyButton(words, ACTIONS[name].key if name in ACTIONS else p_("key", "Enter"))
            button.clicked.connect(lambda _on=False, name=name: self._asked(name))
            if name in ACTIONS:
                button.listen_in(self)  # while it is inert the buttons are, and so are their keys
            self._acts[name] = button
            flow.add(button)
        self._how_long = QComboBox()
        self._how_long.setAccessibleName(_("How long"))
        self._how_long.setAccessibleDescription(_("How long"))  # its name is its choice on Linux
        for each in PostponeFor:
            self._how_long.addItem(postpone_words(each), each.value)
        self.postpone_button = KeyButton(_("Postpone reminder"))
        self.postpone_button.clicked.connect(self._put_off)
        flow.add(self._how_long)
        flow.add(self.postpone_button)
        self.note = WrapLabel("", "caption")

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        column.setSpacing(theme.SMALL)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons)
        column.addWidget(self.note)

    def _wake(self) -> None:
        self._buttons.setEnabled(True)
        self.list.setEnabled(True)
        if self._worked:
            # Lost when it rose once more before the desktop gave it the keyboard.
            self.list.setFocus()

    def _message(self) -> Message | None:
        index = self.list.currentIndex()
        return index.data(MESSAGE_ROLE) if index.isValid() else None

    def _choose(self) -> None:
        message = self._message()
        owes = message is not None and not message.promise.answered
        promised = message is not None and message.promise.term is not None
        self._acts["answered"].setVisible(owes)
        self._acts["move"].setVisible(owes and promised)
        words = _("Postponing only quiets the reminder: what was promised stays as it is.")
        times = postponed_words(message, self._seat.people) if message else ""
        if self._discreet:
            words, times = _("Locked: sit down at this PC to see more."), ""
        self.note.setText(f"{times}. {words}" if times else words)

    def _asked(self, name: str) -> None:
        message = self._message()
        if message is None or self.inert or self._discreet:
            return
        if name == "open":
            self.opened.emit(message.number)
        else:
            self.asked.emit(name, message)

    def _opened(self, index: QModelIndex) -> None:
        if not self.inert and not self._discreet:
            self.opened.emit(index.data(MESSAGE_ROLE).number)

    def _put_off(self) -> None:
        message = self._message()
        if message is not None and not self.inert:
            self.postponed.emit(message, PostponeFor(self._how_long.currentData()))

    def _place(self) -> None:
        """In a lower corner of the screen one works on, the one farther from the pointer."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        room, width = screen.availableGeometry(), theme.scaled(640)
        if self._taken is not None:
            room = room_beside(self._taken, room, wide=theme.scaled(_NARROW))
            width = max(theme.scaled(_NARROW), min(width, room.width() - 2 * _MARGIN))
        rows = min(len(self._rows), _ROWS_SEEN)
        high = rows * self.list.sizeHintForRow(0) + theme.HAIR
        self.list.setMinimumHeight(high)
        self.list.setMaximumHeight(high if len(self._rows) <= _ROWS_SEEN else _ANY_HEIGHT)
        # Buttons flow over as many lines as they take, which only a given width tells.
        wanted = QSize(width, self._column.totalHeightForWidth(width))
        size = wanted.boundedTo(room.size() - QSize(0, _FRAME))
        if size != wanted:
            self.list.setMinimumHeight(self.list.sizeHintForRow(0))
        self.resize(size)
        self.move(corner_for(size, room, QCursor.pos()))


def corner_for(size: QSize, room: QRect, pointer: QPoint) -> QPoint:
    """Where a window of `size` goes: the lower corner of `room` that is farther from the pointer.

    What rises must not lie under a click that was meant for something else.
    """
    top = max(room.top(), room.bottom() - size.height() - _MARGIN - _FRAME)
    left = room.left() + _MARGIN
    right = max(left, room.right() - size.width() - _MARGIN)
    return QPoint(right if pointer.x() < room.center().x() else left, top)


def late_and_soon(rows: tuple[Reminder, ...], now: datetime) -> tuple[int, int]:
    """How many of these are late, and how many are due within half an hour."""
    promises = (each.message.promise for each in rows)
    due = [at for each in promises if (at := each.due_at) and not each.answered]
    return sum(at < now for at in due), sum(now <= at <= now + _SOON for at in due)
