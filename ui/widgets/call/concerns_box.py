"""What to mind while promising, and what could be promised instead, each taken with one key."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptionist.domain.response_standard import Concern, Instead
from receptionist.i18n import _
from receptionist.wording import say_moment
from ui import theme
from ui.seat import Seat
from ui.widgets.chips import INSTEAD_KEYS, Chips
from ui.widgets.wrap_label import WrapLabel

_MOST = len(INSTEAD_KEYS)


class ConcernsBox(QWidget):
    """The sentences to mind and their chips, a function key each from anywhere in the window.

    `taken` carries what was chosen instead. It never blocks: nobody has to choose anything.
    """

    taken = Signal(object)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._instead: tuple[Instead, ...] = ()
        self._sentences = WrapLabel("")
        theme.set_role(self._sentences, "soon", name="tone")
        self.chips = Chips(_("What could be promised instead"), checkable=False, keys=INSTEAD_KEYS)
        self.chips.chosen.connect(lambda index: self.taken.emit(self._instead[index]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        column.addWidget(self._sentences)
        column.addWidget(self.chips)
        self.hide()

    def mind(self, concerns: tuple[Concern, ...]) -> None:
        """Show these concerns instead of the present ones; with none there is nothing to see."""
        words = "\n".join(f"▲ {each.sentence}" for each in concerns)
        if words != self._sentences.text():
            self._sentences.setText(words)
        proposed = dict.fromkeys(chain.from_iterable(each.instead for each in concerns))
        instead = tuple(sorted(proposed, key=_in_order))[:_MOST]
        if instead != self._instead:
            self._instead = instead
            self.chips.offer([self._says(each) for each in instead])
        self.chips.setVisible(bool(instead))
        self.setVisible(bool(concerns))

    @property
    def words(self) -> str:
        """What is said, for screen readers and tests."""
        return self._sentences.text()

    def _says(self, instead: Instead) -> str:
        if instead.due_at:
            local = self._seat.hours.local
            return say_moment(local(instead.due_at), local(self._seat.now()))
        return _("Give it to {name}").format(name=self._seat.people.name(instead.person))


def _in_order(instead: Instead) -> tuple[bool, float]:
    """People first, then times, the nearest first."""
    return instead.person is None, instead.due_at.timestamp() if instead.due_at else 0
