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
auth_type = trust
auth_file = {folder}/logins
pool_mode = {mode}
default_pool_size = 2
ignore_startup_parameters = options
logfile = {folder}/log
"""


@contextmanager
def a_pooler(server: Server, mode: str) -> Iterator[Path]:
    """Start one that shares two connections; the folder of its socket."""
    folder = Path(mkdtemp(prefix="pooler-"))
    (folder / "logins").write_text('"postgres" ""\n')
    settings = _SETTINGS.format(server=server.folder, folder=folder, mode=mode)
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
