"""Where the reminder window rises: far from the pointer, on the screen one works on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from ui.locking.beside import room_beside
from ui.views.reminder_window import corner_for

SCREENS = (QRect(0, 0, 1920, 1040), QRect(-1280, 200, 1280, 1024), QRect(1920, 0, 800, 480))


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("across", [0.02, 0.3, 0.49, 0.51, 0.98])
@pytest.mark.parametrize("size", [QSize(360, 260), QSize(600, 400), QSize(780, 470)])
def test_it_lies_on_that_screen_and_not_under_the_pointer(
    screen: QRect, across: float, size: QSize
) -> None:
    pointer = QPoint(screen.left() + round(screen.width() * across), screen.bottom() - 80)
    corner = corner_for(size, screen, pointer)
    place = QRect(corner, size)
    assert screen.left() <= place.left()
    assert screen.top() <= place.top()
    if size.width() * 2 + 100 < screen.width():
        assert screen.contains(place)
        assert not place.contains(pointer)


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        (QRect(430, 200, 420, 400), QRect(0, 0, 430, 800)),
        (QRect(100, 20, 420, 400), QRect(520, 0, 760, 800)),
        (QRect(220, 20, 840, 300), QRect(0, 320, 1280, 480)),
        (QRect(1400, 20, 420, 400), QRect(0, 0, 1280, 800)),
        (QRect(200, 0, 880, 800), QRect(0, 0, 200, 800)),
    ],
)
def test_while_somebody_signs_in_it_stands_beside_them(taken: QRect, left: QRect) -> None:
    assert room_beside(taken, QRect(0, 0, 1280, 800), wide=340) == left
