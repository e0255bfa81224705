"""What is left to do at a new desk: four steps in one line, which goes when they are done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receptionist.i18n import _
from ui import theme
from ui.background import Background
from ui.seat import Seat
from ui.widgets.flow_layout import FlowRow
from ui.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

STEPS: Final = ("name", "colleagues", "message", "notification")
_TWO: Final = 2


def step_words(step: str) -> str:
    """What a step asks for."""
    return {
        "name": _("Say who sits here"),
        "colleagues": _("Add a colleague"),
        "message": _("Take a first message"),
        "notification": _("Test a notification"),
    }[step]


class FirstSteps(QFrame):
    """`asked` carries the step whose button was pressed; hidden for good once all are done.

    A sample office has no first minute, and neither has a desk whose person has hidden it.
    """

    asked = Signal(str)
    sample_asked = Signal()

    def __init__(self, seat: Seat, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self._any_message = False
        theme.set_role(self, "card")
        self._head = QLabel(_("Four steps to begin with"))
        theme.set_role(self._head, "title")
        self._hide = KeyButton(_("Hide"), role="quiet")
        self._hide.setAccessibleName(_("Hide these steps"))
        self._hide.clicked.connect(self._no_more)
        self.buttons = {step: KeyButton(step_words(step), role="chip") for step in STEPS}
        self._lay_out()
        self.hide()
        seat.changed.connect(self._learn)
        background.changed.connect(self._look)

    @property
    def done(self) -> frozenset[str]:
        """The steps that have been taken."""
        seat = self._seat
        taken = {
            "name": seat.person is not None,
            "colleagues": len(seat.people.active) >= _TWO,
            "message": self._any_message,
            "notification": bool(seat.settings.seen_notification_at),
        }
        return frozenset(step for step, is_taken in taken.items() if is_taken)

    @property
    def _over(self) -> bool:
        office = self._seat.office
        settings = self._seat.settings
        return settings.begun or not settings.welcomed or office is None or office.sample

    def _learn(self) -> None:
        if self._over or self._any_message:
            self._show()
        else:
            self._look()

    def _look(self) -> None:
        if not self._over and not self._any_message:
            self._background.ask(_has_messages, self._found, lambda _error: None)
        else:
            self._show()

    def _found(self, any_message: bool) -> None:
        self._any_message = any_message
        self._show()

    def _show(self) -> None:
        done = self.done
        for step, button in self.buttons.items():
            taken = step in done
            button.say(f"{'✓' if taken else '○'}  {step_words(step)}")
            said = _("{step}: done") if taken else "{step}"
            button.setAccessibleName(said.format(step=step_words(step)))
            button.setEnabled(not taken)
        if len(done) == len(STEPS) and not self._over:
            self._no_more()
        self.setVisible(not self._over)

    def _no_more(self) -> None:
        self._seat.save_settings(replace(self._seat.settings, begun=True))
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        sample = KeyButton(_("Look at a sample office"), role="quiet")
        sample.clicked.connect(self.sample_asked)
        head.addWidget(sample)
        head.addWidget(self._hide)
        steps = FlowRow()
        for step, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, step=step: self.asked.emit(step))
            steps.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.SMALL, theme.SMALL, theme.MEDIUM)
        column.setSpacing(theme.HAIR)
        column.addLayout(head)
        column.addWidget(steps)


def _has_messages(desk: Desk) -> bool:
    from receptionist.domain.trays import Tray
    from receptionist.services.find_messages import messages

    return bool(messages(desk, tray=Tray.ALL, limit=1))
