"""One list of messages with its search: a tray, or the messages behind a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.domain.trays import Part, Tray
from receptionist.i18n import _
from ui import theme
from ui.background import Background
from ui.models.message_list import MESSAGE_ROLE, PART, MessageList
from ui.seat import Seat
from ui.views.message_delegate import MessageDelegate
from ui.views.trays.tray_words import nothing_here, tray_words
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowRow
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

Numbers = Callable[["Desk"], Sequence[int]]

AT_ONCE: Final = 500
"""More than so many messages are never acted on at once: nobody has looked at them."""
_ASK_AFTER_MS: Final = 120
_TOGETHER_MS: Final = 40
_SELECT: Final = QItemSelectionModel.SelectionFlag.Select


class MessagePile(QWidget):
    """`chosen` when another message, or several, are; `opened` by Enter; `new_asked` when empty."""

    chosen = Signal()
    opened = Signal(object)
    new_asked = Signal()

    def __init__(self, seat: Seat, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self.tray = Tray.OPEN
        self._numbers: Numbers | None = None
        self.wanted = 0
        self._saved = 0
        self._question = 0
        self._asked: list[int] = []
        self._lost = False  # the message with the bar went where nobody has read
        self._make_parts()
        self._lay_out()
        self._asking = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._asking.timeout.connect(self.look_anew)
        # Several parts of one choice are read one after the other, and told of once.
        self._told = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._told.timeout.connect(self.chosen)
        background.changed.connect(self.refresh)
        seat.changed.connect(self.refresh)

    @property
    def message(self) -> Message | None:
        """The message that has the bar."""
        index = self.list.currentIndex()
        return index.data(MESSAGE_ROLE) if index.isValid() else None

    @property
    def picked(self) -> tuple[Message, ...]:
        """All messages chosen, in their order, as far as they were read; none of too many."""
        return self.model.read(self._picked_rows)

    @property
    def count_picked(self) -> int:
        """How many rows are chosen."""
        return sum(each.height() for each in self._ranges)

    @property
    def _picked_rows(self) -> tuple[int, ...]:
        """The rows chosen; none of too many."""
        if self.count_picked > AT_ONCE:
            return ()
        spans = (range(each.top(), each.bottom() + 1) for each in self._ranges)
        return tuple(row for span in spans for row in span)

    @property
    def _ranges(self) -> list[QItemSelectionRange]:
        selection: Any = self.list.selectionModel().selection()  # the stubs do not know it a list
        return list(selection)

    def show_tray(self, tray: Tray) -> None:
        """Show another tray, without the words that were searched for in the last one."""
        self._show_other(tray, tray_words(tray), None)

    def show_numbers(self, title: str, numbers: Numbers) -> None:
        """Show the messages behind a figure; asked for again whenever something changes."""
        self._show_other(Tray.ALL, title, numbers)

    def show_only(self, number: int) -> None:
        """Look for one message among all."""
        self._show_other(Tray.ALL, tray_words(Tray.ALL), None, words=f"#{number}")

    def look_anew(self) -> None:
        """Read from the top: it is another list."""
        self._lost = False
        self.list.scrollToTop()
        self.refresh()

    def refresh(self) -> None:
        """Read again what is in sight; what is chosen stays chosen."""
        self._question += 1
        question, (start, size) = self._question, self._in_sight()
        for ticket in self._asked:  # with a slow database a save would wait for them, too
            self._background.drop(ticket)
        asked = self._background.ask(
            self._find(start, size), lambda part: self._show(part, question)
        )
        self._asked = [asked]

    def stand_on(self, number: int) -> None:
        """The bar goes to that message when the list is read next, if it is in sight there."""
        self._saved = number

    @property
    def title(self) -> str:
        """What the list is called."""
        return self._title.text()

    def every_number(self) -> Numbers:
        """What is asked, on the database's thread, for all messages of the list, read or not."""
        tray, words, numbers, person = self.tray, self.search.text(), self._numbers, self._person

        def find(desk: Desk) -> Sequence[int]:
            from receptionist.services.find_messages import numbers_in, these

            if numbers is not None:
                return [each.number for each in these(desk, numbers(desk), words=words).messages]
            return numbers_in(desk, tray=tray, person=person, words=words)

        return find

    def choose(self, place: int) -> None:
        """Put the bar on that row; -1 on none."""
        index = self.model.index(place) if place >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if place >= 0:
            self.list.scrollTo(index)

    @property
    def _person(self) -> PersonId | None:
        """Whose messages alone."""
        seat = self._seat
        return seat.by if self.tray is Tray.MINE and seat.people.active else None

    def _find(self, start: int, size: int) -> Callable[[Desk], Part]:
        tray, words, numbers, person = self.tray, self.search.text(), self._numbers, self._person

        def find(desk: Desk) -> Part:
            # Services bring the database with them: they are loaded by its own thread.
            from receptionist.services.find_messages import part_of, these

            if numbers is not None:
                return these(desk, numbers(desk), words=words)
            return part_of(desk, tray=tray, person=person, words=words, start=start, size=size)

        return find

    def _show_other(self, tray: Tray, title: str, numbers: Numbers | None, words: str = "") -> None:
        self.tray, self._numbers = tray, numbers
        self._title.setText(title)
        self.search.setText(words)
        self._asking.stop()
        self.look_anew()

    def _make_parts(self) -> None:
        self._title = QLabel(tray_words(self.tray))
        theme.set_role(self._title, "headline")
        self.paper = KeyButton(_("Print list…"), key="Ctrl+L", role="quiet")
        self.paper.setToolTip(_("All of it on paper, as PDF or as CSV"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search a word, a name, a number…"))
        self.search.setAccessibleName(_("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.search.textChanged.connect(lambda _text: self._asking.start())
        self.search.returnPressed.connect(self._into_list)
        self.model = MessageList(self._seat, self)
        self.model.wanted.connect(self._read_more)
        self.list = QListView()
        self.list.setAccessibleName(_("Messages"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        # Asking for the viewport makes Python's classes of all widgets: not while this is made.
        self.model.repainted.connect(lambda: self.list.viewport().update())
        self.model.row_changed.connect(lambda row: self.list.update(self.model.index(row)))
        self.list.setItemDelegate(MessageDelegate(self.list))
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen.emit())
        self.list.activated.connect(self._activated)
        self._empty = EmptyState("inbox", "")
        self._empty.clicked.connect(self._empty_clicked)
        self.note = WrapLabel("", "caption")
        self.note.hide()
        self._left = QStackedWidget()
        self._left.addWidget(self.list)
        self._left.addWidget(self._empty)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.LARGE, theme.SMALL, theme.SMALL)
        column.setSpacing(theme.SMALL)
        head = FlowRow()
        head.add(self._title)
        head.add(self.paper)
        column.addWidget(head)
        column.addWidget(self.search)
        column.addWidget(self._left, 1)
        column.addWidget(self.note)

    def _in_sight(self) -> tuple[int, int]:
        """From which row on to read, and how many: what is seen, and the row with the bar."""
        height = self.list.sizeHintForRow(0)
        if height <= 0:
            return 0, PART
        first = self.list.verticalScrollBar().value() // height
        last = first + self.list.viewport().height() // height + 1
        current = self.list.currentIndex().row()
        if first - PART <= current <= last + PART:
            first, last = min(first, current), max(last, current)
        start = max(0, first - first % PART)
        return start, (last // PART + 1) * PART - start

    def _read_more(self, start: int) -> None:
        question = self._question
        asked = self._background.ask(
            self._find(start, PART), lambda part: self._add(part, question)
        )
        self._asked.append(asked)

    def _add(self, part: Part, question: int) -> None:
        if question != self._question:
            return
        if not self.model.fits(part.start, part.messages, part.count):
            self._show(part, question)  # what is far away was moved, which only this part tells
            return
        self.model.add_part(part.start, part.messages)
        if self.count_picked > 1 or self.list.currentIndex().row() in range(
            part.start, part.start + len(part.messages)
        ):
            self._told.start()

    def _show(self, part: Part, question: int) -> None:
        if question != self._question:
            return
        row = self.list.currentIndex().row()
        number = self.wanted or sum(self.model.numbers((row,)))
        picked = self.model.numbers(self._picked_rows)
        moved = self.model.set_part(part.start, part.messages, part.count)
        self._show_list_or_why_not(part.count)
        place = self.model.place_of(number)
        if self._saved and not self.wanted and len(picked) < 2:
            saved = self.model.place_of(self._saved)
            place = saved if saved >= 0 else place
        self._saved = 0
        if 0 <= row < part.count and not number:
            place = row  # which message that is has not been read before: it is this one
            self._told.start()
        if moved or place != self.list.currentIndex().row():
            self.choose(place if place >= 0 else self._next(row, number, part))
            self._pick(picked)
        if (moved and not self.count_picked) or len(self.picked) < len(self._picked_rows):
            self._told.start()  # a new order is told by no selection of its own
        if place >= 0:
            self.wanted = 0

    def _show_list_or_why_not(self, count: int) -> None:
        """The list, or the sentence of an empty one; the keyboard goes from one to the other."""
        here = self.list.hasFocus() or self._empty.button.hasFocus() or self._homeless
        self._left.setCurrentWidget(self.list if count else self._empty)
        if not count:
            self._say_empty()
        if here and self.isVisible():
            (self.list if count else self._empty.button).setFocus()

    @property
    def _homeless(self) -> bool:
        """Whether nothing in this window has the keyboard, as after what had it was hidden."""
        return self.window().focusWidget() is None

    def _next(self, row: int, number: int, part: Part) -> int:
        """Where the bar goes when its message is not there any more: to the one after it."""
        self._lost = self._lost and row < 0 < part.count and not self.wanted
        if self._lost or not part.count:
            return -1
        if row < 0 or self.wanted or not number:
            return 0
        near = part.start <= row <= part.start + len(part.messages)
        # Far away from what was read it may still be there: better no bar than a wrong one, until
        # whoever works here puts it somewhere.
        self._lost = not near
        return min(row, part.count - 1) if near else -1

    def _pick(self, numbers: Sequence[int]) -> None:
        """Choose these again as well, where there were several."""
        if len(numbers) > 1:
            for place in map(self.model.place_of, numbers):
                if place >= 0:
                    self.list.selectionModel().select(self.model.index(place), _SELECT)

    def _say_empty(self) -> None:
        if not self.search.text().strip():
            sign, sentence = nothing_here(None if self._numbers else self.tray)
            self._empty.say(sign, sentence, _("New message"))
        elif self.tray is Tray.ALL and self._numbers is None:
            self._empty.say("search", _("Nothing holds these words."), _("Clear the search"))
        else:
            sentence = _("Nothing here holds these words.")
            self._empty.say("search", sentence, _("Search all messages"))

    def _empty_clicked(self) -> None:
        words = self.search.text()
        if not words.strip():
            self.new_asked.emit()
        elif self.tray is Tray.ALL and self._numbers is None:
            self.search.clear()
            self.search.setFocus()
        else:
            self._show_other(Tray.ALL, tray_words(Tray.ALL), None, words=words)
            self.search.setFocus()

    def _activated(self, index: QModelIndex) -> None:
        if (message := index.data(MESSAGE_ROLE)) is not None:
            self.opened.emit(message)

    def _into_list(self) -> None:
        if self._asking.isActive():
            self._asking.stop()
            self.look_anew()
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.choose(0 if self.model.rowCount() else -1)
