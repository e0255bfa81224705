"""Collects the texts of the program, updates the translations, compiles them; --check only looks.

A missing or fuzzy entry, or one whose placeholders differ from the English ones, fails the check.
"""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent.parent
FOLDER = HERE / "resources" / "translations"
LANGUAGES = ("es",)
KEYWORDS = {"_": None, "n_": (1, 2), "p_": ((1, "c"), 2)}
_ANY_DATE = datetime(2026, 1, 1, tzinfo=UTC)
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def extracted() -> Catalog:
    """Every text of the program, from its source."""
    catalog = Catalog(project="Receptionist", charset="utf-8")
    for package in ("receptionist", "ui"):
        for file, _line, text, comments, context in extract_from_dir(
            HERE / package, keywords=KEYWORDS, method_map=[("**.py", "python")]
        ):
            place = [(f"{package}/{file}", 0)]
            catalog.add(text, None, place, auto_comments=comments, context=context)
    return catalog


def po_file(language: str) -> Path:
    """Where the translations into `language` are written down."""
    return FOLDER / language / "LC_MESSAGES" / "receptionist.po"


def load(language: str) -> Catalog:
    """The translations there are."""
    file = po_file(language)
    if not file.exists():
        return Catalog(locale=language, project="Receptionist", charset="utf-8")
    return read_po(io.BytesIO(file.read_bytes()), locale=language)


def compiled(catalog: Catalog) -> bytes:
    """What gettext reads; the same texts always give the same bytes."""
    catalog.creation_date = catalog.revision_date = _ANY_DATE
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def written(catalog: Catalog) -> bytes:
    """What people read and edit; without dates and line numbers, so that changes stay small."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_output=True, omit_header=False, include_lineno=False)
    dates = re.compile(rb'"(POT-Creation-Date|PO-Revision-Date|Last-Translator): .*"\n')
    return dates.sub(b"", out.getvalue())


def update() -> None:
    """Bring every language up to the texts of the program, and compile it."""
    template = extracted()
    for language in LANGUAGES:
        catalog = load(language)
        catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
        catalog.obsolete.clear()
        file = po_file(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(written(catalog))
        file.with_suffix(".mo").write_bytes(compiled(catalog))
        left = sum(not complete(message) for message in catalog if message.id)
        print(f"{language}: {len(catalog)} texts, {left} without a translation")


def check() -> int:
    """Whether every language says everything; the number of troubles."""
    troubles = []
    template = extracted()
    for language in LANGUAGES:
        catalog = load(language)
        for wanted in template:
            found = catalog.get(wanted.id, wanted.context) if wanted.id else None
            if wanted.id:
                troubles += [f"{language}: {why}: {wanted.id!r}" for why in wrong(found)]
        extra = [e.id for e in catalog if e.id and template.get(e.id, e.context) is None]
        troubles += [f"{language}: not in the program any more: {each!r}" for each in extra]
        mo_file = po_file(language).with_suffix(".mo")
        if not mo_file.exists() or mo_file.read_bytes() != compiled(catalog):
            troubles.append(f"{language}: compile it: python3 packaging/translations.py")
    print("\n".join(troubles) or f"{len(template)} texts in {', '.join(LANGUAGES)}")
    return len(troubles)


def complete(message: Message) -> bool:
    """Whether a text has its translation."""
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return bool(texts) and all(texts) and not message.fuzzy


def wrong(message: Message | None) -> list[str]:
    """What is wrong with a translation."""
    if message is None or not complete(message):
        return ["not translated"]
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    wanted = set(PLACEHOLDER.findall(ids[-1]))
    if any(set(PLACEHOLDER.findall(text)) - wanted for text in texts):
        return ["other placeholders"]
    return ["lost placeholders"] if set(PLACEHOLDER.findall(texts[-1])) != wanted else []


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(1 if check() else 0)
    update()
