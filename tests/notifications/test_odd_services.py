"""Services that can do less than most, refuse, or are imitated by a stranger."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from receptionist.notifications import Notice, Notifier, Urgency, open_notifier
from tests.notifications.heard import Heard
from tests.notifications.odd_service import OddService, shout
from tests.support.desktop import Desktop
from tests.support.waiting import wait_until

REMINDER = Notice(
    key="m1",
    title="María López",
    body="Llamar <hoy>",
    urgency=Urgency.CRITICAL,
    actions=(("open", "Abrir"), ("done", "Hecho")),
)


@pytest.fixture
def serve(bare_desktop: Desktop) -> Iterator[Callable[..., OddService]]:
    services: list[OddService] = []

    def start(*abilities: str, refuses_actions: bool = False) -> OddService:
        services.append(OddService(abilities, refuses_actions))
        return services[-1]

    yield start
    for service in services:
        service.close()


def test_a_service_without_bodies_and_buttons_gets_all_in_the_title(
    serve: Callable[..., OddService], notifier: Notifier
) -> None:
    service = serve()
    notifier.show_all([REMINDER])
    (arguments,) = wait_until(lambda: service.notified)
    name, replaces, _icon, title, body, actions, hints, expires = arguments
    assert (name, replaces) == ("Receptionist", 0)
    assert (title, body, actions) == ("María López: Llamar <\u2060hoy>", "", [])
    assert hints["urgency"] == ("y", 2)
    assert hints["desktop-entry"] == ("s", "receptionist")
    assert expires == 0, "critical ones stay until somebody acts"


def test_only_a_service_that_reads_markup_gets_it_escaped(
    serve: Callable[..., OddService], notifier: Notifier
) -> None:
    service = serve("body", "body-markup", "actions")
    notifier.show_all([REMINDER])
    (arguments,) = wait_until(lambda: service.notified)
    assert arguments[3:6] == (
        "María López",
        "Llamar &lt;\u2060hoy&gt;",
        ["default", "Abrir", "open", "Abrir", "done", "Hecho"],
    )


def test_what_the_service_refuses_goes_out_as_a_banner(
    serve: Callable[..., OddService], notifier: Notifier
) -> None:
    service = serve("body", "actions", refuses_actions=True)
    assert notifier.check().available
    notifier.show_all([REMINDER])
    (arguments,) = wait_until(lambda: service.notified)
    assert arguments[0:1] + arguments[3:5] == ("Receptionist", "María López", "Llamar ‹hoy›")
    wait_until(lambda: notifier.health().last_error)
    health = notifier.health()
    assert health.channel == "plyer"
    assert health.last_error == ("The notification service refused: org.odd.Error: no buttons here")


def test_a_stranger_on_the_bus_cannot_press_our_buttons(
    serve: Callable[..., OddService], notifier: Notifier, heard: Heard
) -> None:
    service = serve("body", "actions")
    notifier.show_all([REMINDER])
    wait_until(lambda: service.notified)
    notifier.check()
    shout("ActionInvoked", 1, "done")
    notifier.check()
    assert heard.actions == []


def test_a_bus_that_we_do_not_speak_is_said(monkeypatch: pytest.MonkeyPatch, heard: Heard) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "tcp:host=127.0.0.1,port=1")
    notifier = open_notifier(heard.action)
    notifier.show_all([REMINDER])
    health = notifier.check()
    assert (health.channel, health.available) == ("plyer", False)
    assert health.last_error == "Nobody can tell whether this PC shows notifications."
    notifier.close()
