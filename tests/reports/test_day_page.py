"""The day page, printed and read back: in order, balanced, on one sheet, unhurt by texts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from receptionist.domain.figures import History, day_figures
from receptionist.domain.history import (
    Answered,
    Attempted,
    AttemptKind,
    Closed,
    Reopened,
    ReopenReason,
    TermAgreed,
)
from receptionist.domain.message import Message, Outcome
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.promise import Told
from receptionist.i18n import _, speaking
from receptionist.reports.day_page import day_page
from tests.domain.lives import ANA, JUAN, MARTA, Life
from tests.domain.offices import HOURS
from tests.reports.papers import (
    DAY,
    ELENA,
    MADE_AT,
    OFFICE,
    STAFF,
    figures_of,
    message,
    normal_day,
    pages_of,
    renamed,
    wall,
)

FULL = bool(os.environ.get("RECEPTIONIST_FULL"))
NEXT_DAY = date(2026, 11, 24)
HOSTILE = [
    "<b>Pérez & Hijos <llamar>",
    '<img src="/etc/passwd" width="10" height="10"/>',
    "\u202eabc\u202c",
    "\x07\x00\x1b[31m",
    "\ud800 solo",
    "👨‍👩‍👧‍👦 " * 50,
    "\ufdfa" * 50,
    "(((\\)))\\",
    "{0.__class__} %s %(x)s",
    "línea\nlínea\r\nlínea\u2028línea",
    " ",
    "\u00a0",
    "é" * 5000,
    "lunes " * 20000,
    "W" * 500_000,
]


def printed(
    histories: list[History],
    *,
    paper: str = "A4",
    language: str = "en",
    now: timedelta = timedelta(0),
    office_name: str = OFFICE,
    full: bool = False,
) -> bytes:
    """The page of that Monday made at closing, or some time `now` after it."""
    return day_page(
        figures_of(histories, now=MADE_AT + now),
        paper=paper,
        language=language,
        office_name=office_name,
        hours=HOURS,
        made_at=MADE_AT + now,
        full=full,
    )


def alone(life: Life) -> str:
    """The first page about a single message, its lines joined."""
    return " ".join(pages_of(printed([History(number=1, events=life.events)]))[0].split())


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_normal_day_is_one_sheet_in_the_order_the_owner_reads(language: str, paper: str) -> None:
    pages = pages_of(printed(normal_day(40), language=language, paper=paper))
    assert len(pages) == 1
    with speaking(language):
        order = [
            _("Look at today:"),
            _("kept"),
            _("Broken promises and slowest answers, with what came of them"),
            _("Still open, by colleague"),
            _("Due tomorrow"),
            _("Repeat callers"),
            _("Handed over twice or more"),
            _("Calls by hour"),
            _("Kept: answered at or before the agreed time; late: after it."),
        ]
    read = " ".join(pages[0].split())
    places = [read.find(title) for title in order]
    assert -1 not in places
    # The three short lists stand side by side; a reader of text may take them in any order.
    assert places[:4] == sorted(places[:4])
    assert max(places[:4]) < min(places[4:7])
    assert max(places[4:7]) < places[7] < places[8]


def test_the_day_is_named_in_the_language_of_the_page() -> None:
    assert "Lunes 23 de noviembre de 2026" in pages_of(printed([], language="es"))[0]
    assert "Monday 23 November 2026" in pages_of(printed([], language="en"))[0]


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_paper_is_the_one_asked_for(paper: str, size: tuple[int, int]) -> None:
    with pypdfium2.PdfDocument(printed([], paper=paper)) as document:
        assert tuple(round(side) for side in document[0].get_size()) == size


def test_an_empty_day_prints_and_adds_up() -> None:
    (page,) = pages_of(printed([]))
    assert "No messages today." in page
    assert "Carried in 0 + taken 0 + reopened 0 = closed 0 + still open 0" in page
    assert "no answers" in page


def test_an_empty_day_says_when_the_program_ran() -> None:
    page = day_page(
        figures_of([]),
        language="es",
        office_name=OFFICE,
        hours=HOURS,
        made_at=MADE_AT,
        ran=(wall("08:52"), wall("19:00")),
    )
    said = " ".join(pages_of(page)[0].split())
    assert "Hoy no ha habido recados; el programa ha funcionado de 08:52 a 19:00." in said


def test_a_quiet_day_says_so() -> None:
    quiet = message(0, wall("10:00"), wall("11:00"), to=JUAN)
    quiet.then(wall("10:10"), Closed(outcome=Outcome.RESOLVED))
    assert "Nothing out of the ordinary today." in alone(quiet)


def test_the_balance_is_printed_as_a_line() -> None:
    (page,) = pages_of(printed(normal_day(40)))
    assert "Carried in 1 + taken 44 + reopened 0 = closed 32 + still open 13" in page


def test_it_says_until_when_it_counts_and_a_day_gone_by_is_whole() -> None:
    assert "until 19:00" in pages_of(printed([]))[0]
    reprinted = pages_of(printed([], now=timedelta(days=2)))[0]
    assert "the whole day" in reprinted
    assert "made Wed 25 Nov 19:00" in reprinted


def test_what_came_after_the_earlier_page_is_named() -> None:
    friday_night = message(0, wall("20:30", day=date(2026, 11, 20)), None, to=JUAN)
    broken = message(1, wall("18:00", day=date(2026, 11, 20)), None, to=JUAN)
    broken.then(
        wall("18:10", day=date(2026, 11, 20)),
        TermAgreed(due_at=wall("19:30", day=date(2026, 11, 20)), told=Told.PHONE, words="x"),
    )
    lives = [friday_night, broken]
    page = pages_of(printed([History(number=n, events=e.events) for n, e in enumerate(lives)]))[0]
    assert "After the page of Fri 20 Nov 19:00: added since: 1 · broken since: 1" in page


def test_percentages_only_from_ten_promises_on() -> None:
    assert "3 of 4" in pages_of(printed(_answered(late=1, kept=3)))[0]
    assert "90%" in pages_of(printed(_answered(late=1, kept=9)))[0]


def _answered(*, late: int, kept: int) -> list[History]:
    histories = []
    for at in range(late + kept):
        life = message(at, wall("10:00"), wall("10:30"), to=JUAN)
        answered = wall("11:00") if at < late else wall("10:20")
        life.then(answered, Closed(outcome=Outcome.RESOLVED))
        histories.append(History(number=at, events=life.events))
    return histories


def test_a_broken_promise_stands_with_what_came_of_it() -> None:
    broken = message(0, wall("10:00"), wall("11:00"), to=JUAN)
    assert "today 11:00 not answered — Juan still open, not told" in alone(broken)
    tried = message(0, wall("10:00"), wall("11:00"), to=JUAN)
    tried.then(wall("10:50"), Attempted(what=AttemptKind.BUSY, retry_at=wall("11:30")))
    assert "tried 10:50" in alone(tried)
    moved = message(0, wall("10:00"), wall("11:00"), to=JUAN)
    due = wall("10:00", day=NEXT_DAY)
    moved.then(wall("11:20"), TermAgreed(due_at=due, told=Told.PHONE, words="x"))
    assert "told 11:20, new deadline tomorrow 10:00" in alone(moved)
    closed = message(0, wall("10:00"), wall("11:00"), to=JUAN)
    closed.then(wall("12:00"), Closed(outcome=Outcome.NOT_NEEDED, note="ya lo tiene"))
    assert "no longer needed: ya lo tiene" in alone(closed)
    answered = message(0, wall("10:00"), wall("11:00"), to=JUAN).then(wall("12:05"), Answered())
    assert "12:05 (+1 h 05) 2 h 05 Juan answered, not closed" in alone(answered)


def test_still_open_says_when_it_is_due_how_old_and_whether_told() -> None:
    late = message(0, wall("10:00"), wall("11:00"), to=JUAN)
    assert "late 8 h 00" in alone(late)
    assert "9 h 00 not told" in alone(late)
    information = message(6, wall("10:00"), None, to=None)
    assert "Unassigned 1 644 00 11 22 nothing promised" in alone(information)
    due_next = message(2, wall("10:00"), wall("10:00", day=NEXT_DAY), to=MARTA)
    assert "10:00 Gestoría Vega (Marta)" in alone(due_next)


def test_nothing_promised_and_slow_has_no_due_time() -> None:
    life = message(0, wall("10:00"), None, to=JUAN)
    life.then(wall("12:00"), Closed(outcome=Outcome.RESOLVED))
    life.then(wall("12:30"), Reopened(because=ReopenReason.CAME_BACK))
    assert "— 12:00 2 h 00 Juan answered, not closed" in alone(life)


def test_before_a_holiday_due_tomorrow_is_due_until_the_office_opens() -> None:
    friday = date(2026, 11, 27)
    page = day_page(
        day_figures([], day=friday, hours=HOURS, people=STAFF, now=MADE_AT + timedelta(days=9)),
        language="en",
        office_name=OFFICE,
        hours=HOURS,
        made_at=MADE_AT + timedelta(days=9),
    )
    assert "Due until Mon 30 Nov" in pages_of(page)[0]


def test_a_big_day_goes_on_with_its_headers_and_whose_it_is() -> None:
    pages = pages_of(printed(normal_day(300), full=True))
    assert len(pages) > 1
    assert "continued on page 2" in pages[0]
    top = " ".join(pages[1].split())
    assert top.startswith(
        "Day page · Monday 23 November 2026 page 2 Held by No. Caller Due Age Told?"
    )
    first_row = top.partition("About")[2][:20]
    assert first_row.strip().startswith(("Elena Fuentes", "Juan", "Marta"))
    assert not re.search(r"and \d+ more", "".join(pages))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("messages", [1, 39, 40, 41, 400, *([10_000] if FULL else [])])
def test_it_is_one_sheet_whatever_the_day(messages: int, paper: str) -> None:
    (page,) = pages_of(printed(normal_day(messages), paper=paper, language="es"))
    cut = re.findall(r"y (\d+) más", page)
    assert bool(cut) == (messages > 41)
    assert "Llamadas por hora" in page


def test_a_cut_list_shows_everybody_and_says_how_many_more() -> None:
    (page,) = pages_of(printed(normal_day(400)))
    section = page.partition("Still open, by colleague")[2].partition("Due tomorrow")[0]
    assert {"Elena", "Juan", "Marta", "Unassigned"} <= set(section.split())
    rows = len(section.strip().splitlines()) - 3  # the heading, the header and the last line
    open_ = figures_of(normal_day(400)).balance.still_open
    assert f"and {len(open_) - rows} more" in section


def test_a_day_without_opening_hours_prints_and_says_so() -> None:
    never = OpeningHours.of({}, time_zone="Europe/Madrid")
    histories = normal_day(12)
    figures = day_figures(histories, day=DAY, hours=never, people=STAFF, now=MADE_AT)
    page = day_page(figures, language="en", office_name=OFFICE, hours=never, made_at=MADE_AT)
    (read,) = pages_of(page)
    assert "16 taken · closed all day" in read
    assert "the band is when the office is open" not in read


def test_a_line_that_does_not_add_up_is_printed_in_plain_sight() -> None:
    figures = figures_of(normal_day(12))
    again = replace(figures.balance.tally, closed=figures.balance.tally.closed + 2)
    page = day_page(
        replace(figures, counted_again=again),
        language="en",
        office_name=OFFICE,
        hours=HOURS,
        made_at=MADE_AT,
    )
    assert "▲ Counted a second way this comes to: ▲ Carried in" in pages_of(page)[0]
    assert "≠ closed" in pages_of(page)[0]
    assert "Please report this error." in " ".join(pages_of(page)[0].split())
    assert "Counted a second way" not in pages_of(printed(normal_day(12)))[0]


@pytest.mark.expects_log
def test_a_message_that_cannot_be_printed_leaves_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(message: Message) -> str:
        if message.number == 103:
            raise ValueError("no such letter")
        return "so"

    monkeypatch.setattr("receptionist.reports.parts.still_open.say_subject", refuse)
    late = [message(at, wall("10:00"), wall("11:00"), to=JUAN) for at in range(6)]
    histories = [History(number=100 + at, events=life.events) for at, life in enumerate(late)]
    (page,) = pages_of(printed(histories))
    assert "▲ Message 103 cannot be printed; look at it on the screen." in page
    assert "Ana Gil" in page  # in the other lists
    assert "Laura Núñez" in page


def test_a_page_made_up_later_says_so() -> None:
    page = day_page(
        figures_of([]),
        language="en",
        office_name=OFFICE,
        hours=HOURS,
        made_at=MADE_AT,
        made_up=True,
    )
    assert "made up later" in pages_of(page)[0]


def test_the_same_figures_give_the_same_bytes() -> None:
    first = printed(normal_day(), language="es")
    printed([], language="en")
    assert printed(normal_day(), language="es") == first


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import hashlib\n"
        "from tests.reports.test_day_page import normal_day, printed\n"
        "print(hashlib.sha256(printed(normal_day())).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


@pytest.mark.timeout(30)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_print_and_hurt_nothing(text: str) -> None:
    hostile = [renamed(history, text) for history in normal_day(12)]
    pages = pages_of(printed(hostile, office_name=text))
    assert len(pages) == 1
    assert "Calls by hour" in pages[0]


def test_markup_is_printed_as_it_was_typed() -> None:
    life = message(0, wall("10:00"), None, to=JUAN)
    (history,) = [renamed(History(number=1, events=life.events), "<b>Pérez & Hijos")]
    assert "<b>Pérez & Hijos" in pages_of(printed([history]))[0]


def test_the_hour_chart_shows_what_was_taken_when() -> None:
    lives = [message(at, wall("09:30"), None, to=ELENA) for at in range(3)]
    out_of_hours = message(4, wall("21:10"), None, to=ANA)
    histories = [
        History(number=at, events=life.events) for at, life in enumerate([*lives, out_of_hours])
    ]
    page = day_page(
        figures_of(histories, now=MADE_AT + timedelta(hours=4)),
        language="en",
        office_name=OFFICE,
        hours=HOURS,
        made_at=MADE_AT + timedelta(hours=4),
    )
    words = pages_of(page)[0].split("open\r\n")[-1].split()
    assert {"9", "21", "3", "1"} <= set(words)
    assert "22" not in words
    assert DAY.isoformat() not in words


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_file_says_what_it_is_in_which_language_and_carries_its_letters(language: str) -> None:
    pdf = printed([renamed(each, "王小明 محمد") for each in normal_day(3)], language=language)
    with pypdfium2.PdfDocument(pdf) as document:
        said = document.get_metadata_dict()
    with speaking(language):
        assert said["Title"].startswith(_("Day page"))
    assert said["Author"] == OFFICE
    assert f"/Lang ({language})".encode() in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/FontDescriptor ") >= 4
    assert not re.search(rb"/(JavaScript|JS|OpenAction|Launch|URI|EmbeddedFile|AA)\b", pdf)
