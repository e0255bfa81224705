"""A page of the settings with a list above, and below it what the chosen entry holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.parts.fields import add_field
from ui.dialogs.settings_pages.entry_list import EntryList
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

E = TypeVar("E")


class EntriesPage(QWidget, Generic[E]):
    """Adding, taking away, putting in order and choosing, the same on every such page.

    `words_of` says what an entry is called in the list, `new_entry` makes one to be filled, `fill`
    shows what one holds, or nothing where the list is empty. Whatever is typed goes into `items` at
    once, and nothing is saved before the dialog is.
    """

    def __init__(
        self,
        seat: Seat,
        items: list[E],
        *,
        name: str,
        hint: str,
        lines: int,
        words_of: Callable[[E], str],
        new_entry: Callable[[], E],
        fill: Callable[[E | None], None],
        ordered: bool = False,
    ) -> None:
        super().__init__()
        self._seat = seat
        self.items = items
        self._words_of, self._new_entry, self._fill = words_of, new_entry, fill
        self._first_field: QWidget = self
        self.entries = EntryList(name, ordered=ordered, lines=lines)
        self.details = QWidget()
        self._fields = QVBoxLayout(self.details)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(theme.MEDIUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(WrapLabel(hint, "muted"))
        column.addWidget(self.entries)
        column.addWidget(self.details)
        column.addStretch(1)

    def forget(self, row: int) -> None:
        """That row is taken away; a page that keeps something beside its entries forgets it."""

    @property
    def chosen(self) -> E | None:
        """The entry whose fields are shown."""
        row = self.entries.row
        return self.items[row] if 0 <= row < len(self.items) else None

    def begin(self, first_field: QWidget) -> None:
        """Once all fields are there: show the first entry, and listen to the list.

        A new entry is begun in `first_field`.
        """
        self._first_field = first_field
        self.entries.added.connect(self._add)
        self.entries.removed.connect(self._remove)
        self.entries.moved.connect(self._move)
        self.entries.chosen.connect(self._choose)
        self.show_row(0)

    def show_row(self, row: int) -> None:
        """List all entries anew, with that one chosen."""
        self.entries.show_entries([self._words_of(each) for each in self.items], row)

    def lead_to(self, row: int, field: QWidget) -> None:
        """Something is wrong there: the keyboard goes to it."""
        self.show_row(row)
        field.setFocus()

    def put(self, entry: E) -> None:
        """The chosen one holds this now."""
        self.items[self.entries.row] = entry
        self.entries.say(self.entries.row, self._words_of(entry))

    def field(self, words: str, widget: QWidget, *, buddy: QWidget | None = None) -> QLabel:
        """Put `widget` under its name, below the ones before."""
        return add_field(self._fields, words, widget, buddy=buddy)

    def beside_fields(self, widget: QWidget) -> None:
        """Something between the fields that has no name of its own."""
        self._fields.addWidget(widget)

    def _choose(self, _row: int) -> None:
        self._fill(self.chosen)
        self.details.setEnabled(self.chosen is not None)

    def _add(self) -> None:
        self.items.append(self._new_entry())
        self.lead_to(len(self.items) - 1, self._first_field)

    def _remove(self, row: int) -> None:
        self.forget(row)
        del self.items[row]
        self.show_row(row)

    def _move(self, row: int, step: int) -> None:
        self.items.insert(row + step, self.items.pop(row))
        self.show_row(row + step)
