"""The first paint needs Qt and the standard library; everything heavy is loaded after it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.services.sample_office import fill_with_sample
from receptionist.settings import Settings, save_settings

_NOT_YET = (
    *("sqlalchemy", "alembic", "reportlab", "phonenumbers", "holidays", "babel", "pypdfium2"),
    *("jeepney", "plyer", "PIL", "receptionist.services", "receptionist.storage", "sqlite3"),
    *("logging.handlers", "PySide6.QtNetwork", "receptionist.domain.people"),
    *("receptionist.domain.office", "receptionist.domain.history", "receptionist.notifications"),
)
_UNTIL_PAINTED = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from receptionist.settings import Settings
from ui import theme
from ui.app import App
from ui.desktop.language import speak
from receptionist.clock import SystemClock
from ui.models.snapshot import read_snapshot
from ui.views.first_look import FirstLook
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(len(desk.window.findChild(FirstLook).rows))
            print(" ".join(sorted(sys.modules)), flush=True)
            os._exit(0)
        return False
app = QApplication([])
speak(Settings(language="en"))
theme.load_fonts(app)
theme.apply(app, "light")
known = read_snapshot(now=SystemClock().now())
desk, painted = App(Settings(), snapshot=known), Painted()
desk.window.installEventFilter(painted)
desk.show()
app.exec()
"""


_SNAPSHOT = {
    "language": "en",
    "zone": "Europe/Madrid",
    "counts": [["open", 2]],
    "rows": [
        {
            **{"who": "María López", "company": "Ruiz", "summary": "…", "who_for": "Juan"},
            **{"progress": "seen", "urgent": True, "incomplete": False, "number": 7, "ticks": []},
            "due": {"glyph": "○", "text": "Tomorrow 10:00", "tone": "later"},
            **{"due_at": due_at, "owed": True},
        }
        for due_at in ("2020-01-01T10:00:00+00:00", "2999-01-01T10:00:00+00:00")
    ],
}


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    (tmp_path / "snapshot.json").write_text(json.dumps(_SNAPSHOT), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _UNTIL_PAINTED],
        env=os.environ | {"RECEPTIONIST_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    rows, loaded = done.stdout.splitlines()
    assert rows == "2", "the open messages last known are there at once"
    assert "PySide6.QtWidgets" in loaded.split(), done.stderr
    assert [name for name in _NOT_YET if name in loaded.split()] == []


def test_the_database_is_never_loaded_by_the_windows_thread() -> None:
    code = (
        "import sys, ui.app, ui.reminding, ui.views.trays_page, ui.views.capture_page\n"
        "print([name for name in sys.modules if name.startswith(('sqlalchemy', 'sqlite3'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_module_is_imported_and_not_read_as_text_as_well() -> None:
    """PySide6 puts something around `import` that keeps the source of everything in memory."""
    code = (
        "import linecache, sys, ui.guards.plain_import, ui.app\n"
        "print('ui.app' in sys.modules, len(linecache.cache))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "0"]


_WRONG_ARGUMENT = """
import sys, ui.guards.plain_import
explains = [name for name in sys.modules if name.startswith("shibokensupport.signature.")]
print(len([name for name in explains if "__getattr__" in vars(sys.modules[name])]))
print([name for name in ("argparse", "logging") if name in sys.modules])
from PySide6.QtCore import QObject
try:
    QObject().setObjectName(1, 2)
except TypeError as error:
    print(error)
try:
    QObject().blockSignals(None)
except TypeError as error:
    print(error)
"""


def test_what_explains_a_wrong_argument_is_loaded_when_there_is_one() -> None:
    """PySide6 compiles it at each start: a quarter of what a window takes."""
    done = _started(_WRONG_ARGUMENT, Path())
    late, loaded, first, *second = done.stdout.splitlines()
    assert (late, loaded) == ("7", "[]"), done.stderr
    assert first == "QObject.setObjectName() takes exactly one argument (2 given)"
    assert second[-1].strip() == "PySide6.QtCore.QObject.blockSignals(b: bool, /)"


_CLASSES = """
import copy, pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, replace

@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    \"A call.\"
    number: str
    tries: tuple[int, ...] = ()
    words: list[str] = field(default_factory=list, compare=False, repr=False)

@dataclass(frozen=True, order=True)
class Base:
    at: int
    def __post_init__(self):
        print("made", self.at)

@dataclass(frozen=True, order=True)
class Later(Base):
    by: str = "desk"
    def __eq__(self, other):
        return self.at == other.at
    __hash__ = Base.__hash__

@dataclass
class Draft:
    text: str = ""

def trying(what):
    try:
        print(what())
    except (FrozenInstanceError, TypeError) as error:
        print(type(error).__name__, error)

for _round in range(2):
    one, other = Call(number="1"), Call(number="1", words=["a"])
    print(one, one == other, hash(one) == hash(other), one != Call(number="2"), one == 3)
    print(replace(one, number="3"), asdict(other), pickle.loads(pickle.dumps(other)).words)
    print(copy.deepcopy(other), Call.__init__.__qualname__, Call.__match_args__)
    trying(lambda: Call("1"))
    trying(lambda: Call(number="1", colour=2))
    trying(lambda: setattr(one, "number", "2"))
    trying(lambda: delattr(Base(1), "at"))
    print(sorted([Base(3), Base(2)]), Base(1) < Base(2))
    print(Later(1) == Later(1, "x"), Later(2) > Later(1))
    print({Base(1): 1}[Base(1)], Later(1, "b"), {Later(1)} == {Later(1, "y")})
    draft = Draft()
    draft.text = "more"
    print(draft, draft == Draft("more"), Draft.__hash__)
"""


def test_a_dataclass_does_the_same_with_methods_that_are_made_late(tmp_path: Path) -> None:
    plain = _started(_CLASSES, tmp_path)
    late = _started("import ui.guards.late_methods" + _CLASSES, tmp_path)
    assert (late.stdout, late.stderr) == (plain.stdout, "")
    made = "print(len(Call.__init__.__code__.co_varnames), Call.__eq__.__code__.co_filename)"
    seen = _started(f"import ui.guards.late_methods{_CLASSES}{made}", tmp_path)
    assert seen.stdout.splitlines()[-1] == "4 <string>", "what was called is the real one"


def _started(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    """What a program of its own says, at that home."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"RECEPTIONIST_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


_UNTIL_READY = """
import os, sys
import ui.guards.plain_import
from PySide6 import QtWidgets
from ui.desktop import program
from ui.main_window import MainWindow
from ui.door.options import Options
build = MainWindow.build
def ready(window):
    build(window)
    print([name for name in ("QWizard", "QTableWidget", "QFontDialog") if name in vars(QtWidgets)])
    print([name for name in sys.modules if "due_phrase" in name], flush=True)
    os._exit(0)
MainWindow.build = ready
program.run(Options())
"""


def test_pages_are_made_without_what_none_of_them_uses(tmp_path: Path) -> None:
    """PySide6 makes its classes when they are asked for: one innocent question makes them all."""
    save_settings(Settings(language="en", welcomed=True), tmp_path / "settings.toml")
    done = _started(_UNTIL_READY, tmp_path)
    assert done.stdout.splitlines() == ["[]", "[]"], done.stderr


_DRESSED = """
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
class Dressed(QObject):
    times = 0
    def eventFilter(self, watched, event):
        self.times += event.type() == QEvent.Type.StyleChange
        return False
def ready(window):
    dressed = Dressed()
    QApplication.instance().installEventFilter(dressed)
    build(window)
    window.new_message()
    print(dressed.times, len(window.pages.findChildren(QtWidgets.QWidget)), flush=True)
    os._exit(0)
MainWindow.build = ready
"""


def test_the_parts_of_a_page_are_made_where_they_stay(tmp_path: Path) -> None:
    """Qt dresses all of a part anew wherever it is moved: five times each, not two."""
    save_settings(Settings(language="en", welcomed=True), tmp_path / "settings.toml")
    before, run = _UNTIL_READY.rsplit("program.run", 1)
    done = _started(f"{before}{_DRESSED}program.run{run}", tmp_path)
    times, parts = map(int, done.stdout.split())
    assert times < 3 * parts, done.stderr


_READ_FIRST = """
import os, sys
from PySide6.QtCore import QTimer
import ui.guards.plain_import
from ui.desktop import program
from ui.main_window import MainWindow
from ui.door.options import Options
shown = MainWindow.show_first
def show(window, known):
    shown(window, known)
    print([row.who for row in known.rows], dict(known.counts)["open"])
    print([name for name in ("sqlalchemy",) if name in sys.modules], flush=True)
    os._exit(0)
MainWindow.show_first = show
from ui.models import first_read
first_read._WAIT_SECONDS = 30
program.run(Options())
"""


def test_the_first_look_becomes_what_the_desk_holds(tmp_path: Path) -> None:
    """Read from the file before the database's libraries are there."""
    desk = open_desk(Settings(), address=f"sqlite:///{tmp_path / 'receptionist.sqlite3'}")
    fill_with_sample(desk, count=40, seed=1, language="en")
    first = [row.caller.name or row.caller.company for row in messages(desk, limit=30)]
    desk.close()
    (tmp_path / "snapshot.json").write_text(json.dumps(_SNAPSHOT), encoding="utf-8")
    save_settings(Settings(language="en", welcomed=True), tmp_path / "settings.toml")
    done = _started(_READ_FIRST, tmp_path)
    assert done.stdout.splitlines() == [f"{first} {len(first)}", "[]"], done.stderr
