"""F1 explains every window and page by a page of its own subject, in both languages."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import resources
import ui
from receptionist.i18n import LANGUAGES, use_language
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.help.pages import PAGES, read_pages, text_of
from ui.views.capture_page import CapturePage
from ui.views.figures.figures_page import FiguresPage
from ui.views.glance.glance_page import GlancePage
from ui.views.trays_page import TraysPage

_ABSTRACT = {"PaperDialog"}  # each paper names its own


def dialogs(kind: type[DeskDialog] = DeskDialog) -> Iterator[type[DeskDialog]]:
    """Every window that saves something, wherever it is."""
    for each in kind.__subclasses__():
        yield each
        yield from dialogs(each)


def test_every_dialog_names_the_page_that_explains_it() -> None:
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        importlib.import_module(module.name)
    nameless = {
        each.__name__
        for each in dialogs()
        if each.__module__.startswith("ui.") and getattr(each, "help_page", "") not in PAGES
    }
    assert nameless == _ABSTRACT


def test_every_page_of_the_window_has_its_own() -> None:
    pages = [kind.help_page for kind in (TraysPage, CapturePage, GlancePage, FiguresPage)]
    assert len(set(pages)) == len(pages)
    assert set(pages) <= set(PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_written_and_leads_to_all_others(language: str) -> None:
    use_language(language)
    read_pages()
    files = {each.stem for each in resources.path(f"help/{language}").glob("*.html")}
    assert files == set(PAGES) - {"keys"}
    for page in PAGES:
        text = text_of(page)
        assert text is not None
        assert len(text) > 1000
        assert all(f'href="{other}.html"' in text for other in PAGES if other != page)
        assert f'href="{page}.html"' not in text
