"""Where somebody types by when: one line that is read at every key and said back in full."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from receptionist.i18n import _, language
from receptionist.wording import say_length, say_moment
from ui import theme
from ui.seat import Seat
from ui.widgets.chips import INSTEAD_KEYS, Chips
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.domain.due_phrase import DueReading

_EVERY: Final = 20_000
_LONGEST: Final = 60
_PARTED: Final = re.compile(r" (?=(?:h )?\d{2}$|min$|d$)")  # "1 h 18" stays on one line
_BESIDE: Final = 460


class DueField(QWidget):
    """A due phrase, its echo below ("Tuesday 24 November, 13:00 · in 1 h 18"), chips to choose.

    What cannot be read is refused with a hint, and the proposed time stays (product.md §4). It
    `warns` of an hour out of hours, unless whoever uses it says more about what is promised.
    `returning`: it is when somebody is back, so that a day alone means when the office opens.
    """

    changed = Signal()

    def __init__(
        self,
        seat: Seat,
        parent: QWidget | None = None,
        *,
        warns: bool = True,
        returning: bool = False,
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._warns = warns
        self._returning = returning
        self._standard: datetime | None = None
        self._soon: timedelta | None = None
        self._due: datetime | None = None
        self._reading: DueReading | None = None
        self._offered: tuple[datetime, ...] = ()
        self._touched = False
        self.edit = _Line(self)
        self.edit.setMaxLength(_LONGEST)
        self.edit.textEdited.connect(self._typed)
        self.edit.wants_chips.connect(self._into_chips)
        self._echo = WrapLabel(role="muted")
        self._hint = WrapLabel()
        name = _("Times to choose from")
        self.chips = Chips(name, checkable=False, keys=INSTEAD_KEYS, parent=self)
        self.chips.chosen.connect(self._chosen)
        self._lay_out()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._say)
        seat.changed.connect(self._office_changed)
        self.setFocusProxy(self.edit)
        self.set_name(_("By when"))
        self._say()

    def due(self) -> datetime | None:
        """The time meant: as typed, else the proposed one; None where there is neither."""
        return self._due or self._standard

    @property
    def problem(self) -> str:
        """Why what was typed is no time yet, for people; empty while all is well."""
        if self._reading is None:
            return ""
        if self._reading.choices:
            return _("It may mean several times. Choose one.")
        return self._reading.problem or ""

    @property
    def touched(self) -> bool:
        """Whether somebody typed or chose a time, instead of leaving the proposed one."""
        return self._touched

    def set_name(self, name: str) -> None:
        """Call the field `name` for screen readers."""
        self.edit.setAccessibleName(name)

    def set_due(self, due: datetime) -> None:
        """Show `due`, as if it had been chosen."""
        self._take(due)

    def text(self) -> str:
        """What somebody typed; empty while only the proposed time stands there."""
        return self.edit.text() if self._touched else ""

    def set_text(self, text: str) -> None:
        """Put in what was typed before, as if it were typed now."""
        if text:
            self.edit.setText(text)
            self._typed(text)

    def set_standard(self, due: datetime | None, soon: timedelta | None = None) -> None:
        """Propose `due` (None: nothing); it stands in the field until somebody types a time.

        `soon` is the opening time that "asap" stands for, where it is not the office's.
        """
        self._standard, self._soon = due, soon
        if not self._touched:
            self._propose(self._words(due) if due else "")
        self._say()

    def _propose(self, words: str) -> None:
        """The next key still replaces the whole of it, also for whoever came there before."""
        if self.edit.text() == words:
            return
        marked = self.edit.hasFocus()
        self.edit.setText(words)
        if marked:
            self.edit.selectAll()

    def clear(self) -> None:
        """Forget what was typed; only a proposed time stays."""
        self._touched, self._due, self._reading = False, None, None
        self.edit.setText(self._words(self._standard) if self._standard else "")
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """While it is seen, "in 1 h 18" goes on counting."""
        super().showEvent(event)
        self._say()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing counts unseen."""
        self._timer.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said back stands beside the line where it fits, else below it."""
        super().resizeEvent(event)
        beside = self.width() >= theme.scaled(_BESIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across if beside else down)
        self._top.setSpacing(theme.MEDIUM if beside else theme.HAIR)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(theme.HAIR)
        self._top.addWidget(self.edit, 2)
        self._top.addWidget(self._echo, 3)
        column.addLayout(self._top)
        for part in (self._hint, self.chips):
            column.addWidget(part)

    def _typed(self, text: str) -> None:
        self._touched = bool(text.strip())
        self._due, self._reading = None, None
        office = self._seat.office
        if self._touched and office is not None:
            from receptionist.domain.due_phrase import read_due  # its grammar takes 20 ms to load

            self._reading = read_due(
                text,
                now=self._seat.now(),
                hours=office.hours,
                day_first=office.day_first(language()),
                standard=self._soon or office.standard,
            )
            self._due = self._reading.at
            if self._returning:
                self._due = office.back_on(self._reading, now=self._seat.now())
        self._say()
        self.changed.emit()

    def _chosen(self, index: int) -> None:
        self._take(self._offered[index])
        self.edit.setFocus()
        self.changed.emit()

    def _take(self, due: datetime) -> None:
        self._touched, self._due, self._reading = True, due, None
        self.edit.setText(self._words(due))
        self._say()

    def _office_changed(self) -> None:
        if self._touched and self._due is None:
            self._typed(self.edit.text())
        elif not self._touched and self._standard:
            self.set_standard(self._standard, self._soon)
        else:
            self._say()

    def _say(self) -> None:
        """Write what is meant below the line, in the words of this moment."""
        reading, due = self._reading, self.due()
        sentence = self._echoed(due) if due else ""
        if self.problem and due:
            sentence = _("It stays: {time}").format(time=sentence)
        warning = reading.warning if reading and self._warns else ""
        self._show(self._echo, _PARTED.sub("\u00a0", sentence))
        self._show(self._hint, self.problem or warning)
        theme.set_role(self._hint, "soon", name="tone")
        theme.set_role(self.edit, "true" if self.problem else "false", name="problem")
        self._offer((*reading.choices, *reading.chips) if reading else ())
        self.edit.setAccessibleDescription(" ".join(filter(None, (self.problem, sentence))))

    def _offer(self, times: tuple[datetime, ...]) -> None:
        if times != self._offered:
            self._offered = times
            self.chips.offer([self._words(each) for each in times])
        self.chips.setVisible(bool(times))

    def _show(self, label: WrapLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)
        label.setVisible(bool(text))

    def _words(self, due: datetime) -> str:
        return say_moment(self._local(due), self._local(self._seat.now()))

    def _echoed(self, due: datetime) -> str:
        now = self._seat.now()
        from receptionist.domain.due_phrase import echo

        words = echo(self._local(due), self._local(now))
        said = words[:1].upper() + words[1:]
        if due <= now:
            return said
        left = _("in {length}").format(length=say_length(due - now))
        return f"{said} · {left}"

    def _local(self, at: datetime) -> datetime:
        return self._seat.office.hours.local(at) if self._seat.office else at.astimezone()

    def _into_chips(self) -> None:
        if self.chips.isVisible():
            self.chips.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)


class _Line(QLineEdit):
    """A line whose proposal the first key replaces; the arrow down goes to the chips."""

    wants_chips = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Everything is marked, however one comes here."""
        super().focusInEvent(event)
        self.selectAll()
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            # The click that brought the focus comes after it, and would unmark everything.
            QTimer.singleShot(0, self, self.selectAll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads to what can be chosen."""
        if event.key() == Qt.Key.Key_Down:
            self.wants_chips.emit()
        else:
            super().keyPressEvent(event)
