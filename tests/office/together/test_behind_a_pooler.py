"""Four programs of an office behind PgBouncer in transaction mode, which share two connections."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from receptionist.domain.message import Caller
from receptionist.services import manage_people
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from receptionist.storage import changes
from tests.support.pooler import PROGRAM, a_pooler
from tests.support.server import Server
from tests.support.waiting import wait_until

PROGRAMS, EACH = 4, 10


@pytest.mark.skipif(not Path(PROGRAM).exists(), reason="PgBouncer is not installed here")
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
