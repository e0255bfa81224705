"""A new form is always empty: no word of one draft ever shows in another (product.md §6)."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from receptionist.paths import drafts_folder
from tests.support.window import Workplace, settled
from ui.views.capture_form import CaptureForm
from ui.views.capture_page import CapturePage

_FIELDS = ("who", "company", "phone", "text", "promise", "receiver")
_EXAMPLES = 200 if os.environ.get("RECEPTIONIST_FULL") else 6
_DO = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(_FIELDS)),
    st.tuples(st.sampled_from(["new", "new", "park", "drop", "ready", "save", "restart"])),
)


@settings(
    max_examples=_EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(_DO, min_size=4, max_size=12))
def test_no_word_of_one_draft_shows_in_another(
    qtbot: QtBot, workplace: Workplace, steps: list[tuple[str, ...]]
) -> None:
    for file in drafts_folder().glob("*.json"):
        file.unlink()
    page = CapturePage(workplace.seat, workplace.background)
    page.resize(1000, 700)
    page.show()
    words: dict[str, str] = {}
    try:
        for step in steps:
            page = _do(qtbot, workplace, page, step, words)
            for form in page.forms:
                _check(form, words)
    finally:
        page.close()
        page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _do(
    qtbot: QtBot,
    workplace: Workplace,
    page: CapturePage,
    step: tuple[str, ...],
    words: dict[str, str],
) -> CapturePage:
    form = page.form
    match step[0]:
        case "type" if form:
            word = words.setdefault(form.draft.id, f"word{len(words)}x")
            _type(form, step[1], word)
        case "new":
            clean = page.new()
            assert clean.draft.empty
            assert not _shown(clean) & set("".join(words.values()).split("x"))
        case "park":
            page.park()
        case "drop":
            page.throw_away()
        case "ready":
            page.make_ready()
        case "save":
            page.save()
            settled(qtbot, workplace.background)
        case "restart":
            page.flush()
            settled(qtbot, workplace.background)
            page.close()
            page.deleteLater()
            page = CapturePage(workplace.seat, workplace.background)
            page.resize(1000, 700)
            page.show()
            settled(qtbot, workplace.background)
    return page


def _type(form: CaptureForm, name: str, word: str) -> None:
    field = form.fields.field(name)
    if isinstance(field, QPlainTextEdit):
        field.insertPlainText(f"{word} ")
    elif isinstance(field, QLineEdit):
        field.insert(f"{word} ")
        field.textEdited.emit(field.text())


def _check(form: CaptureForm, words: dict[str, str]) -> None:
    own = words.get(form.draft.id, "")
    others = {word for word in words.values() if word != own}
    said = " ".join(_shown(form))
    assert not any(word in said for word in others), said


def _shown(form: CaptureForm) -> set[str]:
    """Every word that can be read in a form."""
    texts = [each.text() for each in form.findChildren(QLineEdit)]
    texts += [each.toPlainText() for each in form.findChildren(QPlainTextEdit)]
    texts += [each.text() for each in form.findChildren(QLabel)]
    texts += [str(form.draft)]
    return {word for text in texts for word in text.replace("'", " ").split()}
