"""The top of the figure pages: who and when, five figures, and the line that adds up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from receptionist.domain.figures.balance import Balance
from receptionist.domain.figures.promises import Promises, share
from receptionist.domain.figures.response import ResponseTimes
from receptionist.i18n import _, n_
from receptionist.i18n import language as current_language
from receptionist.reports.lettering import one_line, wrap
from receptionist.reports.page import HAIR, INK, SOFT, WASH, Sheets
from receptionist.wording import say_clock, say_length, say_short_date

_FIGURES_HIGH = 56.0


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
    sheets.text(sheets.left, top - 6, kind, size=8.5, grey=SOFT, width=sheets.inner - half)
    sheets.text(sheets.right, top - 6, office_name, size=8.5, bold=True, width=half, align="right")
    sheets.text(sheets.left, top - 25, title, size=17, bold=True, width=sheets.inner - 150)
    sheets.text(sheets.right, top - 17.5, until, size=8.5, width=half, align="right")
    sheets.text(sheets.right, top - 28, made, size=7, grey=SOFT, width=half, align="right")
    sheets.y = top - 35
    return sheets


def draw_sentence(sheets: Sheets, lead: str, sentence: str) -> None:
    """What to look at: one sentence, its lead bold, on a wash."""
    size, inset = 9.5, 9.0
    first = one_line(lead)
    lines = wrap(f"{first} {one_line(sentence)}".strip(), sheets.inner - 2 * inset, size, most=3)
    high = 13.5 * len(lines) + 9
    sheets.box(sheets.left, sheets.y - high, sheets.inner, high, grey=WASH)
    sheets.box(sheets.left, sheets.y - high, 3, high, grey=INK)
    y = sheets.y - 14
    for line in lines:
        x = sheets.left + inset
        if line.startswith(first) and y == sheets.y - 14:
            x += sheets.text(x, y, first, size=size, bold=True) + 3
            line = line[len(first) :].strip()
        sheets.text(x, y, line, size=size, width=sheets.right - x)
        y -= 13.5
    sheets.y -= high + 8


def draw_figures(sheets: Sheets, figures: Sequence[Figure]) -> None:
    """The figures side by side, divided by thin lines; the last one is wider."""
    top = sheets.y
    widths = [sheets.inner * part for part in (0.165, 0.185, 0.165, 0.185, 0.30)]
    x = sheets.left
    for at, (figure, width) in enumerate(zip(figures, widths, strict=True)):
        inset = 10.0 if at else 0.0
        if at:
            sheets.upright(x, top - 2, top - _FIGURES_HIGH + 4)
        inner = width - inset - 4
        sheets.text(x + inset, top - 19, figure.value, size=20, bold=True, width=inner)
        sheets.text(x + inset, top - 32, figure.label, size=8, bold=True, width=inner)
        for line, text in enumerate(wrap(figure.beside, inner, 7.2, most=2)):
            sheets.text(x + inset, top - 42 - 9 * line, text, size=7.2, grey=SOFT, width=inner)
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


def draw_balance(sheets: Sheets, balance: Balance, *, since: str = "") -> None:
    """The line that adds up, between two rules; where the ones carried in come from, below."""
    came = _("Carried in {carried} + taken {taken} + reopened {reopened}").format(
        carried=len(balance.carried_in), taken=len(balance.taken), reopened=len(balance.reopened)
    )
    went = _("closed {closed} + still open {still_open}").format(
        closed=len(balance.closed), still_open=len(balance.still_open)
    )
    sheets.rule(sheets.y, grey=HAIR)
    sheets.y -= 12
    sheets.text(sheets.left, sheets.y, f"{came} = {went}", size=9.2, width=sheets.inner)
    if since:
        sheets.y -= 10
        sheets.text(sheets.left, sheets.y, since, size=7.2, grey=SOFT, width=sheets.inner)
    sheets.y -= 5
    sheets.rule(sheets.y, grey=HAIR)


def draw_small_print(sheets: Sheets, sentences: Sequence[str]) -> None:
    """Definitions, at the foot of what was written so far."""
    lines = wrap(" ".join(sentences), sheets.inner, 6.6, most=12)
    sheets.need(8.6 * len(lines) + 10)
    sheets.y -= 8
    for line in lines:
        sheets.y -= 8.6
        sheets.text(sheets.left, sheets.y, line, size=6.6, grey=SOFT, width=sheets.inner)
