"""Public holidays: the known ones of a few places, and closing the office on them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from receptionist.domain.errors import BadInput
from receptionist.i18n import use_language
from receptionist.services.office import special_on
from receptionist.services.public_holidays import (
    close_on_public_holidays,
    countries,
    public_holidays,
    regions,
)
from tests.support.office import Reception


def named(country: str, region: str = "", year: int = 2026) -> dict[str, str]:
    return {f"{each.day:%m-%d}": each.name for each in public_holidays(country, region, year)}


def test_spain_as_a_whole_in_both_languages() -> None:
    use_language("es")
    assert named("ES") == {
        "01-01": "Año Nuevo",
        "01-06": "Epifanía del Señor",
        "04-03": "Viernes Santo",
        "05-01": "Fiesta del Trabajo",
        "08-15": "Asunción de la Virgen",
        "10-12": "Fiesta Nacional de España",
        "12-08": "Inmaculada Concepción",
        "12-25": "Natividad del Señor",
    }
    use_language("en")
    assert named("ES")["10-12"] == "National Day"


def test_regions_have_their_own() -> None:
    use_language("es")
    assert named("ES", "MD")["05-02"] == "Fiesta de la Comunidad de Madrid"
    assert named("ES", "CT")["09-11"] == "Fiesta Nacional de Cataluña"
    assert "05-02" not in named("ES", "CT")
    assert dict(regions("ES"))["CT"] == "Cataluña"
    assert dict(regions("GB"))["ENG"] == "England"
    assert dict(regions("ES"))["Barcelona"] == "Barcelona"


def test_england_and_a_country_that_does_not_speak_ours() -> None:
    england = named("GB", "ENG")
    assert england["08-31"] == "Late Summer Bank Holiday"
    assert "12-28" in england, "Boxing Day is a Saturday"
    assert "11-30" not in england
    assert "11-30" in named("GB", "SCT")
    use_language("es")
    assert named("GB", "ENG")["12-25"] == "Christmas Day"
    assert {"ES", "GB", "FR", "MX", "US"} <= set(countries())


@pytest.mark.parametrize(
    ("country", "region", "year", "field"),
    [("XX", "", 2026, "country"), ("ES", "XX", 2026, "region"), ("ES", "", 1900, "year")],
)
def test_an_unknown_place_or_year_is_refused(
    country: str, region: str, year: int, field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        public_holidays(country, region, year)
    assert refused.value.field == field


def test_the_office_closes_on_them_in_one_step(reception: Reception) -> None:
    desk = reception.desk
    special_on(desk, date(2026, 12, 8), ["10:00-13:00"])
    close_on_public_holidays(desk, 2026)
    hours = desk.office().hours
    assert hours.is_closed_day(date(2026, 10, 12))
    assert hours.openings(date(2026, 12, 8)), "hours of its own stay"
    assert not hours.is_closed_day(date(2026, 9, 11))
    close_on_public_holidays(desk, 2026, region="CT")
    assert desk.office().hours.is_closed_day(date(2026, 9, 11))
    close_on_public_holidays(desk, 2026, country="gb", region="ENG")
    closed = desk.office().hours.closed
    assert date(2026, 8, 31) in closed
    close_on_public_holidays(desk, 2027, country="GB")
    assert date(2027, 12, 27) in desk.office().hours.closed


def test_one_country_does_not_load_all_of_them() -> None:
    code = (
        "import sys; from receptionist.services.public_holidays import public_holidays\n"
        "assert public_holidays('ES', 'MD', 2026)\n"
        "print(*(name for name in sys.modules if name.startswith('holidays.countries.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["holidays.countries.spain"]
