"""Prints the table of speeds: ours, the limit, the ratio, the target; --json for programs.

Rows are found in the modules of tests/bench/ (its docstring says how). Large databases are made
once and kept in build/bench/. A row that falls short or fails is said, never fatal.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import platform
import re
import shutil
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import tests.bench
from tests.bench.timing import Bench, Row

HOUSE = Path(__file__).resolve().parent.parent
FOLDER = HOUSE / "build" / "bench"
PAGE = HOUSE / "docs" / "performance.md"
BEGIN, END = "<!-- the last table of dev.py bench -->", "<!-- so far the table -->"
Measure = Callable[[Bench], Iterator[Row]]
SCALES = {"ms": 1000, "%": 100}
_GIVEN = ("number", "work", "ours", "limit", "target", "unit")


def main() -> int:
    """Measure every row and print it as it comes."""
    options = _options()
    if options.write:
        return _write()
    home = tempfile.mkdtemp(prefix="receptionist-bench-")
    os.environ["RECEPTIONIST_HOME"] = home
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    FOLDER.mkdir(parents=True, exist_ok=True)
    bench = Bench(
        folder=FOLDER, full=bool(os.environ.get("RECEPTIONIST_FULL")), peers=options.peers
    )
    rows = []
    try:
        for number, measure in _measures():
            if not options.numbers or number in options.numbers:
                for row in _measured(number, measure, bench):
                    rows.append(row)
                    if not options.json:
                        print(_line(row), flush=True)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    if options.json:
        print(_json(rows))
    if not options.numbers:
        (FOLDER / "table.json").write_text(_json(rows), encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=(__doc__ or "").split(";")[0])
    parser.add_argument("numbers", nargs="*", metavar="P4", help="only these rows")
    parser.add_argument("--json", action="store_true", help="the table for programs")
    parser.add_argument(
        "--peers", action="store_true", help="also the programs P16 is held against"
    )
    parser.add_argument(
        "--write", action="store_true", help="put the last whole table into docs/performance.md"
    )
    return parser.parse_args()


def _write() -> int:
    """Measure nothing: what was measured last goes onto the page, with its date and machine."""
    file = FOLDER / "table.json"
    rows = json.loads(file.read_text(encoding="utf-8"))
    day = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    lines = [
        f"{day:%Y-%m-%d} · {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}.",
        "",
        "| row | work | ours | limit | ratio | target | |",
        "|---|---|---:|---:|---:|---:|---|",
        *(_cells(Row(**{name: row[name] for name in _GIVEN})) for row in rows),
    ]
    before, _old, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    page = "\n".join([f"{before}{BEGIN}", "", *lines, "", f"{END}{after}"])
    PAGE.write_text(page, encoding="utf-8")
    return 0


def _cells(row: Row) -> str:
    scale, unit = SCALES.get(row.unit, 1), f" {row.unit}".rstrip()
    ours, limit = (f"{float(f'{each * scale:.3g}'):g}{unit}" for each in (row.ours, row.limit))
    said = "ok" if row.reached else "short"
    cells = (row.number, row.work, ours, limit, f"{row.ratio:.2f}", f"{row.target:g}", said)
    return f"| {' | '.join(cells)} |"


def _measures() -> list[tuple[str, Measure]]:
    """What measures each number, in the order of the numbers."""
    found: list[tuple[str, Measure]] = []
    for each in pkgutil.iter_modules(tests.bench.__path__):
        if each.name.endswith("_rows"):
            module = importlib.import_module(f"tests.bench.{each.name}")
            found += module.ROWS.items()
    return sorted(found, key=lambda pair: [int(part) for part in re.findall(r"\d+", pair[0])])


def _measured(number: str, measure: Measure, bench: Bench) -> Iterator[Row]:
    try:
        yield from measure(bench)
    except Exception:  # noqa: BLE001 -- the other rows are measured all the same
        traceback.print_exc()
        print(f"{number:4} could not be measured here", file=sys.stderr, flush=True)


def _line(row: Row) -> str:
    scale = SCALES.get(row.unit, 1)
    ours, limit = (f"{value * scale:11.3f} {row.unit:3}" for value in (row.ours, row.limit))
    said = "ok" if row.reached else "short"
    return f"{row.number:4} {row.work:52} {ours} {limit} {row.ratio:8.2f} × (≤ {row.target}) {said}"


def _json(rows: list[Row]) -> str:
    names = ("number", "work", "ours", "limit", "unit", "target", "ratio", "reached")
    return json.dumps(
        [{name: getattr(row, name) for name in names} for row in rows],
        indent=2,
        ensure_ascii=False,
    )


if __name__ == "__main__":
    sys.exit(main())
