"""The drawings: all ours, all drawn the same way, and seen in every theme."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources
from ui import icons, theme

FILES = sorted(resources.path("icons").rglob("*.svg"))
DRAWN = sorted(file.stem for file in resources.path("icons").glob("*.svg"))
LINES = [name for name in DRAWN if name != icons.APP]
ASKED_FOR = """accepted bell bell-off calendar call-back calls chart chevron clock close closed copy
    done edit hand-over help inbox info late lock mail note open park people person phone plus print
    reopen search seen settings unassigned undo warning""".split()  # noqa: SIM905 # reads as a list


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    """Light before, and light after whatever a test chooses."""
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


def ink(pixmap: QPixmap) -> set[str]:
    """The colours of the pixels that are fully drawn."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_drawing_can_be_read(file: object) -> None:
    assert QSvgRenderer(str(file)).isValid()


def test_the_folder_holds_what_is_listed_and_nothing_else() -> None:
    assert LINES == ASKED_FOR


@pytest.mark.parametrize("name", LINES)
def test_lines_are_drawn_on_one_grid_with_one_pen(name: str) -> None:
    text = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke-linecap="round"' in text
    assert not re.search(r"#[0-9a-f]{3,6}", text)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("name", LINES)
def test_an_icon_shows_in_the_colour_of_the_text(
    qapp: QApplication, name: str, scheme: theme.Scheme
) -> None:
    look = theme.apply(qapp, scheme)
    assert look.text in ink(icons.icon(name).pixmap(QSize(48, 48), 1.0))


def test_an_icon_made_before_follows_the_theme(qapp: QApplication) -> None:
    made = icons.icon("phone")
    look = theme.apply(qapp, "dark")
    assert look.text in ink(made.pixmap(QSize(48, 48), 1.0))


def test_a_colour_may_be_given_and_a_disabled_icon_is_quieter() -> None:
    made = icons.icon("late", QColor("#b3261e"))
    assert "#b3261e" in ink(made.pixmap(QSize(48, 48), 1.0))
    quiet = made.pixmap(QSize(48, 48), 1.0, QIcon.Mode.Disabled)
    assert theme.LIGHT.disabled in ink(quiet)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
def test_an_icon_has_a_pixel_for_every_pixel_of_the_screen(scale: float) -> None:
    pixmap = icons.icon("bell").pixmap(QSize(20, 20), scale)
    assert pixmap.size() == QSize(20, 20) * scale
    assert pixmap.devicePixelRatio() == scale


def test_copies_of_an_icon_outlive_it() -> None:
    copies = [QIcon(icons.icon("phone")) for _ in range(50)]
    for copy in copies:
        copy.addPixmap(QPixmap(4, 4))
    gc.collect()
    assert all(not copy.pixmap(QSize(16, 16)).isNull() for copy in copies)


def test_the_tray_says_how_many_wait_and_whether_any_is_late() -> None:
    looks = {
        (count, late): icons.tray_icon(count, late).pixmap(QSize(32, 32)).toImage()
        for count, late in ((0, False), (3, False), (3, True), (14, False))
    }
    images = list(looks.values())
    assert all(one != other for at, one in enumerate(images) for other in images[at + 1 :])


def test_the_tray_counts_no_further_than_can_be_read() -> None:
    full, over = (icons.tray_icon(count, True).pixmap(QSize(32, 32)) for count in (99, 1200))
    assert full.toImage() == over.toImage()


def test_the_program_has_an_icon_at_every_size() -> None:
    assert QSize(16, 16) in icons.app_icon().availableSizes()
    assert QSize(256, 256) in icons.app_icon().availableSizes()
