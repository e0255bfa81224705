"""At a glance: what the owner must know before the customer leaves, each number with its list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from receptionist.i18n import _, n_
from receptionist.services.watching.owner_numbers import (
    OwnerNumbers,
    due_in_the_hour,
    judged_today,
    late_now,
    owner_numbers,
    unassigned_too_long,
)
from receptionist.wording import say_date
from ui import theme
from ui.background import Background
from ui.seat import Seat
from ui.views.glance.computer_lines import ComputerLines
from ui.views.glance.number_card import NumberCard
from ui.widgets.drawing import Drawing
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel
from ui.words import capital

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

_COALESCED_MS = 400


class GlancePage(QScrollArea):
    """`list_asked` carries a title and what gives the numbers of its messages; `left` is Esc."""

    list_asked = Signal(str, object)
    test_asked = Signal()
    left = Signal()
    help_page = "glance"

    def __init__(self, seat: Seat, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self.setAccessibleName(_("At a glance"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._make_parts()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # nobody would see it on a whole page
        self.setFocusProxy(self.cards["late"])
        # Several changes within a moment are one look: the day is read anew for each.
        self._soon = QTimer(self, singleShot=True, interval=_COALESCED_MS)
        self._soon.timeout.connect(self.refresh)
        background.changed.connect(self._changed)
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    def refresh(self) -> None:
        """Reckon anew, beside everything else."""
        self._background.ask_long(owner_numbers, self._show)

    def tick(self) -> None:
        """The minute changed: a promise may be late by now."""
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Fresh whenever it is looked at."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four cards in a row, two where there is no room for four."""
        super().resizeEvent(event)
        self._arrange()

    def _changed(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _make_parts(self) -> None:
        lists: dict[str, tuple[str, str, Callable[[Desk], Sequence[int]]]] = {
            "late": (_("late now"), _("Late now"), late_now),
            "soon": (_("due within the hour"), _("Due within the hour"), due_in_the_hour),
            "unassigned": (
                _("unassigned for over 30 min"),
                _("Unassigned for over 30 min"),
                unassigned_too_long,
            ),
            "kept": (_("kept today"), _("Promises that ended today"), judged_today),
        }
        self.cards = {}
        for key, (name, (words, title, numbers)) in enumerate(lists.items(), start=1):
            card = NumberCard(words, str(key))
            card.clicked.connect(
                lambda _on=False, title=title, find=numbers: self.list_asked.emit(title, find)
            )
            self.cards[name] = card
        self._day = WrapLabel("", "muted")
        self._calls = WrapLabel("", "title")
        self.chart = Drawing(self._background, _("Calls by hour"), lines=10)
        self.computers = ComputerLines(self._seat)
        self.test = KeyButton(_("Test this PC…"))
        self.test.clicked.connect(self.test_asked)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.HUGE, theme.LARGE, theme.HUGE, theme.LARGE)
        column.setSpacing(theme.MEDIUM)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(WrapLabel(_("At a glance"), "headline"))
        head.addWidget(self._day)
        column.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.MEDIUM)
        for at, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, 0, at)
        column.addLayout(self._grid)
        column.addWidget(_card(self._calls, self.chart))
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addStretch(1)
        health = _card(WrapLabel(_("Notifications at each PC"), "title"), self.computers)
        inner = health.layout()
        if isinstance(inner, QVBoxLayout):
            inner.addLayout(row)
        column.addWidget(health)
        column.addStretch(1)
        self.setWidget(inside)

    def _arrange(self) -> None:
        widest = max(card.minimumSizeHint().width() for card in self.cards.values())
        needed = 4 * widest + 3 * theme.MEDIUM + 2 * theme.HUGE
        across = 4 if self.width() >= max(needed, theme.scaled(760)) else 2
        for at, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, at // across, at % across)
        for at in range(4):
            self._grid.setColumnStretch(at, 1 if at < across else 0)

    def _show(self, numbers: OwnerNumbers) -> None:
        from receptionist.reports.charts import calls_by_hour

        now = self._seat.hours.local(self._seat.now())
        self._day.setText(f"{capital(say_date(now.date()))}, {now:%H:%M}")
        late, soon, nobodys = len(numbers.late), len(numbers.soon), len(numbers.unassigned)
        self.cards["late"].say(str(late), "late" if late else "")
        self.cards["soon"].say(str(soon), "soon" if soon else "")
        self.cards["unassigned"].say(str(nobodys), "late" if nobodys else "")
        kept = _("{part} of {whole}").format(part=len(numbers.kept), whole=len(numbers.judged))
        self.cards["kept"].say(kept if numbers.judged else "–", "")
        taken = n_(
            "{count} message today, by hour", "{count} messages today, by hour", numbers.taken
        )
        self._calls.setText(taken.format(count=numbers.taken))
        self.chart.show_drawing(partial(calls_by_hour, numbers.hours))
        self.computers.show_computers(numbers.computers)
        self._arrange()


def _card(*parts: QWidget) -> QFrame:
    card = QFrame()
    theme.set_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
    column.setSpacing(theme.SMALL)
    for part in parts:
        column.addWidget(part)
    return card
