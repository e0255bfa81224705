"""Two PCs of one office, each with its own notification service: told once, gone at both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import DEVNULL, Popen
from time import monotonic

import pytest

from receptionist.domain.message import Outcome
from receptionist.services.close_message import close
from receptionist.settings import Settings, save_settings
from tests.desktop.program import Program, furnish, start
from tests.support.desktop import Desktop, desktop_on, end, x_server
from tests.support.server import Server
from tests.support.waiting import wait_until


@pytest.fixture
def two_pcs(
    server: Server, display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[tuple[Program, Desktop]]]:
    """Juan sits at both, as somebody does who has a PC at the counter and one in the office."""
    name = server.new_database()
    monkeypatch.setenv("RECEPTIONIST_DATABASE", server.address(name))
    desk, ana, juan = furnish()
    with ExitStack() as stack:
        other = stack.enter_context(x_server())
        found = []
        for at, screen in enumerate((display, other)):
            monkeypatch.setenv("RECEPTIONIST_HOME", str(tmp_path / f"pc{at}"))
            save_settings(
                Settings(
                    person="Juan Peña",
                    reminds_for="person",
                    welcomed=True,
                    told_about_tray=True,
                    language="en",
                )
            )
            desktop = stack.enter_context(desktop_on(screen))
            desktop.start_dunst()
            env = desktop.env | {
                "RECEPTIONIST_HOME": str(tmp_path / f"pc{at}"),
                "RECEPTIONIST_DATABASE": server.address(name),
                "QT_QPA_PLATFORM": "xcb",
            }
            process = stack.enter_context(_started(env))
            found.append((Program(process, env, desk, ana, juan), desktop))
        for program, _desktop in found:
            wait_until(
                lambda pc=program: pc.windows("Talleres Norte"),  # type: ignore[misc]
                within=40,
                what="the window",
            )
        yield found
    desk.close()
    server.drop(name)


@contextmanager
def _started(env: dict[str, str]) -> Iterator[Popen[bytes]]:
    manager = Popen(["openbox"], env=env, stderr=DEVNULL)
    process = start(env)
    try:
        yield process
    finally:
        end(process)
        end(manager)


def test_a_stage_is_shown_once_and_what_is_closed_is_gone_at_both(
    two_pcs: list[tuple[Program, Desktop]],
) -> None:
    (one, first), (other, second) = two_pcs
    message = one.take("Asks about the quote", due_in=1.5)

    def due() -> list[str]:
        return [each for pc in (first, second) for each in pc.noted() if "CRITICAL" in each]

    wait_until(due, within=20, what="the due stage is told at one of them")
    for pc in (one, other):
        wait_until(
            lambda pc=pc: pc.windows("^Reminders$"),  # type: ignore[misc]
            within=20,
            what="both have it in their window",
        )
    assert len(due()) == 1, "told once to one person, at whichever PC"
    assert not set(first.told()) & set(second.told()), "no stage is told at both"
    close(one.desk, message.number, outcome=Outcome.RESOLVED, by=one.juan)
    closed = monotonic()
    for pc, desktop in two_pcs:
        desktop.wait_displayed(0)
        wait_until(
            lambda pc=pc: not pc.windows("^Reminders$"),  # type: ignore[misc]
            what="its reminder is gone",
        )
    assert monotonic() - closed < 5 + 5, "five seconds, and patience with a busy machine"
