"""What is printed and kept by itself at this PC: the day page, its folder, the printer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from receptionist.i18n import _
from receptionist.settings import Settings
from ui import theme
from ui.background import Background
from ui.dialogs.parts.fields import add_field
from ui.seat import Seat
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel


class PapersPage(QWidget):
    """A page of the settings; the printers are asked for beside it."""

    def __init__(self, seat: Seat, background: Background) -> None:
        super().__init__()
        settings = seat.settings
        self.makes = QCheckBox(_("Make the day page at closing time and keep it"))
        self.makes.setChecked(settings.makes_day_page)
        self.folder = QLineEdit(settings.day_page_folder)
        self.folder.setPlaceholderText(_("beside the messages"))
        self.choose = KeyButton(_("Choose…"))
        self.choose.clicked.connect(self._choose)
        self.prints = QCheckBox(_("Print it as well"))
        self.prints.setChecked(settings.prints_day_page)
        self.one = WrapLabel(
            _("Where several PCs share the office, switch printing on at one of them."),
            role="muted",
        )
        self.printer = QComboBox()
        self.printer.addItem(_("The usual printer"), "")
        if settings.printer:
            self.printer.addItem(settings.printer, settings.printer)
            self.printer.setCurrentIndex(1)
        self.mark = QCheckBox(_("CSV files for Excel"))
        self.mark.setChecked(settings.csv_mark)
        self._lay_out()
        self.makes.toggled.connect(self._rest)
        self._rest()
        background.ask_long(_printers, self._offer)

    def settings(self, before: Settings) -> Settings:
        """The settings as they stand on the page."""
        return replace(
            before,
            makes_day_page=self.makes.isChecked(),
            day_page_folder=self.folder.text().strip(),
            prints_day_page=self.prints.isChecked(),
            printer=str(self.printer.currentData()),
            csv_mark=self.mark.isChecked(),
        )

    def _rest(self) -> None:
        """Without a page there is neither a folder nor a printer for it."""
        for each in (self.folder, self.choose, self.prints, self.printer):
            each.setEnabled(self.makes.isChecked())

    def _offer(self, names: tuple[str, ...]) -> None:
        for name in names:
            if self.printer.findData(name) < 0:
                self.printer.addItem(name, name)

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Folder of the day pages"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.setModal(True)
        dialog.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.MEDIUM, 0, 0)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(self.makes)
        where = QWidget()
        row = QHBoxLayout(where)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        add_field(column, _("Folder of the day pages"), where, buddy=self.folder)
        column.addWidget(self.prints)
        column.addWidget(self.one)
        add_field(column, _("Printer"), self.printer)
        column.addWidget(self.mark)
        column.addStretch(1)


def _printers(_desk: object) -> tuple[str, ...]:
    """On the lane of long reads, for the system may take its time."""
    from receptionist.services.papers.printers import printer_names

    return printer_names()
