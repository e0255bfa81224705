"""When this PC locks, who may sit down then, and what goes on meanwhile without names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QElapsedTimer, QEvent, QMargins, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.locking.session_lock import SessionLock

if TYPE_CHECKING:
    from receptionist.domain.ids import PersonId
    from receptionist.domain.people import Colleague
    from ui.app import App
    from ui.dialogs.signing_in.sign_in import SignIn

_MINUTE_MS: Final = 60_000
_HANDS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_AROUND: Final = QMargins(8, 8, 8, 8)
_PLACES: Final = frozenset({QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize})


class Locks(QObject):
    """Locks by key, after so many idle minutes, with the session, and at the start where asked."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._app = app
        self.dialog: SignIn | None = None
        self._known: dict[PersonId, str] = {}
        self._put_away: list[QWidget] = []
        self._left_behind: dict[PersonId, list[QWidget]] = {}
        self._idle = QElapsedTimer()
        self._watching = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._session = SessionLock(app.background, self)
        self._session.locked.connect(self._session_locked)
        app.seat.changed.connect(self._follow)

    @property
    def locked(self) -> bool:
        """Whether nobody sits here just now."""
        return self.dialog is not None

    def begin(self) -> None:
        """The office is known: where it asks, somebody sits down before anything is shown."""
        self._follow()
        self._app.window.capture.show_own()
        if self._app.seat.settings.asks_who:
            self.lock()

    def stop(self) -> None:
        """The program ends."""
        self._watch(False)
        self._session.stop()
        if self.dialog is not None:
            self.dialog.end()

    def change_to(self, person: PersonId | None) -> None:
        """Somebody else sits down: at once, or once they have given their PIN.

        None is somebody whose login is not on this PC yet: they join with their invitation.
        """
        seat = self._app.seat
        if login := seat.other_login(person):
            self._ask_whose(person)
            if self.dialog is not None and not login.pin:
                self.dialog.save()
        elif person is None:
            self._app.own_login.join()
        elif person in seat.with_pin or (seat.office and seat.office.asks_pin):
            self._ask_whose(person)
        else:
            seat.sit(person)
            self._app.window.capture.show_own()
            self._app.window.to_list()

    def _ask_whose(self, person: PersonId | None) -> None:
        self.lock()
        if self.dialog is not None:
            self.dialog.people.choose(person)

    def lock(self) -> None:
        """Put everything away but the reminders, which go on without names, and ask who it is."""
        if self.dialog is not None:
            self._ask()
            return
        from ui.dialogs.signing_in.sign_in import SignIn

        app = self._app
        app.window.flush()
        self.dialog = SignIn(
            app.seat, app.background, known=self._known, away=lambda: app.line.away
        )
        self.dialog.signed_in.connect(self._signed_in)
        self.dialog.installEventFilter(self)
        keeps = (self.dialog, app.reminding.window)
        self._put_away = [
            each
            for each in QApplication.topLevelWidgets()
            if each.isVisible() and each not in keeps
        ]
        for each in self._put_away:
            each.hide()
        self._be_discreet(True)
        app.window.guard = self._ask
        self._ask()

    def _ask(self) -> None:
        if self.dialog is not None:
            self.dialog.show()
            self.dialog.raise_()
            self.dialog.activateWindow()

    def _signed_in(self, person: PersonId, hash_: str) -> None:
        """Nothing of whoever sat here is shown again before everything was read by their rights."""
        before, login = self._app.seat.person, self._app.seat.other_login(person)
        if login is None:
            self._sits(person, hash_, before)
            return
        if self.dialog is not None:
            self.dialog.rest(True)
        self._app.own_login.change_to(login, lambda: self._sits(person, hash_, before))

    def _sits(self, person: PersonId, hash_: str, before: Colleague | None) -> None:
        app, dialog = self._app, self.dialog
        self.dialog = None
        if dialog is not None:
            dialog.end()
        app.window.guard = None
        app.reminding.window.keep_clear(None)
        self._be_discreet(False)
        if hash_:
            self._known[person] = hash_
        # Another PC may have given or taken it, and this one not have heard of it yet.
        others = app.seat.with_pin - {person}
        app.seat.with_pin = others | {person} if hash_ else others
        if before is None or before.id != person:
            app.seat.sit(person)
            app.window.to_list()
            if before is not None:
                self._leave_behind(before.id)
        app.window.capture.show_own()
        app.window.come_up()
        for each in (*self._put_away, *self._left_behind.pop(person, ())):
            if shiboken6.isValid(each):
                each.show()
        self._put_away = []
        self._follow()

    def _leave_behind(self, person: PersonId) -> None:
        """What somebody was asked, and had typed there, is theirs: it waits for them."""
        theirs = [each for each in self._put_away if each is not self._app.window]
        self._left_behind.setdefault(person, []).extend(theirs)
        self._put_away = []

    def _be_discreet(self, discreet: bool) -> None:
        from receptionist.notifications.discreet import Discreet

        self._app.reminding.window.be_discreet(discreet)
        if isinstance(self._app.notifier, Discreet):
            self._app.notifier.keeps_quiet = discreet

    def _session_locked(self) -> None:
        """Whoever locks the session has left; only where the start asks who sits here."""
        if self._app.seat.settings.asks_who:
            self.lock()

    def _follow(self) -> None:
        """The office may have another rule now, or whoever sits here a PIN."""
        seat = self._app.seat
        if not seat.known or self.locked:
            return
        office, person = seat.office, seat.person
        asks = bool(office and office.asks_pin) or bool(person and person.id in seat.with_pin)
        asks = asks or len(seat.logins) > 1 or self._asks_name()
        if asks != seat.settings.asks_who:
            seat.save_settings(replace(seat.settings, asks_who=asks))
        self._watch(bool(office and office.lock_minutes))

    def _asks_name(self) -> bool:
        """Whether several could be meant at the start: they take turns, or nobody was chosen."""
        seat = self._app.seat
        if seat.settings.asks_name or seat.office is None or seat.office.sample:
            return seat.settings.asks_name == "yes"
        return seat.settings.welcomed and seat.person is None and len(seat.people.active) > 1

    def _watch(self, wanted: bool) -> None:
        """Looking at every key costs something: only where a PC locks by itself."""
        if wanted == self._watching:
            return
        self._watching = wanted
        app = QApplication.instance()
        if app is None:
            return
        if wanted:
            app.installEventFilter(self)
            self._idle.start()
            self._look()
        else:
            app.removeEventFilter(self)
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key or a movement: somebody is here. The reminders make room for who signs in."""
        if event.type() in _HANDS:
            self._idle.restart()
        elif event.type() in _PLACES and watched is self.dialog and self.dialog is not None:
            taken = self.dialog.frameGeometry()
            self._app.reminding.window.keep_clear(taken.marginsAdded(_AROUND))
        return False

    def _look(self) -> None:
        """Lock when nobody was here for so long, else look again when that can be."""
        office = self._app.seat.office
        if office is None or not office.lock_minutes or not self._watching:
            return
        left = office.lock_minutes * _MINUTE_MS - self._idle.elapsed()
        if left <= 0:
            if not self.locked:
                self.lock()
            self._idle.restart()
            left = office.lock_minutes * _MINUTE_MS
        self._timer.start(max(1000, left))
