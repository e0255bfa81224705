"""What this PC remembers: language, who sits here, whose reminders, look, sounds, paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget

from receptionist.i18n import _
from receptionist.notifications import Notifier
from receptionist.settings import Settings
from ui import theme
from ui.dialogs.parts.choice import Choice
from ui.dialogs.parts.fields import add_field
from ui.dialogs.settings_pages.notification_test import NotificationTest
from ui.seat import Seat


class ThisPC(QWidget):
    """A page of the settings; `join_asked`: this PC is to join an office."""

    join_asked = Signal()

    def __init__(self, seat: Seat, notifier: Notifier | None) -> None:
        super().__init__()
        self._seat = seat
        settings = seat.settings
        self.language = _box(
            {"system": _("As this PC speaks"), "es": "Español", "en": "English"},
            settings.language,
        )
        self.person = _box(_who_may_sit(seat), settings.person)
        self.asks_name = QCheckBox(_("Ask at every start who sits here"))
        self.asks_name.setChecked(settings.asks_name == "yes")
        self.reminds = Choice(
            _("Reminders at this PC"),
            {
                "everyone": _("for everyone: a shared desk"),
                "person": _("only for whoever sits here"),
            },
        )
        self.reminds.choose(
            settings.reminds_for if settings.reminds_for == "person" else "everyone"
        )
        self.scheme = _box(
            {
                "system": _("As this PC looks"),
                "light": _("Light"),
                "dark": _("Dark"),
                "contrast": _("High contrast"),
            },
            settings.scheme,
        )
        self.session = QCheckBox(_("Start with this PC's session, beside the clock"))
        self.session.setChecked(settings.starts_with_session != "no")
        self.sounds = QCheckBox(_("One soft sound when something falls due"))
        self.sounds.setChecked(settings.sounds)
        self.paper = _box({"A4": "A4", "Letter": _("US Letter")}, settings.paper)
        self.join = QPushButton(_("Join an office…"))
        self.join.clicked.connect(self.join_asked)
        self.test = NotificationTest(seat, notifier) if notifier else None
        self._lay_out()

    def settings(self) -> Settings:
        """The settings of this PC as they stand on the page."""
        return replace(
            self._seat.settings,
            language=str(self.language.currentData()),
            person=str(self.person.currentData()),
            asks_name=self._asks_name(),
            reminds_for=self.reminds.value,
            scheme=str(self.scheme.currentData()),
            sounds=self.sounds.isChecked(),
            starts_with_session="yes" if self.session.isChecked() else "no",
            paper=str(self.paper.currentData()),
        )

    def _asks_name(self) -> str:
        """Undecided until somebody ticks it, or wants nobody in particular to sit here."""
        before = self._seat.settings
        if self.asks_name.isChecked() != (before.asks_name == "yes"):
            return "yes" if self.asks_name.isChecked() else "no"
        nobody = before.person and not self.person.currentData()
        return "no" if nobody and not before.asks_name else before.asks_name

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.MEDIUM, 0, 0)
        column.setSpacing(theme.MEDIUM)
        add_field(column, _("Who sits here"), self.person)
        column.addWidget(self.asks_name)
        add_field(column, _("Reminders at this PC"), self.reminds)
        add_field(column, _("Language"), self.language)
        add_field(column, _("Look"), self.scheme)
        add_field(column, _("Paper"), self.paper)
        column.addWidget(self.sounds)
        column.addWidget(self.session)
        if self.test:
            column.addWidget(self.test)
        add_field(column, _("Where the messages are"), self.join)
        column.addStretch(1)


def _who_may_sit(seat: Seat) -> dict[str, str]:
    """Where everybody has a login of their own one sits down with it, not by a setting."""
    if seat.logins:
        return {seat.name: seat.name}
    names = {each.name: each.name for each in seat.people.active}
    return {"": _("Nobody in particular"), **names}


def _box(words: Mapping[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    for value, text in words.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
