"""The page that shows all pictures side by side: one row a window, one column a look."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from pathlib import Path

_PAGE = """<!doctype html><meta charset="utf-8"><title>Receptionist: every window</title>
<style>body{{font:14px sans-serif;margin:24px}}td{{vertical-align:top;padding:4px}}
img{{width:420px;border:1px solid #ccc}}th{{text-align:left;padding:8px 4px 0}}</style>
<h1>Every window</h1><p>{count} pictures. A click shows one at its own size.</p>
<table>{rows}</table>
"""


def write_index(folder: Path) -> Path:
    """Write index.html over the pictures in `folder`, named window-state-language-theme-scale."""
    rows: dict[str, list[Path]] = defaultdict(list)
    for file in sorted(folder.glob("*.png")):
        window = file.stem.rsplit("-", 3)[0]
        rows[window].append(file)
    lines = []
    for window, files in rows.items():
        cells = "".join(
            f'<td><a href="{escape(file.name)}"><img loading="lazy" src="{escape(file.name)}" '
            f'alt="{escape(file.stem)}"></a><br>{escape(file.stem[len(window) + 1 :])}</td>'
            for file in files
        )
        lines.append(f"<tr><th colspan={len(files)}>{escape(window)}</th></tr><tr>{cells}</tr>")
    index = folder / "index.html"
    count = sum(len(files) for files in rows.values())
    index.write_text(_PAGE.format(count=count, rows="\n".join(lines)), encoding="utf-8")
    return index
