"""The three sets of colours: light, dark and high contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtGui import QColor

Tone = Literal["late", "soon", "today", "later", "kept", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One set of colours, as #rrggbb; every text colour reads at 4.5:1 on every ground it meets."""

    name: Literal["light", "dark", "contrast"]
    window: str
    surface: str
    raised: str
    hover: str
    text: str
    muted: str
    disabled: str
    border: str
    edge: str
    accent: str
    accent_strong: str
    accent_text: str
    accent_tint: str
    focus: str
    selection: str
    late: str
    late_tint: str
    soon: str
    soon_tint: str
    later: str
    later_tint: str
    kept: str
    kept_tint: str

    def colour(self, token: str) -> QColor:
        """The colour of `token`, for instance "muted"."""
        return QColor(getattr(self, token))

    def tone(self, tone: Tone) -> QColor:
        """The colour in which a due time of this `tone` is written."""
        tokens = {"today": "later", "later": "muted", "none": "muted"}
        return self.colour(tokens.get(tone, tone))

    def tint(self, tone: Tone) -> QColor:
        """The ground on which a due time of this `tone` stands out."""
        return self.colour(f"{'later' if tone in ('today', 'none') else tone}_tint")


LIGHT: Final = Theme(
    name="light",
    window="#f3f4f2",
    surface="#ffffff",
    raised="#fafaf8",
    hover="#eceeeb",
    text="#1a2124",
    muted="#566066",
    disabled="#8b9498",
    border="#d9dcd8",
    edge="#858e92",
    accent="#0b6a72",
    accent_strong="#08535a",
    accent_text="#ffffff",
    accent_tint="#e2f0f0",
    focus="#0b6a72",
    selection="#d9ebeb",
    late="#b3261e",
    late_tint="#fcebe9",
    soon="#855000",
    soon_tint="#fff2d9",
    later="#34557a",
    later_tint="#e9eff6",
    kept="#1c6b41",
    kept_tint="#e5f3ea",
)
DARK: Final = Theme(
    name="dark",
    window="#14181a",
    surface="#1b2022",
    raised="#22282b",
    hover="#2a3134",
    text="#e9edec",
    muted="#a5b0b4",
    disabled="#6c777c",
    border="#333b3f",
    edge="#727e84",
    accent="#63c7ca",
    accent_strong="#85d8da",
    accent_text="#05282b",
    accent_tint="#17363a",
    focus="#7fdde0",
    selection="#1d4347",
    late="#ff9c93",
    late_tint="#3c201e",
    soon="#f2c069",
    soon_tint="#372a12",
    later="#a9c6e6",
    later_tint="#1e2b39",
    kept="#86d3a1",
    kept_tint="#173122",
)
CONTRAST: Final = Theme(
    name="contrast",
    window="#000000",
    surface="#000000",
    raised="#000000",
    hover="#262626",
    text="#ffffff",
    muted="#e6e6e6",
    disabled="#a6a6a6",
    border="#8c8c8c",
    edge="#ffffff",
    accent="#ffe14d",
    accent_strong="#fff0a0",
    accent_text="#000000",
    accent_tint="#262200",
    focus="#3df2ff",
    selection="#002f62",
    late="#ffada6",
    late_tint="#3d0500",
    soon="#ffd54d",
    soon_tint="#332600",
    later="#a6d8ff",
    later_tint="#001f33",
    kept="#8cf2ad",
    kept_tint="#002e10",
)
