"""What only the desktop around the program knows or does: what is in front, what starts with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def show_without_tray(window: QWidget) -> None:
    """A start without the window: where no icon would lead to it, it is there, minimised."""
    from PySide6.QtWidgets import QSystemTrayIcon  # a start that shows the window has no use for it

    if not QSystemTrayIcon.isSystemTrayAvailable():
        window.showMinimized()
