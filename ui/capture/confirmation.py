"""What the caller confirmed holds as long as it is what would be read to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ui.views.read_back_card import ReadBackCard


class Confirmation:
    """Of one form: when it was given, and to which sentence.

    A deadline that moves on while the call lasts stands still once it was confirmed; whatever is
    typed otherwise takes the tick away, for nobody has confirmed that.
    """

    def __init__(self, card: ReadBackCard) -> None:
        self._card = card
        self._at: datetime | None = None
        self._sentence = ""

    def moment(self, now: datetime) -> datetime:
        """From when on the deadline is reckoned: when it was confirmed, else now."""
        given = self._card.confirmed.isChecked()
        return (self._at or now) if given else now

    def recall(self, at: str) -> None:
        """A draft that was confirmed comes back; `at` is when the last was done to it."""
        self._at = datetime.fromisoformat(at) if at else None

    def mind(self, sentence: Callable[[datetime], str], now: datetime) -> None:
        """`sentence` is what is read at a moment: another than the one confirmed is not."""
        if not self._card.confirmed.isChecked():
            self._at, self._sentence = None, ""
            return
        if self._at is None:
            self._at = now
        said = sentence(self._at)
        if self._sentence and said != self._sentence:
            self._at, self._sentence = None, ""
            self._card.ask_again()
        else:
            self._sentence = said
