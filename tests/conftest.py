"""What holds for every test: no screen, no home of anybody's, no leak, no unexpected log line."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

# A small office screen; the one that Qt makes up is smaller than anybody's.
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    screen = Path(__file__).with_name("support") / "screen.json"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
os.environ.pop("RECEPTIONIST_DATABASE", None)
# Nobody's own keyring is asked, nor changed.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import pytest
from hypothesis import HealthCheck, settings

from receptionist.i18n import language, use_language
from tests.support.server import Server, a_server

if TYPE_CHECKING:
    from tests.support.office import Reception

settings.register_profile(
    "ci",
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("full", parent=settings.get_profile("ci"), max_examples=2000)
settings.load_profile("full" if os.environ.get("RECEPTIONIST_FULL") else "ci")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """RECEPTIONIST_SERVER_ONLY leaves what works on a server: for another version of it."""
    if not os.environ.get("RECEPTIONIST_SERVER_ONLY"):
        return
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        (kept if _on_server(item) else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def _on_server(item: pytest.Item) -> bool:
    params = item.callspec.params.values() if hasattr(item, "callspec") else ()
    chosen = [each for each in params if isinstance(each, str)]
    if "server" in chosen or "on_server" in chosen:
        return True
    return "server" in getattr(item, "fixturenames", ()) and "file" not in chosen


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files of the program lie in the test's own folder."""
    folder = tmp_path / "home"
    monkeypatch.setenv("RECEPTIONIST_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A real PostgreSQL server, started when the first test asks for it."""
    with a_server() as found:
        yield found


@pytest.fixture(scope="session")
def made_on_server(server: Server) -> tuple[str, Reception]:
    """An office that was made once on the server, to be copied; and the name of its database."""
    from tests.support.office import make_reception

    name = server.new_database()
    made = make_reception(server.address(name))
    made.desk.close()
    return name, made


@pytest.fixture
def office_with_logins(server: Server, made_on_server: tuple[str, Reception]) -> Iterator[str]:
    """An office whose people have logins of their own; the address of whoever keeps it."""
    from receptionist.services.office_server.setting_up import create_office

    name = server.new_database(like=made_on_server[0])
    create_office(server.address(name), name="Laura")
    yield server.address(name)
    server.drop(name)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English and leaves no other language behind."""
    before = language()
    use_language("en")
    yield
    use_language(before)


@pytest.fixture(autouse=True)
def _no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """A thread left running fails the test that left it."""
    before = set(threading.enumerate())
    yield
    left = [each for each in threading.enumerate() if each not in before and each.is_alive()]
    for thread in left:
        thread.join(5)
    names = [each.name for each in left if each.is_alive() and not each.name.startswith("Dummy")]
    assert not names, f"threads left running: {names}"


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning nobody expected fails; a test that expects one is marked `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    unexpected = [
        record
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno > logging.INFO and not record.name.startswith(("faker", "hypothesis"))
    ]
    assert not unexpected, [record.getMessage() for record in unexpected]


@pytest.fixture
def in_a_terminal() -> Iterator[None]:
    """Whoever runs the tests may be deaf to their end (nohup), and so would be what they start."""
    names = (signal.SIGHUP, signal.SIGINT)
    deaf = [each for each in names if signal.getsignal(each) == signal.SIG_IGN]
    for each in deaf:
        signal.signal(each, signal.SIG_DFL)
    yield
    for each in deaf:
        signal.signal(each, signal.SIG_IGN)
