"""The settings: of this computer, and of the office."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from receptionist.domain.errors import DeskError
from receptionist.domain.office import Office
from receptionist.i18n import _, p_
from receptionist.notifications import Notifier
from receptionist.services import office as office_service
from receptionist.services.desk import Desk
from receptionist.services.promises_hit import hit_words, promises_hit
from ui import theme
from ui.background import Background
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.dialogs.parts.frame import Room
from ui.dialogs.settings_pages.backup_page import BackupPage
from ui.dialogs.settings_pages.office_page import OfficePage
from ui.dialogs.settings_pages.this_pc import ThisPC
from ui.seat import Seat

_SHOWN = 8


class SettingsDialog(DeskDialog):
    """A page each, one button; what looks or speaks otherwise is told by signals."""

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
        self.setMinimumWidth(theme.scaled(560))
        self.this_pc = ThisPC(seat, notifier)
        self.office = OfficePage(seat)
        self.backups = BackupPage(seat, background)
        self.tabs = QTabWidget()
        self.tabs.addTab(Room(self.this_pc), _("This computer"))
        self.tabs.addTab(Room(self.office), _("The office"))
        self.tabs.addTab(Room(self.backups), _("Backups"))
        self.tabs.setAccessibleName(_("Settings"))
        self.column.addWidget(self.tabs)
        self.tabs.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """What the office's service names."""
        return self.office.fields()

    def save(self) -> None:
        """Save the office first, where it can be refused, then this computer.

        While a day is being typed, Enter adds it to the list instead.
        """
        if self.office.days.typing:
            self.office.days.add_day()
            return
        office = self.seat.office
        try:
            wanted = self.office.office() if office else None
        except DeskError as error:
            self.tabs.setCurrentIndex(1)
            self.trouble(str(error), field=getattr(error, "field", ""))
            return
        if wanted is None or wanted == office:
            self._save_this_pc()
        else:
            changed = wanted
            self.change(lambda desk: _saved(desk, changed), self._saved_office)

    def _saved_office(self, hit: list[str]) -> None:
        if not hit:
            self._save_this_pc()
            return
        self._keep_this_pc()
        heading = _("Saved. These open promises do not fit any more; call and agree a new time:")
        lines = [heading, *hit[:_SHOWN]]
        if len(hit) > _SHOWN:
            lines.append(_("and {count} more").format(count=len(hit) - _SHOWN))
        self.banner.say("warning", "\n".join(lines))

    def _save_this_pc(self) -> None:
        self._keep_this_pc()
        self.accept()

    def _keep_this_pc(self) -> None:
        old, new = self.seat.settings, self.backups.settings(self.this_pc.settings())
        if new != old:
            self.seat.save_settings(new)
        if new.language != old.language:
            self.language_changed.emit(new.language)
        if new.scheme != old.scheme:
            self.scheme_changed.emit(new.scheme)


def _saved(desk: Desk, office: Office) -> list[str]:
    """Save the office; the open promises that this has hit, a line each."""
    known = promises_hit(desk)
    office_service.save_office(desk, office)
    now = desk.now()
    return [hit_words(each, office, now) for each in promises_hit(desk, known=known)]
