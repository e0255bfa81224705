"""Prints the table of speeds: ours, the limit, the ratio, the target; --json for programs.

Large databases are made once and kept in build/bench/. A row that falls short is said, never fatal.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from tests.bench.desk_rows import saving, search, tick, trays
from tests.bench.paper_rows import paper
from tests.bench.window_rows import start

FOLDER = Path(__file__).resolve().parent.parent / "build" / "bench"


def main() -> int:
    """Measure every row and print it as it comes."""
    os.environ["RECEPTIONIST_HOME"] = tempfile.mkdtemp(prefix="receptionist-bench-")
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = []
    for measure in (
        start,
        lambda: saving(FOLDER),
        lambda: trays(FOLDER)[0],
        lambda: search(FOLDER),
        lambda: tick(FOLDER),
        lambda: paper(FOLDER),
    ):
        row = measure()
        rows.append(row)
        if "--json" not in sys.argv:
            print(
                f"{row.number:4} {row.work:34} {row.ours * 1000:9.2f} ms {row.limit * 1000:9.2f} ms"
                f" {row.ratio:6.2f} × (≤ {row.target}) {'ok' if row.reached else 'short'}",
                flush=True,
            )
    if "--json" in sys.argv:
        names = ("number", "work", "ours", "limit", "target", "ratio", "reached")
        print(json.dumps([{n: getattr(row, n) for n in names} for row in rows], indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
