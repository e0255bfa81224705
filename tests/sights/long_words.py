"""An office whose names and texts are as long and as strange as they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from receptionist.domain.history import Promised
from receptionist.domain.message import Caller, Wants
from receptionist.domain.office import Office, default_hours
from receptionist.domain.people import Role
from receptionist.services import manage_people
from receptionist.services.desk import Desk
from receptionist.services.office import save_office
from receptionist.services.take_message import NewMessage, take_message

LONG_NAME: Final = "María de los Ángeles Fernández-Villaverde y Goicoechea de Sotomayor"
LONG_COMPANY: Final = (
    "Construcciones, Reformas y Rehabilitaciones Integrales del Noroeste, S. L. U."
)
ONE_WORD: Final = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 4
HOSTILE: Final = (
    "\u202eabc\u202c مرحبا بالعالم 👩‍👩‍👧‍👦🏳️‍🌈",
    "Z̸̡̛a̸l̴g̵o̶ " + "e\u0301" * 40,
    "<b>López</b> <img src=x> & \t\t tabs",
    "🙂" * 60,
    ONE_WORD,
    "https://example.org/" + "a/" * 120,
)
_COLLEAGUES: Final = (
    ("Laura Prieto", Role.OWNER),
    ("Inmaculada Concepción Rodríguez-Arangüena Zumalacárregui", Role.FRONT_DESK),
    ("Bartolomé Echevarrieta Gabiria de Urdampilleta", Role.COLLEAGUE),
    (ONE_WORD[:90], Role.COLLEAGUE),
    ("Wu", Role.COLLEAGUE),
)


def fill_with_long_words(desk: Desk, *, language: str) -> None:
    """Fill an empty desk with them."""
    zone = "Europe/Madrid" if language == "es" else "Europe/London"
    hours = default_hours(language, time_zone=zone)
    save_office(
        desk, Office(hours=hours, name=f"{LONG_COMPANY} {ONE_WORD}"[:120], language=language)
    )
    people = [manage_people.add(desk, name, role=role) for name, role in _COLLEAGUES]
    manage_people.add_department(desk, f"Administración {ONE_WORD}"[:80], [people[2].id])
    by, now = people[1].id, desk.now()
    first = NewMessage(
        caller=Caller(name=LONG_NAME, company=LONG_COMPANY, phone="+34 655 12 34 56 ext. 12345678"),
        text="Pregunta por el presupuesto. " * 60,
        assignee=people[2].id,
        promised=Promised(words="Le llamamos con el presupuesto " * 6, due_at=now),
        wants=tuple(Wants),
        urgent=True,
    )
    minutes = (-65, 8, 25, 600, 3000, 9000, -9000)
    texts = (LONG_COMPANY, *HOSTILE)
    for at, (text, late) in enumerate(zip(texts, minutes, strict=True)):
        due = Promised(words=text[:80], due_at=now + timedelta(minutes=late))
        caller = replace(first.caller, name=text[:200] if at else LONG_NAME)
        taken = now - timedelta(days=8 if late < -1000 else 1)
        take_message(
            desk,
            replace(
                first, caller=caller, text=f"{text} {first.text}", promised=due, taken_at=taken
            ),
            by=by,
        )
