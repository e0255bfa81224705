"""The pages beside the trays and the form; each is imported and made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def make_page(name: str, window: MainWindow) -> QWidget:
    """The page of that name, as the rail calls it."""
    makers: dict[str, Callable[[MainWindow], QWidget]] = {
        "glance": _glance,
        "figures": _figures,
    }
    return makers[name](window)


def _glance(window: MainWindow) -> QWidget:
    from ui.views.glance.glance_page import GlancePage

    page = GlancePage(window.seat, window.background)
    page.list_asked.connect(window.show_numbers)
    page.test_asked.connect(window.rail.settings_asked)
    page.left.connect(window.to_list)
    window.minute_passed.connect(page.tick)
    return page


def _figures(window: MainWindow) -> QWidget:
    from ui.views.figures.figures_page import FiguresPage

    page = FiguresPage(window.seat, window.background)
    page.opened.connect(lambda title, numbers: _show_behind(window, title, numbers))
    page.left.connect(window.to_list)
    return page


def _show_behind(window: MainWindow, title: str, numbers: Sequence[int]) -> None:
    """The messages behind a figure, each once."""
    once = tuple(dict.fromkeys(numbers))
    window.show_numbers(title, lambda _desk: once)
    window.trays.list.setFocus()
