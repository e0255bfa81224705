"""A printing system of a test's own: CUPS on a socket in a folder, with a printer that makes PDF.

The printer is Debian's cups-pdf: what it was sent goes through the real filters, and lies
afterwards where that printer puts everybody's pages.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
SystemGroup root
User lp
Group lp
"""
_DRIVER = "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd"
_EVERYBODYS = Path("/var/spool/cups-pdf/ANONYMOUS")


@contextmanager
def printing_system(printer: str) -> Iterator[str]:
    """CUPS with one printer, until the end; the address for CUPS_SERVER."""
    # Not in the test's own folder: the filters run as somebody who may not look into that.
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    folder.chmod(0o755)
    for name in ("etc/ppd", "spool", "cache", "state", "tmp"):
        (folder / name).mkdir(parents=True)
        shutil.chown(folder / name, group="lp")
    (folder / "tmp").chmod(0o1777)
    (folder / "etc/cupsd.conf").write_text(_SERVER.format(folder=folder))
    (folder / "etc/cups-files.conf").write_text(_FILES.format(folder=folder))
    settings = ("-c", folder / "etc/cupsd.conf", "-s", folder / "etc/cups-files.conf")
    server = subprocess.Popen(["/usr/sbin/cupsd", "-f", *settings])
    try:
        address = str(folder / "socket")
        wait_until(lambda: Path(address).exists(), what="the printing system listens")
        add = ("lpadmin", "-p", printer, "-E", "-v", "cups-pdf:/", "-P", _DRIVER)
        env = os.environ | {"CUPS_SERVER": address}
        subprocess.run(add, env=env, check=True, capture_output=True)
        yield address
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder)


def printed_pages() -> set[Path]:
    """The files that lie where the PDF printer puts them."""
    own = Path(pwd.getpwuid(os.getuid()).pw_dir, "PDF")
    return {file for folder in (own, _EVERYBODYS) for file in folder.glob("*.pdf")}
