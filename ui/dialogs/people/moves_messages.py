"""What moves somebody's open messages is asked in a window like this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.dialogs.parts.desk_dialog import DeskDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from receptionist.domain.ids import PersonId
    from ui.background import Background
    from ui.seat import Seat


class MovesMessages(DeskDialog):
    """About one person; `moved` carries what was done, for whoever offers to take it back."""

    help_page = "people"

    moved = Signal(object)

    def __init__(
        self,
        seat: Seat,
        background: Background,
        person: PersonId,
        parent: QWidget | None,
        *,
        title: str,
        save_words: str,
    ) -> None:
        """`title` asks, with the person as `{name}`."""
        named = title.format(name=seat.people.name(person))
        super().__init__(background, parent, title=named, save_words=save_words)
        self.seat = seat
        self._person = person
        self.save_button.setEnabled(False)  # what will move is counted first
