"""The page of keys: all of them, on one sheet, in both languages and on both papers."""

from __future__ import annotations

import pypdfium2
import pytest

from receptionist.i18n import LANGUAGES, use_language
from receptionist.reports.key_page import key_page
from ui.help.keys import key_groups
from ui.help.print_keys import keys_on_paper


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_on_one_sheet(language: str, paper: str) -> None:
    use_language(language)
    document = pypdfium2.PdfDocument(keys_on_paper(paper=paper, language=language))
    assert len(document) == 1
    written = document[0].get_textpage().get_text_bounded().split()
    for group in key_groups():
        for line in group.lines:
            assert set(line.shown.split()) & set(written), line.shown
            assert set(line.does.split()) <= set(written), "a paper cannot be asked for the rest"
    assert ("Guardar" if language == "es" else "Save") in written


def test_no_keys_are_an_empty_sheet() -> None:
    assert len(pypdfium2.PdfDocument(key_page([], paper="A4", language="en"))) == 1
