"""What somebody in front of a real desktop sees of a reminder, and what their clicks do."""

from __future__ import annotations

from receptionist.notifications import SEVERAL, Gone, Notice, Notifier, Urgency
from tests.notifications.heard import Heard
from tests.support.desktop import Desktop
from tests.support.waiting import wait_until

BUTTONS = (("open", "Abrir"), ("done", "Hecho"))


def reminder(key: str, title: str = "María López · Talleres Ruiz") -> Notice:
    return Notice(key=key, title=title, body="Llamar antes de las 13:00", actions=BUTTONS)


def test_a_reminder_is_displayed_with_its_texts(desktop: Desktop, notifier: Notifier) -> None:
    notifier.show(
        Notice(
            key="m1",
            title="María López · Talleres Ruiz",
            body="Presupuesto caldera\nLlamar antes de las 13:00",
            urgency=Urgency.CRITICAL,
            actions=BUTTONS,
        )
    )
    desktop.wait_displayed(1)
    (seen,) = desktop.close_all()
    assert seen.title == "María López · Talleres Ruiz"
    assert seen.body == "Presupuesto caldera\nLlamar antes de las 13:00"
    wait_until(lambda: desktop.noted() == ["CRITICAL receptionist"])
    assert seen.category == "x-receptionist.reminder"
    assert seen.click == "default"


def test_the_next_stage_of_a_message_replaces_the_one_before(
    desktop: Desktop, notifier: Notifier
) -> None:
    for stage in ("En 8 min", "Vence ahora", "Tarde 5 min"):
        notifier.show_all([reminder("m1", stage)])
        notifier.check()
        desktop.wait_displayed(1)
    assert [seen.title for seen in desktop.close_all()] == ["Tarde 5 min"]


def test_messages_that_fall_due_apart_have_one_notification_each(
    desktop: Desktop, notifier: Notifier
) -> None:
    notifier.show_all([reminder("m1", "Uno")])
    desktop.wait_displayed(1)
    notifier.show_all([reminder("m2", "Otro")])
    desktop.wait_displayed(2)
    assert {seen.title for seen in desktop.close_all()} == {"Uno", "Otro"}


def test_a_click_on_it_opens_the_message(
    desktop: Desktop, notifier: Notifier, heard: Heard
) -> None:
    notifier.show_all([reminder("m1")])
    desktop.wait_displayed(1)
    desktop.click()
    wait_until(lambda: heard.actions)
    assert heard.actions == [("m1", "open")]
    desktop.wait_displayed(0)


def test_closed_by_hand_it_is_gone_until_the_next_stage(
    desktop: Desktop, notifier: Notifier, heard: Heard
) -> None:
    notifier.show_all([reminder("m1")])
    desktop.wait_displayed(1)
    desktop.close_all()
    wait_until(lambda: heard.closings)
    assert heard.closings == [("m1", Gone.DISMISSED)]
    assert heard.actions == []
    notifier.show_all([reminder("m1")])
    desktop.wait_displayed(1)


def test_the_button_done_is_heard_as_done(
    desktop: Desktop, notifier: Notifier, heard: Heard
) -> None:
    notifier.show_all([reminder("m1")])
    desktop.wait_displayed(1)
    desktop.choose("#Hecho")
    wait_until(lambda: heard.actions)
    assert heard.actions == [("m1", "done")]
    desktop.wait_displayed(0)


def test_closing_the_message_withdraws_it(
    desktop: Desktop, notifier: Notifier, heard: Heard
) -> None:
    notifier.show_all([reminder("m1", "Uno")])
    desktop.wait_displayed(1)
    notifier.show_all([reminder("m2", "Otro")])
    desktop.wait_displayed(2)
    notifier.withdraw("m1")
    desktop.wait_displayed(1)
    notifier.withdraw("m2")
    desktop.wait_displayed(0)
    notifier.withdraw("never shown")
    assert heard.closings == [], "what we withdraw ourselves is no news"


def test_withdrawn_at_once_is_never_left_on_the_screen(
    desktop: Desktop, notifier: Notifier
) -> None:
    for round_ in range(20):
        notifier.show_all([reminder("m1", f"{round_}")])
        notifier.withdraw("m1")
    notifier.show_all([reminder("m2")])
    desktop.wait_displayed(1)


def test_what_falls_together_is_one_notification(desktop: Desktop, notifier: Notifier) -> None:
    for name in ("Ana Gil", "Pedro Sanz", "Gestoría Vega"):
        notifier.show(reminder(name, name))
    desktop.wait_displayed(1)
    (seen,) = desktop.close_all()
    assert seen.title == "3 reminders"
    assert seen.body == "• Ana Gil\n• Pedro Sanz\n• Gestoría Vega"


def test_a_click_on_several_opens_the_reminders(
    desktop: Desktop, notifier: Notifier, heard: Heard
) -> None:
    notifier.show_all([reminder("m1"), reminder("m2")])
    desktop.wait_displayed(1)
    desktop.click()
    wait_until(lambda: heard.actions)
    assert heard.actions == [(SEVERAL, "open")]


def test_one_of_several_closed_elsewhere_is_counted_out(
    desktop: Desktop, notifier: Notifier
) -> None:
    notifier.show_all([reminder("m1", "Ana"), reminder("m2", "Pedro"), reminder("m3", "Luis")])
    desktop.wait_displayed(1)
    notifier.withdraw("m2")
    notifier.check()
    (seen,) = desktop.close_all()
    assert (seen.title, seen.body) == ("2 reminders", "• Ana\n• Luis")


def test_all_of_several_closed_elsewhere_leaves_nothing(
    desktop: Desktop, notifier: Notifier
) -> None:
    notifier.show_all([reminder("m1"), reminder("m2")])
    desktop.wait_displayed(1)
    notifier.withdraw("m1")
    notifier.withdraw("m2")
    desktop.wait_displayed(0)


def test_nothing_with_buttons_stays_when_the_program_ends(
    desktop: Desktop, notifier: Notifier
) -> None:
    notifier.show_all([reminder("m1")])
    desktop.wait_displayed(1)
    notifier.close()
    desktop.wait_displayed(0)


def test_a_timer_job_delivers_before_it_ends(desktop: Desktop, notifier: Notifier) -> None:
    notifier.show(Notice(key="m1", title="Vence ahora"))
    notifier.close(wait=5.0)
    assert desktop.displayed() == 1, "without buttons it stays, the job is over"
