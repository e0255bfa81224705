"""How far the figures are, or what came of asking for them: said, stopped, and begun again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from receptionist.i18n import _
from ui import theme
from ui.widgets.flow_layout import FlowRow
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

_SAY_AFTER_MS: Final = 300


class WorkLine(QWidget):
    """A bar while it takes long, with a way to `stopped`; afterwards a sentence, and `again`."""

    stopped = Signal()
    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Working out the figures"))
        stop = KeyButton(_("Stop"), key="Esc")
        stop.clicked.connect(self.stopped)
        self._waiting = QWidget()
        row = QHBoxLayout(self._waiting)
        row.setContentsMargins(0, 0, theme.LARGE, 0)
        row.addWidget(self._bar, 1)
        row.addWidget(stop)
        self._words = WrapLabel(role="muted")
        button = self._begin_again = KeyButton(_("Work them out again"), key="F5")
        button.setEnabled(False)
        button.clicked.connect(self.again)
        self._offer = FlowRow()
        self._offer.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        for each in (self._words, self._offer, self._waiting):
            column.addWidget(each)
            each.hide()
        self._patience = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self._patience.timeout.connect(self._wait)
        self.hide()

    @property
    def waits(self) -> bool:
        """Whether somebody sees that it takes long."""
        return self._waiting.isVisible()

    @property
    def under_way(self) -> bool:
        """Whether something is worked out, seen or not."""
        return self.waits or self._patience.isActive()

    @property
    def words(self) -> str:
        """What is said; nothing while something is worked out."""
        return self._words.text()

    def begin(self) -> None:
        """Something is worked out from now on; what takes a moment is not spoken of."""
        self.say("")
        self._patience.start()

    def say_how_far(self, percent: int) -> None:
        """How far it is."""
        self._bar.setValue(percent)

    def end(self) -> None:
        """Nobody waits for it any more."""
        self._patience.stop()
        self._waiting.hide()
        self._say_whether()

    def _wait(self) -> None:
        self._waiting.show()
        self._say_whether()

    def say(self, words: str, *, again: bool = False) -> None:
        """What came of it; with `again` a key begins it anew. "" takes the sentence away."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._begin_again.setEnabled(again)
        self._offer.setVisible(again)
        self._say_whether()

    def listen_in(self, page: QWidget) -> None:
        """Let its key begin anew from anywhere in `page`, while it is offered."""
        self._begin_again.listen_in(page)

    def _say_whether(self) -> None:
        """An empty line would stand apart from what is below it."""
        self.setVisible(not (self._words.isHidden() and self._waiting.isHidden()))
