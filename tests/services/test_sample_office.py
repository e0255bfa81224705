"""A sample office: believable, consistent, and the same for the same seed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from receptionist.clock import SetClock
from receptionist.domain.errors import BadInput, Cancelled, NotAllowed
from receptionist.domain.trays import Tray
from receptionist.notifications import SilentNotifier
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import Desk
from receptionist.services.find_messages import messages
from receptionist.services.remind import remind
from receptionist.services.sample_office import fill_with_sample
from receptionist.services.summarise_day import summarise_day
from tests.domain.lives import at
from tests.support.office import Reception, open_at


def sample(
    folder: Path, name: str, language: str, *, seed: int = 1, count: int = 300, day: int = 24
) -> Desk:
    clock = SetClock(at("12:00", day=day))
    desk = open_at(f"sqlite:///{folder / name}", clock, SilentNotifier())
    assert fill_with_sample(desk, count=count, seed=seed, language=language) == count
    return desk


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_same_seed_makes_the_same_office(tmp_path: Path, language: str) -> None:
    one, two, other = (
        sample(tmp_path, f"{at_}.sqlite3", language, seed=seed)
        for at_, seed in enumerate((1, 1, 2))
    )
    everything = messages(one, tray=Tray.ALL, limit=0)
    assert len(everything) == 300
    assert messages(two, tray=Tray.ALL, limit=0) == everything
    assert messages(other, tray=Tray.ALL, limit=0) != everything
    assert one.people() == two.people()
    for desk in (one, two, other):
        desk.close()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, Cancelled])
def test_stopped_half_way_there_is_none(tmp_path: Path, stop: type[BaseException]) -> None:
    clock = SetClock(at("12:00", day=24))
    desk = open_at(f"sqlite:///{tmp_path}/sample.sqlite3", clock, SilentNotifier())
    heard: list[float] = []

    def how_far(part: float) -> None:
        heard.append(part)
        raise stop

    with pytest.raises(Cancelled, match="nothing was changed"):
        fill_with_sample(desk, count=1500, seed=1, language="en", how_far=how_far)
    assert heard == [1000 / 1500]
    assert not desk.people().active
    assert fill_with_sample(desk, count=3, seed=1, language="en") == 3
    desk.close()


def test_a_sample_office_holds_together_and_says_that_it_is_one(tmp_path: Path) -> None:
    desk = sample(tmp_path, "es.sqlite3", "es", count=1100)
    assert desk.office().sample
    assert check_desk(desk).troubles == ()
    assert summarise_day(desk, date(2026, 11, 24)).balance.adds_up
    assert [each.number for each in messages(desk, words="#7", tray=Tray.ALL)][:1] == [7]
    assert len(remind(desk)) > 0
    assert remind(desk) == ()
    desk.close()


@pytest.mark.parametrize("language", ["es", "en"])
def test_it_shows_kinds_of_call_departments_and_an_absence(tmp_path: Path, language: str) -> None:
    desk = sample(tmp_path, f"{language}.sqlite3", language, count=60)
    office, people = desk.office(), desk.people()
    assert [bool(each.questions) for each in office.call_types] == [True, True, False]
    assert all(each.greeting and people.name(each.assignee) for each in office.call_types)
    usual = {each.call_type for each in people.departments}
    assert usual == {office.call_types[0].id, office.call_types[-1].id}
    (planned,) = (one for each in people for one in each.absences)
    assert planned.start == at("00:00", day=30) - office.hours.local(desk.now()).utcoffset()  # type: ignore[operator]
    assert people.name(planned.deputy)
    typed = [each for each in messages(desk, tray=Tray.ALL) if each.call_type]
    assert any(answer for each in typed for _question, answer in each.answers)
    desk.close()


def test_made_on_a_saturday_nobody_comes_back_to_a_closed_office(tmp_path: Path) -> None:
    desk = sample(tmp_path, "es.sqlite3", "es", count=10, day=28)
    (back,) = filter(None, (each.presence_at(desk.now()).back_at for each in desk.people()))
    assert desk.office().hours.is_open(back)
    desk.close()


def test_nobodys_work_is_mixed_in(reception: Reception) -> None:
    with pytest.raises(NotAllowed, match="an empty database of its own"):
        fill_with_sample(reception.desk, count=1, seed=1, language="es")
    for count in (-1, 10**8):
        with pytest.raises(BadInput, match="Between 0 and 10 million"):
            fill_with_sample(reception.desk, count=count, seed=1, language="es")


def test_a_sample_office_may_be_empty(tmp_path: Path) -> None:
    desk = sample(tmp_path, "empty.sqlite3", "fr", count=0)
    assert (messages(desk), desk.office().language) == ((), "en")
    desk.close()
