"""A page of the settings with a list above, and below it what the chosen entry holds."""

from __future__ import annotations

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

    A subclass says what an entry is called, makes a new one and fills its fields; whatever is typed
    goes into `items` at once, and nothing is saved before the dialog is.
    """

    def __init__(
        self, seat: Seat, items: list[E], *, name: str, hint: str, lines: int, ordered: bool = False
    ) -> None:
        super().__init__()
        self._seat = seat
        self.items = items
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

    def words_of(self, entry: E) -> str:
        """What `entry` is called in the list."""
        raise NotImplementedError

    def new_entry(self) -> E:
        """A new one, to be filled by whoever asked for it."""
        raise NotImplementedError

    def fill(self, entry: E | None) -> None:
        """Show what `entry` holds; nothing where the list is empty."""
        raise NotImplementedError

    def forget(self, row: int) -> None:
        """That row is taken away."""

    @property
    def first_field(self) -> QWidget:
        """Where one begins to fill in a new entry."""
        raise NotImplementedError

    @property
    def chosen(self) -> E | None:
        """The entry whose fields are shown."""
        row = self.entries.row
        return self.items[row] if 0 <= row < len(self.items) else None

    def begin(self) -> None:
        """Once all fields are there: show the first entry, and listen to the list."""
        self.entries.added.connect(self._add)
        self.entries.removed.connect(self._remove)
        self.entries.moved.connect(self._move)
        self.entries.chosen.connect(self._choose)
        self.show_row(0)

    def show_row(self, row: int) -> None:
        """List all entries anew, with that one chosen."""
        self.entries.show_entries([self.words_of(each) for each in self.items], row)

    def lead_to(self, row: int, field: QWidget) -> None:
        """Something is wrong there: the keyboard goes to it."""
        self.show_row(row)
        field.setFocus()

    def put(self, entry: E) -> None:
        """The chosen one holds this now."""
        self.items[self.entries.row] = entry
        self.entries.say(self.entries.row, self.words_of(entry))

    def field(self, words: str, widget: QWidget, *, buddy: QWidget | None = None) -> QLabel:
        """Put `widget` under its name, below the ones before."""
        return add_field(self._fields, words, widget, buddy=buddy)

    def beside_fields(self, widget: QWidget) -> None:
        """Something between the fields that has no name of its own."""
        self._fields.addWidget(widget)

    def _choose(self, _row: int) -> None:
        self.fill(self.chosen)
        self.details.setEnabled(self.chosen is not None)

    def _add(self) -> None:
        self.items.append(self.new_entry())
        self.lead_to(len(self.items) - 1, self.first_field)

    def _remove(self, row: int) -> None:
        self.forget(row)
        del self.items[row]
        self.show_row(row)

    def _move(self, row: int, step: int) -> None:
        self.items.insert(row + step, self.items.pop(row))
        self.show_row(row + step)
