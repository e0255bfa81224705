"""Two people changed the same thing: both values, a button for each, and of texts for both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from receptionist.i18n import _
from ui import theme
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel


class BothChanged(QFrame):
    """Hidden until there is something to ask."""

    keep_mine = Signal()
    take_theirs = Signal()
    keep_both = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "strip")
        self._words = WrapLabel()
        self.mine = KeyButton(_("Keep mine"))
        self.mine.clicked.connect(self.keep_mine)
        self.theirs = KeyButton(_("Take theirs"))
        self.theirs.clicked.connect(self.take_theirs)
        self.joined = KeyButton(_("Keep both"))
        self.joined.clicked.connect(self.keep_both)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MEDIUM, theme.MEDIUM, theme.MEDIUM, theme.MEDIUM)
        column.setSpacing(theme.SMALL)
        column.addWidget(self._words)
        row = QWidget()
        flow = FlowLayout(row)
        flow.addWidget(self.mine)
        flow.addWidget(self.theirs)
        flow.addWidget(self.joined)
        column.addWidget(row)
        self.hide()

    def ask(
        self, who: str, differences: Sequence[tuple[str, str, str]], *, joins: bool = False
    ) -> None:
        """Show (field, mine, theirs) for each thing that `who` changed too.

        `joins` offers to keep both, one after the other, as texts can be.
        """
        lines = [_("{name} changed the same thing meanwhile.").format(name=who)]
        for name, mine, theirs in differences:
            lines.append(_("{field}: yours “{mine}”").format(field=name, mine=mine))
            lines.append(_("{field}: theirs “{theirs}”").format(field=name, theirs=theirs))
        self._words.setText("\n".join(lines))
        self.setAccessibleName(self._words.text())
        self.joined.setVisible(joins)
        self.show()
        self.mine.setFocus()
