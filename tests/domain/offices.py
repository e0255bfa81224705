"""The office of the stories: three colleagues in Madrid, open 9-14 and 16-19 on weekdays."""

from __future__ import annotations

from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Colleague, People, Role
from tests.domain.lives import ANA, JUAN, MARTA

SPLIT = ["09:00-14:00", "16:00-19:00"]
HOURS = OpeningHours.of(
    dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), SPLIT), time_zone="Europe/Madrid"
)
PEOPLE = People(
    (
        Colleague(id=ANA, name="Ana", role=Role.FRONT_DESK),
        Colleague(id=JUAN, name="Juan"),
        Colleague(id=MARTA, name="Marta", role=Role.OWNER),
    )
)
