"""What a window shows of the open messages, row by row, as a screen reader says it."""

from __future__ import annotations

from contextlib import suppress

from receptionist.domain.trays import Tray
from ui.app import App
from ui.hands import Hands


def rows_of(app: App) -> list[str]:
    """The rows of the list as it stands."""
    model = app.window.trays.model
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def open_rows(app: App, count: int) -> list[str]:
    """The rows of all open messages, once there are so many."""
    app.window.trays.show_tray(Tray.OPEN)
    wait = Hands(app.window).until
    wait(lambda: app.window.trays.model.rowCount() == count, f"{count} open messages are shown")
    app.window.trays.model.tick()
    return rows_of(app)


def rows_when(app: App, wanted: list[str]) -> list[str]:
    """The rows as soon as they are those wanted, or as they are when patience ends."""

    def same() -> bool:
        app.window.trays.model.tick()
        return rows_of(app) == wanted

    with suppress(TimeoutError):
        Hands(app.window).until(same)
    return rows_of(app)
