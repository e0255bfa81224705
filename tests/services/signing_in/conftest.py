"""Who sits down here, by a PIN that is quick to try."""

from __future__ import annotations

from tests.support.quick_pins import quick_pins

__all__ = ["quick_pins"]
