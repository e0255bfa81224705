"""The owner's figures of any period: what was promised and kept, how fast, when calls come.

Every number opens its messages. A colleague sees their own alone (product.md §8).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from receptionist.domain.figures import PeriodFigures
from receptionist.domain.figures.by_type import TypeCount
from receptionist.domain.ids import PersonId
from receptionist.domain.people import Role
from receptionist.i18n import _, p_
from receptionist.wording import say_length, say_month, say_period, say_weekday
from ui import theme
from ui.background import Background
from ui.seat import Seat
from ui.views.figures.chart_view import ChartView
from ui.views.figures.fact_table import FactRow, FactTable
from ui.views.figures.period_bar import PeriodBar
from ui.views.figures.work_line import WorkLine
from ui.views.figures.work_out import WorkedOut, WorkOut
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

_A_MONDAY: Final = date(2026, 1, 5)
_MOST: Final = 10


class FiguresPage(QWidget):
    """`opened` asks for the messages behind a figure, `left` for the list (Esc)."""

    opened = Signal(str, object)
    left = Signal()
    help_page = "figures"

    def __init__(self, seat: Seat, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self._figures: PeriodFigures | None = None
        self._stale = True
        self._work = WorkOut(background, self)
        self._line = WorkLine()
        self._works_out = False
        self._line.stopped.connect(self._stop)
        self._line.again.connect(self.look)
        self._line.listen_in(self)
        self._work.how_far.connect(self._line.say_how_far)
        self._work.done.connect(self._worked_out)
        self._work.saved.connect(self._kept)
        self._work.failed.connect(self._failed)
        self.bar = PeriodBar(seat.hours.local(seat.now()).date())
        self.bar.changed.connect(self.look)
        self._make_parts()
        self._lay_out()
        background.changed.connect(self._changed)
        seat.changed.connect(self._changed)

    @property
    def figures(self) -> PeriodFigures | None:
        """What is shown; None while it is worked out for the first time."""
        return self._figures

    def look(self) -> None:
        """Work the figures out anew."""
        self._stale, self._works_out = False, True
        self._offer_people()
        self._line.begin()
        today = self._seat.hours.local(self._seat.now()).date()
        self._work.ask(self.bar.period, today=today, person=self.bar.whose(), by=self._viewer)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked is counted now."""
        super().showEvent(event)
        if self._stale:
            self.look()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin at the choice of days; a focus proxy would lead Tab past the buttons."""
        super().focusInEvent(event)
        self.bar.stretch.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for it any more."""
        self._stale = self._stale or self._line.under_way
        self._halt()
        super().hideEvent(event)

    def keep_csv(self, file: str) -> None:
        """Save the figures and their lists as a CSV file, written beside the window's work."""
        self._works_out = False
        self._line.begin()
        self._work.save(
            Path(file),
            self.bar.period,
            person=self.bar.whose(),
            by=self._viewer,
            mark=self._seat.settings.csv_mark,
        )

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.look()

    @property
    def _viewer(self) -> PersonId | None:
        """Who looks at them; nobody in particular while the office is not known."""
        return self._seat.by if self._seat.people.active else None

    def _offer_people(self) -> None:
        viewer = self._seat.people.find(self._viewer)
        owners = self._seat.people.of_role(Role.OWNER)
        if viewer and viewer.role is not Role.OWNER and owners:
            self.bar.offer_people([(viewer.name, viewer.id)])
            self._note.setText(
                _("These are the figures of {name}; the office's are for the owner.").format(
                    name=viewer.name
                )
            )
            self._note.show()
            return
        self._note.hide()
        colleagues = [(each.name, each.id) for each in self._seat.people.active]
        self.bar.offer_people([(_("The whole office"), None), *colleagues])

    def _worked_out(self, found: WorkedOut) -> None:
        self._halt()
        self._figures = found.figures
        self._show_measures(found)
        self._show_lists(found.figures)
        self._body.show()
        self._fit_body()
        self._show_charts(found.figures)
        self._print.setEnabled(True)
        self._csv.setEnabled(True)

    def _fit_body(self) -> None:
        """A chart is drawn at the width it will have, not twice."""
        for layout in (self.layout(), self._body.layout()):
            if layout is not None:
                layout.activate()

    def _show_measures(self, found: WorkedOut) -> None:
        from receptionist.reports.parts.compared import measures

        figures, earlier = found.figures, found.earlier
        before = [each.said for each in measures(earlier)]
        rows = [
            FactRow((_upper(each.name), each.said, before[at]), each.numbers)
            for at, each in enumerate(measures(figures))
        ]
        headers = ("", say_period(figures.first, figures.last))
        self.measures.show_rows(rows, (*headers, say_period(earlier.first, earlier.last)))
        tally = figures.balance.tally
        line = _(
            "Carried in {carried} + taken {taken} + reopened {reopened} "
            "= closed {closed} + still open {open}"
        ).format(
            carried=tally.carried_in,
            taken=tally.taken,
            reopened=tally.reopened,
            closed=tally.closed,
            open=tally.still_open,
        )
        wrong = _("Counted a second way this comes to something else. Please report this error.")
        self._balance.setText(line if figures.adds_up else f"▲ {line}. {wrong}")
        theme.set_role(self._balance, "" if figures.adds_up else "late", name="tone")

    def _show_lists(self, figures: PeriodFigures) -> None:
        from receptionist.reports.parts.said import Clock, say_caller, say_what_came_of_it

        clock = Clock(self._seat.hours, figures.until, dated=True)
        self.slowest.show_rows(
            [
                FactRow(
                    (
                        say_caller(row.message.caller),
                        say_length(row.response) if row.response is not None else "—",
                        say_what_came_of_it(row, clock),
                    ),
                    (row.message.number,),
                )
                for row in figures.slowest
            ]
        )
        self.callers.show_rows(
            [
                FactRow((say_caller(one.caller), str(one.calls)), one.numbers)
                for one in figures.callers[:_MOST]
            ]
        )
        self.kinds.show_rows([_kind_row(each) for each in figures.types])
        for part, rows in (
            (self._slowest_part, figures.slowest),
            (self._callers_part, figures.callers),
            (self._kinds_part, any(each.call_type for each in figures.types)),
        ):
            part.setVisible(bool(rows))

    def _show_charts(self, figures: PeriodFigures) -> None:
        from receptionist.reports.charts import calls_by_hour, calls_by_month, calls_by_weekday

        high = theme.scaled(120)
        row = theme.scaled(24)
        days = [say_weekday(_A_MONDAY + timedelta(days=at)) for at in range(7)]
        months = [say_month(date(each.year, each.month, 1)) for each in figures.months]
        self.hours.show_drawing(partial(calls_by_hour, figures.hours, height=high))
        self.weekdays.show_drawing(
            partial(calls_by_weekday, figures.weekdays, days, row_height=row)
        )
        self.months.show_drawing(partial(calls_by_month, figures.months, months, row_height=row))
        self._months_part.setVisible(len(months) > 1)

    def _esc(self) -> None:
        """Stop what takes long, else go back."""
        if self._line.waits:
            self._stop()
        else:
            self.left.emit()

    def _stop(self) -> None:
        """Somebody asked to: say that it is so; what was shown before still is."""
        self._halt()
        shown = _("Stopped. What is shown are the figures of before.")
        words = shown if self._works_out and self._figures else _("Stopped.")
        self._line.say(words, again=self._works_out)

    def _halt(self) -> None:
        """Nobody waits for what is under way any more."""
        self._work.stop()
        self._line.end()

    def _failed(self, error: Exception) -> None:
        self._halt()
        self._background.trouble.emit(error)

    def _kept(self, name: str) -> None:
        self._halt()
        self._line.say(_("Saved as {file}.").format(file=name))

    def _open_paper(self) -> None:
        from ui.dialogs.print_day import PrintPeriod

        today = self._seat.hours.local(self._seat.now()).date()
        PrintPeriod(
            self._seat,
            self._background,
            self.bar.period,
            compared_with=self.bar.period.compared_with(today),
            person=self.bar.whose(),
            parent=self.window(),
        ).open()

    def _choose_file(self) -> None:
        period = self.bar.period
        name = f"{period.first.isoformat()}_{period.last.isoformat()}.csv"
        dialog = QFileDialog(self, _("Save as CSV"), name, "CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.keep_csv)
        dialog.setModal(True)
        dialog.show()

    def _make_parts(self) -> None:
        self._headline = QLabel(_("Figures"))
        theme.set_role(self._headline, "headline")
        self._print = KeyButton(_("Print…"))
        self._print.clicked.connect(self._open_paper)
        self._csv = KeyButton(_("Save as CSV…"))
        self._csv.clicked.connect(self._choose_file)
        for button in (self._print, self._csv):
            button.setEnabled(False)
        self._note = WrapLabel(role="muted")
        self._note.hide()
        self._balance = WrapLabel()
        self.measures = FactTable(_("Figures"), ("", "", ""), right=(1, 2))
        self.slowest = FactTable(
            _("The ten slowest answers, with what came of them"),
            (_("Caller"), _("Response"), p_("column", "Outcome")),
            right=(1,),
            wide=2,
        )
        self.callers = FactTable(_("Repeat callers"), (_("Caller"), _("Calls")), right=(1,))
        counts = (_("Calls"), _("Kept"), _("Late"), _("Broken"))
        self.kinds = FactTable(
            _("By type of call"), (_("Type of call"), *counts), right=(1, 2, 3, 4)
        )
        self.hours, self.weekdays = ChartView(self._background), ChartView(self._background)
        self.months = ChartView(self._background)
        for part in (self.measures, self.slowest, self.callers, self.kinds):
            part.opened.connect(self.opened)
        for chart in (self.hours, self.weekdays, self.months):
            chart.opened.connect(self.opened)
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._esc)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.LARGE, 0, 0)
        column.setSpacing(theme.MEDIUM)
        head = QWidget()
        row = FlowLayout(head)
        parts: tuple[QWidget, ...] = (self._headline, self._print, self._csv)
        for part in parts:
            row.addWidget(part)
        column.addWidget(head)
        for below in (self.bar, self._note, self._line):
            column.addWidget(below)
        self._body = QWidget()
        rows = QVBoxLayout(self._body)
        rows.setContentsMargins(0, 0, theme.LARGE, theme.LARGE)
        rows.setSpacing(theme.LARGE)
        rows.addWidget(self._balance)
        rows.addWidget(self.measures)
        self._slowest_part = _part(rows, self.slowest.accessibleName(), self.slowest)
        _part(rows, _("Calls by hour"), self.hours)
        _part(rows, _("Calls by weekday and hour"), self.weekdays)
        self._months_part = _part(
            rows, _("Calls by month; hatched: hours the office was open"), self.months
        )
        self._kinds_part = _part(rows, self.kinds.accessibleName(), self.kinds)
        self._callers_part = _part(rows, self.callers.accessibleName(), self.callers)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidget(self._body)
        self._body.hide()  # the area shows what it is given; empty tables would say nothing
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(area, 1)
        self.setTabOrder(self._print, self._csv)
        self.setTabOrder(self._csv, self.bar.stretch)


def _part(column: QVBoxLayout, title: str, widget: QWidget) -> QWidget:
    """A heading and what stands below it."""
    part = QWidget()
    rows = QVBoxLayout(part)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(theme.SMALL)
    words = WrapLabel(title)
    theme.set_role(words, "title")
    rows.addWidget(words)
    rows.addWidget(widget)
    column.addWidget(part)
    return part


def _kind_row(each: TypeCount) -> FactRow:
    counts = (len(part) for part in (each.taken, each.kept, each.late, each.broken))
    cells = (each.call_type or _("no type"), *(str(count) for count in counts))
    return FactRow(cells, tuple(dict.fromkeys((*each.taken, *each.kept, *each.late, *each.broken))))


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
