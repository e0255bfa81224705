"""What a window shows of the open messages, row by row, as a screen reader says it."""

from __future__ import annotations

from contextlib import suppress

from receptionist.domain.trays import Tray
from ui.app import App
from ui.hands import Hands
from ui.models.message_list import MESSAGE_ROLE, PART


def rows_of(app: App) -> list[str]:
    """The rows of the list as it stands; of a long one the first part, which is always read."""
    model = app.window.trays.model
    return [str(model.data(model.index(row, 0))) for row in range(min(PART, model.rowCount()))]


def open_rows(app: App, numbers: list[int]) -> list[str]:
    """The rows of all open messages, once they are those with these numbers."""
    app.window.trays.show_tray(Tray.OPEN)
    model, wanted = app.window.trays.model, numbers[:PART]

    def there() -> bool:
        rows = range(min(PART, model.rowCount()))
        found = [model.data(model.index(row, 0), MESSAGE_ROLE) for row in rows]
        return [each.number if each else 0 for each in found] == wanted

    Hands(app.window).until(there, "all open messages are shown")
    model.tick()
    return rows_of(app)


def rows_when(app: App, wanted: list[str]) -> list[str]:
    """The rows as soon as they are those wanted, or as they are when patience ends."""

    def same() -> bool:
        app.window.trays.model.tick()
        return rows_of(app) == wanted

    with suppress(TimeoutError):
        Hands(app.window).until(same)
    return rows_of(app)
