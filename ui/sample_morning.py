"""Plays a sample morning through the real windows where there is no display, and says each step.

A call is taken, another one interrupts it, a reminder comes up, a colleague closes, the day page
is printed. Pictures and the page are left in build/demo/.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

OUT = Path("build") / "demo"

if TYPE_CHECKING:
    from receptionist.domain.message import Message
    from ui.app import App


def main() -> int:
    """Play it; 0 when everything happened as it should."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Offscreen has no windows to raise, and would say so at every step.
    os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")
    with tempfile.TemporaryDirectory(prefix="receptionist-") as home:
        os.environ["RECEPTIONIST_HOME"] = home
        Morning(Path(home)).play()
    return 0


class Morning:
    """One office, one PC, one person with a receiver in one hand."""

    def __init__(self, home: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from receptionist.clock import SetClock
        from receptionist.i18n import language
        from receptionist.settings import Settings
        from ui import theme
        from ui.app import App
        from ui.desktop.language import speak
        from ui.hands import Hands

        self.qt = QApplication(sys.argv[:1])
        self.qt.setQuitOnLastWindowClosed(False)
        settings = Settings(welcomed=True, told_about_tray=True, asks_name="no")
        speak(settings)
        self.spanish = language() == "es"
        theme.load_fonts(self.qt)
        theme.apply(self.qt, "light")
        self.clock = SetClock(_ten_o_clock())
        address = f"sqlite:///{home / 'sample.sqlite3'}"
        self.fill(address)
        self.app: App = App(settings, address=address, clock=self.clock)
        self.hands = Hands(self.app.window)

    def play(self) -> None:
        """The morning, step by step."""
        from ui import theme

        self.say("The desk opens.", "Se abre la recepción.")
        self.app.show()
        # The offscreen desktop is smaller than anybody's.
        self.app.window.resize(theme.scaled(1180), theme.scaled(760))
        self.hands.until(lambda: self.app.seat.known and hasattr(self.app, "reminding"))
        self.hands.until(lambda: self.app.window.trays.model.rowCount() > 0)
        self.picture("1-desk")
        first = self.take_calls()
        self.remind()
        self.close(first)
        self.print_day()
        self.app.quit()
        self.say(f"Done: look into {OUT}/", f"Hecho: mire en {OUT}/")

    def take_calls(self) -> int:
        """The phone rings; while that call is written down it rings again."""
        hands, capture = self.hands, self.app.window.capture
        self.say("The phone rings: F2.", "Suena el teléfono: F2.")
        hands.press("F2")
        hands.type("María López")
        hands.press("Return")
        hands.type("Talleres Ruiz")
        hands.press("Return")
        hands.type("655123456")
        self.say("It rings again; the first draft waits.", "Vuelve a sonar; el primero espera.")
        hands.press("F2")
        hands.type("Gestoría Vega")
        hands.press("F6", "F9")
        hands.until(lambda: len(capture.forms) == 1, "the second call is saved")
        hands.press("Return")
        hands.type("ma")
        hands.press("Return")
        wish = "Pregunta por el presupuesto" if self.spanish else "Asks about the quote"
        hands.type(wish)
        hands.press("Return", "Return", "Ctrl+A")
        hands.type("+45")
        hands.press("F7")
        self.picture("2-call")
        hands.press("F9")
        hands.until(lambda: not capture.forms, "the first call is saved")
        number = max(each.number for each in self.look())
        self.say(
            f"Message {number} is on disk, its colleague notified.",
            f"El recado {number} está guardado y el compañero, avisado.",
        )
        return number

    def remind(self) -> None:
        """Time passes, and nobody has called back."""
        reminders = self.app.reminding.window
        self.clock.at += timedelta(minutes=52)
        self.app.reminding.ticker.tick()
        self.hands.until(reminders.isVisible, "the reminder comes up")
        self.hands.until(lambda: not reminders.inert)
        late = reminders.heading()
        self.say(f"The reminder window comes up: {late}.", f"Sale la ventana de avisos: {late}.")
        self.picture("3-reminders", reminders)

    def close(self, number: int) -> None:
        """The colleague calls back and closes with two keys."""
        window = self.app.window
        window.open_message(number)
        self.hands.until(lambda: (shown := window.trays.detail.message) and shown.number == number)
        self.hands.settle()
        self.picture("4-message")
        window.trays.detail.setFocus()
        self.hands.press("D")
        self.hands.until(lambda: self.qt.activeModalWidget(), "the dialog")
        self.hands.press("Return")
        self.hands.until(
            lambda: not next(e for e in self.look() if e.number == number).open, "it is closed"
        )
        self.say(f"Message {number} is closed: D, Enter.", f"Recado {number} cerrado: D, Intro.")

    def print_day(self) -> None:
        """The owner prints the day."""
        from receptionist.services.print_day import print_day

        pages: list[bytes] = []
        self.app.background.ask_long(print_day, pages.append)
        self.hands.until(lambda: pages, "the day page")
        OUT.mkdir(parents=True, exist_ok=True)
        (OUT / "day.pdf").write_bytes(pages[0])
        self.say(f"The day page is in {OUT}/day.pdf.", f"El parte del día está en {OUT}/day.pdf.")

    def look(self) -> tuple[Message, ...]:
        """All messages, as they are on disk."""
        from receptionist.domain.trays import Tray
        from receptionist.services.find_messages import messages

        found: list[tuple[Message, ...]] = []
        self.app.background.ask(lambda desk: messages(desk, tray=Tray.ALL), found.append)
        self.hands.until(lambda: found)
        return found[0]

    def fill(self, address: str) -> None:
        """Make the sample office."""
        from receptionist.services.desk import open_desk
        from receptionist.services.sample_office import fill_with_sample

        desk = open_desk(address=address, clock=self.clock)
        fill_with_sample(desk, count=90, seed=7, language="es" if self.spanish else "en")
        desk.close()

    def say(self, english: str, spanish: str) -> None:
        """One line of what happens."""
        print(f"{self.clock.at:%H:%M}  {spanish if self.spanish else english}", flush=True)  # noqa: T201

    def picture(self, name: str, of: object = None) -> None:
        """Keep a picture of the window."""
        from PySide6.QtWidgets import QWidget

        window = of if isinstance(of, QWidget) else self.app.window
        self.hands.picture(window, OUT / f"{name}.png")


def _ten_o_clock() -> datetime:
    """Ten in the morning of the last Tuesday, by the sample office's clock."""
    from zoneinfo import ZoneInfo

    today = datetime.now(ZoneInfo("Europe/Madrid"))
    tuesday = today - timedelta(days=(today.weekday() - 1) % 7)
    return tuesday.replace(hour=10, minute=2, second=0, microsecond=0)


if __name__ == "__main__":
    sys.exit(main())
