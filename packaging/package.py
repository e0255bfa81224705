"""Builds what is given away: the wheel, checked, in build/wheel."""

from __future__ import annotations

import sys

from wheel import build, check

made = build()
troubles = check(made)
print("\n".join(troubles) or f"{made} is complete; install it with pipx or uv tool.")
sys.exit(1 if troubles else 0)
