"""A list to choose one colleague or department from, or nobody."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from receptionist.domain.ids import PersonId
from receptionist.domain.response_standard import presence_words
from receptionist.i18n import _
from ui.seat import Seat


class PersonChoice(QComboBox):
    """Names with where they are; `nobody` is the first row's text, "" for no such row."""

    def __init__(self, seat: Seat, *, nobody: str, departments: bool = False) -> None:
        super().__init__()
        self._ids: list[PersonId | None] = []
        if nobody:
            self._add(None, nobody)
        for each in seat.people.active:
            says = presence_words(each, hours=seat.hours, now=seat.now())
            self._add(each.id, " · ".join(part for part in (each.name, says) if part))
        for group in seat.people.departments if departments else ():
            self._add(group.id, _("{name} · department").format(name=group.name))

    def person(self) -> PersonId | None:
        """Who is chosen."""
        return self._ids[self.currentIndex()] if self.currentIndex() >= 0 else None

    def choose(self, person: PersonId | None) -> None:
        """Choose `person`, the first row where they are not in the list; emits nothing."""
        self.blockSignals(True)
        self.setCurrentIndex(self._ids.index(person) if person in self._ids else 0)
        self.blockSignals(False)

    def _add(self, person: PersonId | None, words: str) -> None:
        # Qt's own search compares ids by where they lie in memory.
        self._ids.append(person)
        self.addItem(words)
