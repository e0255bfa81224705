"""Gives every label, choice and tick of a window its own letter, in whatever language it speaks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QRadioButton, QWidget

Worded = QLabel | QAbstractButton


def give_mnemonics(window: QWidget) -> None:
    """Underline a letter of each text, unique in `window`; Alt and it leads there."""
    worded: list[Worded] = [each for each in window.findChildren(QLabel) if each.buddy()]
    for kind in (QRadioButton, QCheckBox):
        worded += window.findChildren(kind)
    # The shorter texts have fewer letters to choose from.
    taken: set[str] = set()
    for each in sorted(worded, key=lambda part: len(part.text())):
        plain = each.text().replace("&", "")
        if not each.accessibleName():
            each.setAccessibleName(plain)
        at = _free_letter(plain, taken)
        if at is not None:
            taken.add(plain[at].casefold())
            each.setText(f"{plain[:at]}&{plain[at:]}")


def mnemonic(text: str) -> str:
    """The letter underlined in `text`, "" for none."""
    at = text.find("&")
    return text[at + 1 : at + 2].casefold() if at >= 0 else ""


def _free_letter(text: str, taken: set[str]) -> int | None:
    return next((at for at in _best_first(text) if text[at].casefold() not in taken), None)


def _best_first(text: str) -> Iterable[int]:
    """First letters of words, then any letter; an accented one is hard to type with Alt."""
    plain = [at for at, sign in enumerate(text) if sign.isascii() and sign.isalnum()]
    starts = [at for at in plain if at == 0 or not text[at - 1].isalnum()]
    return [*starts, *(at for at in plain if at not in starts)]
