"""A list of people with who is there and when they are back, found by name or initials."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from receptionist.domain.ids import PersonId
from receptionist.domain.names import folded
from receptionist.domain.people import Colleague, People
from receptionist.domain.response_standard import presence_words
from receptionist.i18n import _
from ui.seat import Seat

_PERSON: Final = Qt.ItemDataRole.UserRole + 1
_SOUGHT: Final = Qt.ItemDataRole.UserRole + 2
_LINES: Final = 13
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class PersonList(QListView):
    """Colleagues, each with their initials, and below where they are and when they are back.

    Typing the beginning of a name, or initials, goes there; a space after one that can only be one
    person is `decided`: whoever listens goes on to the next field.
    """

    person_changed = Signal()
    decided = Signal()

    def __init__(self, seat: Seat, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._people = seat.people
        self._unsaved: frozenset[PersonId] = frozenset()
        self._typed = ""
        self._since = QElapsedTimer()
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self._filling = False
        self.selectionModel().currentChanged.connect(self._went)

    def offer(
        self,
        *,
        without: PersonId | None = None,
        departments: bool = False,
        nobody: str = "",
        people: People | None = None,
        only: frozenset[PersonId] | None = None,
    ) -> None:
        """List the colleagues, the departments too if wanted; `nobody` is a row for no person.

        Whoever was chosen still is, without a word; another choice is told once.
        """
        chosen, self._filling = self.person(), True
        self._people = people or self._seat.people
        self._rows.clear()
        if nobody:
            self._add(None, nobody, "")
        for each in self._people.active:
            if each.id != without and (only is None or each.id in only):
                self._add(each.id, self._words(each), f"{each.name} {each.initials}")
        for department in self._people.departments if departments else ():
            shown = _("{name} · department").format(name=department.name)
            self._add(department.id, shown, department.name)
        if chosen:
            self.choose(chosen)
        self._filling = False
        if self.person() != chosen:
            self.person_changed.emit()

    def _went(self) -> None:
        if not self._filling:
            self.person_changed.emit()

    def person(self) -> PersonId | None:
        """Who is chosen; None for nobody, which `chosen_any` tells from no choice."""
        found: PersonId | None = self.currentIndex().data(_PERSON)
        return found

    def colleague(self) -> Colleague | None:
        """The colleague chosen, as known when the list was made."""
        return self._people.find(self.person())

    def knows(self, person: PersonId) -> bool:
        """Whether `person` still works here."""
        return any(each.id == person for each in self._people.active)

    @property
    def chosen_any(self) -> bool:
        """Whether a row is chosen at all."""
        return self.currentIndex().isValid()

    def choose(self, person: PersonId | None) -> None:
        """Go to the row of `person`, if there is one."""
        for row in range(self._rows.rowCount()):
            if self._rows.index(row, 0).data(_PERSON) == person:
                self._go(row)
                return

    def say_unsaved(self, people: frozenset[PersonId]) -> None:
        """Say in the rows of these that something typed about them is not saved yet."""
        self._unsaved = people
        for row in range(self._rows.rowCount()):
            colleague = self._people.find(self._rows.index(row, 0).data(_PERSON))
            if colleague is not None:
                self._rows.item(row).setText(self._words(colleague))

    def keyboardSearch(self, search: str) -> None:
        """Go to the one whose initials or whose name, or part of it, begins as typed."""
        if self._since.isValid() and self._since.elapsed() < QApplication.keyboardInputInterval():
            search = self._typed + search
        self._since.start()
        row = self._row_for(folded(search))
        if row is None:
            search = search[-1:]
            row = self._row_for(folded(search))
        self._typed = search
        if row is not None:
            self._go(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A space ends a name, unless it may still be part of one."""
        if event.text() == " " and self.chosen_any and self._clear:
            self._typed = ""
            self.decided.emit()
            return
        if event.key() in _MOVES:
            self._typed = ""
        super().keyPressEvent(event)

    @property
    def _clear(self) -> bool:
        """Whether what was typed means the one chosen and nobody else."""
        wanted = folded(self._typed)
        return not wanted or len(self._exact(wanted) or self._begun(wanted)) == 1

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the look has given the rows their height."""
        super().showEvent(event)
        self.doItemsLayout()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks other lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the people in it, up to a dozen lines."""
        line = self.fontMetrics().height()
        height = min(max(self.contentsSize().height(), 4 * line), _LINES * line)
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth() + 4)

    def minimumSizeHint(self) -> QSize:
        """It wants all of them seen."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _go(self, row: int) -> None:
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._rows.index(row, 0), select)

    def _row_for(self, wanted: str) -> int | None:
        whole = [row for row, words in self._sought() if " ".join(words).startswith(wanted)]
        return next(iter((*self._exact(wanted), *whole, *self._begun(wanted))), None)

    def _exact(self, wanted: str) -> list[int]:
        """Whose initials these are."""
        return [row for row, words in self._sought() if words and wanted == words[-1]]

    def _begun(self, wanted: str) -> list[int]:
        """Whose name begins so, or a part of it."""
        return [
            row
            for row, words in self._sought()
            if " ".join(words).startswith(wanted) or any(each.startswith(wanted) for each in words)
        ]

    def _sought(self) -> list[tuple[int, list[str]]]:
        rows = range(self._rows.rowCount())
        return [(row, folded(str(self._rows.index(row, 0).data(_SOUGHT))).split()) for row in rows]

    def _add(self, person: PersonId | None, shown: str, sought: str) -> None:
        item = QStandardItem(shown)
        item.setData(person, _PERSON)
        item.setData(sought, _SOUGHT)
        self._rows.appendRow(item)

    def _words(self, colleague: Colleague) -> str:
        says = presence_words(colleague, hours=self._seat.hours, now=self._seat.now())
        left = _("not saved") if colleague.id in self._unsaved else ""
        name = " · ".join(part for part in (colleague.name, colleague.initials, left) if part)
        return f"{name}\n{says}" if says else name
