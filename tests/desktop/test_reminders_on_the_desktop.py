"""A message falls due on a real desktop: it is displayed, acted on with keys, and withdrawn."""

from __future__ import annotations

from receptionist.domain.message import Outcome
from receptionist.services import close_message
from tests.desktop.program import Program
from tests.support.desktop import Desktop
from tests.support.waiting import wait_until


def test_due_is_displayed_and_done_from_the_notification(
    program: Program, desktop: Desktop
) -> None:
    message = program.take("Asks about the quote", due_in=1.5)
    desktop.wait_displayed(1)
    wait_until(lambda: "CRITICAL receptionist" in desktop.noted(), what="the due stage")
    wait_until(lambda: program.windows("^Reminders$"), what="the reminder window")
    desktop.choose("Done")
    wait_until(lambda: "Close" in program.front(), what="the close box has the keyboard")
    program.xdotool("key", "Return")
    wait_until(lambda: not program.message(message.number).open, what="it is closed on disk")
    closing = program.message(message.number).closing
    assert closing is not None
    assert closing.outcome is Outcome.RESOLVED
    desktop.wait_displayed(0)
    wait_until(lambda: not program.windows("^Reminders$"), what="the reminder window is gone")


def test_a_click_opens_the_message_and_closing_elsewhere_withdraws_it(
    program: Program, desktop: Desktop
) -> None:
    message = program.take("Needs the certificate", due_in=-60)
    desktop.wait_displayed(1)
    desktop.click()
    wait_until(lambda: "Talleres Norte" in program.front(), what="the window comes up")

    def accepted() -> bool:
        program.xdotool("key", "a")
        return program.message(message.number).accepted_at is not None

    wait_until(accepted, what="accepted with one key")
    close_message.close(program.desk, 1, outcome=Outcome.RESOLVED, by=program.juan)
    desktop.wait_displayed(0)
    texts = [seen for seen in desktop.close_all() if "María López" in seen.title]
    assert texts
    assert "655 12 34 56" in texts[0].body
    assert "For Juan Peña" in texts[0].body


def test_a_second_start_raises_the_first_window(program: Program) -> None:
    from tests.desktop.program import start

    program.xdotool("search", "--name", "Talleres Norte", "windowminimize")
    again = start(program.env)
    assert again.wait(20) == 0
    wait_until(lambda: "Talleres Norte" in program.front(), what="the first window is in front")
    assert len(program.windows("Talleres Norte")) == 1


def test_closing_the_window_keeps_reminding(program: Program, desktop: Desktop) -> None:
    program.xdotool("search", "--name", "Talleres Norte", "windowclose")
    assert program.process.poll() is None
    program.take("Still reminded of", due_in=0.5)
    desktop.wait_displayed(1)
    wait_until(lambda: program.windows("^Reminders$"), what="the reminder window")
