"""The messages of a list as Qt reads them: rows in, roles out; times tick without re-sorting.

Of a long list only the parts that are looked at are there; `wanted` asks for one that is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from receptionist.domain.message import Message
from ui.models.roles import ROW_ROLE, RowText
from ui.seat import Seat
from ui.words import row_aloud, row_text, without_names

MESSAGE_ROLE = Qt.ItemDataRole.UserRole + 2
PART: Final = 50
_MANY: Final = 20
_NOWHERE = QModelIndex()
_NOT_YET: Final = RowText(who="…")


class MessageList(QAbstractListModel):
    """Messages in the order given; `MESSAGE_ROLE` is the message, `ROW_ROLE` what is drawn.

    `wanted` carries the row from which on a part is missing, once until a new look. `repainted` and
    `row_changed` are for the list's own view, instead of `dataChanged`: Qt would lay out every row
    anew for that, which takes 20 ms of ten thousand.
    """

    wanted = Signal(int)
    repainted = Signal()
    row_changed = Signal(int)

    def __init__(self, seat: Seat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._messages: dict[int, Message] = {}
        self._numbers: dict[int, int] = {}  # of every row read since the order was another one
        self._count = 0
        self._asked: set[int] = set()
        self._rows: dict[int, RowText] = {}
        self._why: Mapping[int, str] = {}
        self.discreet = False  # without names and texts, while nobody sits here
        seat.changed.connect(self.tick)  # names and hours are in the words of every row

    @property
    def messages(self) -> tuple[Message, ...]:
        """Those that are there, in their order."""
        return tuple(self._messages[row] for row in sorted(self._messages))

    def set_rows(self, messages: Sequence[Message], why: Mapping[int, str] | None = None) -> bool:
        """Show these messages, with `why` by number; whether their order is another than before."""
        if (why or {}) != self._why:
            self._why = why or {}
            self._rows.clear()
        return self.set_part(0, messages, len(messages))

    def set_part(self, start: int, messages: Sequence[Message], count: int) -> bool:
        """A new look: `count` rows, of which these are known from `start` on.

        Whether the order is another one than before, as far as it is known.
        """
        new = {start + at: each for at, each in enumerate(messages)}
        same = self.fits(start, messages, count)
        if not same:
            self.beginResetModel()
            self._numbers.clear()
        before, self._messages, self._count = self._messages, new, count
        self._numbers |= {row: each.number for row, each in new.items()}
        self._asked.clear()
        if not same:
            self._rows.clear()
            self.endResetModel()
        else:
            self._repaint_changed(before)
        return not same

    def fits(self, start: int, messages: Sequence[Message], count: int) -> bool:
        """Whether nothing read before says that these rows are others."""
        known = self._numbers.get
        return count == self._count and all(
            known(row, each.number) == each.number for row, each in enumerate(messages, start)
        )

    def _repaint_changed(self, before: Mapping[int, Message]) -> None:
        """A changed message draws its own row again; many at once, or other words, all of them."""
        changed = [row for row, each in self._messages.items() if before.get(row) is not each]
        for row in changed:
            self._rows.pop(self._messages[row].number, None)
        if len(changed) > _MANY or not self._rows:
            self.repainted.emit()
            return
        for row in changed:
            self.row_changed.emit(row)

    def add_part(self, start: int, messages: Sequence[Message]) -> None:
        """A part that was wanted, and `fits`."""
        new = {start + at: each for at, each in enumerate(messages)}
        self._messages |= new
        self._numbers |= {row: each.number for row, each in new.items()}
        self.repainted.emit()

    def tick(self) -> None:
        """The minute changed: say the times anew, every row where it is."""
        self._rows.clear()
        self.repainted.emit()

    def place_of(self, number: int) -> int:
        """The row of that message, -1 when it is not known."""
        return next((row for row, each in self._numbers.items() if each == number), -1)

    def numbers(self, rows: Iterable[int]) -> tuple[int, ...]:
        """Which messages these rows were when they were last read; none for a row never read."""
        return tuple(self._numbers[row] for row in rows if row in self._numbers)

    def read(self, rows: Iterable[int]) -> tuple[Message, ...]:
        """The messages of these rows; a part that is missing is asked for."""
        found = ((row, self._messages.get(row)) for row in sorted(rows))
        there = []
        for row, message in found:
            if message is None:
                self._want(row)
            else:
                there.append(message)
        return tuple(there)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many messages."""
        return 0 if parent.isValid() else self._count

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The message, its row, or what a screen reader says of it."""
        if not index.isValid() or index.row() >= self._count:
            return None
        message = self._messages.get(index.row())
        if message is None:
            self._want(index.row())
        if role == MESSAGE_ROLE:
            return message
        if role == ROW_ROLE:
            return self._row(message) if message else _NOT_YET
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return row_aloud(self._row(message)) if message else _NOT_YET.who
        return None

    def _want(self, row: int) -> None:
        start = row - row % PART
        if start not in self._asked:
            self._asked.add(start)
            self.wanted.emit(start)

    def _row(self, message: Message) -> RowText:
        known = self._rows.get(message.number)
        if known is None:
            seat = self._seat
            known = row_text(
                message,
                people=seat.people,
                hours=seat.hours,
                now=seat.now(),
                why=self._why.get(message.number, ""),
            )
            if self.discreet:
                known = without_names(known)
            self._rows[message.number] = known
        return known
