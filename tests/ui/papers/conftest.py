"""Every test of the papers has a seat at a real desk."""

from __future__ import annotations

from tests.support.window import address, background, clock, desk, seat, workplace

__all__ = ["address", "background", "clock", "desk", "seat", "workplace"]
