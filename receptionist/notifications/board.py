"""Which notices are on the screen, alone or as one that stands for several: pure bookkeeping."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from receptionist.i18n import _, n_
from receptionist.notifications.notice import SEEN, SEVERAL, TEST, Notice
from receptionist.notifications.texts import one_line

Step = Notice | str
"""What has to be done on the screen: show this notice, or withdraw this key."""

_LINES: Final = 4


class Board:
    """Every notice asked for is on the screen exactly once; at most `room` are remembered."""

    def __init__(self, *, room: int = 100) -> None:
        self._room = room
        self._alone: dict[str, Notice] = {}
        self._together: dict[str, Notice] = {}

    def put(self, notices: Iterable[Notice]) -> list[Step]:
        """These fell together: the steps that show them, as one when they are several."""
        latest = {notice.key: notice for notice in notices}
        steps: list[Step] = []
        if test := latest.pop(TEST, None):
            steps += self._put_alone(test)
        if len(latest) == 1:
            steps += self._put_alone(*latest.values())
        elif latest:
            steps += self._put_together(latest)
        return steps + self._make_room()

    def take(self, key: str) -> list[Step]:
        """`key` is not wanted any more: the steps that take it off the screen."""
        if self._alone.pop(key, None):
            return [key]
        if not self._together.pop(key, None):
            return []
        return [combined(self._together.values())] if self._together else [SEVERAL]

    def gone(self, key: str) -> None:
        """The notification `key` left the screen by itself."""
        if key == SEVERAL:
            self._together.clear()
        self._alone.pop(key, None)

    def everything(self) -> list[Notice]:
        """All notices on the screen, oldest first."""
        return [*self._together.values(), *self._alone.values()]

    def clear(self) -> None:
        """The screen was wiped: nothing is shown any more."""
        self._alone.clear()
        self._together.clear()

    def _put_alone(self, notice: Notice) -> list[Step]:
        self._alone[notice.key] = notice
        # What is left of the others keeps its old count: showing it anew would only be noise.
        was_last = self._together.pop(notice.key, None) and not self._together
        return [SEVERAL, notice] if was_last else [notice]

    def _put_together(self, notices: dict[str, Notice]) -> list[Step]:
        alone = [key for key in notices if self._alone.pop(key, None)]
        self._together = notices | {
            key: old for key, old in self._together.items() if key not in notices
        }
        return [*alone, combined(self._together.values())]

    def _make_room(self) -> list[Step]:
        while len(self._together) > self._room:
            self._together.popitem()
        over = list(self._alone)[: max(0, len(self._alone) - self._room)]
        return [step for key in over for step in self.take(key)]


def combined(notices: Iterable[Notice]) -> Notice:
    """One notice that stands for all: how many, the first few titles, one way to open them."""
    parts = list(notices)
    lines = [f"• {one_line(part.title, limit=80)}" for part in parts[:_LINES]]
    if len(parts) > _LINES:
        lines.append(_("and {count} more").format(count=len(parts) - _LINES))
    label = next((label for part in parts for id_, label in part.actions if id_ == "open"), "")
    return Notice(
        key=SEVERAL,
        title=n_("{count} reminder", "{count} reminders", len(parts)).format(count=len(parts)),
        body="\n".join(lines),
        urgency=max(part.urgency for part in parts),
        actions=(("open", label),) if label else (),
    )


def trial_notice() -> Notice:
    """The notice that asks whether anybody sees it."""
    return Notice(
        key=TEST,
        title=_("Test notification"),
        body=_("This is how reminders look. If you can see it, press the button."),
        actions=((SEEN, _("I see it")),),
    )
