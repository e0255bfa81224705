"""Off sick today: says to whom all open messages go, waits for a yes, and does it in one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.i18n import _, n_
from receptionist.services.planning import absences
from ui.background import Background
from ui.dialogs.people.moves_messages import MovesMessages
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

_Planned = Sequence[tuple[Message, PersonId | None]]


class SickToday(MovesMessages):
    """`moved` carries what was done, for whoever offers to take it back."""

    def __init__(
        self, seat: Seat, background: Background, person: PersonId, parent: QWidget | None
    ) -> None:
        super().__init__(
            seat,
            background,
            person,
            parent,
            title=_("Is {name} off sick today?"),
            save_words=_("Off sick today"),
        )
        self.column.addWidget(
            WrapLabel(_("Off sick until the next day the office opens."), role="muted")
        )
        self.plan = WrapLabel(_("Counting…"))
        self.column.addWidget(self.plan)
        background.ask(lambda desk: absences.open_messages_of(desk, person), self._counted)

    def save(self) -> None:
        """Do it."""
        person, by = self._person, self.seat.by
        self.change(lambda desk: absences.sick_today(desk, person, by=by), self._done)

    def _counted(self, planned: _Planned) -> None:
        name = self.seat.people.name
        counts = Counter(name(to) or _("the front desk") for _message, to in planned)
        lines = [
            n_(
                "{count} open message goes to {name}.", "{count} open messages go to {name}.", many
            ).format(count=many, name=receiver)
            for receiver, many in sorted(counts.items())
        ]
        self.plan.setText("\n".join(lines) or _("There are no open messages to move."))
        self.save_button.setEnabled(True)
        self.save_button.setFocus()

    def _done(self, done: absences.SickToday) -> None:
        self.accept()
        self.moved.emit(done)
