"""What can be done with a message: its buttons, their keys, and what each calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from receptionist.domain.errors import NotAllowed
from receptionist.domain.message import Message
from receptionist.domain.people import Role
from receptionist.i18n import _
from ui.background import Background
from ui.seat import Seat

if TYPE_CHECKING:
    from receptionist.services.several import Several
    from ui.dialogs.message_dialog import MessageDialog


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: its name, its key in lists, and whether it stands in front."""

    name: str
    key: str
    main: bool = False


ACTIONS: Final = {
    "accept": Action("accept", "A", True),
    "done": Action("done", "D", True),
    "answered": Action("answered", "R", True),
    "attempt": Action("attempt", "T", True),
    "move": Action("move", "P", True),
    "hand_over": Action("hand_over", "H", True),
    "assign": Action("assign", "G"),
    "give_back": Action("give_back", "B"),
    "note": Action("note", "N"),
    "chase": Action("chase", "L"),
    "edit": Action("edit", "E"),
    "told": Action("told", "V"),
    "reopen": Action("reopen", "O", True),
    "copy": Action("copy", "C"),
    "mail": Action("mail", "M"),
    "slip": Action("slip", "S"),
}


_OPENING_MS: Final = 2000
FOR_SEVERAL: Final = ("hand_over", "move", "slip")


def action_words(name: str) -> str:
    """What the button of an action says."""
    return {
        "accept": _("Accept"),
        "done": _("Done…"),
        "answered": _("Answered…"),
        "attempt": _("Not reached…"),
        "move": _("New deadline…"),
        "hand_over": _("Hand over…"),
        "assign": _("Give to…"),
        "give_back": _("Give back…"),
        "note": _("Note…"),
        "chase": _("Called again…"),
        "edit": _("Edit…"),
        "told": _("Told in person"),
        "reopen": _("Reopen…"),
        "copy": _("Copy"),
        "mail": _("By e-mail…"),
        "slip": _("Print slip"),
    }[name]


def possible(message: Message, seat: Seat) -> tuple[str, ...]:
    """The actions that make sense for this message, for whoever sits here."""
    if not message.open:
        return ("reopen", "note", "edit", "copy", "mail", "slip")
    person = seat.person
    mine = seat.by in (message.assignee, message.offer and message.offer.to)
    found = []
    if mine or message.assignee is None:
        found += [] if message.accepted_at and not message.offer else ["accept"]
    found += ["done", "attempt", "answered", "move"]
    found += ["hand_over"] if message.assignee else []
    found += ["assign"]
    if message.offer or (message.assignee and mine):
        found.append("give_back")
    desk = person is None or person.role is not Role.COLLEAGUE
    if desk and message.seen_at is None:
        found.append("told")
    return (*found, "note", "chase", "edit", "copy", "mail", "slip")


class MessageActions(QObject):
    """Does the actions: some at once, most by a dialog, which `asks`.

    `done` carries the numbers of the messages, for undo, and what was done; `said` what is good
    to know.
    """

    asks = Signal()
    done = Signal(object, str)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, seat: Seat, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._seat = seat
        self._background = background
        self._window = window
        self._since_opened = QElapsedTimer()

    def do(self, name: str, message: Message) -> None:
        """Do the action of that name with `message`, if it makes sense for it now."""
        if name not in possible(message, self._seat) or self._is_opening:
            return
        at_once: dict[str, Callable[[Message], None]] = {
            "accept": self._accept,
            "told": self._told,
            "copy": self._copy,
            "mail": self._mail,
            "slip": self._slip,
        }
        if name in at_once:
            at_once[name](message)
        else:
            self._open(self._dialog(name, message))

    def do_several(self, name: str, messages: Sequence[Message]) -> None:
        """Do the action of that name with all of these, where it can be."""
        if name not in FOR_SEVERAL:
            self.failed.emit(NotAllowed(_("That is done one message at a time.")))
            return
        if name == "slip":
            self._slips([each.number for each in messages])
            return
        from ui.dialogs.several import HandOverSeveral, MoveSeveral

        kind = HandOverSeveral if name == "hand_over" else MoveSeveral
        self._open(kind(self._seat, self._background, messages, self._window))

    def undo(self, numbers: Sequence[int]) -> None:
        """Take the latest action on each of these messages back."""
        from receptionist.services.several import undo_several

        by = self._seat.by
        self._background.change(
            lambda desk: undo_several(desk, numbers, by=by), self._undone, self.failed.emit
        )

    def _undone(self, several: Several) -> None:
        if several.refused:
            self.failed.emit(NotAllowed(several.refused[0]))

    def be_quiet(self, minutes: int) -> None:
        """Whoever sits here is not to be disturbed for so long; 0 ends it."""
        from receptionist.services.watching.do_not_disturb import do_not_disturb

        by = self._seat.by
        self._background.change(
            lambda desk: do_not_disturb(desk, by, minutes=minutes),
            lambda _person: None,
            self.failed.emit,
        )

    def seen(self, message: Message) -> None:
        """Whoever sits here opened it."""
        from receptionist.services.assign_message import mark_seen

        by = self._seat.by
        offered = message.offer and message.offer.to == by and not message.offer.seen_at
        if message.open and (message.seen_at is None or offered) and not self._seat.everyone:
            number = message.number
            self._background.change(
                lambda desk: mark_seen(desk, number, by=by), lambda _message: None, self.failed.emit
            )

    def _accept(self, message: Message) -> None:
        from receptionist.services.assign_message import accept

        number, by = message.number, self._seat.by
        words = _("Accepted #{number}").format(number=number)
        self._background.change(
            lambda desk: accept(desk, number, by=by),
            lambda _message: self.done.emit((number,), words),
            self.failed.emit,
        )

    def _told(self, message: Message) -> None:
        from receptionist.services.assign_message import tell_in_person

        number, by = message.number, self._seat.by
        words = _("#{number}: told in person").format(number=number)
        self._background.change(
            lambda desk: tell_in_person(desk, number, by=by),
            lambda _message: self.done.emit((number,), words),
            self.failed.emit,
        )

    def _copy(self, message: Message) -> None:
        from PySide6.QtGui import QGuiApplication

        from ui.message_text import as_text

        QGuiApplication.clipboard().setText(as_text(message, self._seat))

    def _mail(self, message: Message) -> None:
        """Hand it to the PC's own mail program, for colleagues without a PC."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        from ui.message_text import as_mail

        QDesktopServices.openUrl(QUrl(as_mail(message, self._seat)))

    def _slip(self, message: Message) -> None:
        self._slips([message.number])

    def _slips(self, numbers: Sequence[int]) -> None:
        from ui.dialogs.print_day import PrintSlips

        self._open(PrintSlips(self._seat, self._background, numbers, self._window))

    def _dialog(self, name: str, message: Message) -> MessageDialog:
        from ui.dialogs import (
            answer_caller,
            assign_message,
            close_message,
            edit_message,
            hand_over,
            move_promise,
            reopen,
        )

        kinds: dict[str, Callable[..., MessageDialog]] = {
            "done": close_message.CloseMessage,
            "answered": answer_caller.AnsweredDialog,
            "attempt": answer_caller.AttemptDialog,
            "move": move_promise.MovePromise,
            "hand_over": hand_over.HandOver,
            "assign": assign_message.Assign,
            "give_back": hand_over.GiveBack,
            "note": edit_message.AddNote,
            "edit": edit_message.EditMessage,
            "reopen": reopen.Reopen,
        }
        where = (self._seat, self._background, message, self._window)
        if name == "chase":
            return edit_message.AddNote(*where, chase=True)
        return kinds[name](*where)

    def _open(self, dialog: QDialog) -> None:
        if saved := getattr(dialog, "saved", None):
            saved.connect(lambda number, words: self.done.emit((number,), words))
        if kept := getattr(dialog, "kept", None):
            kept.connect(self.said)
        if several := getattr(dialog, "several_saved", None):
            several.connect(self.done)
        dialog.open()
        self._since_opened.start()
        self.asks.emit()

    @property
    def _is_opening(self) -> bool:
        """Whether a window has just come up that does not have the keyboard yet.

        Until the desktop gives it the keyboard, Qt (6.11) acts on the letters of the window below
        even though it is blocked: each letter of a note would open one window more.
        """
        asked = QApplication.activeModalWidget()
        just = self._since_opened.isValid() and self._since_opened.elapsed() < _OPENING_MS
        return just and asked is not None and not asked.isActiveWindow()
