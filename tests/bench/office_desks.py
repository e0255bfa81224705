"""Several desks of an office in one process, each taking messages and watching the others'.

`python -m tests.bench.office_desks ADDRESS DESKS EACH PAUSE ALL FIRST STEP`: every desk takes EACH
messages, one every PAUSE seconds, FIRST + n · STEP seconds after the beginning, and sees ALL. It
says "ready", begins at the time it is told on its input, and ends with a line for each message
somebody took or saw. A desk looks for changes as often as a window does, and reads what a window
reads: once for all of them.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from uuid import UUID

from receptionist.domain.ids import MessageId, new_id
from receptionist.domain.message import Caller, Message
from receptionist.domain.trays import Tray
from receptionist.services.desk import Desk, open_desk
from receptionist.services.find_messages import messages, tray_counts
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from ui.ticker import changes_ms

_NEWEST = 80
_AFTERWARDS = 5.0


class OneDesk:
    """Takes at its turn, and notes when it first read each message."""

    def __init__(self, address: str, each: int, pause: float, everything: int) -> None:
        self.desk: Desk = open_desk(Settings(), address=address)
        self.by = self.desk.people().active[0].id
        self.each, self.pause, self.all = each, pause, everything
        self.rows: list[dict[str, object]] = []
        self.seen: set[MessageId] = set()

    def work(self, begin: float, turn: float) -> None:
        """The first one `turn` seconds after `begin`."""
        taken, pause = 0, threading.Event()
        end = begin + self.each * self.pause + _AFTERWARDS
        look = changes_ms(self.desk) / 1000
        while time.time() < end and (taken < self.each or len(self.seen) < self.all):
            due = begin + taken * self.pause + turn
            if taken < self.each and time.time() >= due:
                taken += 1
                self._take()
                self._read()
            elif self.desk.changed_elsewhere():
                self._read()
            else:
                rest = due - time.time() if taken < self.each else look
                pause.wait(max(0.0, min(rest, look)))
        self.desk.close()

    def _take(self) -> None:
        at = time.time()
        id_ = MessageId(new_id(self.desk.now()))
        new = NewMessage(id=id_, caller=Caller(name="María López"), text=repr(at))
        take_message(self.desk, new, by=self.by)
        self.rows.append({"took": str(id_)})

    def _read(self) -> None:
        """The newest messages and the counts of the trays, as a window does after a change."""
        found: tuple[Message, ...] = messages(self.desk, tray=Tray.ALL, limit=_NEWEST)
        tray_counts(self.desk, person=self.by)
        now = time.time()
        for each in found:
            if each.id not in self.seen:
                self.seen.add(each.id)
                self.rows.append({"saw": str(UUID(str(each.id))), "after": now - float(each.text)})


def main() -> None:
    """All desks of this process, side by side."""
    address, desks, each_takes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    pause, everything = float(sys.argv[4]), int(sys.argv[5])
    first, step = float(sys.argv[6]), float(sys.argv[7])
    these = [OneDesk(address, each_takes, pause, everything) for _each in range(desks)]
    print("ready", flush=True)  # noqa: T201 -- to the bench
    begin = float(sys.stdin.readline())
    threads = [
        threading.Thread(target=each.work, args=(begin, first + at * step))
        for at, each in enumerate(these)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in these:
        for row in each.rows:
            print(json.dumps(row))  # noqa: T201


if __name__ == "__main__":
    main()
