"""The top of the figure pages: who and when, five figures, and the line that adds up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from receptionist.domain.figures.balance import Balance, Tally
from receptionist.domain.figures.promises import Promises, share
from receptionist.domain.figures.response import ResponseTimes
from receptionist.i18n import _, n_
from receptionist.i18n import language as current_language
from receptionist.reports.letters.fit import one_line, width_of, wrap
from receptionist.reports.parts.page import DISPLAY, HAIR, INK, SMALL_PRINT, SOFT, TEXT, Sheets
from receptionist.wording import say_clock, say_length, say_short_date

_FIGURES_HIGH = 53.0
_SENTENCE_LINE = 20.0
_SENTENCE_MOST = 3
_SMALL_LINE = 8.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One of the large figures: the number, what it counts, and what stands beside it."""

    value: str
    label: str
    beside: str = ""


def begin_page(
    paper: str, *, kind: str, title: str, office_name: str, until: str = "", made_at: datetime
) -> Sheets:
    """Sheets headed by the kind of page and its title, the office, until when, and when made.

    `made_at` is by the office's clock.
    """
    sheets = Sheets(
        paper, title=f"{kind} · {title}", author=office_name, language=current_language()
    )
    top = sheets.y
    made = _("made {day} {time}").format(
        day=say_short_date(made_at.date()), time=say_clock(made_at)
    )
    half = sheets.inner * 0.42
    sheets.text(sheets.right, top - 6, office_name, bold=True, width=half, align="right")
    room = sheets.inner - 150
    taken = sheets.text(sheets.left, top - 25, title, size=DISPLAY, bold=True, width=room)
    rest = sheets.inner - taken - 14
    said = " · ".join(part for part in (until, made) if part)
    if width_of(one_line(said), TEXT) > rest:
        kind, said = " · ".join(part for part in (kind, until) if part), made
    sheets.text(sheets.left, top - 6, kind, grey=SOFT, width=sheets.inner - half)
    sheets.text(sheets.right, top - 25, said, grey=SOFT, width=rest, align="right")
    sheets.y = top - 34
    return sheets


def draw_sentence(sheets: Sheets, lead: str, facts: Sequence[str]) -> None:
    """What to look at: one sentence as large as the figures, under a word that leads to it.

    Of too many facts the last ones, which weigh least, are left out whole.
    """
    kept = list(facts)
    while len(kept) > 1 and len(_sentence_lines(sheets, kept, _SENTENCE_MOST + 1)) > _SENTENCE_MOST:
        kept.pop()
    sheets.rule(sheets.y, grey=INK, thick=0.8)
    sheets.y -= 10.5
    if kept:
        sheets.text(sheets.left, sheets.y, lead, bold=True, width=sheets.inner)
    else:
        sheets.y += 10.5
    for line in _sentence_lines(sheets, kept or [lead], _SENTENCE_MOST):
        sheets.y -= _SENTENCE_LINE
        sheets.text(sheets.left, sheets.y, line, size=DISPLAY, width=sheets.inner)
    sheets.y -= 10


def _sentence_lines(sheets: Sheets, facts: Sequence[str], most: int) -> list[str]:
    said = one_line("; ".join(facts)).rstrip(".")
    return wrap(f"{said}.", sheets.inner, DISPLAY, most=most)


def draw_figures(sheets: Sheets, figures: Sequence[Figure]) -> None:
    """The figures side by side, divided by thin lines; the last one is wider."""
    sheets.rule(sheets.y, grey=INK, thick=0.8)
    sheets.y -= 5
    top = sheets.y
    widths = [sheets.inner * part for part in (0.18, 0.185, 0.14, 0.165, 0.33)]
    x = sheets.left
    for at, (figure, width) in enumerate(zip(figures, widths, strict=True)):
        inset = 9.0 if at else 0.0
        if at:
            sheets.upright(x, top - 2, top - _FIGURES_HIGH + 5)
        inner = width - inset - 4
        sheets.text(x + inset, top - 15, figure.value, size=DISPLAY, bold=True, width=inner)
        sheets.text(x + inset, top - 26.5, figure.label, bold=True, width=inner)
        for line, text in enumerate(wrap(figure.beside, inner, TEXT, most=2)):
            sheets.text(x + inset, top - 36.5 - 10 * line, text, grey=SOFT, width=inner)
        x += width
    sheets.y = top - _FIGURES_HIGH


def five_figures(
    promises: Promises, balance: Balance, response: ResponseTimes, *, late_open: int | None
) -> list[Figure]:
    """Kept, late, broken, still open, response time, in this order."""
    kept, late, broken = len(promises.kept), len(promises.late), len(promises.broken)
    late_beside = n_("{count} late", "{count} late", late_open or 0).format(count=late_open)
    open_beside = late_beside if late_open else ""
    return [
        Figure(value=str(kept), label=_("kept"), beside=share(kept, promises.judged)),
        Figure(value=str(late), label=_("kept late"), beside=_beside_late(promises)),
        Figure(value=str(broken), label=_("broken"), beside=_beside_broken(promises)),
        Figure(value=str(len(balance.still_open)), label=_("still open"), beside=open_beside),
        _response_figure(response),
    ]


def _beside_broken(promises: Promises) -> str:
    return share(len(promises.broken), promises.judged) if promises.broken else ""


def _beside_late(promises: Promises) -> str:
    said = []
    if promises.mean_delay is not None:
        said.append(_("+{length} on average").format(length=say_length(promises.mean_delay)))
    if promises.late_open:
        count = len(promises.late_open)
        said.append(_("{count} not answered yet").format(count=count))
    return "\n".join(said)


def _response_figure(response: ResponseTimes) -> Figure:
    if response.median is None or response.least is None:
        value, range_ = "—", _("no answers")
    else:
        value = say_length(response.median)
        range_ = _("min {least} · mean {mean} · max {most}").format(
            least=say_length(response.least),
            mean=say_length(response.mean or response.median),
            most=say_length(response.most or response.median),
        )
    waiting = len(response.waiting)
    beside = n_("{count} still waits", "{count} still wait", waiting).format(count=waiting)
    return Figure(
        value=value, label=_("median response, opening time"), beside=f"{range_}\n{beside}"
    )


def draw_balance(
    sheets: Sheets, balance: Balance, *, since: str = "", again: Tally | None = None
) -> None:
    """The line that adds up, between two rules; what the earlier page could not know, below.

    Where `again`, counted a second way, is another line, it is printed too, and that it is.
    """
    lines = [(_say_balance(balance.tally), False)]
    if again is not None and again != balance.tally:
        words = _("▲ Counted a second way this comes to: {line}. Please report this error.")
        lines.append((words.format(line=_say_balance(again)), True))
    sheets.rule(sheets.y, grey=HAIR, thick=0.4)
    for text, bold in lines:
        for line in wrap(text, sheets.inner, TEXT, most=3, bold=bold):
            sheets.y -= 11
            sheets.text(sheets.left, sheets.y, line, bold=bold, width=sheets.inner)
    if since:
        sheets.y -= 10
        sheets.text(sheets.left, sheets.y, since, grey=SOFT, width=sheets.inner)
    sheets.y -= 4


def _say_balance(tally: Tally) -> str:
    came = _("Carried in {carried} + taken {taken} + reopened {reopened}").format(
        carried=tally.carried_in, taken=tally.taken, reopened=tally.reopened
    )
    went = _("closed {closed} + still open {still_open}").format(
        closed=tally.closed, still_open=tally.still_open
    )
    return f"{came} = {went}" if tally.adds_up else f"▲ {came} ≠ {went}"


def small_print_high(sheets: Sheets, sentences: Sequence[str]) -> float:
    """How many points the definitions take."""
    return _SMALL_LINE * len(_small_lines(sheets, sentences)) + 8


def draw_small_print(sheets: Sheets, sentences: Sequence[str]) -> None:
    """Definitions, at the foot of what was written so far."""
    lines = _small_lines(sheets, sentences)
    sheets.need(small_print_high(sheets, sentences))
    sheets.y -= 6
    for line in lines:
        sheets.y -= _SMALL_LINE
        sheets.text(sheets.left, sheets.y, line, size=SMALL_PRINT, grey=SOFT, width=sheets.inner)


def _small_lines(sheets: Sheets, sentences: Sequence[str]) -> list[str]:
    return wrap(" ".join(sentences), sheets.inner, SMALL_PRINT, most=12)
