"""For whom: a field that takes initials or the beginning of a name, and says who is there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from receptionist.domain.ids import PersonId
from receptionist.domain.names import folded, people_matching
from receptionist.domain.people import Whereabouts
from receptionist.domain.response_standard import presence_words
from receptionist.i18n import _
from receptionist.wording import say_choice, say_list
from ui import theme
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

_NAME = Qt.ItemDataRole.UserRole + 1
_SOUGHT = Qt.ItemDataRole.UserRole + 2
_NAMED_AT_MOST = 4


class _Completer(QCompleter):
    """Matches the beginning of any name or the initials, without accents; puts in the name."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The name that goes into the field."""
        return str(index.data(_NAME))

    def splitPath(self, path: str) -> list[str]:
        """What is compared with the names."""
        return [f" {folded(path)}"]


class _Edit(QLineEdit):
    """A line that lets Enter mean "go on" even while names are offered."""

    entered = Signal()
    come_to = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody is about to choose: who is there may have changed since."""
        self.come_to.emit()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the only name there is, and never one of several."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            self.entered.emit()


class PersonBox(QWidget):
    """The colleague or department meant; `chosen` when that is another one, `finished` on Enter."""

    chosen = Signal()
    finished = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._person: PersonId | None = None
        self.edit = _Edit()
        self.edit.setAccessibleName(_("For whom"))
        self.edit.setPlaceholderText(_("Initials or name; empty: the front desk"))
        self.edit.textChanged.connect(self._typed)
        self.edit.entered.connect(self._complete)
        self.edit.come_to.connect(self._learn)
        self._names = QStandardItemModel(self)
        self._offer()
        self._says = WrapLabel("", "caption")
        self._says.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        column.addWidget(self.edit)
        column.addWidget(self._says)
        self.setFocusProxy(self.edit)
        seat.changed.connect(self._learn)
        self._learn()

    def person(self) -> PersonId | None:
        """Who is meant; None while nobody or more than one may be."""
        return self._person

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put a name in, as if typed."""
        self.edit.setText(text)

    @property
    def doubtful(self) -> bool:
        """Whether something was typed that means nobody, or several."""
        return bool(self.edit.text().strip()) and self._person is None

    def _offer(self) -> None:
        completer = _Completer(self._names, self)
        completer.setCompletionRole(_SOUGHT)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(8)
        self.edit.setCompleter(completer)
        if popup := completer.popup():
            popup.setAccessibleName(_("Colleagues"))

    def _learn(self) -> None:
        people = self._seat.people
        self._names.clear()
        for each in people.active:
            says = presence_words(each, hours=self._seat.hours, now=self._seat.now())
            shown = " · ".join(part for part in (each.name, each.initials, says) if part)
            self._add(each.name, shown, f"{each.name} {each.initials}")
        for department in people.departments:
            shown = _("{name} · department").format(name=department.name)
            self._add(department.name, shown, department.name)
        self._typed()

    def _add(self, name: str, shown: str, sought: str) -> None:
        item = QStandardItem(shown)
        item.setData(name, _NAME)
        item.setData(f" {folded(sought)}", _SOUGHT)
        self._names.appendRow(item)

    def _typed(self) -> None:
        found = people_matching(self._seat.people, self.edit.text())
        before, self._person = self._person, found[0][0] if len(found) == 1 else None
        self._say(found)
        if before != self._person:
            self.chosen.emit()

    def _say(self, found: tuple[tuple[PersonId, str], ...]) -> None:
        typed = self.edit.text().strip()
        if not typed:
            words = ""
        elif not found:
            words = _("Nobody here is called that.")
        elif len(found) > 1:
            names = say_choice([name for _id, name in found[:_NAMED_AT_MOST]])
            words = _("{names}?").format(names=names)
        else:
            words = self._describe(*found[0])
        self._says.setText(words)
        self._says.setVisible(bool(words))
        theme.set_role(self._says, "soon" if typed and len(found) != 1 else "", name="tone")
        theme.set_role(self.edit, "true" if typed and not found else "", name="problem")

    def _describe(self, id_: PersonId, name: str) -> str:
        person = self._seat.people.find(id_)
        if person is None:
            shown = _("{name} · department").format(name=name)
            return " · ".join(part for part in (shown, self._members(id_)) if part)
        says = presence_words(person, hours=self._seat.hours, now=self._seat.now())
        return " · ".join(part for part in (name, says) if part)

    def _members(self, id_: PersonId) -> str:
        """Who would be reminded, and where those are who are not there."""
        people, now = self._seat.people, self._seat.now()
        group, said = people.department(id_), []
        for each in filter(None, map(people.find, group.members if group else ())):
            away = each.presence_at(now).whereabouts not in (Whereabouts.IN, Whereabouts.UNKNOWN)
            says = presence_words(each, hours=self._seat.hours, now=now) if away else ""
            said.append(f"{each.name} ({says})" if says else each.name)
        return say_list(said)

    def _complete(self) -> None:
        if self._person:
            name = self._seat.people.name(self._person)
            if self.edit.text() != name:
                self.edit.setText(name)
        if (completer := self.edit.completer()) and (popup := completer.popup()):
            popup.hide()
        self.finished.emit()
