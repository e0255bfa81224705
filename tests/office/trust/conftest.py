"""Passwords of an office and PINs that are quick to try."""

from __future__ import annotations

from tests.support.quick_pins import quick_pins

__all__ = ["quick_pins"]
