"""Names compared as people mean them: accents, case and doubled spaces do not count."""

from __future__ import annotations

import unicodedata

from receptionist.domain.ids import PersonId
from receptionist.domain.people import People


def folded(text: str) -> str:
    """`text` without accents, case and doubled spaces."""
    marks = unicodedata.normalize("NFD", text)
    bare = "".join(sign for sign in marks if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


def people_matching(people: People, typed: str) -> tuple[tuple[PersonId, str], ...]:
    """The active colleagues and departments that `typed` may mean, with their names.

    Initials and whole names mean one alone; else every name, or part of one, that begins so.
    """
    wanted = folded(typed)
    if not wanted:
        return ()
    names = [(each.id, each.name, each.initials) for each in people.active]
    names += [(each.id, each.name, "") for each in people.departments]
    exact = [(id_, name) for id_, name, short in names if wanted in (folded(name), folded(short))]
    if len(exact) == 1:
        return tuple(exact)
    return tuple((id_, name) for id_, name, _short in names if _begins(folded(name), wanted))


def names_meant(names: tuple[str, ...], typed: str) -> tuple[str, ...]:
    """Those of `names` that `typed` may mean: the whole one alone, else every one beginning so."""
    wanted = folded(typed)
    exact = tuple(each for each in names if folded(each) == wanted)
    if exact or not wanted:
        return exact
    return tuple(each for each in names if _begins(folded(each), wanted))


def _begins(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or any(part.startswith(wanted) for part in name.split())
