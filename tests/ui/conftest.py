"""Somebody's place: a desk, its background and who sits there, for every test of the windows."""

from __future__ import annotations

from tests.support.quick_pins import quick_pins
from tests.support.window import address, background, clock, desk, seat, workplace

__all__ = ["address", "background", "clock", "desk", "quick_pins", "seat", "workplace"]
