"""The only way in: python3 dev.py run | test | check | bench | screenshots | package.

Standard library only: a machine with nothing but Python makes its own environment in .venv, from
the hash-locked lists in requirements/, once. On Windows: py dev.py run.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

MACHINE = "tests/services/test_machine.py"
SERVERS = ("tests/storage", "tests/services", "tests/office")
ROOM = 2 * 1024**3
LIBRARIES = {
    # what Qt loads on Linux: the Debian/Ubuntu package, then Fedora's
    "libGL.so.1": ("libgl1", "mesa-libGL"),
    "libEGL.so.1": ("libegl1", "mesa-libEGL"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libz.so.1": ("zlib1g", "zlib"),
}
TEST_TOOLS = {
    # the real parts the tests run against, and the Debian/Ubuntu package of each
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dunst": "dunst",
    "dbus-daemon": "dbus",
    "dbus-monitor": "dbus-bin",
    "notify-send": "libnotify-bin",
    "pdftoppm": "poppler-utils",
    "git": "git",
    "/usr/sbin/cupsd": "cups",
    "lpadmin": "cups-client",
    "/usr/lib/cups/backend/cups-pdf": "printer-driver-cups-pdf",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "strace": "strace",
    "openssl": "openssl",
    "faketime": "faketime",
    "gnome-keyring-daemon": "gnome-keyring",
    "/usr/sbin/pgbouncer": "pgbouncer",
}


def main() -> int:
    """Do the verb that was asked for; the exit code of the program it ran."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    verbs = ("run", "test", "check", "bench", "screenshots", "package")
    parser.add_argument("verb", choices=verbs)
    parser.add_argument("--full", action="store_true", help="test, bench: at full length and size")
    options, rest = parser.parse_known_args()
    if sys.version_info < (3, 11):  # noqa: UP036 -- it is started by whatever Python there is
        return _say("Receptionist needs Python 3.11 or newer; this is " + sys.version.split()[0])
    os.chdir(HERE)
    try:
        _environment(dev=options.verb != "run")
        if options.verb == "test":
            _test_tools()
        verb = {"run": _run, "test": _test, "check": _check}.get(options.verb)
        if options.full:
            os.environ["RECEPTIONIST_FULL"] = "1"
        return verb(rest) if verb else _python("packaging/" + options.verb + ".py", *rest)
    except _CannotGoOn as trouble:
        return _say(str(trouble))
    except KeyboardInterrupt:
        return 130


def _run(rest: list[str]) -> int:
    if LINUX and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("No display here: playing the sample morning offscreen instead.", flush=True)
        return _python("-m", "ui.sample_morning", *rest)
    return _python("-m", "ui.start", *rest)


def _test(rest: list[str]) -> int:
    # What the tests start again and again is compiled once, whatever the machine says.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if rest:
        return _python("-m", "pytest", *rest)
    # Two at a time, since half of the tests wait for the desktop; each lane takes the next part
    # when it has done one.
    with _files_in_memory(), ThreadPoolExecutor(max_workers=2) as lanes:
        failed = [name for name in lanes.map(_try_part, _parts()) if name]
    if failed:
        return _say("test failed: " + ", ".join(failed))
    return _python("-m", "coverage", "report")


@dataclass(frozen=True)
class _Part:
    """Some of the tests, tried in a process of their own."""

    name: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def _parts() -> list[_Part]:
    """The longest first, so that both lanes end together; what nobody named comes along last."""
    covered = [f"tests/{name}" for name in ("cli", "domain", "services", "storage")]
    alone = [["tests/stories"], ["tests/ui"], ["tests/faults"], ["tests/office"]]
    alone += [["tests/desktop", "tests/notifications"], [MACHINE, "tests/reports"]]
    named = {*covered, *(path for paths in alone for path in paths)}
    others = [
        str(each.relative_to(HERE))
        for each in sorted((HERE / "tests").iterdir())
        if each.name.startswith("test_") or any(each.glob("**/test_*.py"))
    ]
    alone.append([path for path in others if path not in named])
    # Coverage is whole, branches included, and costs time: only where it is asked for.
    whole = ("-m", "coverage", "run", "-m", "pytest", "--deselect", MACHINE, *covered)
    parts = [_Part("rules and services", whole)]
    parts += [_Part(" ".join(paths[:2]), ("-m", "pytest", *paths)) for paths in alone]
    if older := _older_server():
        # Once more what works on an office's server, on the one most offices have.
        lane = {"RECEPTIONIST_POSTGRESQL": str(older), "RECEPTIONIST_SERVER_ONLY": "1"}
        name = f"the PostgreSQL in {older}"
        parts.insert(1, _Part(name, ("-m", "pytest", *SERVERS), lane))
    return parts


def _try_part(part: _Part) -> str:
    """Its name if it failed; what it says is shown in one piece when it has ended."""
    began = time.monotonic()
    done = subprocess.run(
        [PYTHON, *part.arguments],
        env=os.environ | part.environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    print(f"— {part.name}: {time.monotonic() - began:.0f} s\n{done.stdout}", flush=True)
    return part.name if done.returncode else ""


@contextmanager
def _files_in_memory() -> Iterator[None]:
    """Where memory can be written to like a disk and has room, files of tests lie there: waiting
    for a disk to have written them took half of the time, and says nothing about the program.
    """
    memory = Path("/dev/shm")  # noqa: S108 -- a folder of one's own in it
    if not (LINUX and os.access(memory, os.W_OK) and _is_roomy(memory)):
        yield
        return
    with tempfile.TemporaryDirectory(dir=memory, ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # started by root, PostgreSQL runs as somebody else
        os.environ["TMPDIR"] = folder
        yield


def _is_roomy(folder: Path) -> bool:
    """Whether tests find room there, and may start the programs they write."""
    there = os.statvfs(folder)
    return not there.f_flag & os.ST_NOEXEC and there.f_bavail * there.f_frsize >= ROOM


def _older_server() -> Path | None:
    """In CI Debian's own PostgreSQL, which most offices have; the tests at a desk are quicker
    with the newest alone. Nothing of it is started but by the tests.
    """
    if not (LINUX and os.environ.get("CI")):
        return None
    if not _debian_server():
        # Without this Debian would make and start a server of the whole machine.
        settings = Path("/etc/postgresql-common/createcluster.conf")
        if os.geteuid() == 0 and shutil.which("apt-get") and not settings.exists():
            settings.parent.mkdir(parents=True, exist_ok=True)
            settings.write_text("create_main_cluster = false\n")
        _install_packages(["postgresql"], ["postgresql-server"], "a second PostgreSQL")
    return _debian_server()


def _debian_server() -> Path | None:
    """The programs of the newest one installed."""
    every = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    newest = max(every, key=lambda each: float(each.parts[-3]), default=None)
    return newest.parent if newest else None


def _check(_rest: list[str]) -> int:
    steps = (
        ("ruff check", ("-m", "ruff", "check", ".")),
        ("ruff format", ("-m", "ruff", "format", "--check", ".")),
        ("mypy --strict", ("-m", "mypy")),
        ("import contracts", ("-c", "from importlinter.cli import lint_imports_command as c; c()")),
        ("translations", ("packaging/translations.py", "--check")),
        ("wheel contents", ("packaging/wheel.py", "--check")),
    )
    failed = []
    for name, command in steps:
        print(f"— {name}", flush=True)
        if _python(*command):
            failed.append(name)
    if failed:
        return _say("check failed: " + ", ".join(failed))
    print("check passed")
    return 0


class _CannotGoOn(Exception):
    """Something is missing that the person has to see to."""


def _environment(*, dev: bool) -> None:
    """Make .venv as the lock file says; nothing is resolved or downloaded a second time."""
    lock = HERE / "requirements" / ("dev.txt" if dev else "run.txt")
    stamps = {each: VENV / f".ready-{each}" for each in ("run", "dev")}
    wanted = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    stamp = stamps["dev" if dev else "run"]
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    _make_venv()
    print("Installing what Receptionist needs (once) …", flush=True)
    install = ("-m", "pip", "--disable-pip-version-check", "install", "--require-hashes")
    if _python(*install, "--compile", "-r", str(lock)):
        raise _CannotGoOn("The installation failed; the lines above say why. Try again later.")
    _see_our_packages()
    if LINUX:
        _system_libraries()
    stamp.write_text(wanted)


def _make_venv() -> None:
    if PYTHON.exists():
        return
    try:
        import ensurepip
        import venv
    except ImportError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        _install_packages([f"python{version}-venv"], ["python3"], "Python's venv module")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
        return
    del ensurepip
    print(f"Making the environment {VENV.name} …", flush=True)
    venv.EnvBuilder(with_pip=True, clear=True).create(VENV)


def _see_our_packages() -> None:
    """Our three packages are imported from here, as an editable installation would."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.run([PYTHON, "-c", code], check=True, capture_output=True, text=True)
    Path(site.stdout.strip(), "receptionist-here.pth").write_text(f"{HERE}\n", encoding="utf-8")


def _system_libraries() -> None:
    """Find out what Qt would miss before Qt aborts, and name the command that brings it."""
    code = "import PySide6; print(PySide6.__path__[0])"
    found = subprocess.run([PYTHON, "-c", code], check=True, capture_output=True, text=True)
    folder = Path(found.stdout.strip(), "Qt")
    files = [
        folder / "lib/libQt6Widgets.so.6",
        folder / "lib/libQt6Svg.so.6",
        folder / "lib/libQt6PrintSupport.so.6",
        folder / "plugins/platforms/libqxcb.so",
        folder / "plugins/platforms/libqoffscreen.so",
    ]
    command = ["ldd", *(str(each) for each in files if each.exists())]
    linked = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    missing = sorted({line.split()[0] for line in linked.splitlines() if "not found" in line})
    missing = [name for name in missing if not name.startswith(("libQt6", "libicu"))]
    if missing:
        known = [LIBRARIES.get(name, (name, name)) for name in missing]
        debian, fedora = (sorted({pair[at] for pair in known}) for at in (0, 1))
        _install_packages(debian, fedora, ", ".join(missing))


def _test_tools() -> None:
    if missing := [name for name in TEST_TOOLS if LINUX and not shutil.which(name)]:
        _install_packages([TEST_TOOLS[name] for name in missing], missing, ", ".join(missing))


def _install_packages(debian: list[str], fedora: list[str], what: str) -> None:
    """As root on Debian or Ubuntu install them, saying so; else name the exact command."""
    if not shutil.which("apt-get"):
        raise _CannotGoOn(f"Missing: {what}.\nInstall it: sudo dnf install {' '.join(fedora)}")
    command = ["apt-get", "install", "-y", "--no-install-recommends", *debian]
    if os.geteuid() != 0:
        raise _CannotGoOn(f"Missing: {what}.\nInstall it: sudo {' '.join(command)}")
    print(f"Missing: {what}. Installing: {' '.join(debian)}", flush=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=env, check=False)
    keep = ["-o", "Dpkg::Options::=--force-confold"]  # settings that are there already stay
    if subprocess.run(
        [*command, *keep], env=env, check=False, stdout=subprocess.DEVNULL
    ).returncode:
        raise _CannotGoOn(f"{what} could not be installed. Try: {' '.join(command)}")


def _python(*arguments: str) -> int:
    """Run Python of the environment here; its exit code."""
    return subprocess.run([PYTHON, *arguments], check=False).returncode


def _say(trouble: str) -> int:
    print(trouble, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
