"""The pages beside the trays and the form; each is imported and made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def make_page(name: str, window: MainWindow) -> QWidget:
    """The page of that name, as the rail calls it."""
    makers: dict[str, Callable[[MainWindow], QWidget]] = {"glance": _glance}
    return makers[name](window)


def _glance(window: MainWindow) -> QWidget:
    from ui.views.glance.glance_page import GlancePage

    page = GlancePage(window.seat, window.background)
    page.list_asked.connect(window.show_numbers)
    page.test_asked.connect(window.rail.settings_asked)
    page.left.connect(window.to_list)
    window.minute_passed.connect(page.tick)
    return page
