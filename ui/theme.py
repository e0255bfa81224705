"""The look, said once: which colours are on the screen, the spacing and the sizes of type."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QWidget

import resources
from ui.palettes import CONTRAST, DARK, LIGHT, Theme, Tone
from ui.style_sheet import style_sheet

__all__ = [
    "CONTRAST", "DARK", "HAIR", "HUGE", "LARGE", "LIGHT", "MEDIUM", "SMALL", "TYPE_SCALE", "Scheme",
    "Theme", "Tone", "TypeRole", "apply", "current", "font", "load_fonts", "points", "scaled",
    "set_role", "zoom",
]  # fmt: skip

Scheme = Literal["system", "light", "dark", "contrast"]
TypeRole = Literal["caption", "body", "title", "headline", "read_back", "figure"]

HAIR: Final = 4
SMALL: Final = 8
MEDIUM: Final = 12
LARGE: Final = 16
HUGE: Final = 24

TYPE_SCALE: Final[dict[TypeRole, float]] = {
    "caption": 0.88,
    "body": 1.0,
    "title": 1.18,
    "headline": 1.55,
    "read_back": 1.4,
    "figure": 2.4,
}
# The height in pixels of a line of the usual desktop font: 10 points at 96 dots an inch.
_USUAL_LINE: Final = 18.0

_BY_NAME: Final = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}
_current: Theme = LIGHT
_scheme: Scheme = "system"
_fusion = False
_follower: _Follower | None = None


def current() -> Theme:
    """The theme on the screen now."""
    return _current


def new_app(arguments: list[str]) -> QApplication:
    """The program, in Qt's Fusion style from the beginning.

    Setting or asking for the style afterwards loads all that Python knows of styles: 6 ms.
    """
    global _fusion
    _fusion = True
    return QApplication([*arguments, "-style", "fusion"])


def scheme_of(chosen: str) -> Scheme:
    """The look that was chosen in the settings; the system's, where that is none of ours."""
    schemes: dict[str, Scheme] = {"light": "light", "dark": "dark", "contrast": "contrast"}
    return schemes.get(chosen, "system")


def apply(app: QApplication, scheme: Scheme) -> Theme:
    """Dress the whole program in `scheme`; "system" follows the desktop, also when it changes."""
    global _current, _scheme, _fusion
    _scheme = scheme
    _current = _wanted(app, scheme)
    if not _fusion:
        app.setStyle("fusion")
        _fusion = True
    if app.styleSheet():
        app.setStyleSheet("")  # to dress what is undressed takes a quarter of what changing takes
    app.setPalette(_palette(_current))
    sizes = {role: points(role) for role in TYPE_SCALE}
    app.setStyleSheet(style_sheet(_current, sizes, zoom()))
    _follow(app)
    return _current


def points(role: TypeRole) -> float:
    """The size in points of `role`, from the size of the system's own font."""
    base = QFontInfo(QApplication.font()).pointSizeF()
    return round(base * TYPE_SCALE[role], 1)


def zoom() -> float:
    """How much larger than usual the system's font is; spacing inside controls grows with it."""
    return _zoom(QApplication.font())


def scaled(pixels: float) -> int:
    """So many pixels at the usual font, and more at a larger one."""
    return round(pixels * zoom())


def font(role: TypeRole, *, bold: bool = False) -> QFont:
    """The system's font at the size of `role`, for what is painted by hand."""
    return QFont(_font(QApplication.font(), role, bold))


# A row asks a dozen times for these while it is painted: measured once for each system font.
@lru_cache(maxsize=4)
def _zoom(system: QFont) -> float:
    return max(1.0, QFontMetricsF(system).height() / _USUAL_LINE)


@lru_cache(maxsize=32)
def _font(system: QFont, role: TypeRole, bold: bool) -> QFont:
    made = QFont(system)
    made.setPointSizeF(points(role))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def set_role(widget: QWidget, role: str, *, name: str = "role") -> None:
    """Give `widget` its part in the look ("primary", "muted" …) and dress it again."""
    if (widget.property(name) or "") == role:
        return
    widget.setProperty(name, role)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it is dressed once, when it is first shown or measured
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def load_fonts(app: QApplication) -> tuple[str, ...]:
    """Bring our own font where the system's cannot write Spanish; return the families added.

    To be called before `apply`, which measures the font.
    """
    if _can_write(app.font()):
        return ()
    families: list[str] = []
    for file in sorted(resources.path("fonts").glob("NotoSans-*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number)
    if families:
        app.setFont(QFont(families[0], 10))
    return tuple(dict.fromkeys(families))


def _can_write(font: QFont) -> bool:
    # Without any font at all Qt draws boxes, and says that those can write everything.
    if not QFontInfo(font).family():
        return False
    raw = QRawFont.fromFont(font)
    return all(raw.supportsCharacter(ord(letter)) for letter in "añ¿»")


def _wanted(app: QApplication, scheme: Scheme) -> Theme:
    if scheme != "system":
        return _BY_NAME[scheme]
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    grounds = {
        role.Window: theme.window,
        role.Base: theme.surface,
        role.AlternateBase: theme.raised,
        role.Button: theme.surface,
        role.ToolTipBase: theme.text,
        role.ToolTipText: theme.surface,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.PlaceholderText: theme.muted,
        role.Mid: theme.border,
        role.Light: theme.raised,
        role.Dark: theme.edge,
    }
    texts = (role.WindowText, role.Text, role.ButtonText, role.BrightText)
    palette = QPalette()
    for each, value in (*grounds.items(), *((text, theme.text) for text in texts)):
        palette.setColor(each, QColor(value))
    for text in texts:
        palette.setColor(QPalette.ColorGroup.Disabled, text, theme.colour("disabled"))
    return palette


class _Follower(QObject):
    """Dresses the program again when the desktop changes its colours or the size of its font."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._size = points("body")
        app.styleHints().colorSchemeChanged.connect(self.colours_changed)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self.colours_changed)
        app.fontChanged.connect(self.font_changed)

    def colours_changed(self) -> None:
        """Follow the desktop, unless the person has chosen for themselves."""
        if _scheme == "system" and _wanted(self._app, _scheme) is not _current:
            apply(self._app, _scheme)

    def font_changed(self) -> None:
        """Write titles and captions in proportion to the new size of the system's font."""
        if points("body") != self._size:
            self._size = points("body")
            apply(self._app, _scheme)


def _follow(app: QApplication) -> None:
    global _follower
    # Looking for it among the program's children loads the kinds of all of them: 6 ms.
    if _follower is None or not shiboken6.isValid(_follower):
        _follower = _Follower(app)
