"""The list of a tray, and beside it the message chosen, or what can be done with several."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from receptionist.domain.message import Message
from receptionist.domain.trays import Found, Tray
from receptionist.i18n import _, n_
from ui import theme
from ui.background import Background
from ui.seat import Seat
from ui.views.message_actions import ACTIONS, MessageActions
from ui.views.message_detail import MessageDetail
from ui.views.trays.message_pile import AT_ONCE, MessagePile, Numbers
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from receptionist.services.desk import Desk
    from ui.views.trays.several_pane import SeveralPane

_NARROW: Final = 1000


class TraysPage(QWidget):
    """One tray at a time; `new_asked` is the button of an empty one."""

    new_asked = Signal()

    help_page = "trays"

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
        self._into_detail = False
        self._make_parts()
        self._lay_out()
        self._make_keys()
        background.changed.connect(self._refresh_detail)
        seat.changed.connect(self._refresh_detail)

    @property
    def tray(self) -> Tray:
        """The tray that is shown."""
        return self.pile.tray

    @property
    def message(self) -> Message | None:
        """The message that is chosen in the list."""
        return self.pile.message

    def show_tray(self, tray: Tray) -> None:
        """Show another tray, without the words that were searched for in the last one."""
        self._to_list()
        self.pile.show_tray(tray)

    def begin_with_mine(self) -> None:
        """Whoever sits here sees their own first, unless another tray was chosen meanwhile."""
        if self.pile.tray is Tray.OPEN and not self.search.text():
            self.pile.show_tray(Tray.MINE)

    def show_numbers(self, title: str, numbers: Numbers) -> None:
        """Show the messages behind a figure: `numbers` is asked on the database's thread."""
        self._to_list()
        self.pile.show_numbers(title, numbers)

    def open_message(self, number: int) -> None:
        """Show that message, whatever tray it is in."""
        self.pile.wanted = number
        if self.model.place_of(number) < 0:
            self.pile.show_only(number)
        else:
            self.pile.refresh()
        self._ask_detail(number)
        self._bring_detail()
        self._into_detail = True

    def tick(self) -> None:
        """The minute changed."""
        self.model.tick()
        self.detail.tick()

    def do(self, name: str) -> None:
        """Do an action with what is chosen; never with the message that was there before it."""
        if self.pile.count_picked > 1:
            picked = self.pile.picked
            if len(picked) == self.pile.count_picked:
                self._actions.do_several(name, picked)
            return
        chosen, shown = self.message, self.detail.message
        message = chosen if self.list.hasFocus() or shown is None else shown
        if message is not None and self.pile.wanted in (0, message.number):
            self._actions.do(name, message)

    @property
    def detail_alone(self) -> bool:
        """Whether a narrow window shows the message in place of the list."""
        return self._narrow and self.pile.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the message becomes a page of its own."""
        super().resizeEvent(event)
        self._arrange()

    def _make_parts(self) -> None:
        # Each part begins where it stays: Qt dresses all of it anew whenever it is moved.
        self.splitter = QSplitter(self)
        self.pile = MessagePile(self._seat, self._background, self.splitter)
        self._full = QWidget(self.splitter)
        self.back = KeyButton(_("Back to the list"), "Esc", "quiet", self._full)
        self.back.clicked.connect(self._back)
        self.back.hide()
        self._right = QStackedWidget(self._full)
        choose = _("Choose a message to see it in full.")
        self._no_detail = EmptyState("note", choose, parent=self._right)
        self.list, self.model, self.search = self.pile.list, self.pile.model, self.pile.search
        self.pile.chosen.connect(self._chosen)
        self.pile.opened.connect(self._opened)
        self.pile.new_asked.connect(self.new_asked)
        self.list.clicked.connect(self._clicked)
        self.pile.paper.clicked.connect(self._print_list)
        self.detail = MessageDetail(self._seat, self._right)
        self.detail.asked.connect(self.do)
        for each in (self._no_detail, self.detail):
            self._right.addWidget(each)

    @cached_property
    def several(self) -> SeveralPane:
        """What can be done with several; made when several are first chosen."""
        from ui.views.trays.several_pane import SeveralPane

        pane = SeveralPane(self._right)
        pane.asked.connect(self.do)
        self._right.addWidget(pane)
        return pane

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.MEDIUM, theme.SMALL, 0, 0)
        head.addWidget(self.back)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._right, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.pile)
        self.splitter.addWidget(self._full)
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
        self.pile.paper.listen_in(self)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._into_search)
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._back)

    def _chosen(self) -> None:
        count = self.pile.count_picked
        self._say_several()
        if count > 1:
            self.several.show_messages(self.pile.picked, count, AT_ONCE)
            self._right.setCurrentWidget(self.several)
            return
        if self._right.currentWidget() not in (self._no_detail, self.detail):
            self._right.setCurrentWidget(self._no_detail)
        if (message := self.message) is not None:
            if self.detail.message and self.detail.message.number == message.number:
                self._right.setCurrentWidget(self.detail)
            self._ask_detail(message.number)

    def _say_several(self) -> None:
        """In a narrow window nothing else tells that several are chosen, and what to do then."""
        count = self.pile.count_picked
        words = n_(
            "{count} message chosen. Enter shows what can be done with it.",
            "{count} messages chosen. Enter shows what can be done with them.",
            count,
        )
        self.pile.note.setText(words.format(count=count))
        self.pile.note.setVisible(count > 1 and self._narrow)

    def _clicked(self) -> None:
        """In a narrow window one click opens the message, as there is nothing beside the list."""
        message = self.message
        if self._narrow and message is not None and self.pile.count_picked == 1:
            self._opened(message)

    def _opened(self, message: Message) -> None:
        """Enter or a double click: whoever sits here has opened it."""
        if self.pile.count_picked > 1:
            self._bring_detail()
            if self._narrow:
                self.several.setFocus()
            return
        self._actions.seen(message)
        self._ask_detail(message.number)
        self._bring_detail()
        self.detail.setFocus()

    def _print_list(self) -> None:
        from ui.dialogs.print_day import PrintList

        title, numbers = self.pile.title, self.pile.every_number()
        PrintList(self._seat, self._background, title, numbers, self.window()).open()

    def _refresh_detail(self) -> None:
        if shown := self.detail.message:
            self._ask_detail(shown.number)

    def _bring_detail(self) -> None:
        """In a narrow window the message takes the place of the list."""
        if self._narrow:
            self._full.show()
            self.back.show()
            self.pile.hide()

    def _to_list(self) -> None:
        """The list is in front again."""
        self.pile.show()
        self._full.setVisible(not self._narrow)
        self.list.setFocus()

    def _ask_detail(self, number: int) -> None:
        self._background.ask(
            lambda desk: _find_one(desk, number), self._show_detail, lambda _error: None
        )

    def _show_detail(self, found: Found) -> None:
        wanted = self.pile.wanted
        if found.message.number == wanted:
            self.pile.wanted = 0
        elif not wanted and (chosen := self.message) and chosen.number != found.message.number:
            return  # another one was chosen meanwhile
        self.detail.show_message(found.message, found.history, found.numbers)
        if self.pile.count_picked < 2:
            self._right.setCurrentWidget(self.detail)
        if self._into_detail:
            self._into_detail = False
            self.detail.setFocus()

    @property
    def _narrow(self) -> bool:
        return self.width() < theme.scaled(_NARROW) * 0.78

    def _arrange(self) -> None:
        self.back.setVisible(self._narrow)
        self._say_several()
        if not self._narrow:
            self.pile.show()
            self._full.show()
        elif not self.pile.isHidden():
            self._full.hide()

    def _back(self) -> None:
        if self.detail_alone:
            self._to_list()
        elif self.pile.count_picked > 1:
            self.pile.choose(self.list.currentIndex().row())
        elif self.search.text():
            self.search.clear()
        self.list.setFocus()

    def _into_search(self) -> None:
        self._to_list()
        self.search.setFocus()
        self.search.selectAll()


def _find_one(desk: Desk, number: int) -> Found:
    # Services bring the database with them: they are loaded by its own thread.
    from receptionist.services.find_messages import message

    return message(desk, number)
