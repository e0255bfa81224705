"""The pages of help as they are shown: read once from local files, beside whatever goes on."""

from __future__ import annotations

from html import escape
from typing import Final

import resources
from receptionist.i18n import _, language
from ui.help.keys import key_groups

SAMPLE: Final = "sample"
"""Where the link to the sample office leads; it stands at the end of every page."""

PAGES: Final = (
    *("capture", "trays", "message", "reminders", "callers", "glance", "figures"),
    *("day", "people", "signing-in", "settings", "backups", "office", "away", "first", "keys"),
)

_read: dict[tuple[str, str], str] = {}


def read_pages() -> None:
    """Read all pages in the language in use, off the thread of the windows."""
    for page in PAGES:
        if page != "keys":
            file = resources.path(f"help/{language()}/{page}.html")
            _read[language(), page] = file.read_text(encoding="utf-8")


def text_of(page: str) -> str | None:
    """The page as HTML; None while it has not been read yet."""
    known = _all_keys() if page == "keys" else _read.get((language(), page))
    return known.replace("</body>", f"{_links(page)}{_sample()}</body>") if known else None


def _sample() -> str:
    return f'<p class="quiet"><a href="{SAMPLE}">{escape(_("Look at a sample office"))}</a></p>'


def _all_keys() -> str:
    parts = [f"<h1>{escape(_('All keys'))}</h1>"]
    for group in key_groups():
        rows = "".join(
            f'<tr><td><span class="key">{escape(line.shown)}</span></td>'
            f"<td>{escape(line.does)}</td></tr>"
            for line in group.lines
        )
        parts.append(f"<h2>{escape(group.where)}</h2><table>{rows}</table>")
    return f"<html><body>{''.join(parts)}</body></html>"


def _links(page: str) -> str:
    names = {
        "capture": _("The form"),
        "trays": _("Trays"),
        "message": _("A message"),
        "reminders": _("Reminders"),
        "callers": _("Callers"),
        "glance": _("At a glance"),
        "figures": _("Figures"),
        "day": _("Day page"),
        "people": _("Colleagues"),
        "signing-in": _("Who sits here"),
        "settings": _("Settings"),
        "backups": _("Backups"),
        "office": _("Join the office"),
        "away": _("When the server is away"),
        "first": _("The first minute"),
        "keys": _("All keys"),
    }
    links = (
        f"<b>{escape(name)}</b>" if each == page else f'<a href="{each}.html">{escape(name)}</a>'
        for each, name in names.items()
    )
    return f'<p class="quiet">{" · ".join(links)}</p>'
