"""A country's and region's public holidays, by name, and closing the office on them in one step."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from receptionist.domain.errors import BadInput
from receptionist.domain.ids import PersonId
from receptionist.domain.office import Office
from receptionist.i18n import _, language
from receptionist.services.desk import Desk
from receptionist.services.office import change_office

if TYPE_CHECKING:
    from holidays import HolidayBase

_FIRST_YEAR: Final = 1950
_LAST_YEAR: Final = 2100
_SHORTEST_NAME: Final = 4
_TONGUES: Final = {"es": ("es",), "en": ("en_GB", "en_US")}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicHoliday:
    """A day on which the country or region does not work."""

    day: date
    name: str


def public_holidays(country: str, region: str, year: int) -> tuple[PublicHoliday, ...]:
    """The public holidays of a year, in order, named in the language in use where it is known.

    No region gives those of the whole country. Raises BadInput.
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise BadInput(_("Public holidays are known from 1950 to 2100."), field="year")
    found = _calendar(country, region, year)
    return tuple(PublicHoliday(day=day, name=name) for day, name in sorted(found.items()))


def countries() -> tuple[str, ...]:
    """The two-letter codes of the countries whose holidays are known."""
    from holidays.registry import COUNTRIES

    return tuple(sorted(codes[1] for codes in COUNTRIES.values()))


def regions(country: str) -> tuple[tuple[str, str], ...]:
    """Code and name of the regions with holidays of their own, by name. Raises BadInput."""
    named = _calendar(country, "", None).get_subdivision_aliases().items()
    # The shortest aliases are other codes of the same region.
    pairs = (
        (code, next((each for each in aliases if len(each) >= _SHORTEST_NAME), code))
        for code, aliases in named
    )
    return tuple(sorted(pairs, key=lambda pair: pair[1].casefold()))


def close_on_public_holidays(
    desk: Desk,
    year: int,
    *,
    country: str = "",
    region: str | None = None,
    by: PersonId | None = None,
) -> Office:
    """Close on a year's public holidays, the office's own unless told otherwise.

    A day to which somebody gave hours of its own keeps them. Raises BadInput.
    """

    def changed(office: Office) -> Office:
        found = public_holidays(*place_of(office, country=country, region=region), year)
        kept = dict(office.hours.special)
        days = {each.day for each in found if each.day not in kept}
        return replace(office, hours=replace(office.hours, closed=office.hours.closed | days))

    return change_office(desk, changed, by=by)


def place_of(office: Office, *, country: str = "", region: str | None = None) -> tuple[str, str]:
    """Country and region, the office's own where nothing else is said."""
    if country and country.upper() != office.country:
        return country.upper(), region or ""
    return office.country, office.region if region is None else region


def _calendar(country: str, region: str, year: int | None) -> HolidayBase:
    from holidays import country_holidays  # heavy, and needed once a year
    from holidays.registry import COUNTRIES

    _load_one_country_only()
    if not any(country in codes for codes in COUNTRIES.values()):
        raise BadInput(
            _("No public holidays are known for the country “{name}”.").format(name=country[:40]),
            field="country",
        )
    plain = country_holidays(country)
    if region and region not in (*plain.subdivisions, *plain.subdivisions_aliases):
        raise BadInput(
            _("No public holidays are known for the region “{name}”.").format(name=region[:40]),
            field="region",
        )
    wanted = _TONGUES.get(language(), ())
    tongue = next((each for each in wanted if each in plain.supported_languages), None)
    return country_holidays(country, subdiv=region or None, years=year, language=tongue)


def _load_one_country_only() -> None:
    """Keep the package of the countries from loading all 250 of them for one: 7 MiB.

    It does so when it is first imported; made known without being run, it only leads to each.
    """
    name = "holidays.countries"
    if name not in sys.modules and (found := importlib.util.find_spec(name)):
        sys.modules[name] = importlib.util.module_from_spec(found)
