"""For how many months closed messages keep their caller's data, and what that means now."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from receptionist.domain.office import MOST_KEEP_MONTHS
from receptionist.i18n import _, n_
from ui import theme
from ui.background import Background
from ui.dialogs.parts.fields import add_field
from ui.widgets.wrap_label import WrapLabel

_PAUSE_MS: Final = 300


class KeepingField(QWidget):
    """Months, 0 is for good; the sentence below counts what would be erased, before it is saved."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self.counted = False
        self.months = QSpinBox()
        self.months.setRange(0, MOST_KEEP_MONTHS)
        self.months.setSpecialValueText(_("for good"))
        self.line = WrapLabel(role="muted")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self.months.valueChanged.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        add_field(column, _("Closed messages keep their caller's data"), self.months)
        column.addWidget(self.line)
        self._changed(0)

    def _changed(self, months: int) -> None:
        self.months.setSuffix(" " + n_("month", "months", months))
        self.line.setVisible(bool(months))
        self.counted = False
        self.line.setText(_("After that who called and what was said is erased, for ever."))
        if months:
            self._pause.start()

    def _count(self) -> None:
        from receptionist.services.erasing.let_go import kept_too_long

        months = self.months.value()
        self._background.ask_long(
            lambda desk: kept_too_long(desk, months),
            lambda count: self._say(months, count),
            lambda _error: None,
        )

    def _say(self, months: int, count: int) -> None:
        if months != self.months.value() or not months:
            return
        self.counted = True
        self.line.setText(
            n_(
                "After that who called and what was said is erased, for ever: "
                "now {count} message. Its times and figures stay.",
                "After that who called and what was said is erased, for ever: "
                "now {count} messages. Their times and figures stay.",
                count,
            ).format(count=count)
        )
