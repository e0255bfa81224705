"""The look: every text reads at 4.5:1, follows the desktop's font, and stays out of the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton

from ui import theme
from ui.theme import CONTRAST, DARK, LIGHT, Theme

THEMES = pytest.mark.parametrize("look", [LIGHT, DARK, CONTRAST], ids=lambda look: look.name)
TEXT_ON_GROUND = [
    *((text, ground) for text in ("text", "muted") for ground in ("window", "surface", "raised")),
    *((text, ground) for text in ("text", "muted") for ground in ("hover", "selection")),
    *((text, "surface") for text in ("accent", "late", "soon", "later", "kept")),
    *((text, "window") for text in ("accent", "late", "soon", "later", "kept")),
    *((text, "selection") for text in ("later", "kept", "soon", "late")),
    *((text, "hover") for text in ("later", "kept", "soon", "late")),
    *((tone, f"{tone}_tint") for tone in ("late", "soon", "later", "kept")),
    *(("text", f"{tone}_tint") for tone in ("late", "soon", "later", "kept", "accent")),
    ("accent", "accent_tint"),
    ("accent_text", "accent"),
    ("accent_text", "accent_strong"),
    ("surface", "text"),
    ("surface", "late"),
]
SHAPE_ON_GROUND = [
    *((shape, ground) for shape in ("edge", "focus") for ground in ("window", "surface")),
    ("accent", "selection"),
]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    made = QColor(colour)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (made.redF(), made.greenF(), made.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(look: Theme, one: str, other: str) -> float:
    """Contrast ratio of two tokens (WCAG 2.2, definitions)."""
    high, low = sorted(
        (luminance(getattr(look, one)), luminance(getattr(look, other))), reverse=True
    )
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The program, given back with the font and the theme it had."""
    font = QFont(qapp.font())
    yield qapp
    qapp.setFont(font)
    theme.apply(qapp, "system")


@THEMES
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_reads_on_every_ground_it_stands_on(look: Theme, text: str, ground: str) -> None:
    assert contrast(look, text, ground) >= 4.5


@THEMES
@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON_GROUND)
def test_edges_and_focus_rings_are_seen(look: Theme, shape: str, ground: str) -> None:
    assert contrast(look, shape, ground) >= 3


def test_high_contrast_is_higher_than_that() -> None:
    for text, ground in TEXT_ON_GROUND:
        assert contrast(CONTRAST, text, ground) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_a_chosen_theme_dresses_the_program(app: QApplication, scheme: theme.Scheme) -> None:
    look = theme.apply(app, scheme)
    assert theme.current() is look
    assert look.name == scheme
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(look.window)


def test_a_desktop_without_an_opinion_gets_the_light_theme(app: QApplication) -> None:
    assert theme.apply(app, "system") is LIGHT


def test_a_desktop_that_turns_dark_leaves_a_chosen_theme_alone(app: QApplication) -> None:
    theme.apply(app, "contrast")
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current() is CONTRAST


def test_disabled_words_can_still_be_made_out() -> None:
    for look in (LIGHT, DARK, CONTRAST):
        assert contrast(look, "disabled", "surface") >= 3


def test_each_due_tone_has_its_colour() -> None:
    tones: tuple[theme.Tone, ...] = ("late", "soon", "today", "later", "kept", "none")
    for tone in tones:
        assert LIGHT.tone(tone).isValid()
        assert LIGHT.tint(tone).isValid()


def test_titles_grow_with_the_system_font(app: QApplication) -> None:
    app.setFont(QFont(app.font().family(), 10))
    theme.apply(app, "light")
    label = QLabel("Míos")
    theme.set_role(label, "headline")
    label.ensurePolished()
    small = label.fontMetrics().height()
    app.setFont(QFont(app.font().family(), 20))
    label.ensurePolished()
    assert label.fontMetrics().height() >= 1.9 * small


@pytest.mark.parametrize("points", [8, 10, 15, 20])
def test_targets_are_large_enough_at_every_font_size(app: QApplication, points: int) -> None:
    app.setFont(QFont(app.font().family(), points))
    theme.apply(app, "light")
    chip = QPushButton("13:00")
    theme.set_role(chip, "chip")
    for control in (QPushButton("Sí"), chip, QLineEdit(), QCheckBox("Urgente"), QComboBox()):
        control.ensurePolished()
        assert control.sizeHint().height() >= max(24, control.fontMetrics().height())


def test_focus_moves_nothing(app: QApplication) -> None:
    theme.apply(app, "light")
    edit = QLineEdit()
    edit.show()
    before = edit.sizeHint()
    edit.setFocus()
    app.processEvents()
    assert edit.sizeHint() == before
    edit.close()


def test_the_system_font_writes_spanish_so_ours_stays_away(app: QApplication) -> None:
    assert theme.load_fonts(app) == ()


@pytest.mark.skipif(sys.platform != "linux", reason="takes the fonts away through fontconfig")
def test_a_computer_without_fonts_gets_ours(tmp_path: Path) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>", encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "-c", _START_WITHOUT_FONTS],
        env={**os.environ, "FONTCONFIG_FILE": str(empty)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert said.stdout.split("\n")[:2] == ["('Noto Sans',)", "Noto Sans"]


_START_WITHOUT_FONTS = """
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication
from ui import theme
app = QApplication([])
print(theme.load_fonts(app))
theme.apply(app, "light")
print(QFontInfo(app.font()).family())
assert theme.points("body") > 0
"""
