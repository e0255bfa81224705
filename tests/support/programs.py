"""Small programs that stand where the system's own would: a printing system made for a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def programs_in(folder: Path, programs: Mapping[str, str]) -> Path:
    """The folder, with a shell script for each name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, script in programs.items():
        file = folder / name
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)
    return folder
