"""Departments: a name, its members in order, what is usual there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from receptionist.domain.errors import BadInput
from receptionist.domain.ids import CallTypeId, PersonId, new_id
from receptionist.domain.names import folded
from receptionist.domain.office import CallType
from receptionist.domain.people import Department
from receptionist.i18n import _
from ui import theme
from ui.dialogs.parts.fields import add_field
from ui.dialogs.parts.minutes_field import OwnMinutes
from ui.dialogs.settings_pages.entry_list import EntryList
from ui.dialogs.settings_pages.person_choice import PersonChoice
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel


class DepartmentsPage(QWidget):
    """A page of the settings; nothing is saved before the dialog is.

    `types` tells the call types as they stand on their own page.
    """

    def __init__(self, seat: Seat, types: Callable[[], tuple[CallType, ...]]) -> None:
        super().__init__()
        self._seat = seat
        self._types = types
        self._groups = list(seat.people.departments)
        self._kinds: list[CallTypeId | None] = []
        self.entries = EntryList(_("Departments"), lines=4)
        self.name = QLineEdit()
        self.members = EntryList(_("Members"), ordered=True, lines=4)
        self.member = PersonChoice(seat, nobody="")
        self.kind = QComboBox()
        self.standard = OwnMinutes()
        self._lay_out()
        self._connect()
        self._show(0)

    def departments(self) -> tuple[Department, ...]:
        """The departments as they stand on the page. Raises BadInput, showing the one meant."""
        taken = {folded(each.name) for each in self._seat.people.active}
        for at, each in enumerate(self._groups):
            if not each.name.strip() or not each.members:
                field = self.name if not each.name.strip() else self.member
                self._lead_to(at, field)
                raise BadInput(_("A department needs a name and at least one member."))
            if folded(each.name) in taken:
                self._lead_to(at, self.name)
                raise BadInput(
                    _("There is already somebody called {name}.").format(name=each.name.strip())
                )
            taken.add(folded(each.name))
        return tuple(self._groups)

    def learn_types(self) -> None:
        """The call types are others now."""
        row = self.entries.row
        chosen = self._groups[row].call_type if 0 <= row < len(self._groups) else None
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(_("none in particular"))
        self._kinds = [None]
        for each in self._types():
            self.kind.addItem(each.name)
            self._kinds.append(each.id)
        self.kind.setCurrentIndex(self._kinds.index(chosen) if chosen in self._kinds else 0)
        self.kind.blockSignals(False)

    def _lead_to(self, at: int, field: QWidget) -> None:
        self._show(at)
        field.setFocus()

    def _connect(self) -> None:
        self.entries.added.connect(self._add)
        self.entries.removed.connect(self._remove)
        self.entries.chosen.connect(self._fill)
        self.members.added.connect(self._add_member)
        self.members.removed.connect(self._remove_member)
        self.members.moved.connect(self._move_member)
        self.name.textEdited.connect(self._typed)
        self.kind.currentIndexChanged.connect(self._typed)
        self.standard.valueChanged.connect(self._typed)

    def _add(self) -> None:
        self._groups.append(Department(id=PersonId(new_id(self._seat.now())), name=""))
        self._show(len(self._groups) - 1)
        self.name.setFocus()

    def _remove(self, row: int) -> None:
        del self._groups[row]
        self._show(row)

    def _show(self, row: int) -> None:
        self.entries.show_entries([_named(each) for each in self._groups], row)

    def _fill(self, row: int) -> None:
        group = self._groups[row] if 0 <= row < len(self._groups) else None
        self.name.setText(group.name if group else "")
        self.standard.blockSignals(True)
        self.standard.set_own(group.standard if group else None)
        self.standard.blockSignals(False)
        self.learn_types()
        self._show_members(0)
        self.details.setEnabled(group is not None)

    def _show_members(self, row: int) -> None:
        members = self._group.members if self._group else ()
        name = self._seat.people.name
        self.members.show_entries([name(each) for each in members], row)

    @property
    def _group(self) -> Department | None:
        row = self.entries.row
        return self._groups[row] if 0 <= row < len(self._groups) else None

    def _add_member(self) -> None:
        group, person = self._group, self.member.person()
        if group and person and person not in group.members:
            self._put(members=(*group.members, person))
            self._show_members(len(group.members))

    def _remove_member(self, row: int) -> None:
        if group := self._group:
            self._put(members=tuple(e for at, e in enumerate(group.members) if at != row))
            self._show_members(row)

    def _move_member(self, row: int, step: int) -> None:
        if group := self._group:
            members = list(group.members)
            members.insert(row + step, members.pop(row))
            self._put(members=tuple(members))
            self._show_members(row + step)

    def _typed(self) -> None:
        kind = self._kinds[self.kind.currentIndex()] if self.kind.currentIndex() >= 0 else None
        self._put(name=self.name.text(), call_type=kind, standard=self.standard.own())

    def _put(self, **changes: object) -> None:
        if group := self._group:
            changed = replace(group, **changes)  # type: ignore[arg-type]
            self._groups[self.entries.row] = changed
            self.entries.say(self.entries.row, _named(changed))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        hint = _(
            "A message for a department reminds all its members; the first to accept has it. "
            "The open messages of one that is removed go to the front desk."
        )
        column.addWidget(WrapLabel(hint, "muted"))
        column.addWidget(self.entries)
        self.details = QWidget()
        details = QVBoxLayout(self.details)
        details.setContentsMargins(0, 0, 0, 0)
        details.setSpacing(theme.MEDIUM)
        add_field(details, _("Name"), self.name)
        add_field(details, _("Colleague to add"), self.member)
        add_field(details, _("Members, in order"), self.members, buddy=self.members.list)
        add_field(details, _("Their calls are usually"), self.kind)
        add_field(details, _("Answered within"), self.standard)
        column.addWidget(self.details)
        column.addStretch(1)


def _named(group: Department) -> str:
    return " ".join(group.name.split()) or _("without a name")
