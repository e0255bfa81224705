"""Drafts that were on disk at the start become forms a few at a time, and never thousands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer

from receptionist.i18n import n_
from ui.drafts import Draft

AT_ONCE: Final = 3
MOST: Final = 30
"""Forms; the other drafts stay on disk, and the newest of them comes when one is done."""


class ComeBack(QObject):
    """Hands each draft to `add`, as long as fewer than MOST are `there`; a key comes between."""

    def __init__(
        self, add: Callable[[Draft], None], there: Callable[[], int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._add = add
        self._there = there
        self._now: list[Draft] = []
        self._later: list[Draft] = []
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._some)

    @property
    def words(self) -> str:
        """How many drafts are on disk alone, if any."""
        waiting = len(self._later)
        if not waiting:
            return ""
        return n_(
            "{count} older draft is on the disk; it comes up when others are done.",
            "{count} older drafts are on the disk; they come up when others are done.",
            waiting,
        ).format(count=waiting)

    def begin(self, drafts: Sequence[Draft]) -> None:
        """All of this PC, oldest first; the newest ones come back, in that order."""
        self._later, self._now = list(drafts[:-MOST]), list(drafts[-MOST:])
        self._some()

    def one_done(self) -> None:
        """A form is gone: there is room for the next."""
        if self._later and not self._next.isActive():
            self._now.append(self._later.pop())
            self._next.start()

    def _some(self) -> None:
        for _form in range(AT_ONCE):
            if not self._now or self._there() >= MOST:
                self._later += self._now
                self._now.clear()
                return
            self._add(self._now.pop(0))
        if self._now:
            self._next.start()
