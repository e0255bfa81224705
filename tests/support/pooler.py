"""A real pooler (PgBouncer) between a program and the tests' server."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from tests.support.server import Server
from tests.support.waiting import wait_until

PROGRAM = shutil.which("pgbouncer") or "/usr/sbin/pgbouncer"

_SETTINGS = """
[databases]
* = host={server}
[pgbouncer]
listen_addr =
listen_port = 5432
unix_socket_dir = {folder}
auth_file = {folder}/logins
{who}
pool_mode = {mode}
default_pool_size = 2
ignore_startup_parameters = options
logfile = {folder}/log
"""

_ANYBODY = "auth_type = trust"
_BY_ITS_OWN = """
auth_type = scram-sha-256
auth_user = postgres
auth_query = SELECT usename, passwd FROM pg_shadow WHERE usename = $1
"""


@contextmanager
def a_pooler(server: Server, mode: str, *, by_password: bool = False) -> Iterator[Path]:
    """Start one that shares two connections of each login; the folder of its socket.

    `by_password` asks each login for its own, which the server keeps.
    """
    folder = Path(mkdtemp(prefix="pooler-"))
    (folder / "logins").write_text('"postgres" ""\n')
    settings = _SETTINGS.format(
        server=server.folder,
        folder=folder,
        mode=mode,
        who=_BY_ITS_OWN if by_password else _ANYBODY,
    )
    (folder / "settings.ini").write_text(settings)
    if server.user:
        for each in (folder, *folder.iterdir()):
            shutil.chown(each, server.user)
    pooler = subprocess.Popen([PROGRAM, "-q", str(folder / "settings.ini")], user=server.user)
    try:
        wait_until((folder / ".s.PGSQL.5432").exists, what="the pooler listens")
        yield folder
    finally:
        pooler.terminate()
        pooler.wait()
        shutil.rmtree(folder, ignore_errors=True)
