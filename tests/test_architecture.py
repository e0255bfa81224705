"""The house: who may import whom, how long a file may be, and that no window is needed below."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
PACKAGES = ("receptionist", "ui", "resources")
MODULES = sorted(path for name in PACKAGES for path in (HOUSE / name).rglob("*.py"))
TESTS = sorted((HOUSE / "tests").rglob("*.py"))

_IMPORT_ALL_WITHOUT_QT = """
import importlib, pkgutil, sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
import receptionist
for found in pkgutil.walk_packages(receptionist.__path__, "receptionist."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
"""

BROKEN_ON_PURPOSE = [
    ("Imports go down only", "receptionist/domain/phone.py", "import receptionist.services"),
    ("The windows never touch the database", "ui/seat.py", "import receptionist.storage"),
    ("Only storage speaks SQL", "receptionist/services/undo.py", "import sqlalchemy"),
    ("No window in the front desk", "receptionist/domain/phone.py", "import PySide6"),
    ("The rules are pure", "receptionist/domain/phone.py", "import receptionist.clock"),
]


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_file_says_what_it_is_for_and_is_not_too_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no module docstring"
    assert len(text.splitlines()) <= 400, "split it by subject"


def test_half_of_the_files_are_short() -> None:
    """Lines that say something: the blank ones between them are for the eye."""
    lengths = sorted(
        sum(bool(line.strip()) for line in path.read_text(encoding="utf-8").splitlines())
        for path in MODULES
    )
    assert lengths[len(lengths) // 2] <= 90


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES}), ids=str)
def test_a_folder_is_seen_at_a_glance(folder: Path) -> None:
    modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
    # The services are one verb a file, which is what makes them easy to find.
    assert len(modules) <= (30 if folder.name == "services" else 14 if folder.name != "ui" else 24)
    # Alembic wants its versions in a folder of their own.
    assert len(folder.relative_to(HOUSE).parts) <= (4 if folder.name == "versions" else 3)


def test_ninety_five_functions_in_a_hundred_are_short() -> None:
    lengths = [
        (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    assert sum(length <= 30 for length in lengths) >= 0.95 * len(lengths)


def test_the_front_desk_works_without_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL_WITHOUT_QT], cwd=HOUSE, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_no_other_distribution_owns_our_packages() -> None:
    from importlib.metadata import packages_distributions

    owners = packages_distributions()
    for name in ("ui", "resources"):
        assert set(owners.get(name, [])) <= {"receptionist"}


def test_the_contracts_hold() -> None:
    assert _lint(HOUSE).returncode == 0


@pytest.mark.parametrize(("contract", "file", "line"), BROKEN_ON_PURPOSE)
def test_a_contract_broken_on_purpose_is_seen(
    tmp_path: Path, contract: str, file: str, line: str
) -> None:
    for name in PACKAGES:
        shutil.copytree(HOUSE / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    with (tmp_path / file).open("a") as out:
        out.write(f"\n{line}\n")
    done = _lint(tmp_path)
    assert done.returncode != 0
    broken = [row for row in done.stdout.splitlines() if " BROKEN" in row]
    assert any(row.startswith(contract) for row in broken), done.stdout


def test_the_lock_files_name_hashes_and_no_address() -> None:
    for name in ("run.txt", "dev.txt"):
        text = (HOUSE / "requirements" / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "pyside6-essentials==6.11." in text


def test_the_entry_points_are_the_window_and_the_terminal() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["gui-scripts"] == {"receptionist": "ui.start:main"}
    assert project["scripts"] == {"receptionist-cli": "receptionist.cli:main"}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; sys.path.insert(0, '.'); "
        "from importlinter.cli import lint_imports_command as c; c(['--no-cache'])"
    )
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )


def test_no_height_is_so_many_pixels_and_nothing_moves() -> None:
    """A height in pixels cuts the letters of whoever needs them large (docs/design.md, 4 and 5)."""
    heights = re.compile(r"set(Fixed|Minimum|Maximum)(Height|Size)\(\s*\d{2,}|QSize\(\d+, \d{2,}\)")
    motion = re.compile(r"QPropertyAnimation|QVariantAnimation|QGraphicsOpacityEffect|QTimeLine")
    found = [
        f"{path.relative_to(HOUSE)}:{number}"
        for path in MODULES
        if path.is_relative_to(HOUSE / "ui")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if heights.search(line) or motion.search(line)
    ]
    assert found == []


def test_colours_are_said_in_one_place() -> None:
    """Tokens of the palettes everywhere else (docs/design.md)."""
    found = [
        f"{path.relative_to(HOUSE)}:{number}"
        for path in MODULES
        if path.is_relative_to(HOUSE / "ui") and path.name != "palettes.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"[\"']#[0-9a-fA-F]{6}[\"']", line) and "badge" not in path.name
    ]
    # A white ring around the count on the program's own icon, whatever the desktop's colours.
    assert [each for each in found if not each.startswith("ui/icons.py")] == []


def test_no_window_is_without_a_picture() -> None:
    """A dialog, a page or a view that nobody looks at: write a sight for it in tests/sights/."""
    parents = {
        made.name: {ast.unparse(base).split("[")[0].split(".")[-1] for base in made.bases}
        for path in MODULES
        if path.is_relative_to(HOUSE / "ui")
        for made in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(made, ast.ClassDef)
    }

    def inherits(name: str, wanted: set[str]) -> bool:
        return name in wanted or any(inherits(e, wanted) for e in parents.get(name, ()))

    windows = {
        name
        for name in parents
        if inherits(name, {"QDialog", "QMainWindow"})
        or (
            name.endswith(("Page", "Window", "View"))
            and inherits(name, {"QWidget", "QFrame", "QScrollArea"})
        )
    } - {"DeskDialog", "EntriesPage", "Frame", "MessageDialog", "MovesMessages", "PaperDialog"}
    windows -= {"PuttingBack", "_Page"}
    sights = "".join(path.read_text("utf-8") for path in (HOUSE / "tests/sights").glob("*.py"))
    assert sorted(name for name in windows if f'"{name}"' not in sights) == []
