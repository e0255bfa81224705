"""The figures of a period made beside the window: heard how far it is, stopped when asked to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from receptionist.domain.figures import PeriodFigures
from receptionist.domain.figures.span import Period
from receptionist.domain.ids import PersonId
from ui.background import Background
from ui.guards.stop import Stop

if TYPE_CHECKING:
    from receptionist.services.desk import Desk


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """The figures asked for and those of the time before."""

    figures: PeriodFigures
    earlier: PeriodFigures


class WorkOut(QObject):
    """One question at a time: a new one stops the one before it."""

    how_far = Signal(int)
    done = Signal(object)
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._stop = Stop()

    def ask(
        self, period: Period, *, today: date, person: PersonId | None, by: PersonId | None
    ) -> None:
        """Work out the figures of these days, of `person` or everyone, for `by`."""
        stop, told = self._begin()
        first, last = period.compared_with(today)

        def work(desk: Desk) -> WorkedOut:
            from receptionist.services.summarise_day import summarise_period

            figures = summarise_period(
                desk,
                first=period.first,
                last=period.last,
                person=person,
                by=by,
                how_far=lambda part: told(part / 2),
            )
            earlier = summarise_period(
                desk,
                first=first,
                last=last,
                person=person,
                by=by,
                how_far=lambda part: told(0.5 + part / 2),
            )
            return WorkedOut(figures, earlier)

        def answered(found: WorkedOut) -> None:
            if not stop.is_set():
                self.done.emit(found)

        self._background.ask_long(work, answered, self._unless(stop))

    def save(
        self,
        file: Path,
        period: Period,
        *,
        person: PersonId | None,
        by: PersonId | None,
        mark: bool,
    ) -> None:
        """Write the figures of these days for a spreadsheet; stopped, there is no such file."""
        stop, told = self._begin()

        def work(desk: Desk) -> str:
            from receptionist.files import write_safely
            from receptionist.services.papers.figures_as_csv import figures_as_csv

            made = figures_as_csv(
                desk,
                first=period.first,
                last=period.last,
                person=person,
                by=by,
                mark=mark,
                how_far=told,
            )
            told(1.0)
            write_safely(file, made)
            return file.name

        self._background.ask_long(work, lambda name: self.saved.emit(name), self._unless(stop))

    def stop(self) -> None:
        """Nobody waits for the last question any more."""
        self._stop.set()

    def _begin(self) -> tuple[Stop, Callable[[float], None]]:
        """Stop what was under way; what stops the next, and what tells how far it is."""
        self.stop()
        stop = self._stop = Stop()

        def said(percent: int) -> None:
            self.how_far.emit(percent)

        def told(part: float) -> None:
            stop.hear()
            self._background.tell(said, int(part * 100))

        return stop, told

    def _unless(self, stop: Stop) -> Callable[[Exception], None]:
        """Say what went wrong; what was stopped has not."""

        def refused(error: Exception) -> None:
            if not stop.is_set():
                self.failed.emit(error)

        return refused
