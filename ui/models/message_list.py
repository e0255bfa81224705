"""The messages of a list as Qt reads them: rows in, roles out; times tick without re-sorting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from receptionist.domain.message import Message
from ui.models.roles import ROW_ROLE, RowText
from ui.seat import Seat
from ui.words import row_aloud, row_text

MESSAGE_ROLE = Qt.ItemDataRole.UserRole + 2
_NOWHERE = QModelIndex()


class MessageList(QAbstractListModel):
    """Messages in the order given; `MESSAGE_ROLE` is the message, `ROW_ROLE` what is drawn."""

    def __init__(self, seat: Seat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._messages: tuple[Message, ...] = ()
        self._rows: dict[int, RowText] = {}

    @property
    def messages(self) -> tuple[Message, ...]:
        """What is shown."""
        return self._messages

    def set_rows(self, messages: Sequence[Message]) -> bool:
        """Show these messages; whether their order is another one than before."""
        new = tuple(messages)
        same = [e.number for e in new] == [e.number for e in self._messages]
        if not same:
            self.beginResetModel()
        self._messages = new
        self._rows.clear()
        if not same:
            self.endResetModel()
        else:
            self._repaint()
        return not same

    def tick(self) -> None:
        """The minute changed: say the times anew, every row where it is."""
        self._rows.clear()
        self._repaint()

    def place_of(self, number: int) -> int:
        """The row of that message, -1 when it is not here."""
        places = (at for at, each in enumerate(self._messages) if each.number == number)
        return next(places, -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many messages."""
        return 0 if parent.isValid() else len(self._messages)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The message, its row, or what a screen reader says of it."""
        if not index.isValid() or index.row() >= len(self._messages):
            return None
        if role == MESSAGE_ROLE:
            return self._messages[index.row()]
        if role == ROW_ROLE:
            return self._row(index.row())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return row_aloud(self._row(index.row()))
        return None

    def _row(self, place: int) -> RowText:
        message = self._messages[place]
        known = self._rows.get(message.number)
        if known is None:
            seat = self._seat
            known = row_text(message, people=seat.people, hours=seat.hours, now=seat.now())
            self._rows[message.number] = known
        return known

    def _repaint(self) -> None:
        if self._messages:
            self.dataChanged.emit(self.index(0), self.index(len(self._messages) - 1))
