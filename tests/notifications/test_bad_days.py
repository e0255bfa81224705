"""The notification service dies, hangs, comes back or never was: nobody waits and it is said."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from receptionist.notifications import TEST, Notice, Notifier, open_notifier
from tests.notifications.heard import Heard
from tests.support.desktop import Desktop
from tests.support.waiting import wait_until

BUTTONS = (("open", "Abrir"), ("done", "Hecho"))


def reminder(key: str, title: str) -> Notice:
    return Notice(key=key, title=title, actions=BUTTONS)


def seconds(work: Callable[[], object]) -> float:
    start = time.monotonic()
    work()
    return time.monotonic() - start


def test_with_a_service_all_is_well(desktop: Desktop, notifier: Notifier) -> None:
    health = notifier.check()
    assert (health.channel, health.available, health.last_error) == ("freedesktop", True, "")
    assert health.last_proven_visible is None, "nobody has seen anything yet"


def test_the_service_is_killed_and_started_again(
    desktop: Desktop, notifier: Notifier, heard: Heard
) -> None:
    notifier.show_all([reminder("m1", "Vence ahora")])
    desktop.wait_displayed(1)
    desktop.kill_dunst()
    wait_until(lambda: not notifier.health().available)
    assert notifier.health().last_error == "No notification service is running on this PC."
    desktop.start_dunst()
    desktop.wait_displayed(1)
    assert notifier.check().available
    desktop.click()
    wait_until(lambda: heard.actions)
    assert heard.actions == [("m1", "open")]


def test_a_new_service_shows_what_was_on_the_screen_as_one(
    desktop: Desktop, notifier: Notifier
) -> None:
    for count, key in enumerate(("m1", "m2", "m3"), start=1):
        notifier.show_all([reminder(key, key)])
        desktop.wait_displayed(count)
    desktop.kill_dunst()
    notifier.withdraw("m2")
    desktop.start_dunst()
    desktop.wait_displayed(1)
    (seen,) = desktop.close_all()
    assert (seen.title, seen.body) == ("2 reminders", "• m1\n• m3")


def test_without_a_service_it_is_said_and_nothing_is_lost(
    bare_desktop: Desktop, notifier: Notifier
) -> None:
    health = notifier.check()
    assert (health.channel, health.available) == ("none", False)
    assert health.last_error == "No notification service is running on this PC."
    notifier.show_all([reminder("m1", "Vence ahora")])
    notifier.check()
    bare_desktop.start_dunst()
    bare_desktop.wait_displayed(1)
    assert notifier.check().available


def test_without_a_bus_it_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, heard: Heard
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    notifier = open_notifier(heard.action)
    notifier.show_all([reminder("m1", "Vence ahora")])
    health = notifier.check()
    assert (health.channel, health.available) == ("none", False)
    assert health.last_error == "This session has no desktop that could show notifications."
    assert seconds(notifier.close) < 1.0


def test_the_bus_is_found_where_systemd_puts_it(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, heard: Heard
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    notifier = open_notifier(heard.action)
    assert notifier.check().available
    notifier.close()


def test_the_bus_ends_and_nothing_breaks(desktop: Desktop, notifier: Notifier) -> None:
    notifier.show_all([reminder("m1", "Vence ahora")])
    desktop.wait_displayed(1)
    desktop.end_bus()
    wait_until(lambda: notifier.health().channel == "none")
    notifier.show_all([reminder("m1", "Tarde 5 min")])
    desktop.start_bus()
    desktop.start_dunst()
    desktop.wait_displayed(1)
    assert [seen.title for seen in desktop.close_all()] == ["Tarde 5 min"]


def test_a_service_that_hangs_holds_nobody_up(
    desktop: Desktop, notifier: Notifier, heard: Heard
) -> None:
    notifier.show_all([reminder("m1", "Vence ahora")])
    desktop.wait_displayed(1)
    desktop.freeze_dunst()
    for count in range(50):
        assert seconds(lambda: notifier.show(reminder(f"k{count}", "Otro"))) < 0.05  # noqa: B023
    wait_until(lambda: not notifier.health().available)
    health = notifier.health()
    assert health.channel == "freedesktop"
    assert health.last_error == "The notification service of this PC does not answer."
    notifier.show_all([reminder("m1", "Tarde 5 min")])
    assert seconds(notifier.close) < 0.5


def test_a_service_that_hung_catches_up_without_a_storm(
    desktop: Desktop, notifier: Notifier
) -> None:
    notifier.check()
    desktop.freeze_dunst()
    notifier.show_all([reminder("m0", "Primero")])
    wait_until(lambda: not notifier.health().available)
    for count in range(5):
        notifier.show_all([reminder(f"m{count}", f"Recado {count}")])
    notifier.withdraw("m4")
    desktop.thaw_dunst()
    wait_until(lambda: notifier.health().available)
    notifier.check()
    desktop.wait_displayed(1)
    (seen, *_earlier) = desktop.close_all()
    assert seen.title == "4 reminders"


def test_closing_while_the_service_hangs_does_not_wait(desktop: Desktop, heard: Heard) -> None:
    desktop.freeze_dunst()
    notifier = open_notifier(heard.action)
    notifier.show_all([reminder("m1", "Vence ahora")])
    assert seconds(notifier.close) < 0.5


def test_the_test_is_answered(desktop: Desktop, notifier: Notifier, heard: Heard) -> None:
    notifier.test()
    desktop.wait_displayed(1)
    desktop.choose("#I see it")
    proven = wait_until(lambda: notifier.health().last_proven_visible)
    assert heard.actions == [(TEST, "seen")]
    wait_until(lambda: heard.healths[-1].last_proven_visible == proven)


def test_somebody_says_in_the_window_that_the_test_was_seen(
    desktop: Desktop, notifier: Notifier, heard: Heard
) -> None:
    notifier.test_seen()
    wait_until(lambda: notifier.health().last_proven_visible)


def test_a_listener_that_fails_ends_nothing(
    desktop: Desktop, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_key: str, _action: str) -> None:
        raise RuntimeError("a window's mistake")

    notifier = open_notifier(fail)
    notifier.show_all([reminder("m1", "Uno")])
    desktop.wait_displayed(1)
    desktop.click()
    wait_until(lambda: "a listener to notifications failed" in caplog.text)
    caplog.clear()
    notifier.show_all([reminder("m2", "Otro")])
    desktop.wait_displayed(1)
    notifier.close()


def test_nothing_is_left_behind(desktop: Desktop, heard: Heard) -> None:
    def held() -> tuple[int, int]:
        return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))

    before = held()
    for count in range(10):
        notifier = open_notifier(heard.action)
        notifier.show_all([reminder("m1", f"{count}")])
        notifier.check()
        notifier.close()
        notifier.close()
        notifier.show(reminder("m2", "too late"))
        notifier.withdraw("m2")
    assert held() == before
