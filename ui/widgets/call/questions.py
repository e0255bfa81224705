"""What one asks in a type of call: a line for each answer; Enter goes on to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from ui import theme

_LONGEST = 2000


class Questions(QWidget):
    """Up to five questions, hidden without any; what was answered stays while types change."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, QLineEdit] = {}
        self._kept: dict[str, str] = {}
        self._aside = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SMALL)
        self._grid.setVerticalSpacing(theme.HAIR)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """The questions asked, each with what was answered, also nothing."""
        return tuple((asked, line.text()) for asked, line in self.lines.items())

    def ask(self, questions: tuple[str, ...], answers: tuple[tuple[str, str], ...] = ()) -> None:
        """Ask these from now on; `answers` are what was answered before."""
        self._kept |= dict(self.answers) | dict(answers)
        if tuple(self.lines) == questions and not answers:
            return
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lines = {asked: self._line(asked) for asked in questions}
        for row, (asked, line) in enumerate(self.lines.items()):
            label = QLabel(asked)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            theme.set_role(label, "muted")
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(line, row, 1)
        self._show()

    def put_aside(self, aside: bool) -> None:
        """Nothing is asked, where it is added to a message there is; what was typed stays."""
        self._aside = aside
        self._show()

    def begin(self) -> bool:
        """Give the first line the keyboard; whether there is one."""
        first = next(iter(self.lines.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        return first is not None

    def _show(self) -> None:
        self.setVisible(bool(self.lines) and not self._aside)

    def _line(self, question: str) -> QLineEdit:
        line = QLineEdit(self._kept.get(question, ""))
        line.setMaxLength(_LONGEST)
        line.setAccessibleName(question)
        line.textEdited.connect(self.edited)
        line.returnPressed.connect(lambda: self._go_on(line))
        return line

    def _go_on(self, line: QLineEdit) -> None:
        lines = list(self.lines.values())
        following = lines[lines.index(line) + 1 :]
        if following:
            following[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()
