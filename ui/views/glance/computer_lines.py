"""Each PC of the office, and whether reminders outside our windows reach somebody there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptionist.domain.reminders.health import Computer, Standing
from receptionist.i18n import _
from receptionist.wording import say_moment
from ui import theme
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel


class ComputerLines(QWidget):
    """A line each: red where it is not proven that anybody sees notifications."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._lines: list[WrapLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SMALL)

    @property
    def words(self) -> list[str]:
        """What the lines say."""
        return [each.text() for each in self._lines if not each.isHidden()]

    def show_computers(self, computers: Sequence[Computer]) -> None:
        """Show these."""
        lines = [self._line(each) for each in computers]
        if not lines:
            lines = [("", _("No PC has reported yet."))]
        while len(self._lines) < len(lines):
            self._lines.append(WrapLabel())
            self._column.addWidget(self._lines[-1])
        for at, label in enumerate(self._lines):
            tone, words = lines[at] if at < len(lines) else ("", "")
            label.setText(words)
            theme.set_role(label, tone, name="tone")
            label.setVisible(at < len(lines))

    def _line(self, computer: Computer) -> tuple[str, str]:
        now = self._seat.now()
        match computer.standing(now):
            case Standing.PROVEN:
                words = _("✓ {name}: notifications were last seen {when}")
                tone = "kept"
            case Standing.UNPROVEN:
                words = _("▲ {name}: nobody has lately confirmed seeing a notification")
                tone = "late"
            case Standing.NONE:
                words = _("▲ {name}: no notifications; reminders have their window")
                tone = "late"
        when = self._when(computer.proven_at) if computer.proven_at else ""
        said = words.format(name=computer.name or _("A PC"), when=when)
        return tone, said + self._silent(computer, now)

    def _silent(self, computer: Computer, now: datetime) -> str:
        """A PC that is off says nothing new: since when is told from the next day on."""
        if (now - computer.reported_at).days < 1:
            return ""
        return " · " + _("last started {when}").format(when=self._when(computer.reported_at))

    def _when(self, at: datetime) -> str:
        hours = self._seat.hours
        return say_moment(hours.local(at), hours.local(self._seat.now()))
