"""Where the office is, for its public holidays: a country and a region, and a year of them."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from receptionist.domain.names import folded
from receptionist.i18n import _
from receptionist.services.public_holidays import (
    PublicHoliday,
    countries,
    public_holidays,
    regions,
)
from receptionist.wording import say_country
from ui import theme
from ui.dialogs.parts.fields import add_field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton


class HolidayChoice(QWidget):
    """Country and region, with a button to add their public holidays to the year's list.

    What there is to choose is listed when somebody looks: most who open the settings never do.
    """

    def __init__(self, country: str, region: str) -> None:
        super().__init__()
        self._before = country, region
        self.listed = False
        self.country = QComboBox()
        self.region = QComboBox()
        self.add_button = KeyButton(_("Add public holidays"))
        for box in (self.country, self.region):
            # A long name may be cut; the page is not made wider by it.
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
        self._lay_out()

    def list_places(self) -> None:
        """List the countries and the regions of the office's, which is chosen."""
        country, region = self._before
        for code, name in _named_countries(country):
            self.country.addItem(name, code)
        self.country.setCurrentIndex(self.country.findData(country))
        self._fill_regions()
        self.region.setCurrentIndex(max(0, self.region.findData(region)))
        self.country.currentIndexChanged.connect(self._fill_regions)
        self.listed = True

    def place(self) -> tuple[str, str]:
        """The chosen country's code, and the region's; "" for the whole country."""
        if not self.listed:
            return self._before
        return str(self.country.currentData()), str(self.region.currentData())

    def holidays(self, year: int) -> tuple[PublicHoliday, ...]:
        """The public holidays of that year there. Raises BadInput."""
        return public_holidays(*self.place(), year)

    def _fill_regions(self) -> None:
        country = str(self.country.currentData())
        self.region.clear()
        self.region.addItem(_("The whole country"), "")
        if country in countries():
            for code, name in regions(country):
                self.region.addItem(name, code)
        self.region.setEnabled(self.region.count() > 1)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        for words, box in ((_("Country"), self.country), (_("Region"), self.region)):
            pane = QVBoxLayout()
            add_field(pane, words, box)
            row.addLayout(pane, 1)
        column.addLayout(row)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.add_button)
        column.addWidget(buttons)


def _named_countries(office: str) -> list[tuple[str, str]]:
    codes = {*countries(), office}
    return sorted(((code, say_country(code)) for code in codes), key=lambda pair: folded(pair[1]))
