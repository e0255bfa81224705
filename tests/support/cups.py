"""A printing system of a test's own: CUPS on a socket in a folder, with a printer that makes PDF.

The printer is Debian's cups-pdf but for its last step, which only root may take: what it was sent
goes through the same filters and the same driver, and is made a PDF by the same Ghostscript.
"""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.waiting import wait_until

_SERVER = """
Listen {folder}/socket
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_FILES = """
ServerRoot {folder}/etc
ServerBin {folder}/bin
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
SystemGroup {system}
User {user}
Group {group}
"""
_DRIVER = "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd"
_PROGRAMS = Path("/usr/lib/cups")
_LAST_STEP = """#!/bin/sh
# Called as a backend: job, user, title, copies, options, and the file where it is not stdin.
[ $# = 0 ] && {{ echo 'direct tofile "Unknown" "Files"'; exit 0; }}
gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=pdfwrite -sOutputFile={out}/$1.part ${{6:--}} &&
mv {out}/$1.part {out}/$1.pdf
"""


@dataclass(frozen=True, slots=True)
class Printing:
    """Where CUPS listens (for CUPS_SERVER), and the pages that came out of the printer."""

    address: str
    folder: Path

    def pages(self) -> list[Path]:
        """The printed files, oldest first."""
        return sorted(self.folder.glob("*.pdf"), key=lambda each: int(each.stem))


@contextmanager
def printing_system(printer: str) -> Iterator[Printing]:
    """CUPS with one printer, until the end."""
    # Not in the test's own folder: the filters run as somebody who may not look into that.
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    _furnish(folder)
    settings = ("-c", folder / "etc/cupsd.conf", "-s", folder / "etc/cups-files.conf")
    server = subprocess.Popen(["/usr/sbin/cupsd", "-f", *settings])
    try:
        printing = Printing(str(folder / "socket"), folder / "out")
        wait_until(lambda: Path(printing.address).exists(), what="the printing system listens")
        add = ("lpadmin", "-p", printer, "-E", "-v", "tofile:/", "-P", _DRIVER)
        env = os.environ | {"CUPS_SERVER": printing.address}
        subprocess.run(add, env=env, check=True, capture_output=True)
        yield printing
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder)


def _furnish(folder: Path) -> None:
    """Root prints as everybody's printing user, anybody else as themselves."""
    user = "lp" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    group = "lp" if os.geteuid() == 0 else grp.getgrgid(os.getegid()).gr_name
    system = grp.getgrgid(os.getegid()).gr_name
    folder.chmod(0o755)
    for name in ("etc/ppd", "spool", "cache", "state", "tmp", "out", "bin/backend"):
        (folder / name).mkdir(parents=True)
        shutil.chown(folder / name, group=group)
    (folder / "tmp").chmod(0o1777)
    shutil.chown(folder / "out", user=user)
    for each in _PROGRAMS.iterdir():
        if each.name != "backend":
            (folder / "bin" / each.name).symlink_to(each)
    backend = folder / "bin/backend/tofile"
    backend.write_text(_LAST_STEP.format(out=folder / "out"))
    backend.chmod(0o755)
    (folder / "etc/cupsd.conf").write_text(_SERVER.format(folder=folder))
    files = _FILES.format(folder=folder, user=user, group=group, system=system)
    (folder / "etc/cups-files.conf").write_text(files)
