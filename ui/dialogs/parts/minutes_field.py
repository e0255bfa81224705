"""So many minutes of opening time, with their unit in the field."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QSpinBox

from receptionist.i18n import _

_MOST: Final = 30 * 24 * 60
_MINUTE: Final = timedelta(minutes=1)


class MinutesField(QSpinBox):
    """From one minute to thirty days."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(1, _MOST)
        self.setSingleStep(5)
        self.setSuffix(" " + _("minutes of opening time"))

    def set_length(self, length: timedelta) -> None:
        """Show `length`."""
        self.setValue(round(length / _MINUTE))

    def length(self) -> timedelta:
        """What stands in it."""
        return _MINUTE * self.value()


class OwnMinutes(MinutesField):
    """The same, or nothing of its own: then it is as in the whole office."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, _MOST)
        self.setSpecialValueText(_("as everywhere in the office"))

    def set_own(self, length: timedelta | None) -> None:
        """Show `length`; None is as everywhere."""
        self.set_length(length or timedelta(0))

    def own(self) -> timedelta | None:
        """What stands in it; None is as everywhere."""
        return self.length() or None
