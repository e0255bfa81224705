"""An office behind PgBouncer: programs that share two connections, and logins of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from receptionist.domain.errors import StorageAway, StorageTrouble
from receptionist.domain.message import Caller
from receptionist.services import manage_people
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from receptionist.storage import changes
from receptionist.storage.office_server.logins import give_login, withdraw_login
from tests.support.logins import give_logins
from tests.support.office import make_reception
from tests.support.pooler import PROGRAM, a_pooler
from tests.support.server import Server
from tests.support.waiting import wait_until

PROGRAMS, EACH = 4, 10


pytestmark = pytest.mark.skipif(not Path(PROGRAM).exists(), reason="PgBouncer is not installed")


def test_what_each_takes_is_there_once_and_heard_of(server: Server) -> None:
    name = server.new_database()
    with closing(open_desk(Settings(), address=server.address(name))) as desk:
        ana = manage_people.add(desk, "Ana").id
        with a_pooler(server, "transaction") as folder:
            address = f"postgresql://postgres@/{name}?host={folder}"

            def work(program: int) -> None:
                with closing(open_desk(Settings(), address=address, watches=False)) as theirs:
                    for at in range(EACH):
                        new = NewMessage(caller=Caller(name=f"{program}-{at}"))
                        take_message(theirs, new, by=ana)

            with ThreadPoolExecutor(PROGRAMS) as programs:
                list(programs.map(work, range(PROGRAMS)))
            stored = [each.caller.name for each in messages(desk, limit=0)]
            assert len(stored) == len(set(stored)) == PROGRAMS * EACH

            with closing(open_desk(Settings(), address=address)) as listener:
                wait_until(lambda: not listener.changed_elsewhere(), what="it has looked")
                take_message(desk, NewMessage(caller=Caller(name="more")), by=ana)
                # LISTEN is swallowed: it is asked for every two seconds instead.
                most = changes._ASK_SECONDS + 3
                wait_until(listener.changed_elsewhere, within=most, what="it hears of it")
    server.drop(name)


@contextmanager
def asking_passwords(server: Server, database: str) -> Iterator[None]:
    """For this database the server asks every login but the first for its password."""
    rules = server.folder / "data" / "pg_hba.conf"
    before = rules.read_text()
    ours = f"local {database} postgres trust\nlocal {database} all scram-sha-256\n"
    rules.write_text(ours + before)
    server.run("SELECT pg_reload_conf()")
    try:
        yield
    finally:
        rules.write_text(before)
        server.run("SELECT pg_reload_conf()")


@pytest.mark.parametrize("mode", ["session", "transaction"])
def test_each_colleague_works_there_by_their_own_password(
    server: Server, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = server.new_database()
    found = make_reception(server.address(name))
    people = found.desk.people()
    ana, juan = people.find(found.ana), people.find(found.juan)
    found.desk.close()
    assert ana
    assert juan
    give_logins(server, name)
    logins = {each.id: give_login(server.address(name), each) for each in (ana, juan)}
    with asking_passwords(server, name), a_pooler(server, mode, by_password=True) as folder:

        def address(login: str) -> str:
            return f"postgresql://{login}@/{name}?host={folder}"

        def refused(login: str, password: str) -> str:
            monkeypatch.setenv("PGPASSWORD", password)
            with pytest.raises(StorageTrouble) as raised:
                open_desk(Settings(), address=address(login), watches=False)
            # No server that is away, whose last words might be read on.
            assert not isinstance(raised.value, StorageAway)
            return f"{raised.value}"

        for each in (ana, juan):
            login, password = logins[each.id]
            monkeypatch.setenv("PGPASSWORD", password)
            with closing(open_desk(Settings(), address=address(login), watches=False)) as theirs:
                assert theirs.login() == each.id
                new = NewMessage(caller=Caller(name=each.name), assignee=each.id)
                assert take_message(theirs, new, by=each.id).taken_by == each.id
        login, password = logins[ana.id]
        assert "does not accept this login" in refused(login, "another")
        assert "lets nobody in" in refused("nobody_at_all", password)
        withdraw_login(server.address(name), ana)
        assert "lets nobody in" in refused(login, password)
    server.drop(name)
