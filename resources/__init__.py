"""Files the program carries with it: icons, sounds, fonts, translations and help pages."""

from __future__ import annotations

from pathlib import Path


def path(name: str) -> Path:
    """Where the resource `name` (for instance "icons/phone.svg") lies on this computer."""
    return Path(__file__).parent / name
