"""The left edge: a new message, the trays with their counts, who sits here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from receptionist.i18n import _
from ui import theme
from ui.icons import icon
from ui.seat import Seat
from ui.widgets.key_button import KeyButton, press_by_key
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.domain.ids import PersonId

_QUIET_FOR: Final = (15, 30, 60)
_COMPACT_BELOW: Final = 900
_NAME_ROOM: Final = 130

TRAYS: Final = (
    ("mine", "inbox"),
    ("unassigned", "unassigned"),
    ("today", "calendar"),
    ("late", "late"),
    ("open", "open"),
    ("closed", "closed"),
)
PAGES: Final = (("glance", "clock", "Ctrl+0"), ("figures", "chart", "Ctrl+G"))
"""The pages below the trays: name, icon, key; `ui/pages.py` makes each when it is asked for."""


def rail_words(tray: str) -> str:
    """What a tray is called; the names of `Tray`, which the first paint does without."""
    return {
        "mine": _("Mine"),
        "unassigned": _("Unassigned"),
        "today": _("Promised today"),
        "late": _("Late"),
        "open": _("All open"),
        "closed": _("Closed"),
        "glance": _("At a glance"),
        "figures": _("Figures"),
    }[tray]


class _Tray(QToolButton):
    """A tray with its count at the right edge."""

    def __init__(self, name: str, sign: str, key: str) -> None:
        super().__init__()
        self.name = name
        self._key = key
        self._count = QLabel()
        theme.set_role(self._count, "caption")
        self.setText(rail_words(name))
        self.setToolTip(key)
        press_by_key(self, key)
        self.setIcon(icon(sign))
        self.setIconSize(QSize(theme.scaled(18), theme.scaled(18)))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        theme.set_role(self, "quiet")
        self.setSizePolicy(_wide(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.MEDIUM, 0)
        row.addStretch(1)
        row.addWidget(self._count)
        self.say_count(None)

    def sizeHint(self) -> QSize:
        """Room for the words and a count of three figures beside them."""
        hint = super().sizeHint()
        return QSize(
            hint.width() + self.fontMetrics().horizontalAdvance(" 000") + theme.MEDIUM,
            hint.height(),
        )

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def set_compact(self, compact: bool) -> None:
        """Only the drawing and the count; the words are its tooltip then."""
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly if compact else beside)
        self.setToolTip(f"{self.text()} · {self._key}" if compact else self._key)

    def say_count(self, count: int | None) -> None:
        """Show how many there are; none is not shown. A page without a count has None."""
        self._count.setText(str(count) if count else "")
        self.setAccessibleName(f"{self.text()}, {count}" if count is not None else self.text())
        pressing = self.name == "late" and count
        theme.set_role(self._count, "late" if pressing else "", name="tone")


class Rail(QFrame):
    """What one can go to; each signal is one wish."""

    new_asked = Signal()
    tray_asked = Signal(str)
    page_asked = Signal(str)
    sits = Signal(object)
    quiet_asked = Signal(int)
    people_asked = Signal()
    callers_asked = Signal()
    print_asked = Signal()
    settings_asked = Signal()
    help_asked = Signal()

    def __init__(
        self, seat: Seat, counts: Mapping[str, int] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        theme.set_role(self, "rail")
        self._new = KeyButton(_("New message"), key="F2", role="primary")
        self._new.clicked.connect(self.new_asked)
        self._trays = {}
        for key, (name, sign) in enumerate(TRAYS, start=1):
            button = _Tray(name, sign, f"Ctrl+{key}")
            button.clicked.connect(lambda _on=False, name=name: self.tray_asked.emit(name))
            self._trays[name] = button
        self._pages = {}
        for name, sign, shortcut in PAGES:
            button = _Tray(name, sign, shortcut)
            button.clicked.connect(lambda _on=False, name=name: self.page_asked.emit(name))
            self._pages[name] = button
        self._sitting = QToolButton()
        self._sitting.setIcon(icon("person"))
        self._sitting.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._sitting.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._offer_seats)
        self._sitting.setMenu(self._menu)
        theme.set_role(self._sitting, "quiet")
        self.trouble = WrapLabel("", "caption")
        theme.set_role(self.trouble, "late", name="tone")
        self.trouble.hide()
        self.quiet = KeyButton("", role="quiet")
        self.quiet.clicked.connect(lambda: self.quiet_asked.emit(0))
        self.quiet.hide()
        self._waits = WrapLabel("", "caption")
        self._waits.hide()
        self._troubled = ""
        self._compact = False
        if counts is not None:
            self.say_counts(counts)  # before anything is measured, and dressed for it
        self._lay_out()
        seat.changed.connect(self._learn)
        self._learn()

    def fit(self, width: int) -> None:
        """In a window that is narrow for its letters, only the drawings stay (`width` is its)."""
        compact = width < theme.scaled(_COMPACT_BELOW)
        if compact == self._compact:
            return
        self._compact = compact
        for tray in (self._trays | self._pages).values():
            tray.set_compact(compact)
        style = Qt.ToolButtonStyle
        wanted = style.ToolButtonIconOnly if compact else style.ToolButtonTextBesideIcon
        for button in (*self._wishes, self._sitting):
            button.setToolButtonStyle(wanted)
        self._new.say("+" if compact else _("New message"))
        self._new.setAccessibleName(f"{_('New message')} (F2)")
        self._new.setToolTip(_("New message") if compact else "")
        self.say_trouble(self._troubled)
        self._learn()
        self._claim_width()

    def words(self, tray: str) -> str:
        """What the button of a tray says."""
        return self._trays[tray].text()

    def choose(self, tray: str) -> None:
        """Mark this tray or page as the one that is shown; "" for none."""
        for name, button in (self._trays | self._pages).items():
            button.setAutoExclusive(False)
            button.setChecked(name == tray)
            button.setAutoExclusive(True)

    def say_counts(self, counts: Mapping[str, int]) -> None:
        """How many messages each tray holds."""
        for name, button in self._trays.items():
            button.say_count(counts.get(name, 0))

    @property
    def waiting(self) -> str:
        """What the quiet line says is waited for."""
        return self._waits.accessibleName()

    def say_waiting(self, words: str) -> None:
        """What is waited for while the database is slow; "" when nothing is."""
        self._waits.setText("…" if self._compact and words else words)
        self._waits.setToolTip(words)
        self._waits.setAccessibleName(words)
        self._waits.setVisible(bool(words))

    def say_trouble(self, words: str) -> None:
        """What somebody should see to, as long as it lasts: no notifications here; "" for none."""
        self._troubled = words
        middle = Qt.AlignmentFlag.AlignHCenter if self._compact else Qt.AlignmentFlag.AlignLeft
        self.trouble.setAlignment(middle)
        self.trouble.setText(("▲" if self._compact else f"▲ {words}") if words else "")
        self.trouble.setAccessibleName(words)
        self.trouble.setVisible(bool(words))
        self._claim_width()

    def _lay_out(self) -> None:
        self._wishes: list[QToolButton] = []
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.MEDIUM, theme.LARGE, theme.MEDIUM, theme.MEDIUM)
        column.setSpacing(theme.HAIR)
        column.addWidget(self._new)
        column.addSpacing(theme.MEDIUM)
        for button in (*self._trays.values(), *self._pages.values()):
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self._waits)
        column.addWidget(self.trouble)
        column.addWidget(self.quiet)
        for sign, words, signal, key in (
            ("phone", _("Callers"), self.callers_asked, "Ctrl+K"),
            ("people", _("Colleagues"), self.people_asked, ""),
            ("print", _("Day page"), self.print_asked, "Ctrl+P"),
            ("settings", _("Settings"), self.settings_asked, "Ctrl+,"),
            ("help", _("Help"), self.help_asked, "F1"),
        ):
            wish = _quiet(sign, words, key)
            wish.clicked.connect(signal)
            column.addWidget(wish)
            self._wishes.append(wish)
        self._sitting.setSizePolicy(_wide(self._sitting))
        column.addWidget(self._sitting)
        # On a small screen with large letters not everything has room at once.
        area = self._area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self._claim_width()

    def _claim_width(self) -> None:
        if layout := self._inside.layout():
            layout.invalidate()
        bar = self._area.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(self._inside.minimumSizeHint().width() + bar)

    def _learn(self) -> None:
        person = self._seat.person
        # The numbers are the owner's; where nobody was chosen nobody is kept out.
        for page in ("glance", "figures"):
            self._pages[page].setVisible(person is None or person.role == "owner")
        name = self._seat.name or _("Who sits here?")
        room = theme.scaled(_NAME_ROOM)
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self._sitting.setText(shown)
        self._sitting.setToolTip(name if self._compact or shown != name else "")
        self._sitting.setAccessibleName(_("Sits here: {name}").format(name=name))
        self.tick()

    def tick(self) -> None:
        """The minute changed: whoever wanted quiet may be disturbed again."""
        person, seat = self._seat.person, self._seat
        until = person.quiet_until if person and person.quiet_at(seat.now()) else None
        if until:
            clock = f"{seat.hours.local(until):%H:%M}"
            words = _("Quiet until {time} – end it").format(time=clock)
            self.quiet.say(clock if self._compact else words)
            self.quiet.setAccessibleName(words)
            self.quiet.setToolTip(words)
        self.quiet.setVisible(until is not None)
        self._claim_width()

    def _offer_seats(self) -> None:
        self._menu.clear()
        may_sit = self._seat.may_sit
        for each in self._seat.people.active:
            if may_sit is not None and each.id not in may_sit:
                continue
            act = self._menu.addAction(each.name)
            act.setCheckable(True)
            act.setChecked(self._seat.person is not None and each.id == self._seat.person.id)
            act.triggered.connect(lambda _on=False, id_=each.id: self._sit(id_))
        if may_sit is not None:
            other = self._menu.addAction(_("Somebody else, with their invitation…"))
            other.triggered.connect(lambda _on=False: self._sit(None))
        if self._seat.person is not None:
            self._offer_quiet(self._seat.person.name)

    def _offer_quiet(self, name: str) -> None:
        # A section's words are not drawn where a style sheet dresses the menu.
        self._menu.addSeparator()
        words = self._menu.addAction(_("Do not disturb {name}").format(name=name))
        words.setEnabled(False)
        for minutes in _QUIET_FOR:
            act = self._menu.addAction(_("for {minutes} minutes").format(minutes=minutes))
            act.triggered.connect(lambda _on=False, for_=minutes: self.quiet_asked.emit(for_))

    def _sit(self, id_: PersonId | None) -> None:
        self.sits.emit(id_)


def _quiet(sign: str, words: str, key: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setAccessibleName(words)
    button.setIcon(icon(sign))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setSizePolicy(_wide(button))
    theme.set_role(button, "quiet")
    if key:
        press_by_key(button, key)
    button.setToolTip(f"{words} · {key}" if key else words)
    return button


def _wide(button: QToolButton) -> QSizePolicy:
    policy = button.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    return policy
