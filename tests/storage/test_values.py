"""Whatever a domain value holds, it is the same when it is read back."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.domain.history import KINDS, Taken, What
from receptionist.domain.message import Caller, Message, Offer
from receptionist.domain.replay import replay
from receptionist.storage.tables import Moment, microseconds
from receptionist.storage.values import from_json, only_json, to_json
from tests.domain.lives import ANA, Life, at

moments = st.datetimes(
    min_value=datetime(1970, 1, 2),  # noqa: DTZ001 -- the zone is added by the strategy
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))]),
)
texts = st.text(st.characters(codec="utf-8"), max_size=30)


def of_kind(kind: type[What]) -> st.SearchStrategy[What]:
    return st.builds(kind, **{name: st.from_type(hint) for name, hint in _hints(kind).items()})


def _hints(kind: type[What]) -> dict[str, Any]:
    return {name: hint for name, hint in kind.__annotations__.items() if isinstance(hint, type)}


st.register_type_strategy(datetime, moments)
st.register_type_strategy(str, texts)
events = st.sampled_from(sorted(KINDS)).flatmap(lambda kind: of_kind(KINDS[kind]))


@given(events)
def test_every_kind_of_event_is_read_back_as_it_was(what: What) -> None:
    together = to_json(what)
    assert from_json(type(what), together) == what
    apart = (to_json(what, without=what.personal), only_json(what, what.personal))
    assert from_json(type(what), *apart) == what


@given(events)
def test_a_persons_data_stands_apart(what: What) -> None:
    kept, personal = to_json(what, without=what.personal), only_json(what, what.personal)
    assert not set(json.loads(kept)) & what.personal
    assert set(json.loads(personal)) <= what.personal


def test_defaults_take_no_room_and_new_fields_are_their_defaults() -> None:
    assert to_json(Caller()) == "{}"
    assert from_json(Caller, "{}") == Caller()
    assert from_json(Taken, to_json(Taken(entered_at=at("10:00")))).caller == Caller()


def test_a_whole_message_is_read_back_with_what_was_kept_elsewhere() -> None:
    message = Life("12:00").message
    stored = to_json(message, without=frozenset({"number", "version"}))
    assert from_json(Message, stored, number=message.number, version=message.version) == message
    assert replay(Life("12:00").events, number=7) == message


def test_both_hours_of_the_night_the_clocks_go_back_are_told_apart() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Madrid"))
    written = [to_json(Offer(to=ANA, by=ANA, at=at)) for at in (first, first.replace(fold=1))]
    assert "T00:30" in written[0]
    assert "T01:30" in written[1]


@given(moments)
def test_moments_are_kept_to_the_microsecond(moment: datetime) -> None:
    assert datetime.fromtimestamp(0, UTC) + timedelta(microseconds=microseconds(moment)) == moment


def test_a_naive_time_is_never_stored() -> None:
    with pytest.raises(ValueError, match="naive"):
        Moment().process_bind_param(datetime(2026, 11, 23), dialect=None)  # type: ignore[arg-type]  # noqa: DTZ001
