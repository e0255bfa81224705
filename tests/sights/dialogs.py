"""Every dialog: as it opens, with something wrong in it, and with words that are too long."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from receptionist.domain.errors import NotFound, StorageDamaged
from receptionist.domain.figures.span import Period, Stretch
from receptionist.domain.message import Message
from receptionist.domain.people import Role
from receptionist.i18n import _
from receptionist.notifications import SilentNotifier
from receptionist.services import keep_contacts
from receptionist.services.find_callers import newest_callers
from receptionist.services.keep_backup import keep_if_due
from receptionist.services.office_server.joining import Invitation, invitation_line
from receptionist.services.signing_in.pins import set_pin
from receptionist.services.take_message import NewMessage, take_message
from tests.sights.stage import Sight, Stage, State
from ui.callers.find_callers import FindCallers
from ui.dialogs.answer_caller import AnsweredDialog, AttemptDialog
from ui.dialogs.assign_message import Assign
from ui.dialogs.backups.restore_backup import RestoreBackup
from ui.dialogs.backups.start_trouble import StartTrouble
from ui.dialogs.close_message import CloseMessage
from ui.dialogs.edit_message import AddNote, EditMessage
from ui.dialogs.erasing.erase_person import ErasePerson
from ui.dialogs.first_run import FirstRun
from ui.dialogs.hand_over import GiveBack, HandOver
from ui.dialogs.help import show_help
from ui.dialogs.manage_people import ManagePeople
from ui.dialogs.move_promise import MovePromise
from ui.dialogs.parts.frame import Frame
from ui.dialogs.people.join_office import JoinOffice
from ui.dialogs.people.move_all import MoveAll
from ui.dialogs.people.sick_today import SickToday
from ui.dialogs.print_day import PrintDay, PrintList, PrintPeriod, PrintSlips
from ui.dialogs.reopen import Reopen
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.several.hand_over import HandOverSeveral
from ui.dialogs.several.move_promise import MoveSeveral
from ui.dialogs.signing_in.give_pin import GivePin
from ui.dialogs.signing_in.sign_in import SignIn
from ui.dialogs.trouble import show_trouble
from ui.help.pages import PAGES
from ui.help.print_keys import PrintKeys

_ABOUT_AN_OPEN_MESSAGE: Final[dict[str, Callable[..., QDialog]]] = {
    "close": CloseMessage,
    "hand-over": HandOver,
    "give-back": GiveBack,
    "term": MovePromise,
    "attempt": AttemptDialog,
    "answered": AnsweredDialog,
    "edit": EditMessage,
    "note": AddNote,
    "called-again": partial(AddNote, chase=True),
    "give": Assign,
}
_FULL: Final[tuple[State, ...]] = ("normal", "long")
_ABOUT_SEVERAL: Final[dict[str, type[QDialog]]] = {
    "hand-over": HandOverSeveral,  # "HandOverSeveral", "SeveralDialog"
    "term": MoveSeveral,  # "MoveSeveral"
}
_CLASSES: Final = {
    "close": ("CloseMessage", "MessageDialog", "DeskDialog", "Frame"),
    "hand-over": ("HandOver",),
    "give-back": ("GiveBack",),
    "term": ("MovePromise",),
    "attempt": ("AttemptDialog",),
    "answered": ("AnsweredDialog",),
    "edit": ("EditMessage",),
    "note": ("AddNote",),
    "give": ("Assign",),
}


def _about(make: Callable[..., QDialog], message: Message, stage: Stage) -> QDialog:
    stage.front()
    app = stage.app
    return stage.open(make(app.seat, app.background, message, app.window))


def _open(make: Callable[..., QDialog], stage: Stage) -> QWidget:
    return _about(make, stage.message(), stage)


def _wrong(make: Callable[..., QDialog], stage: Stage) -> QWidget:
    """The same with a sentence of trouble in it."""
    dialog = _about(make, stage.message(), stage)
    assert isinstance(dialog, Frame)
    dialog.trouble(_("The disk is full: nothing was saved. Make room and try again."))
    stage.hands.settle()
    stage.idle()
    return dialog


def _several(make: Callable[..., QDialog], stage: Stage) -> QWidget:
    """The same done with many messages at once."""
    app, chosen = stage.app, [stage.message(at) for at in range(7)]
    stage.front()
    return stage.open(make(app.seat, app.background, chosen, app.window))


def _reopen(stage: Stage) -> QWidget:
    return _about(Reopen, stage.closed(), stage)


def _people(stage: Stage) -> QWidget:
    stage.front()
    return stage.open(ManagePeople(stage.app.seat, stage.app.background, stage.app.window))


def _callers(stage: Stage) -> QWidget:
    stage.front()
    return stage.open(FindCallers(stage.app.seat, stage.app.background, stage.app.window))


def _erase(stage: Stage) -> QWidget:
    app = stage.app
    stage.front()
    keep_contacts.remember_callers(stage.desk)
    (found, *_others) = newest_callers(stage.desk, limit=1)
    dialog = ErasePerson(app.seat, app.background, found.contact, app.window)
    stage.open(dialog)
    stage.hands.until(dialog.save_button.isEnabled, "the messages are known")
    return dialog


def _move_all(stage: Stage) -> QWidget:
    app = stage.app
    stage.front()
    person = app.seat.people.active[-1].id
    return stage.open(MoveAll(app.seat, app.background, person, app.window))


def _sick_today(stage: Stage) -> QWidget:
    app = stage.app
    stage.front()
    person = app.seat.people.active[2].id
    dialog = SickToday(app.seat, app.background, person, app.window)
    stage.open(dialog)
    stage.hands.until(dialog.save_button.isEnabled, "they are counted")
    return dialog


def _settings(page: int, stage: Stage) -> QWidget:
    app = stage.app
    stage.front()
    dialog = SettingsDialog(app.seat, app.background, app.window, SilentNotifier())
    dialog.tabs.setCurrentIndex(page)
    return stage.open(dialog)


def _settings_office(stage: Stage) -> QWidget:
    """With months chosen after which callers' data goes."""
    dialog = _settings(1, stage)
    assert isinstance(dialog, SettingsDialog)
    keeping = dialog.office.keeping
    keeping.months.setValue(1)
    stage.hands.until(lambda: keeping.counted, "what would be erased is counted")
    return dialog


def _sign_in(wrong: bool, stage: Stage) -> QWidget:
    """Somebody with a PIN; and what is said of a wrong one."""
    app = stage.app
    stage.front()
    person = app.seat.people.active[0]
    owner = app.seat.people.of_role(Role.OWNER)[0].id
    set_pin(stage.desk, person.id, "1234", by=owner, present="1234")
    dialog = SignIn(app.seat, app.background)
    stage.open(dialog)
    stage.idle()
    dialog.people.choose(person.id)
    if wrong:
        dialog.pin.setText("0000")
        dialog.save()
    stage.idle()
    return dialog


def _give_pin(stage: Stage) -> QWidget:
    app = stage.app
    stage.front()
    dialog = GivePin(app.seat, app.background, app.seat.people.active[-1], app.window)
    stage.open(dialog)
    stage.idle()
    return dialog


def _first_run(stage: Stage) -> QWidget:
    stage.front()
    return stage.open(FirstRun(stage.app.seat, stage.app.background, stage.app.window))


def _join(stage: Stage) -> QWidget:
    stage.front()
    dialog = JoinOffice(stage.app.seat, stage.app.background, stage.app.window)
    if stage.state != "empty":
        name = "Ana Robles" if stage.state == "normal" else "Ana " + "de los Ríos " * 8
        address = "postgresql://desk_ana@db.oficina.example/desk?sslmode=require"
        made = Invitation(address=address, name=name, password="x")  # noqa: S106 -- none
        dialog.invitation.setPlainText(invitation_line(made))
    return stage.open(dialog)


def _day(stage: Stage) -> QWidget:
    stage.front()
    return stage.open(PrintDay(stage.app.seat, stage.app.background, stage.app.window))


def _period(stage: Stage) -> QWidget:
    app = stage.app
    stage.front()
    today = app.seat.hours.local(app.seat.now()).date()
    month = Period.of(Stretch.MONTH, today)
    dialog = PrintPeriod(
        app.seat,
        app.background,
        month,
        compared_with=month.compared_with(today),
        person=None,
        parent=app.window,
    )
    return stage.open(dialog)


def _slips(stage: Stage) -> QWidget:
    app = stage.app
    stage.front()
    return stage.open(PrintSlips(app.seat, app.background, [stage.message().number], app.window))


def _list(stage: Stage) -> QWidget:
    app = stage.app
    stage.front()
    pile = app.window.trays.pile
    title, numbers = pile.title, pile.every_number()
    return stage.open(PrintList(app.seat, app.background, title, numbers, app.window))


def _help(page: str, stage: Stage) -> QWidget:
    window = stage.front()
    dialog = show_help(page, stage.app.seat, stage.app.background, window)
    stage.idle()
    return dialog


def _restore(stage: Stage) -> QWidget:
    """A backup, one message taken after it, and the question whether that may go."""
    app = stage.app
    stage.front()
    address = f"sqlite:///{stage.desk.database.file}"
    if keep_if_due(stage.desk):
        new = NewMessage(caller=stage.message().caller, text="x")
        take_message(stage.desk, new, by=app.seat.by)
    dialog = RestoreBackup(app.seat, app.background, app.window, address)
    stage.open(dialog)
    stage.hands.until(dialog.save_button.isEnabled, "the backup was read")
    dialog.save()
    stage.idle()
    return dialog


def _start_trouble(stage: Stage) -> QWidget:
    app = stage.app
    stage.front()
    address = f"sqlite:///{stage.desk.database.file}"
    keep_if_due(stage.desk)
    error = StorageDamaged(
        _("The file with the messages is damaged. Close the program and restore a backup.")
    )
    dialog = StartTrouble(app.seat, app.background, error, app.window, address)
    stage.open(dialog)
    stage.hands.until(dialog.save_button.isEnabled, "a backup was found")
    stage.idle()
    return dialog


def _keys(stage: Stage) -> QWidget:
    stage.front()
    return stage.open(PrintKeys(stage.app.seat, stage.app.background, stage.app.window))


def _trouble(stage: Stage) -> QWidget:
    window = stage.front()
    dialog = show_trouble(NotFound(_("There is no message {number}.").format(number=99)), window)
    stage.idle()
    return dialog


DIALOGS: Final = (
    *(
        Sight(name, "normal", partial(_open, make), _CLASSES.get(name, ()))
        for name, make in _ABOUT_AN_OPEN_MESSAGE.items()
    ),
    *(Sight(name, "long", partial(_open, make)) for name, make in _ABOUT_AN_OPEN_MESSAGE.items()),
    *(
        Sight(f"{name}-trouble", "normal", partial(_wrong, _ABOUT_AN_OPEN_MESSAGE[name]))
        for name in ("close", "term", "edit")
    ),
    *(
        Sight(f"several-{name}", state, partial(_several, make), (make.__name__,))
        for name, make in _ABOUT_SEVERAL.items()
        for state in _FULL
    ),
    Sight("reopen", "normal", _reopen, ("Reopen",)),
    *(
        Sight("colleagues", state, _people, ("ManagePeople", "PersonCard"))
        for state in ("empty", "normal", "long")
    ),
    *(Sight("callers", state, _callers, ("FindCallers",)) for state in ("empty", "normal", "long")),
    *(Sight("erase-caller", state, _erase, ("ErasePerson",)) for state in _FULL),
    *(Sight("move-all", state, _move_all, ("MoveAll",)) for state in ("normal", "long")),
    Sight("settings-pc", "normal", partial(_settings, 0), ("SettingsDialog", "ThisPC")),
    Sight("settings-office", "normal", _settings_office, ("OfficePage", "KeepingField")),
    *(
        Sight(f"settings-{name}", state, partial(_settings, page), classes)
        for state in _FULL
        for page, name, classes in (
            (2, "hours", ("HoursPage", "DayBar", "YearDays", "HolidayChoice")),
            (3, "calls", ("CallTypesPage", "EntryList")),
            (4, "departments", ("DepartmentsPage", "PersonChoice")),
            (5, "absences", ("AbsencesPage",)),
        )
    ),
    *(Sight("sick-today", state, _sick_today, ("SickToday",)) for state in _FULL),
    Sight("settings-papers", "normal", partial(_settings, 7), ("PapersPage",)),
    *(Sight("sign-in", state, partial(_sign_in, False), ("SignIn",)) for state in _FULL),
    Sight("sign-in-wrong", "normal", partial(_sign_in, True)),
    *(Sight("give-pin", state, _give_pin, ("GivePin",)) for state in _FULL),
    Sight("first-run", "empty", _first_run, ("FirstRun",)),
    *(Sight("join", state, _join, ("JoinOffice",)) for state in ("empty", "normal", "long")),
    *(Sight("day", state, _day, ("PrintDay", "PaperDialog")) for state in ("empty", "normal")),
    Sight("period", "normal", _period, ("PrintPeriod",)),
    Sight("list", "long", _list, ("PrintList",)),
    *(Sight("slip", state, _slips, ("PrintSlips",)) for state in ("normal", "long")),
    *(Sight(f"help-{page}", "empty", partial(_help, page), ("HelpDialog",)) for page in PAGES),
    Sight("keys", "empty", _keys, ("PrintKeys",)),
    Sight("trouble", "empty", _trouble, ("TroubleDialog",)),
    Sight("settings-backups", "normal", partial(_settings, 6), ("BackupPage",)),
    *(Sight("restore", state, _restore, ("RestoreBackup",)) for state in _FULL),
    Sight("start-trouble", "normal", _start_trouble, ("StartTrouble",)),
)
