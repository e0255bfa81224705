"""Beside the form: who may be calling, then who is, with their open message before all else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from receptionist.i18n import _, n_
from ui import theme
from ui.callers.caller_list import CallerList
from ui.callers.caller_words import caller_numbers, last_call
from ui.seat import Seat
from ui.widgets.known_caller import KnownCaller
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.find_callers import FoundCaller


class CallerPanel(QFrame):
    """`chosen` carries a caller somebody chose, or None: it is somebody else.

    It never takes the keyboard; the field in use leads it with the arrows and Enter.
    """

    chosen = Signal(object)
    changed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._chosen: FoundCaller | None = None
        self._head = QLabel()
        theme.set_role(self._head, "muted")
        self._about = WrapLabel("", "caption")
        self._name = WrapLabel("", "title")
        self.list = CallerList()
        self.list.taken.connect(self.chosen)
        self.known = KnownCaller()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MEDIUM, theme.MEDIUM, theme.MEDIUM, theme.MEDIUM)
        column.setSpacing(theme.SMALL)
        for part in (self._head, self._name, self._about, self.list, self.known):
            column.addWidget(part)
        column.addStretch(1)
        self.show_nobody()

    @property
    def says(self) -> bool:
        """Whether there is anything to see but how this works."""
        return self.asks or self._chosen is not None or self.known.message is not None

    def keep_place(self, *, always: bool) -> None:
        """Beside the form it is always there, so that nothing moves; below a field only in use."""
        self.setVisible(always or self.says)

    @property
    def asks(self) -> bool:
        """Whether callers are offered to choose from."""
        return bool(self.list.found)

    def show_nobody(self, typed: str = "") -> None:
        """Nobody is known yet, or nobody by that name."""
        self._chosen = None
        self.list.offer((), self._seat)
        words = _("Nobody known by that yet.")
        if not typed:
            words = _("Known callers appear here: three letters of a name, or four digits.")
        self._say(_("Who is calling?"), "", words)

    def show_found(self, found: tuple[FoundCaller, ...], typed: str) -> None:
        """These may be meant. A row is marked, and Enter takes it, where only one can be."""
        if not found:
            self.show_nobody(typed)
            return
        self._chosen = None
        self.list.offer(found, self._seat)
        self._say(
            n_("{count} known caller", "{count} known callers", len(found)).format(
                count=len(found)
            ),
            "",
            _("↓ chooses, Enter takes") if len(found) > 1 else _("Enter takes, Tab goes on"),
        )
        if len(found) == 1 and not found[0].namesakes:
            self.list.mark(0)

    def ask_which(self, found: tuple[FoundCaller, ...], name: str) -> None:
        """Several are called exactly so: a person has to say which, or that it is another one."""
        self._chosen = None
        other = _("Another {name}").format(name=name)
        self.list.offer(found, self._seat, other=other)
        self.list.mark(0)
        self._say(_("Which of them?"), "", _("↑ ↓ choose, Enter takes"))

    def show_caller(self, found: FoundCaller) -> None:
        """Who it is, and what is good to know before they say what they want."""
        self._chosen = found
        self.list.offer((), self._seat)
        contact, name = found.contact, found.contact.called
        company = contact.company if contact.name else ""
        numbers = caller_numbers(found, self._seat)
        lines = [company, *numbers[:3], last_call(found, self._seat), contact.notes]
        self._say(_("Known caller"), name, "\n".join(each for each in lines if each))

    def _say(self, head: str, name: str, about: str) -> None:
        self._head.setText(head)
        self._name.setText(name)
        self._name.setVisible(bool(name))
        self._about.setText(about)
        self._about.setVisible(bool(about))
        theme.set_role(self, "card" if self.says else "")
        self.changed.emit()
