"""The day page: what went wrong, what is open, and figures that add up (product.md §8)."""

from __future__ import annotations

from datetime import date, datetime

from receptionist.domain.figures import DayFigures
from receptionist.domain.figures.look_at import LookAt, Matter
from receptionist.domain.figures.rows import OpenRow
from receptionist.domain.opening_hours import OpeningHours
from receptionist.i18n import _, n_, speaking
from receptionist.reports.charts import calls_by_hour
from receptionist.reports.letters.fit import one_line
from receptionist.reports.parts.lists import (
    LONGEST_LIST,
    ShortList,
    draw_lists,
    handed_around_list,
    lines_of,
    repeat_callers_list,
)
from receptionist.reports.parts.one_sheet import Most, rows_that_fit
from receptionist.reports.parts.page import Sheets
from receptionist.reports.parts.said import Clock, say_caller, say_holder
from receptionist.reports.parts.still_open import draw_still_open
from receptionist.reports.parts.summary import (
    begin_page,
    draw_balance,
    draw_figures,
    draw_sentence,
    draw_small_print,
    five_figures,
    small_print_high,
)
from receptionist.reports.parts.table import HEADING_HIGH, heading
from receptionist.reports.parts.troubles import draw_troubles, lines_wanted
from receptionist.wording import say_clock, say_date_long, say_short_date

_CHART_HIGH = 66.0


def day_page(
    figures: DayFigures,
    *,
    paper: str = "A4",
    language: str = "es",
    office_name: str,
    hours: OpeningHours,
    made_at: datetime,
    full: bool = False,
    made_up: bool = False,
    ran: tuple[datetime, datetime] | None = None,
) -> bytes:
    """The page as a PDF: one sheet, its lists cut where they must be; `full` goes on with them.

    `paper` is "A4" or "Letter"; `made_up` says that the page was missed on its day; `ran` is from
    when to when the program ran on it. The same figures and arguments give the same bytes.
    """
    with speaking(language):
        title = say_date_long(figures.day)
        sheets = begin_page(
            paper,
            kind=_("Day page · made up later") if made_up else _("Day page"),
            title=title[:1].upper() + title[1:],
            office_name=office_name,
            until=_until(figures),
            made_at=hours.local(made_at),
        )
        clock = Clock(hours, figures.until)
        draw_sentence(sheets, *_what_to_look_at(figures, clock, ran))
        _draw_numbers(sheets, figures, clock)
        most = _most_rows(sheets, figures, clock, full=full)
        heading(sheets, _("Broken promises and slowest answers, with what came of them"))
        draw_troubles(
            sheets,
            [*figures.failed, *figures.slowest],
            clock,
            begins=len(figures.failed),
            most=most.troubles,
        )
        draw_still_open(sheets, figures, clock, most=most.still_open)
        draw_lists(sheets, _short_lists(figures, clock), most=most.lists)
        _draw_hours(sheets, figures)
        draw_small_print(sheets, _definitions())
        return sheets.finish()


def _most_rows(sheets: Sheets, figures: DayFigures, clock: Clock, *, full: bool) -> Most:
    """How long each list may be on this sheet."""
    lists = max(len(figures.due_next), len(figures.callers), len(figures.handed_around))
    wanted = Most(
        troubles=lines_wanted(sheets, [*figures.failed, *figures.slowest], clock),
        still_open=len(figures.balance.still_open),
        lists=min(lists, LONGEST_LIST),
    )
    if full:
        return Most(troubles=0, still_open=0, lists=max(lists, 1))
    below = _CHART_HIGH + HEADING_HIGH + 4 + small_print_high(sheets, _definitions())
    return rows_that_fit(sheets.left_over - below, wanted)


def _until(figures: DayFigures) -> str:
    if figures.finished:
        return _("the whole day")
    return _("until {time}").format(time=say_clock(figures.until))


def _what_to_look_at(
    figures: DayFigures, clock: Clock, ran: tuple[datetime, datetime] | None
) -> tuple[str, list[str]]:
    if figures.look_at:
        return _("Look at today:"), [_say_fact(fact) for fact in figures.look_at]
    balance = figures.balance
    if balance.taken or balance.carried_in or balance.reopened:
        return _("Nothing out of the ordinary today."), []
    if ran is None:
        return _("No messages today."), []
    said = _("No messages today; the program ran from {first} to {last}.")
    return said.format(first=clock.short(ran[0]), last=clock.short(ran[1])), []


def _say_fact(fact: LookAt) -> str:
    count = fact.count
    if fact.matter is Matter.CALLED_OFTEN:
        caller = one_line(fact.caller)[:40] or _("no name")
        return _("{caller} has called {count} times").format(caller=caller, count=count)
    words = {
        Matter.BROKEN: n_("{count} promise not kept", "{count} promises not kept", count),
        Matter.NOT_TOLD: n_(
            "{count} caller waits past the deadline, not told",
            "{count} callers wait past the deadline, not told",
            count,
        ),
        Matter.UNASSIGNED: n_("{count} unassigned message", "{count} unassigned messages", count),
        Matter.UNSEEN: n_("{count} message not seen yet", "{count} messages not seen yet", count),
        Matter.HANDED_AROUND: n_(
            "{count} open message handed over again and again",
            "{count} open messages handed over again and again",
            count,
        ),
    }
    return words[fact.matter].format(count=count)


def _draw_numbers(sheets: Sheets, figures: DayFigures, clock: Clock) -> None:
    draw_figures(
        sheets,
        five_figures(
            figures.promises, figures.balance, figures.response, late_open=figures.late_open
        ),
    )
    draw_balance(sheets, figures.balance, since=_since(figures, clock), again=figures.counted_again)


def _since(figures: DayFigures, clock: Clock) -> str:
    """What the earlier page could not know; nothing when there is nothing."""
    since = figures.since
    parts = [
        (len(since.added), _("added since: {count}")),
        (len(since.closed), _("closed since: {count}")),
        (since.kept, _("kept since: {count}")),
        (since.late, _("late since: {count}")),
        (since.broken, _("broken since: {count}")),
    ]
    said = [words.format(count=count) for count, words in parts if count]
    if not said:
        return ""
    page = _("After the page of {moment}").format(moment=clock.moment(since.at))
    return f"{page}: {' · '.join(said)}"


def _short_lists(figures: DayFigures, clock: Clock) -> list[ShortList]:
    """Due next, repeat callers, handed over: three short lists side by side."""
    tomorrow = (figures.next_day - figures.day).days == 1
    due = _("Due until {day}").format(day=say_short_date(figures.next_day))
    return [
        ShortList(
            title=_("Due tomorrow") if tomorrow else due,
            items=lines_of(
                figures.due_next,
                lambda row: _due(row, clock, figures.next_day),
                lambda row: row.message.number,
            ),
            share=0.345,
        ),
        repeat_callers_list(figures.callers),
        handed_around_list(figures.handed_around),
    ]


def _due(row: OpenRow, clock: Clock, expected: date) -> str:
    due = clock.on(row.due_at, expected) if row.due_at else ""
    return f"{due} {say_caller(row.message.caller)} ({say_holder(row.holder)})"


def _draw_hours(sheets: Sheets, figures: DayFigures) -> None:
    taken = sum(each.taken for each in figures.hours)
    sheets.need(_CHART_HIGH + HEADING_HIGH)
    beside = _("{count} taken · closed all day")
    if any(each.open_minutes for each in figures.hours):
        beside = _("{count} taken · the band is when the office is open")
    heading(sheets, _("Calls by hour"), beside=beside.format(count=taken))
    sheets.y -= 2
    picture = calls_by_hour(figures.hours, width=sheets.inner, height=_CHART_HIGH)
    sheets.draw(picture.drawing, height=_CHART_HIGH)


def _definitions() -> list[str]:
    return [
        _("Kept: answered at or before the agreed time; late: after it."),
        _("Both count on the day of the answer."),
        _("Broken: the time passed without an answer or a newer agreement; counts on that day."),
        _("Response: opening time from the call to the answer, of those answered today."),
        _("Age: how long ago the message was taken."),
        _("Carried in: open when the day began. Undone actions do not count."),
        _("Calls by hour: every message taken today; hatched outside opening hours."),
    ]
