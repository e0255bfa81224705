"""Which language the program speaks: the settings' or the desktop's; Qt's own words follow."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from receptionist import i18n
from receptionist.settings import Settings

_translator: QTranslator | None = None


def speak(settings: Settings) -> None:
    """Speak the language of the settings, or the desktop's."""
    chosen = settings.language
    if chosen == "system":
        chosen = next(
            (each[:2] for each in QLocale.system().uiLanguages() if each[:2] in i18n.LANGUAGES),
            "en",
        )
    i18n.use_language(chosen)
    global _translator
    app = QApplication.instance()
    if app is None:
        return
    if _translator is not None and shiboken6.isValid(_translator):
        app.removeTranslator(_translator)
        _translator.deleteLater()
    _translator = translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{chosen}", folder):
        app.installTranslator(translator)
