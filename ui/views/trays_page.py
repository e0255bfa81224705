"""The list of a tray with its search, and beside it the message chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from receptionist.domain.message import Message
from receptionist.i18n import _
from receptionist.services.find_messages import Found, Tray
from receptionist.services.find_messages import message as find_one
from receptionist.services.find_messages import messages as find_all
from ui import theme
from ui.background import Background
from ui.models.message_list import MESSAGE_ROLE, MessageList
from ui.seat import Seat
from ui.views.message_actions import ACTIONS, MessageActions
from ui.views.message_delegate import MessageDelegate
from ui.views.message_detail import MessageDetail
from ui.views.rail import rail_words
from ui.widgets.empty_state import EmptyState

_ASK_AFTER_MS: Final = 120
_NARROW: Final = 1000


def tray_words(tray: Tray) -> str:
    """What a tray is called."""
    return _("All messages") if tray is Tray.ALL else rail_words(tray.value)


def _nothing(tray: Tray) -> tuple[str, str]:
    """The icon and the sentence of an empty tray."""
    return {
        Tray.MINE: ("inbox", _("Nothing waits for you.")),
        Tray.UNASSIGNED: ("unassigned", _("Every message has somebody who sees to it.")),
        Tray.TODAY: ("calendar", _("Nothing is promised for today.")),
        Tray.LATE: ("closed", _("No promise is late.")),
        Tray.OPEN: ("open", _("No message is open.")),
        Tray.CLOSED: ("closed", _("No message has been closed yet.")),
        Tray.ALL: ("phone", _("No message yet. The first call makes it.")),
    }[tray]


class TraysPage(QWidget):
    """One tray at a time; `new_asked` is the button of an empty one."""

    new_asked = Signal()

    def __init__(
        self,
        seat: Seat,
        background: Background,
        actions: MessageActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self._actions = actions
        self._tray = Tray.OPEN
        self._wanted = 0
        self._into_detail = False
        self._question = 0
        self._make_parts()
        self._lay_out()
        self._make_keys()
        self._asking = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._asking.timeout.connect(self.refresh)
        background.changed.connect(self.refresh)
        seat.changed.connect(self.refresh)

    @property
    def tray(self) -> Tray:
        """The tray that is shown."""
        return self._tray

    @property
    def message(self) -> Message | None:
        """The message that is chosen in the list."""
        index = self.list.currentIndex()
        return index.data(MESSAGE_ROLE) if index.isValid() else None

    def show_tray(self, tray: Tray) -> None:
        """Show another tray, without the words that were searched for in the last one."""
        self._tray = tray
        self._title.setText(tray_words(tray))
        self.search.clear()
        self.refresh()
        self.list.setFocus()

    def open_message(self, number: int) -> None:
        """Show that message, whatever tray it is in."""
        self._wanted = number
        if self.model.place_of(number) < 0:
            self._tray = Tray.ALL
            self._title.setText(tray_words(Tray.ALL))
            self.search.setText(f"#{number}")
        self.refresh()
        self._ask_detail(number)
        self._bring_detail()
        self._into_detail = True

    def refresh(self) -> None:
        """Read the tray again; what is chosen stays chosen."""
        tray, words, seat = self._tray, self.search.text(), self._seat
        person = seat.by if tray is Tray.MINE and seat.people.active else None
        self._question += 1
        question = self._question
        self._background.ask(
            lambda desk: find_all(desk, tray=tray, person=person, words=words),
            lambda found: self._show(found, question),
        )
        if shown := self.detail.message:
            self._ask_detail(shown.number)

    def tick(self) -> None:
        """The minute changed."""
        self.model.tick()
        self.detail.tick()

    def do(self, name: str) -> None:
        """Do an action with the message chosen; never with the one that was there before it."""
        chosen, shown = self.message, self.detail.message
        message = chosen if self.list.hasFocus() or shown is None else shown
        if message is not None and self._wanted in (0, message.number):
            self._actions.do(name, message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the message becomes a page of its own."""
        super().resizeEvent(event)
        self._arrange()

    def _make_parts(self) -> None:
        self._title = QLabel(tray_words(self._tray))
        theme.set_role(self._title, "headline")
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search a word, a name, a number …"))
        self.search.setAccessibleName(_("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.search.textChanged.connect(lambda _text: self._asking.start())
        self.search.returnPressed.connect(self._into_list)
        self.model = MessageList(self._seat, self)
        self.list = QListView()
        self.list.setAccessibleName(_("Messages"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(MessageDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.selectionModel().selectionChanged.connect(self._chosen)
        self.list.activated.connect(self._activated)
        self._empty = EmptyState("inbox", "")
        self._empty.clicked.connect(self.new_asked)
        self._left = QStackedWidget()
        self._left.addWidget(self.list)
        self._left.addWidget(self._empty)
        self.detail = MessageDetail(self._seat)
        self.detail.asked.connect(self.do)
        self._no_detail = EmptyState("note", _("Choose a message to see it in full."))
        self._right = QStackedWidget()
        self._right.addWidget(self._no_detail)
        self._right.addWidget(self.detail)

    def _lay_out(self) -> None:
        self._pile = QWidget()
        column = QVBoxLayout(self._pile)
        column.setContentsMargins(theme.LARGE, theme.LARGE, theme.SMALL, theme.SMALL)
        column.setSpacing(theme.SMALL)
        column.addWidget(self._title)
        column.addWidget(self.search)
        column.addWidget(self._left, 1)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._pile)
        self.splitter.addWidget(self._right)
        for part in (0, 1):
            self.splitter.setStretchFactor(part, 1)
        self.splitter.setSizes([theme.scaled(440), theme.scaled(520)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _make_keys(self) -> None:
        for name, action in ACTIONS.items():
            shortcut = QShortcut(QKeySequence(action.key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda name=name: self.do(name))
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._into_search)
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._back)

    def _show(self, found: tuple[Message, ...], question: int) -> None:
        if question != self._question:
            return
        chosen = self._wanted or (self.message.number if self.message else 0)
        moved = self.model.set_rows(found)
        self._left.setCurrentWidget(self.list if found else self._empty)
        if not found:
            self._say_empty()
        place = self.model.place_of(chosen)
        if moved or place != self.list.currentIndex().row():
            self._choose(place if place >= 0 else 0 if found and not self._narrow else -1)
        if place >= 0:
            self._wanted = 0

    def _say_empty(self) -> None:
        if self.search.text().strip():
            self._empty.say("search", _("Nothing here holds these words."))
        else:
            self._empty.say(*_nothing(self._tray), _("New message"))

    def _choose(self, place: int) -> None:
        if place < 0:
            return
        index = self.model.index(place)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _chosen(self, selected: QItemSelection, _old: QItemSelection) -> None:
        if selected.isEmpty():
            return
        message = selected.indexes()[0].data(MESSAGE_ROLE)
        if message is not None and not self._narrow:
            self._ask_detail(message.number)

    def _activated(self, index: QModelIndex) -> None:
        """Enter or a double click: whoever sits here has opened it."""
        message = index.data(MESSAGE_ROLE)
        self._actions.seen(message)
        self._ask_detail(message.number)
        self._bring_detail()
        self.detail.setFocus()

    def _bring_detail(self) -> None:
        """In a narrow window the message takes the place of the list."""
        if self._narrow:
            self._right.show()
            self._pile.hide()

    def _ask_detail(self, number: int) -> None:
        self._background.ask(
            lambda desk: find_one(desk, number), self._show_detail, lambda _error: None
        )

    def _show_detail(self, found: Found) -> None:
        if found.message.number == self._wanted:
            self._wanted = 0
        self.detail.show_message(found.message, found.history)
        self._right.setCurrentWidget(self.detail)
        if self._into_detail:
            self._into_detail = False
            self.detail.setFocus()

    @property
    def _narrow(self) -> bool:
        return self.width() < theme.scaled(_NARROW) * 0.78

    def _arrange(self) -> None:
        if not self._narrow:
            self._pile.show()
            self._right.show()
            if self.message is None and self.model.rowCount():
                self._choose(0)
        elif self._pile.isVisible():
            self._right.hide()

    def _back(self) -> None:
        if self._narrow and self._pile.isHidden():
            self._pile.show()
            self._right.hide()
        elif self.search.text():
            self.search.clear()
        self.list.setFocus()

    def _into_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _into_list(self) -> None:
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self._choose(0)
