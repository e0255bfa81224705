"""Departments: a name, its members in order, what is usual there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit

from receptionist.domain.errors import BadInput
from receptionist.domain.ids import CallTypeId, PersonId, new_id
from receptionist.domain.names import folded
from receptionist.domain.office import CallType
from receptionist.domain.people import Department
from receptionist.i18n import _
from ui.dialogs.parts.minutes_field import OwnMinutes
from ui.dialogs.people.person_choice import PersonChoice
from ui.dialogs.settings_pages.entries_page import EntriesPage
from ui.dialogs.settings_pages.entry_list import EntryList
from ui.seat import Seat


class DepartmentsPage(EntriesPage[Department]):
    """A page of the settings; nothing is saved before the dialog is.

    `types` tells the call types as they stand on their own page.
    """

    def __init__(self, seat: Seat, types: Callable[[], tuple[CallType, ...]]) -> None:
        hint = _(
            "A message for a department reminds all its members; the first to accept has it. "
            "The open messages of one that is removed go to the front desk."
        )
        groups = list(seat.people.departments)
        super().__init__(
            seat,
            groups,
            name=_("Departments"),
            hint=hint,
            lines=4,
            words_of=self._say,
            new_entry=self._new,
            fill=self._show,
        )
        self._types = types
        self._kinds: list[CallTypeId | None] = []
        self.name = QLineEdit()
        self.members = EntryList(_("Members"), ordered=True, lines=4)
        self.member = PersonChoice(seat, nobody="")
        self.kind = QComboBox()
        self.standard = OwnMinutes()
        self.field(_("Name"), self.name)
        self.field(_("Colleague to add"), self.member)
        self.field(_("Members, in order"), self.members, buddy=self.members.list)
        self.field(_("Their calls are usually"), self.kind)
        self.field(_("Answered within"), self.standard)
        self._connect()
        self.begin(self.name)

    def departments(self) -> tuple[Department, ...]:
        """The departments as they stand on the page. Raises BadInput, showing the one meant."""
        taken = {folded(each.name) for each in self._seat.people.active}
        for at, each in enumerate(self.items):
            if not each.name.strip() or not each.members:
                field = self.name if not each.name.strip() else self.member
                self.lead_to(at, field)
                raise BadInput(_("A department needs a name and at least one member."))
            if folded(each.name) in taken:
                self.lead_to(at, self.name)
                raise BadInput(
                    _("There is already somebody called {name}.").format(name=each.name.strip())
                )
            taken.add(folded(each.name))
        return tuple(self.items)

    def learn_types(self) -> None:
        """The call types are others now."""
        chosen = self.chosen.call_type if self.chosen else None
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(_("none in particular"))
        self._kinds = [None]
        for each in self._types():
            self.kind.addItem(each.name)
            self._kinds.append(each.id)
        self.kind.setCurrentIndex(self._kinds.index(chosen) if chosen in self._kinds else 0)
        self.kind.blockSignals(False)

    def _say(self, entry: Department) -> str:
        return " ".join(entry.name.split()) or _("without a name")

    def _new(self) -> Department:
        return Department(id=PersonId(new_id(self._seat.now())), name="")

    def _show(self, entry: Department | None) -> None:
        """Show the chosen one's fields, without the signal that somebody typed."""
        self.name.setText(entry.name if entry else "")
        self.standard.blockSignals(True)
        self.standard.set_own(entry.standard if entry else None)
        self.standard.blockSignals(False)
        self.learn_types()
        self._show_members(0)

    def _connect(self) -> None:
        self.members.added.connect(self._add_member)
        self.members.removed.connect(self._remove_member)
        self.members.moved.connect(self._move_member)
        self.name.textEdited.connect(self._typed)
        self.kind.currentIndexChanged.connect(self._typed)
        self.standard.valueChanged.connect(self._typed)

    def _show_members(self, row: int) -> None:
        members = self.chosen.members if self.chosen else ()
        name = self._seat.people.name
        self.members.show_entries([name(each) for each in members], row)

    def _add_member(self) -> None:
        group, person = self.chosen, self.member.person()
        if group and person and person not in group.members:
            self._change(members=(*group.members, person))
            self._show_members(len(group.members))

    def _remove_member(self, row: int) -> None:
        if group := self.chosen:
            self._change(members=tuple(e for at, e in enumerate(group.members) if at != row))
            self._show_members(row)

    def _move_member(self, row: int, step: int) -> None:
        if group := self.chosen:
            members = list(group.members)
            members.insert(row + step, members.pop(row))
            self._change(members=tuple(members))
            self._show_members(row + step)

    def _typed(self) -> None:
        kind = self._kinds[self.kind.currentIndex()] if self.kind.currentIndex() >= 0 else None
        self._change(name=self.name.text(), call_type=kind, standard=self.standard.own())

    def _change(self, **changes: object) -> None:
        if self.chosen:
            self.put(replace(self.chosen, **changes))  # type: ignore[arg-type]
