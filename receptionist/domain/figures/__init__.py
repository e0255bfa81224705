"""The figures of a day or of any period; they add up by construction (product.md §8)."""

from __future__ import annotations

from receptionist.domain.figures.day import DayFigures, day_figures
from receptionist.domain.figures.period import PeriodFigures, period_figures
from receptionist.domain.figures.promises import share
from receptionist.domain.figures.span import History

__all__ = ["DayFigures", "History", "PeriodFigures", "day_figures", "period_figures", "share"]
