"""Which days the figures are of, and whose: a day, a week … or from one day to another."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QWidget

from receptionist.domain.figures.span import Period, Stretch
from receptionist.domain.ids import PersonId
from receptionist.i18n import _, language
from receptionist.wording import say_period
from ui import theme
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton


class PeriodBar(QWidget):
    """`changed` when other days or another person are asked for; Alt and the arrows go on."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.period = Period.of(Stretch.MONTH, today)
        self.stretch = QComboBox()
        for stretch, words in (
            (Stretch.DAY, _("Day")),
            (Stretch.WEEK, _("Week")),
            (Stretch.MONTH, _("Month")),
            (Stretch.QUARTER, _("Quarter")),
            (Stretch.YEAR, _("Year")),
            (Stretch.OTHER, _("From … to …")),
        ):
            self.stretch.addItem(words, stretch)
        self.stretch.setCurrentIndex(self.stretch.findData(Stretch.MONTH))
        self.stretch.setAccessibleName(_("Period"))
        self.stretch.setAccessibleDescription(_("Period"))  # its name is its choice on Linux
        self.first, self.last = _date_field(_("From")), _date_field(_("To"))
        self.before = _step("‹", "Alt+Left", _("The time before (Alt+Left)"))
        self.after = _step("›", "Alt+Right", _("The time after (Alt+Right)"))
        self.person = QComboBox()
        self.person.setAccessibleName(_("Whose figures"))
        self.person.setAccessibleDescription(_("Whose figures"))  # its name is its choice on Linux
        # A long name is cut here; the list shows it whole.
        self.person.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.person.setMinimumContentsLength(16)
        self.title = QLabel()
        theme.set_role(self.title, "title")
        self.title.setFixedHeight(self.stretch.sizeHint().height())
        row = FlowLayout(self)
        parts = (self.stretch, self.before, self.title, self.after, self.first, self.last)
        for part in (*parts, self.person):
            row.addWidget(part)
        self.stretch.activated.connect(self._choose)
        self.before.clicked.connect(lambda: self._go(self.period.before))
        self.after.clicked.connect(lambda: self._go(self.period.after))
        self.first.dateChanged.connect(self._choose)
        self.last.dateChanged.connect(self._choose)
        self.person.activated.connect(self.changed)
        self._show()

    def offer_people(self, names: list[tuple[str, PersonId | None]]) -> None:
        """Whose figures may be looked at here; the first is shown."""
        chosen = self.person.currentData()
        self.person.clear()
        for name, id_ in names:
            self.person.addItem(name, id_)
        # Qt finds the very same id, not an equal one, which people read anew have.
        ids = [id_ for _name, id_ in names]
        self.person.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
        self.person.setVisible(len(names) > 1)

    def whose(self) -> PersonId | None:
        """Whose figures are asked for; None is everyone's."""
        found: PersonId | None = self.person.currentData()
        return found

    def _choose(self) -> None:
        stretch = Stretch(self.stretch.currentData())
        if stretch is Stretch.OTHER:
            first, last = _day(self.first), _day(self.last)
            if self.period.stretch is not Stretch.OTHER:
                first, last = self.period.first, min(self.period.last, self._today)
            days = sorted((first, max(first, last)))
            self._go(Period(stretch=stretch, first=days[0], last=days[1]))
        else:
            self._go(Period.of(stretch, min(self.period.last, self._today)))

    def _go(self, period: Period) -> None:
        if period == self.period and self.sender() is not self.stretch:
            return
        self.period = period
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        other = self.period.stretch is Stretch.OTHER
        for field, day in ((self.first, self.period.first), (self.last, self.period.last)):
            field.blockSignals(True)
            field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(False)
            field.setVisible(other)
        self.title.setText(say_period(self.period.first, self.period.last))
        self.after.setEnabled(self.period.last < self._today)


class _DateField(QDateEdit):
    """Qt (6.11) reckons with the least date, which has one digit, and cuts the others."""

    def sizeHint(self) -> QSize:
        """Room for the longest date."""
        return super().sizeHint() + QSize(self.fontMetrics().horizontalAdvance("00"), 0)

    def minimumSizeHint(self) -> QSize:
        """The same: a date that is cut is another date."""
        return self.sizeHint()


def _date_field(name: str) -> QDateEdit:
    field = _DateField()
    field.setLocale(QLocale(language()))
    field.setCalendarPopup(True)
    field.setDisplayFormat("d MMM yyyy")
    field.setDateRange(QDate(1980, 1, 1), QDate(2190, 1, 1))
    field.setAccessibleName(name)
    return field


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())


def _step(sign: str, key: str, words: str) -> KeyButton:
    button = KeyButton(sign)
    button.setShortcut(key)
    button.setAccessibleName(words)
    button.setToolTip(words)
    return button
