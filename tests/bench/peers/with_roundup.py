"""Roundup with its own Python interface: stores messages, then does the things of P16 when asked.

What a request to its window does, without HTTP, session and page: the database is opened anew for
each (`opendb` and `main` in `roundup/cgi/client.py`), the tracker itself only once, as
`roundup-server` does (`optimize`); a list reads the columns of its index page. No mail is sent:
nobody but the author is to be told.

Run by Roundup's own interpreter: folder, how many stored. See `answering.py`.
"""

# mypy: ignore-errors
from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from answering import answer


def main(folder: str, stored: int) -> None:
    """Make a tracker, fill it, do what is asked."""
    import roundup.instance

    home = Path(folder, "tracker")
    _install(home)
    tracker = roundup.instance.open(str(home))
    db = tracker.open("admin")
    names = [db.user.create(username=f"user{number}") for number in range(5)]
    for number in range(stored):
        _create(db, number, names[number % 5])
        if number % 500 == 0:
            db.commit()
    db.commit()
    db.close()
    window = roundup.instance.open(str(home), optimize=1)
    number = iter(range(stored, 10**9))

    def create() -> None:
        with closing(window.open("user0")) as db:
            _create(db, next(number), db.getuid())
            db.commit()

    def mine() -> list:
        with closing(window.open("user0")) as db:
            wanted = {"assignedto": db.getuid(), "status": db.status.lookup("unread")}
            found = db.issue.filter(None, wanted, sort=[("+", "activity")])
            return [_shown(db, each) for each in found[:50]]

    def search() -> list:
        with closing(window.open("user0")) as db:
            found = list(db.indexer.search(["caldera"], db.issue))
            return [_shown(db, each) for each in found[:50]]

    answer(create, mine, search)
    os._exit(0)


def _create(db, number: int, to: str) -> None:
    # One in fifty is about the boiler, and one in fifty still open.
    words = "Pregunta por la caldera" if number % 50 == 0 else "Pregunta por la factura"
    status = db.status.lookup("unread" if number % 50 < 1 else "resolved")
    message = db.msg.create(content=f"{words}, 655123456", author=to)
    db.issue.create(title=f"María López {number}", assignedto=to, status=status, messages=[message])


def _shown(db, found: str) -> tuple:
    # As issue.index.html: whose names they are is looked up in the classes they link to.
    issue = db.issue.getnode(found)
    creator, status = db.user.getnode(issue.creator), db.status.getnode(issue.status)
    return found, issue.activity, issue.title, creator.username, status.name


def _install(home: Path) -> None:
    admin = [str(Path(sys.executable).with_name("roundup-admin")), "-i", str(home)]
    settings = (
        "rdbms_backend=sqlite,mail_domain=example.com,mail_host=localhost,"
        "tracker_web=http://localhost/,admin_email=a@example.com,dispatcher_email=a@example.com"
    )
    install = [*admin, "install", "classic", "sqlite", settings]
    subprocess.run(install, check=True, capture_output=True)
    subprocess.run([*admin, "initialise", "admin"], check=True, capture_output=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
