"""A folder full of drafts: the newest come back, the others one by one, and the window lives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pytestqt.qtbot import QtBot

from tests.support.window import NOON, Workplace, settled
from ui.capture.come_back import MOST
from ui.drafts import keep_draft, load_drafts, new_draft
from ui.views.capture_page import CapturePage


def names(page: CapturePage) -> list[str]:
    return [form.draft.who for form in page.forms]


def test_thousands_of_drafts_never_become_thousands_of_forms(
    qtbot: QtBot, workplace: Workplace
) -> None:
    every = [f"Caller {at:02}" for at in range(MOST + 2)]
    for at, who in enumerate(every):
        draft = new_draft(NOON + timedelta(seconds=at), person=workplace.seat.me)
        keep_draft(replace(draft, who=who))
    page = CapturePage(workplace.seat, workplace.background)
    qtbot.addWidget(page)
    seen: list[int] = []

    def looked() -> bool:
        seen.append(len(page.forms))
        return seen[-1] == MOST

    qtbot.waitUntil(looked)
    assert names(page) == every[2:]
    some = [count for count in seen if count]
    assert some[0] < MOST, "a key could come in between"
    assert "2 older drafts are on the disk" in page._banner.accessibleName()
    page.throw_away()
    qtbot.waitUntil(lambda: every[1] in names(page))
    page.throw_away()
    qtbot.waitUntil(lambda: every[0] in names(page))
    page.throw_away()
    settled(qtbot, workplace.background)
    assert len(page.forms) == MOST - 1
    assert len(load_drafts()) == MOST - 1
