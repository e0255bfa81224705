"""Pictures of the first sight: every window in both languages, light, dark and high contrast.

They go into build/screenshots/; with --docs the one of the README is renewed as well.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")

import pypdfium2
from PySide6.QtWidgets import QApplication

from receptionist.clock import SetClock
from receptionist.i18n import use_language
from receptionist.paths import window_file
from receptionist.services.desk import open_desk
from receptionist.services.print_day import print_day, print_slips
from receptionist.services.sample_office import fill_with_sample
from receptionist.settings import Settings
from ui import theme
from ui.app import App
from ui.hands import Hands

HERE = Path(__file__).resolve().parent.parent
OUT = HERE / "build" / "screenshots"
LANGUAGES = ("es", "en")
SCHEMES = ("light", "dark", "contrast")
ZONES = {"es": "Europe/Madrid", "en": "Europe/London"}


class Sight:
    """One language and one look."""

    def __init__(self, qt: QApplication, home: Path, language: str, scheme: str) -> None:
        self.qt = qt
        self.name = f"{language}-{scheme}"
        self.home = home
        self.language = language
        use_language(language)
        self.clock = SetClock(datetime(2026, 11, 24, 11, 42, tzinfo=ZoneInfo(ZONES[language])))
        theme.load_fonts(qt)
        theme.apply(qt, scheme)

    def take(self) -> None:
        """The empty desk, the full one, a call, reminders, a dialog, the papers."""
        empty, hands = self._open("empty")
        self._picture(hands, empty.window, "1-empty")
        self._quit(empty)
        desk = open_desk(address=self._address("full"), clock=self.clock)
        fill_with_sample(desk, count=160, seed=3, language=self.language)
        self._papers(desk)
        desk.close()
        full, hands = self._open("full")
        hands.until(lambda: full.window.trays.detail.message)
        hands.until(lambda: full.reminding.window.rows)
        self._picture(hands, full.window, "2-desk")
        self._call(full, hands)
        full.reminding.window.rise()
        hands.until(lambda: not full.reminding.window.inert)
        self._picture(hands, full.reminding.window, "4-reminders")
        self._dialogs(full, hands)
        self._quit(full)

    def _call(self, app: App, hands: Hands) -> None:
        spanish = self.language == "es"
        self._to_front(app, hands)
        hands.press("F2")
        for typed in ("María López", "Talleres Ruiz", "655123456" if spanish else "02079461234"):
            hands.type(typed)
            hands.press("Return")
        hands.type("mar")
        hands.press("Return")
        hands.type("Pregunta por el presupuesto de la caldera" if spanish else "Wants the quote")
        hands.press("Return", "Return", "Ctrl+A")
        hands.type("13" if spanish else "1pm")
        self._picture(hands, app.window, "3-call")
        hands.press("Esc")

    def _dialogs(self, app: App, hands: Hands) -> None:
        for key, name in (("D", "5-close"), ("P", "6-term"), ("H", "7-hand-over")):
            self._to_front(app, hands)
            hands.press(key)
            dialog = hands.until(self.qt.activeModalWidget, name)
            self._picture(hands, dialog, name)
            hands.press("Esc")
            hands.until(lambda: self.qt.activeModalWidget() is None)
        app.open_settings()
        dialog = hands.until(self.qt.activeModalWidget, "settings")
        self._picture(hands, dialog, "8-settings")
        hands.press("Esc")
        hands.until(lambda: self.qt.activeModalWidget() is None)

    def _to_front(self, app: App, hands: Hands) -> None:
        app.reminding.window.hide()
        app.window.activateWindow()
        hands.until(app.window.isActiveWindow)
        app.window.trays.list.setFocus()

    def _papers(self, desk) -> None:
        if not self.name.endswith("light"):
            return
        for name, pdf in (
            ("9-day", print_day(desk, language=self.language)),
            ("9-slips", print_slips(desk, [150, 151, 152, 153], language=self.language)),
        ):
            (OUT / f"{self.name}-{name}.pdf").write_bytes(pdf)
            page = pypdfium2.PdfDocument(pdf)[0]
            page.render(scale=1.6).to_pil().save(OUT / f"{self.name}-{name}.png")

    def _open(self, name: str) -> tuple[App, Hands]:
        settings = Settings(welcomed=True, told_about_tray=True, language=self.language)
        # The offscreen desktop is smaller than anybody's; a window remembered is cut to it.
        window_file().unlink(missing_ok=True)
        app = App(settings, address=self._address(name), clock=self.clock)
        hands = Hands(app.window)
        app.show()
        app.window.resize(theme.scaled(1180), theme.scaled(760))
        hands.until(lambda: app.seat.known and hasattr(app, "reminding"))
        done: list[int] = []
        app.background.ask(lambda _desk: 0, done.append)
        hands.until(lambda: done)
        return app, hands

    def _quit(self, app: App) -> None:
        app.quit()
        app.window.close()
        app.deleteLater()
        self.qt.processEvents()

    def _address(self, name: str) -> str:
        return f"sqlite:///{self.home / name}.sqlite3"

    def _picture(self, hands: Hands, window, name: str) -> None:
        hands.picture(window, OUT / f"{self.name}-{name}.png")


def main() -> int:
    """Make them all; each office in a home of its own."""
    qt = QApplication(sys.argv[:1])
    qt.setQuitOnLastWindowClosed(False)
    OUT.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        for scheme in SCHEMES:
            with tempfile.TemporaryDirectory(prefix="receptionist-") as home:
                os.environ["RECEPTIONIST_HOME"] = home
                Sight(qt, Path(home), language, scheme).take()
    if "--docs" in sys.argv:
        pictures = HERE / "docs" / "pictures"
        pictures.mkdir(parents=True, exist_ok=True)
        shutil.copy(OUT / "en-light-2-desk.png", pictures / "desk-en-light.png")
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(HERE)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
