"""A believable day at the desk for the papers' tests, and a reader of what was printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pypdfium2

from receptionist.domain.figures import DayFigures, History, day_figures
from receptionist.domain.history import (
    Accepted,
    Answered,
    Closed,
    HandedOver,
    Noted,
    Promised,
    Seen,
    Taken,
    TermAgreed,
)
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Caller, Outcome
from receptionist.domain.people import Colleague, People
from receptionist.domain.promise import Told
from tests.domain.lives import ANA, JUAN, MARTA, Life
from tests.domain.offices import HOURS, PEOPLE

OFFICE = "Talleres Norte SL"
DAY = date(2026, 11, 23)
ELENA = PersonId(UUID(int=4))
STAFF = People((*PEOPLE.colleagues, Colleague(id=ELENA, name="Elena Fuentes")))
MADE_AT = HOURS.at_wall(DAY, 19 * 60)

CALLERS = (
    ("María López", "Talleres Ruiz", "655 12 34 56", "Presupuesto de la caldera"),
    ("Pedro Sanz", "Asesoría Sanz", "91 555 01 02", "Factura de octubre"),
    ("", "Gestoría Vega", "976 55 12 12", "Contrato firmado, ¿cuándo lo recogemos?"),
    ("Ana Gil", "", "600 11 22 33", "La pieza no encaja y el cliente está parado"),
    ("Josep Puig", "Puig i Fills", "93 555 44 33", "Pide cita para la revisión"),
    ("Laura Núñez", "Clínica Dental Ribera", "622 33 44 55", "Cambio de hora del viernes"),
    ("", "", "644 00 11 22", "No ha querido decir de qué se trata"),
    ("Iñaki Etxeberria", "Norte Logística", "94 555 66 77", "Entrega retenida en aduana"),
)
STREETS = ("Aribau", "Bailén", "Colón", "Delicias", "Estrella", "Fuencarral", "Goya")


def wall(clock: str, *, day: date = DAY) -> datetime:
    """That time by the office's clock."""
    hours, minutes = clock.split(":")
    return HOURS.at_wall(day, int(hours) * 60 + int(minutes))


def message(at: int, taken: datetime, due: datetime | None, *, to: PersonId | None) -> Life:
    """A message of the `at`-th caller, taken by Ana."""
    name, company, phone, text = CALLERS[at % len(CALLERS)]
    if at >= len(CALLERS):
        name, company, phone = "", f"Comunidad {STREETS[at % 7]} {at}", f"600 00 00 {at:02}"
    life = Life()
    life.events = ()
    promised = Promised(words="le llamamos", due_at=due) if due else None
    caller = Caller(name=name, company=company, phone=phone)
    what = Taken(entered_at=taken, assignee=to, promised=promised, caller=caller, text=text)
    return life.then(taken, what, by=ANA)


def normal_day(messages: int = 40) -> list[History]:
    """A day of `messages` messages: most answered, some late, two broken, a dozen still open."""
    lives = [_one_of_many(at, messages) for at in range(messages)]
    late = message(1, wall("09:20"), wall("12:00"), to=MARTA)
    late.then(wall("13:52"), Closed(outcome=Outcome.RESOLVED, note="había llamado a otro"))
    moved = message(0, wall("10:00"), wall("13:00"), to=JUAN).then(wall("10:30"), Seen())
    moved.then(
        wall("13:20"),
        TermAgreed(due_at=wall("10:00", day=date(2026, 11, 24)), told=Told.PHONE, words="x"),
    )
    moved.then(wall("16:05"), Noted(text="otra vez", chase=True))
    moved.then(wall("17:05"), Noted(text="y otra", chase=True))
    friday = date(2026, 11, 20)
    old = message(3, wall("18:00", day=friday), wall("11:00"), to=ELENA).then(wall("09:00"), Seen())
    around = message(4, wall("12:30"), None, to=JUAN).then(wall("12:40"), HandedOver(to=MARTA))
    around.then(wall("12:50"), Accepted(), by=MARTA)
    around.then(wall("16:20"), HandedOver(to=ELENA), by=MARTA)
    lives += [late, moved, old, around, message(7, wall("16:40"), None, to=None)]
    return [History(number=100 + at, events=life.events) for at, life in enumerate(lives)]


def _one_of_many(at: int, messages: int) -> Life:
    taken = wall("09:05") + timedelta(minutes=at * 290 // messages)
    if at % 3 == 2:
        taken = wall("16:00") + timedelta(minutes=at * 150 // messages)
    to = (JUAN, MARTA, ELENA)[at % 3]
    due = taken + timedelta(minutes=95)
    if at % 5 == 4 and at > messages // 2:
        tomorrow = wall("09:30", day=date(2026, 11, 24)) + timedelta(minutes=at)
        return message(at, taken, tomorrow, to=to).then(taken + timedelta(minutes=20), Seen())
    life = message(at, taken, due, to=to)
    answered = taken + timedelta(minutes=3 + at * 7 % 55)
    life.then(answered, Answered())
    if at % 8 != 6:
        life.then(answered + timedelta(minutes=1), Closed(outcome=Outcome.RESOLVED, note="hecho"))
    return life


def figures_of(histories: list[History], *, now: datetime = MADE_AT) -> DayFigures:
    """Monday's figures, as the page made at closing shows them."""
    return day_figures(histories, day=DAY, hours=HOURS, people=STAFF, now=now)


def renamed(history: History, text: str) -> History:
    """The same message of a caller, and with a text, that mean no good."""
    first = history.events[0]
    caller = Caller(name=text, company=text, phone=text)
    what = replace(first.what, caller=caller, text=text)  # type: ignore[call-arg]
    return replace(history, events=(replace(first, what=what), *history.events[1:]))


def pages_of(pdf: bytes) -> list[str]:
    """The text of every page, in reading order."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
