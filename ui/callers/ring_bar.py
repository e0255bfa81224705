"""The slim bar of a call that comes in: who it is, F2 to write, and a way to wave it off."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from receptionist.i18n import _
from ui import icons
from ui.widgets.banner import Banner


class RingBar(Banner):
    """A banner whose button says F2; `put_away` when nobody here writes this call down."""

    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, key="F2")
        self._away = QToolButton()
        self._away.setIcon(icons.icon("close"))
        self._away.setToolTip(_("Not for me"))
        self._away.setAccessibleName(_("Not for me"))
        self._away.clicked.connect(self.put_away)
        self._row.addWidget(self._away)

    def say_call(self, who: str) -> None:
        """Offer a form for the call of `who`."""
        self.say("call", who, _("New message"))
