"""The settings: of this PC, of the office, its hours, calls, departments and absences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from receptionist.domain.errors import DeskError
from receptionist.domain.ids import PersonId
from receptionist.domain.office import Office
from receptionist.domain.people import Absence, Department
from receptionist.i18n import _, p_
from receptionist.notifications import Notifier
from receptionist.services import manage_people
from receptionist.services import office as office_service
from receptionist.services.desk import Desk
from receptionist.services.planning import absences
from receptionist.services.planning.recompute import Effects, effect_lines, effects_of
from receptionist.services.signing_in.rights import must_be_owner
from receptionist.settings import Settings
from ui import theme
from ui.background import Background
from ui.dialogs.help import show_help
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.dialogs.parts.side_pages import SidePages
from ui.dialogs.parts.typed_words import typed_words
from ui.dialogs.settings_pages.absences_page import AbsencesPage
from ui.dialogs.settings_pages.backup_page import BackupPage
from ui.dialogs.settings_pages.call_types_page import CallTypesPage
from ui.dialogs.settings_pages.departments_page import DepartmentsPage
from ui.dialogs.settings_pages.hours_page import HoursPage
from ui.dialogs.settings_pages.office_page import OfficePage
from ui.dialogs.settings_pages.papers_page import PapersPage
from ui.dialogs.settings_pages.this_pc import ThisPC
from ui.seat import Seat

_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody changed, and nothing else: what another PC changed meanwhile stays."""

    office: Mapping[str, Any]
    departments: Sequence[Department] = ()
    removed: Sequence[PersonId] = ()
    absences: Mapping[PersonId, tuple[Absence, ...]]

    @property
    def anything(self) -> bool:
        """Whether there is anything to save for the office."""
        return bool(self.office or self.departments or self.removed or self.absences)


class SettingsDialog(DeskDialog):
    """Pages beside their names, one button; what looks or speaks otherwise is told by signals."""

    help_page = "settings"

    language_changed = Signal(str)
    scheme_changed = Signal(str)

    def __init__(
        self,
        seat: Seat,
        background: Background,
        parent: QWidget | None,
        notifier: Notifier | None = None,
    ) -> None:
        super().__init__(
            background,
            parent,
            title=_("Settings"),
            save_words=_("Save"),
            save_key=p_("key", "Ctrl+Enter"),
        )
        self.seat = seat
        # What another PC changes while this is open must not be taken for a change made here.
        self._read = (seat.office, seat.people)
        self._done: Wanted | None = None
        self.setMinimumWidth(theme.scaled(720))
        self.this_pc = ThisPC(seat, notifier)
        self.office = OfficePage(seat, background)
        self.hours = HoursPage(seat)
        self.calls = CallTypesPage(seat)
        self.departments = DepartmentsPage(seat, lambda: self.calls.named)
        self.calls.changed.connect(self.departments.learn_types)
        self.absences = AbsencesPage(seat)
        self.backups = BackupPage(seat, background)
        self.papers = PapersPage(seat, background)
        self.tabs = SidePages(_("Settings"))
        for page, name in (
            (self.this_pc, _("This PC")),
            (self.office, _("The office")),
            (self.hours, _("Opening hours")),
            (self.calls, _("Types of call")),
            (self.departments, _("Departments")),
            (self.absences, _("Absences")),
            (self.backups, _("Backups")),
            (self.papers, _("Papers")),
        ):
            self.tabs.add(page, name)
        for page in (self.office, self.hours, self.calls, self.departments, self.absences):
            page.setEnabled(seat.office is not None)
        self.column.addWidget(self.tabs, 1)
        self._own_before = self._own()  # some of it is only proposed yet
        self.tabs.setFocus()

    def explain(self) -> None:
        """F1: backups have a page of their own."""
        backups = self.backups.isVisible()
        show_help("backups" if backups else self.help_page, self.seat, self.background, self)

    def fields(self) -> dict[str, QWidget]:
        """What the services name."""
        return {
            **self.office.fields(),
            **self.hours.fields(),
            "call_type": self.calls.name,
            "questions": self.calls.questions,
        }

    def trouble(self, sentence: str, *, field: str = "") -> None:
        """Show the page with the field it is about, which has the keyboard then."""
        if widget := self.fields().get(field):
            self.tabs.show_page_of(widget)
        super().trouble(sentence, field=field)

    def save(self) -> None:
        """Save the office first, where it can be refused, then this PC.

        While a day is being typed, Enter adds it to the list instead; typed and left there, it
        is added first.
        """
        days = self.hours.days
        if days.typing:
            days.add_day()
            return
        if days.left_typed and not days.add_day():
            self.tabs.show_page_of(days)
            self.trouble(days.problem.text())
            days.hours.setFocus()
            return
        try:
            wanted = self._wanted()
        except DeskError as error:
            if focused := self.focusWidget():
                self.tabs.show_page_of(focused)
                focused.setFocus()
            self.trouble(str(error))
            return
        if wanted is None or not wanted.anything or wanted == self._done:
            self._save_this_pc()
        else:
            by, named, self._done = self.seat.by, self.seat.named, wanted
            self.change(lambda desk: _saved(desk, wanted, by, named), self._saved_office)

    def reject(self) -> None:
        """Close without saving; or, while a backup is being made, stop that first."""
        if not self.backups.stop():
            super().reject()

    def unsaved(self) -> object:
        """What is not as it was read; also what cannot be saved as it stands."""
        try:
            wanted = self._wanted()
        except DeskError as error:
            return str(error)
        office = wanted if wanted and wanted.anything and wanted != self._done else None
        own = None if self._own() == self._own_before else self._own()
        typing = typed_words(self.hours.days)
        return (office, own, typing) if office or own or typing else ()

    def _own(self) -> Settings:
        """This PC's settings as they stand on the pages."""
        return self.papers.settings(self.backups.settings(self.this_pc.settings()))

    def _wanted(self) -> Wanted | None:
        """What differs from what was read. Raises BadInput, the keyboard where it was typed."""
        office, people = self._read
        if office is None:
            return None
        country, region = self.hours.days.holidays.place()
        filled = replace(
            self.office.filled(office),
            hours=self.hours.hours(),
            country=country,
            region=region,
            call_types=self.calls.types(),
        )
        before = {each.id: each for each in people.departments}
        groups = self.departments.departments()
        planned = self.absences.absences()
        return Wanted(
            office={
                each.name: getattr(filled, each.name)
                for each in fields(Office)
                if getattr(filled, each.name) != getattr(office, each.name)
            },
            departments=[each for each in groups if before.get(each.id) != each],
            removed=[each for each in before if each not in {group.id for group in groups}],
            absences={
                each.id: planned[each.id]
                for each in people.active
                if set(planned.get(each.id, ())) != set(each.absences) and each.id in planned
            },
        )

    def _saved_office(self, effects: list[str]) -> None:
        if not effects:
            self._save_this_pc()
            return
        self._keep_this_pc()
        heading = _("Saved. Open messages that it changes; call whoever had agreed an hour:")
        lines = [heading, *effects[:_SHOWN]]
        if len(effects) > _SHOWN:
            lines.append(_("and {count} more").format(count=len(effects) - _SHOWN))
        self.banner.say("warning", "\n".join(lines))

    def failed(self, error: Exception) -> None:
        """It is not saved, or not all of it: the next try saves again."""
        self._done = None
        super().failed(error)

    def _save_this_pc(self) -> None:
        self._keep_this_pc()
        self.accept()

    def _keep_this_pc(self) -> None:
        old, new = self.seat.settings, self._own()
        if new != old:
            self.seat.save_settings(new)
        if new.language != old.language:
            self.language_changed.emit(new.language)
        if new.scheme != old.scheme:
            self.scheme_changed.emit(new.scheme)


def _saved(desk: Desk, wanted: Wanted, by: PersonId, named: PersonId | None) -> list[str]:
    """Save it; which terms this has moved and which open promises it has hit, a line each."""

    if wanted.office or wanted.removed or wanted.departments:
        must_be_owner(desk, named)

    def change() -> None:
        if wanted.office:
            office_service.save_office(desk, replace(desk.office(), **wanted.office), by=by)
        there = {each.id for each in desk.people().departments}
        for gone in there.intersection(wanted.removed):
            manage_people.remove_department(desk, gone, by=by)
        for group in wanted.departments:
            manage_people.change_department(desk, group)
        for person, planned in wanted.absences.items():
            absences.plan(desk, person, planned, by=by)

    effects: Effects[None] = effects_of(desk, change)
    return effect_lines(effects, desk.office(), desk.now())
