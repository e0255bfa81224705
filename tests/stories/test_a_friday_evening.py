"""Friday 17:30, an answer is needed, and Juan is back on Tuesday after a local holiday.

The form warns, proposes and says the sentence; the reminders come at their minutes, over the
weekend in which the clocks go back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.domain.message import Message
from receptionist.domain.people import Whereabouts
from receptionist.domain.promise import Told, Verdict
from receptionist.domain.reminders import Stage
from receptionist.i18n import speaking, use_language
from receptionist.services import manage_people
from receptionist.services.office import save_office
from receptionist.wording import say_short_date
from tests.stories.conftest import Day, OpenDay
from tests.ui.dialogs.keys import focused
from ui.ticker import Ticked
from ui.widgets.key_button import KeyButton

FRIDAY = datetime(2026, 10, 23, 15, 30, tzinfo=UTC)
"""17:30 in Madrid, still in summer time; on Sunday the clocks go back, Monday is a holiday."""
BACK = datetime(2026, 10, 27, 8, 0, tzinfo=UTC)
TEN_ON_TUESDAY = datetime(2026, 10, 27, 9, 0, tzinfo=UTC)


def test_friday_half_past_five(open_day: OpenDay) -> None:
    for language in ("es", "en"):
        with speaking(language):
            say_short_date(FRIDAY)  # the dates of a language are read once, as at every start
    day = open_day(at=FRIDAY)
    _juan_is_away(day)
    seen = _seen(day)
    message = _promised(day)
    assert message.promise.due_at == TEN_ON_TUESDAY
    day.later(seconds=4)
    day.hands.until(lambda: seen, "three seconds after saving somebody is told")
    day.clock.at = FRIDAY
    # Nobody is there but Marta, who stands in, and Ana; over the weekend it is quiet.
    _wait(day, _at(23, 19, 1), minutes=1)
    _wait(day, _at(27, 8, 58), minutes=40)
    assert seen == [
        "Fri 17:30 Marta given",
        "Fri 17:45 Marta unseen",
        "Fri 18:00 Ana second",
    ]
    seen.clear()
    _wait(day, _at(27, 10, 20), minutes=1)
    assert seen == [
        "Tue 09:00 Juan unseen",
        "Tue 09:00 Marta second",
        "Tue 09:30 Juan soon",
        "Tue 10:00 Juan due",
        "Tue 10:05 Juan late",
        "Tue 10:10 Juan late",
        "Tue 10:20 Juan late",
    ]
    _told(day)


def _juan_is_away(day: Day) -> None:
    """On holiday until Tuesday at nine; the town has its own holiday on Monday."""
    office = day.desk.office()
    closed = office.hours.closed | {date(2026, 10, 26)}
    save_office(day.desk, replace(office, hours=replace(office.hours, closed=closed)))
    manage_people.away(day.desk, day.names["Juan"], reason=Whereabouts.HOLIDAY, back_at=BACK)
    day.app.seat.learn()
    day.idle()


def _promised(day: Day) -> Message:
    """María López rings at half past five: by keys alone, with what is proposed."""
    hands = day.hands
    hands.press("F2")
    hands.type("María López")
    hands.press("Return", "Return")
    hands.type("655123456")
    hands.press("Return")
    hands.type("juan")
    hands.press("Return")
    hands.type("Needs an answer about the boiler")
    hands.press("Return", "Return")
    form = day.window.capture.form
    assert form
    assert form.read_back.concerns.words == (
        "▲ Juan Peña is back Tue 27 Oct 09:00; you are promising today 18:30."
    )
    chips = form.read_back.concerns.chips.buttons
    assert [each.words for each in chips] == ["Give it to Marta Iglesias", "Tue 27 Oct 10:00"]
    hands.press("F11")
    hands.until(
        lambda: not form.read_back.concerns.isVisible(), "there is nothing to mind any more"
    )
    sentences = []
    for language in ("es", "en"):
        use_language(language)
        day.app.seat.changed.emit()
        sentences.append(form.read_back.sentence.replace("\N{NO-BREAK SPACE}", " "))
    assert sentences == [
        "«María López, teléfono 655 12 34 56. Juan le llama el martes antes de las 10:00. "
        "¿Es correcto?»",
        "“María López, telephone 655 12 34 56. Juan will call you on Tuesday before 10:00. "
        "Is that right?”",
    ]
    hands.press("F7", "F9")
    (message,) = hands.until(day.stored, "it is on disk")
    day.idle()
    return message


def _told(day: Day) -> None:
    """Juan, late, calls and says when, from the reminder by keys: a new term beside the old one."""
    reminders = day.app.reminding.window
    assert reminders.isVisible()
    day.to_window()
    day.hands.press("Ctrl+R")
    day.hands.until(reminders.list.hasFocus, "the reminders have the keyboard")
    for _step in range(8):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        button = QApplication.focusWidget()
        if isinstance(button, KeyButton) and button.words == "Tell them we are late…":
            break
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    day.dialog()
    assert not reminders.isVisible(), "it covers nothing of what it was asked for"
    day.hands.press("Ctrl+A")
    day.hands.type("12")
    day.hands.press("Return")
    day.hands.until(lambda: day.stored()[0].promise.moved, "the new time is agreed")
    promise = day.stored()[0].promise
    local = day.app.seat.hours.local
    assert [f"{local(each.due_at):%a %H:%M}" for each in promise.terms] == [
        "Tue 10:00",
        "Tue 12:00",
    ]
    assert promise.terms[-1].told is Told.PHONE
    assert promise.verdict(day.clock.now()) is Verdict.LATE
    late = (Stage.DUE, Stage.LATE)
    day.hands.until(
        lambda: not [each for each in reminders.rows if each.stage in late], "it is late no more"
    )


def _seen(day: Day) -> list[str]:
    """What pops up from now on, as "Fri 17:45 Marta unseen"."""
    names = {each: name for name, each in day.names.items()}
    seen: list[str] = []

    def note(ticked: Ticked) -> None:
        local = day.app.seat.hours.local(day.clock.now())
        for each in ticked.popped:
            seen.append(f"{local:%a %H:%M} {names[each.person]} {each.stage}")

    day.app.reminding.ticker.ticked.connect(note)
    return seen


def _wait(day: Day, until: datetime, *, minutes: int) -> None:
    """Let the time pass in such steps; every time the program looks."""
    while day.clock.now() < until:
        day.clock.at = min(day.clock.at + timedelta(minutes=minutes), until)
        day.later()
        day.idle()


def _at(day: int, hour: int, minute: int) -> datetime:
    """By the clock of Madrid: two hours before UTC until the night to the 25th, then one."""
    return datetime(2026, 10, day, hour - (2 if day < 25 else 1), minute, tzinfo=UTC)
