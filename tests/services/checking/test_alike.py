"""What is taken for granted because others were alike is what would be found by folding it.

Histories that nobody lived, of every kind of event; each is changed in the ways in which a text may
look as before and mean something else. `--full` makes many more of them.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final

import pytest

from receptionist.domain.history import KINDS
from receptionist.domain.people import Colleague, People
from receptionist.services.check_desk import _folded
from receptionist.services.checking.alike import Alike
from receptionist.services.checking.invariants import broken_rules
from receptionist.storage.tables import microseconds
from receptionist.storage.whole import Stored
from tests.services.checking.made_up import PEOPLE, made_up, with_line

FULL: Final = bool(os.environ.get("RECEPTIONIST_FULL"))
HOW_MANY: Final = 20_000 if FULL else 400
_EVERYBODY: Final = frozenset(each.hex for each in PEOPLE)
_COLLEAGUES: Final = People(
    tuple(Colleague(id=each, name="x", initials=str(at)) for at, each in enumerate(PEOPLE))
)
_TEXT: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(:?)')
_VALUE_OF_DUE: Final = re.compile(r'"due_at":"([^"]+)"')
_OWN_WORD: Final = re.compile(r"[a-z-]+")
_ODD: Final = (
    *("", "x", "Otra", "closed", "phone", r"\u0041", r"a\"b", "a\\", "\x01", 'a","b":"c', "%s"),
    *("2026-11-23T09:00:00+00:00", "2026-11-23T10:00:00+01:00", "2026-11-23T09:00:00.000000+00:00"),
    *("2026-13-23T09:00:00+00:00", "2026-11-23T09:00:00", "2026-11-23", "23 h", "20261123"),
    *("A" * 32, "0" * 31, "0" * 32, f"{'0' * 8}-0000-0000-0000-{'0' * 12}"),
)


def _is_in_order(stored: Stored) -> bool:
    """By folding it."""
    message, events = _folded(stored)
    return message is not None and not broken_rules(message, events, _COLLEAGUES)


def _holds(alike: Alike, stored: Stored) -> bool:
    outline = alike.outline(stored)
    return outline is not None and alike.holds(outline, stored)


def _learn(alike: Alike, stored: Stored) -> None:
    outline = alike.outline(stored)
    if outline and _is_in_order(stored):
        alike.learn(outline, stored)


def _renamed(stored: Stored, random: Random) -> Stored:
    """The same history with other words, ids and moments; those that were the same still are."""
    others: dict[str, str] = {}
    taken: set[str] = set()

    def other(value: str) -> str:
        if _OWN_WORD.fullmatch(value):
            return value
        while value not in others:
            made = _like(value, random)
            if made not in taken:
                others[value] = made
                taken.add(made)
        return others[value]

    def text(json: str | None) -> str | None:
        return json and _TEXT.sub(
            lambda found: found[0] if found[2] or not found[1] else f'"{other(found[1])}"', json
        )

    def moment(at: int | None) -> int | None:
        return None if at is None else _microseconds(other(_iso(at)))

    def id_(hex_: str | None) -> str | None:
        return hex_ and other(hex_)

    version, taken_at, *people, due_at, closed_at = stored.columns
    lines = []
    for number, event, happened, recorded, by, kind, pc, data, *marks, words, salt in stored.lines:
        now = moment(happened)
        assert now is not None
        at = (now, now + recorded - happened, id_(by))
        lines.append((number, id_(event), *at, kind, pc, text(data), *marks, text(words), salt))
    columns = (version, moment(taken_at), *map(id_, people), moment(due_at), moment(closed_at))
    return replace(
        stored,
        id=other(stored.id),
        columns=columns,
        state=text(stored.state) or "",
        lines=lines,
    )


def _like(value: str, random: Random) -> str:
    if value in _EVERYBODY:
        return random.choice(sorted(_EVERYBODY))
    if re.fullmatch(r"[0-9a-f]{32}", value):
        return f"{random.getrandbits(128):032x}"
    if re.match(r"\d{4}-\d\d-\d\dT", value):
        return _iso(random.randrange(1_700_000_000_000_000))
    return f"{random.randrange(10**6)} Ñ"


def _iso(at: int) -> str:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at)).isoformat()


def _microseconds(moment: str) -> int:
    return microseconds(datetime.fromisoformat(moment))


def test_of_words_ids_and_times_a_fold_asks_only_whether_they_are_the_same() -> None:
    """With others it is stored as the same, and so the second one need not be folded."""
    random, alike, spared = Random(1), Alike(_EVERYBODY), 0  # noqa: S311 -- no secret
    for _each in range(HOW_MANY):
        one = made_up(random)
        _learn(alike, one)
        other = _renamed(one, random)
        assert _is_in_order(other) == _is_in_order(one)
        spared += _holds(alike, other)
        assert not _holds(alike, other) or _is_in_order(other)
    assert spared > HOW_MANY / 3, "most are spared, but for what is a duplicate or out of order"


def test_histories_of_every_kind_are_made_up() -> None:
    random = Random(2)  # noqa: S311 -- no secret
    kinds = {line[5] for _each in range(HOW_MANY) for line in made_up(random).lines}
    assert kinds == set(KINDS)


def test_whatever_is_changed_is_either_seen_or_harmless() -> None:
    """A change somewhere, or the same one everywhere as a forger would do; beside many learnt."""
    random, alike, seen = Random(3), Alike(_EVERYBODY), 0  # noqa: S311 -- no secret
    for _each in range(HOW_MANY):
        one = made_up(random)
        _learn(alike, one)
        for changed in (_one_thing(one, random), _one_value(one, random), _cut(one, random)):
            held = _holds(alike, changed)
            assert not held or _is_in_order(changed), changed
            seen += not held
    assert seen > HOW_MANY


def _one_thing(stored: Stored, random: Random) -> Stored:
    """One column of the message or of a line is something else."""
    odd: list[Any] = [None, 0, 1.5, b"x", "x", -1, 10**19, *_ODD, *_EVERYBODY]
    value = random.choice(odd)
    which = random.randrange(3)
    if which == 0:
        at = random.randrange(len(stored.columns))
        columns = (*stored.columns[:at], value, *stored.columns[at + 1 :])
        return replace(stored, columns=columns)
    if which == 1:
        place = random.randrange(len(stored.lines))
        return with_line(stored, place, random.choice((1, 2, 3, 4, 5, 7, 10)), value)
    span = random.choice(list(_TEXT.finditer(stored.state))).span(1)
    return replace(stored, state=f"{stored.state[: span[0]]}{value}{stored.state[span[1] :]}")


def _one_value(stored: Stored, random: Random) -> Stored:
    """A value is another one wherever it stands, in the history and in what became of it."""
    of = [
        stored.state,
        *(line[7] for line in stored.lines),
        *(line[10] or "" for line in stored.lines),
    ]
    was = random.choice([value for text in of for value, name in _TEXT.findall(text) if not name])
    now = random.choice(_ODD)

    def text(json: str | None) -> str | None:
        return json and json.replace(f'"{was}"', f'"{now}"')

    lines = [
        (*line[:7], text(line[7]), *line[8:10], text(line[10]), line[11]) for line in stored.lines
    ]
    return replace(stored, state=text(stored.state) or "", lines=lines)


def _cut(stored: Stored, random: Random) -> Stored:
    """A letter of a text is gone, or another one."""
    letter = random.choice(
        ("", '"', "\\", ":", "{", "}", "\x1d", "\x1e", "\x1f", "\n", " ", "9", "\udcff")
    )

    def torn(json: str) -> str:
        at = random.randrange(len(json))
        return json[:at] + letter + json[at + 1 :]

    place = random.randrange(len(stored.lines))
    column = random.choice((7, 7, 10))
    if random.random() < 0.3 or not stored.lines[place][column]:
        return replace(stored, state=torn(stored.state))
    return with_line(stored, place, column, torn(stored.lines[place][column]))


@pytest.fixture
def one() -> Stored:
    """A message just taken for somebody, with a promise."""
    random = Random(6)  # noqa: S311 -- no secret
    while True:
        made = made_up(random, most=1)
        if made.columns[3] and made.columns[6] and _is_in_order(made):
            return made


@pytest.fixture
def alike(one: Stored) -> Alike:
    """That one is known."""
    found = Alike(_EVERYBODY)
    _learn(found, one)
    assert _holds(found, one)
    return found


def test_what_is_out_of_order_is_not_taken_for_granted(one: Stored, alike: Alike) -> None:
    """Whoever did it, or has it, is nobody here; it happened after it was written down."""
    assert not _holds(Alike(frozenset(), alike.known), one)
    others = _EVERYBODY - {one.columns[3]} | {one.columns[2]}
    assert _holds(Alike(others, alike.known), one) == (one.columns[2] == one.columns[3])
    assert not _holds(alike, with_line(one, 0, 2, one.lines[0][3] + 60_000_001))
    assert not _holds(alike, with_line(one, 0, 3, one.lines[0][2] - 60_000_001))


def test_a_column_is_compared_as_it_is(one: Stored, alike: Alike) -> None:
    for at in (1, 6):
        for other in (one.columns[at] + 0.25, str(one.columns[at]), one.columns[at] + 1, 10**19):
            columns = (*one.columns[:at], other, *one.columns[at + 1 :])
            assert not _holds(alike, replace(one, columns=columns))


def test_nothing_is_learnt_from_what_was_written_in_other_words(one: Stored) -> None:
    """Of those who are alike nobody would look whether theirs can be read."""
    due = _VALUE_OF_DUE.search(one.lines[0][7])
    assert due
    for other in (due[1].replace("+00:00", ".000000+00:00"), due[1].replace("+00:00", "Z")):
        changed = with_line(one, 0, 7, one.lines[0][7].replace(due[1], other))
        changed = replace(changed, state=one.state.replace(due[1], other))
        alike = Alike(_EVERYBODY)
        _learn(alike, changed)
        assert _is_in_order(changed)
        assert not alike.known


def test_nothing_is_learnt_from_a_column_that_no_line_tells_of(one: Stored) -> None:
    alike = Alike(_EVERYBODY)
    outline = alike.outline(one)
    assert outline
    columns = (*one.columns[:6], one.columns[6] + 1, *one.columns[7:])
    alike.learn(outline, replace(one, columns=columns))
    assert not alike.known


def test_signs_of_our_own_in_a_text_are_odd(one: Stored, alike: Alike) -> None:
    for sign in ("\x1d", "\x1e", "\x1f"):
        assert alike.outline(with_line(one, 0, 7, one.lines[0][7].replace("{", "{" + sign))) is None


def test_what_is_a_duplicate_is_always_folded() -> None:
    """Of which one, and whether that leads back, only those who know all of them can say."""
    random, alike = Random(7), Alike(_EVERYBODY)  # noqa: S311 -- no secret
    found = 0
    for _each in range(300):
        made = made_up(random, most=2)
        _learn(alike, made)
        if '"of":' in made.state and _is_in_order(made):
            found += 1
            assert not _holds(alike, made)
    assert found


def test_only_so_many_shapes_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("receptionist.services.checking.alike._MOST", 2)
    random, alike = Random(5), Alike(_EVERYBODY)  # noqa: S311 -- no secret
    for _each in range(50):
        _learn(alike, made_up(random))
    assert len(alike.known) == 2
