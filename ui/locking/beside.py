"""Where the reminders stand while somebody signs in: beside the list of names, never over it."""

from __future__ import annotations

from PySide6.QtCore import QRect


def room_beside(taken: QRect, room: QRect, *, wide: int) -> QRect:
    """The part of `room` that `taken` leaves: the largest that is `wide` and half as high.

    Where none is, the largest.
    """
    taken = taken.intersected(room)
    if taken.isEmpty():
        return room
    left, right = QRect(room), QRect(room)
    above, below = QRect(room), QRect(room)
    left.setRight(taken.left() - 1)
    right.setLeft(taken.right() + 1)
    above.setBottom(taken.top() - 1)
    below.setTop(taken.bottom() + 1)

    def worth(part: QRect) -> tuple[bool, int]:
        fits = part.width() >= wide and part.height() >= wide // 2
        return fits, part.width() * part.height()

    return max((left, right, above, below), key=worth)
