"""What holds for the whole office: its name, how soon it answers, how much one may promise."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from receptionist.domain.office import DEFAULT_PROMISES_PER_HOUR, MOST_LOCK_MINUTES, Office
from receptionist.i18n import _
from ui import theme
from ui.background import Background
from ui.dialogs.erasing.keeping_field import KeepingField
from ui.dialogs.parts.fields import add_field
from ui.dialogs.parts.minutes_field import MinutesField
from ui.seat import Seat


class OfficePage(QWidget):
    """A page of the settings; `filled` puts what stands on it into an office."""

    def __init__(self, seat: Seat, background: Background) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.language = QComboBox()
        self.language.addItem("Español", "es")
        self.language.addItem("English", "en")
        self.standard = MinutesField()
        self.urgent = MinutesField()
        self.promises = QSpinBox()
        self.promises.setRange(1, 99)
        self.promises.setValue(DEFAULT_PROMISES_PER_HOUR)
        self.asks_pin = QCheckBox(_("Everyone signs in with a PIN or password"))
        self.lock_minutes = QSpinBox()
        self.lock_minutes.setRange(0, MOST_LOCK_MINUTES)
        self.lock_minutes.setSpecialValueText(_("never"))
        self.keeping = KeepingField(background)
        self.reading = QCheckBox(_("Colleagues may read everybody's messages"))
        if not seat.in_office:
            self.reading.hide()  # on one PC nobody could keep them from it
        if seat.office:
            self.reading.setChecked(seat.office.colleagues_read_all)
            self.name.setText(seat.office.name)
            self.language.setCurrentIndex(max(0, self.language.findData(seat.office.language)))
            self.standard.set_length(seat.office.standard)
            self.urgent.set_length(seat.office.urgent_standard)
            self.promises.setValue(seat.office.promises_per_hour)
            self.asks_pin.setChecked(seat.office.asks_pin)
            self.lock_minutes.setValue(seat.office.lock_minutes)
            self.keeping.months.setValue(seat.office.keep_months)
        self._lay_out()

    def fields(self) -> dict[str, QWidget]:
        """By the names the services give them."""
        return {
            "standard": self.standard,
            "promises_per_hour": self.promises,
            "lock_minutes": self.lock_minutes,
            "keep_months": self.keeping.months,
        }

    def filled(self, office: Office) -> Office:
        """`office` with what stands on the page."""
        return replace(
            office,
            name=" ".join(self.name.text().split()),
            language=str(self.language.currentData()),
            standard=self.standard.length(),
            urgent_standard=self.urgent.length(),
            promises_per_hour=self.promises.value(),
            asks_pin=self.asks_pin.isChecked(),
            lock_minutes=self.lock_minutes.value(),
            keep_months=self.keeping.months.value(),
            colleagues_read_all=self.reading.isChecked(),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        add_field(column, _("Name of the office"), self.name)
        add_field(column, _("We answer within"), self.standard)
        add_field(column, _("Urgent ones within"), self.urgent)
        add_field(column, _("Promises due in an hour at one colleague, at most"), self.promises)
        add_field(column, _("Language of the papers"), self.language)
        column.addWidget(self.asks_pin)
        add_field(column, _("A PC locks after so many minutes without a key"), self.lock_minutes)
        column.addWidget(self.reading)
        column.addWidget(self.keeping)
        column.addStretch(1)
