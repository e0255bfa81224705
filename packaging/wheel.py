"""Builds the wheel into build/wheel; --check says whether all that the program needs is in it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
OUT = HERE / "build" / "wheel"
PACKAGES = ("receptionist", "ui", "resources")


def build() -> Path:
    """The wheel of what is here now."""
    for old in OUT.glob("*.whl"):
        old.unlink()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(OUT)]
    subprocess.run(command, cwd=HERE, check=True, stdout=subprocess.DEVNULL)
    (wheel,) = OUT.glob("*.whl")
    return wheel


def check(wheel: Path) -> list[str]:
    """What is missing from the wheel, or should not be in it."""
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    ours = {
        str(path.relative_to(HERE).as_posix())
        for name in PACKAGES
        for path in (HERE / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    missing = [f"missing: {each}" for each in sorted(ours - inside)]
    extra = {each for each in inside - ours if ".dist-info/" not in each}
    return missing + [f"not ours: {each}" for each in sorted(extra)]


if __name__ == "__main__":
    made = build()
    found = check(made) if "--check" in sys.argv else []
    print("\n".join(found) or f"{made.name}: {made.stat().st_size // 1024} kB")
    sys.exit(1 if found else 0)
