"""What is on the screen: every notice asked for exactly once, alone or counted among several."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from receptionist.notifications import SEVERAL, TEST, Notice, Urgency
from receptionist.notifications.board import Board, Step, combined, trial_notice

KEYS = st.sampled_from("abcde")
PUT = st.lists(KEYS, min_size=1, max_size=4).map(lambda keys: ("put", keys))
TAKE = KEYS.map(lambda key: ("take", [key]))
GONE = st.sampled_from([*"abcde", SEVERAL]).map(lambda key: ("gone", [key]))


class Screen:
    """What somebody sees who follows the steps."""

    def __init__(self) -> None:
        self.shown: dict[str, Notice] = {}

    def follow(self, steps: list[Step]) -> None:
        for step in steps:
            if isinstance(step, Notice):
                self.shown[step.key] = step
            else:
                assert self.shown.pop(step, None), f"{step} was not there to withdraw"


@given(st.lists(PUT | TAKE | GONE, max_size=30))
def test_every_notice_is_on_the_screen_once(doings: list[tuple[str, list[str]]]) -> None:
    board, screen = Board(), Screen()
    for what, keys in doings:
        match what:
            case "put":
                screen.follow(board.put(Notice(key=key, title=key) for key in keys))
            case "take":
                screen.follow(board.take(keys[0]))
            case _ if keys[0] in screen.shown:
                del screen.shown[keys[0]]
                board.gone(keys[0])
        wanted = [notice.key for notice in board.everything()]
        assert len(wanted) == len(set(wanted))
        alone = set(screen.shown) - {SEVERAL}
        assert alone <= set(wanted)
        assert (SEVERAL in screen.shown) == bool(set(wanted) - alone)


def test_the_one_for_several_names_the_first_and_counts_the_rest() -> None:
    parts = [
        Notice(
            key=str(count),
            title=f"Recado\n{count}",
            urgency=Urgency.CRITICAL if count == 3 else Urgency.LOW,
            actions=(("open", "Abrir"), ("done", "Hecho")),
        )
        for count in range(6)
    ]
    one = combined(parts)
    assert (one.key, one.title) == (SEVERAL, "6 reminders")
    assert one.body == "• Recado 0\n• Recado 1\n• Recado 2\n• Recado 3\nand 2 more"
    assert one.urgency is Urgency.CRITICAL
    assert one.actions == (("open", "Abrir"),), "done needs to know which"
    assert combined(Notice(key=key, title=key) for key in "ab").actions == ()


def test_the_test_always_stands_alone() -> None:
    board = Board()
    steps = board.put([Notice(key="a", title="a"), Notice(key="b", title="b"), trial_notice()])
    assert [step.key for step in steps if isinstance(step, Notice)] == [TEST, SEVERAL]


def test_a_message_that_falls_due_again_leaves_the_several() -> None:
    board = Board()
    board.put([Notice(key="a", title="a"), Notice(key="b", title="b")])
    assert board.put([Notice(key="a", title="late")]) == [Notice(key="a", title="late")]
    assert board.put([Notice(key="b", title="late")]) == [SEVERAL, Notice(key="b", title="late")]


def test_an_endless_day_fills_no_memory() -> None:
    board = Board(room=3)
    for count in range(10):
        board.put([Notice(key=f"alone {count}", title="x")])
        board.put([Notice(key=f"{count} {part}", title="x") for part in "ab"])
    assert len(board.everything()) <= 6
