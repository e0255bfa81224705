"""The calls the telephone told of: each offers a form in a slim bar, and opens nothing by itself.

Nothing of a call is stored or logged; who is not answered leaves the bar again (product.md §9).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer

from receptionist.i18n import _, n_
from receptionist.typed import clean_line
from ui.background import Background
from ui.seat import Seat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from receptionist.services.desk import Desk
    from receptionist.services.find_callers import FoundCaller
    from ui.callers.ring_bar import RingBar

_STAYS_S: Final = {"ring": 90, "answer": 3600, "end": 30}
"""How long a call is offered after each event: nobody answered, they talk, or have just ended."""
_RINGS_ON_S: Final = 30
"""So long the other telephones of a group may ring on for a call that is written down here."""
_LONGEST: Final = 80
_SCHEMES: Final = ("sip:", "sips:", "tel:")
_NOT_SHOWN: Final = frozenset({"anonymous", "unknown", "private", "restricted", "withheld"})
Recognised = tuple[str, tuple["FoundCaller", ...]]


@dataclass
class Call:
    """One call: the number and name as told, who it may be, and until when it is offered."""

    number: str
    name: str
    until: QDeadlineTimer = field(default_factory=QDeadlineTimer)
    answered: bool = False
    taken: bool = False
    shown: str = ""
    callers: tuple[FoundCaller, ...] = ()


class Ringing(QObject):
    """Keeps what rings now, and has the bar say it: the newest first, what has ended last."""

    def __init__(
        self, seat: Seat, background: Background, bar: Callable[[], RingBar], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self._make_bar = bar
        self._bar: RingBar | None = None
        self._calls: list[Call] = []
        self._ends = QTimer(self, singleShot=True)
        self._ends.timeout.connect(self._say)

    def hear(self, told: Mapping[str, str]) -> None:
        """What the telephone says: `number`, `name`, and `event` (ring, answer or end)."""
        number, name = _number(told.get("number", "")), _line(told.get("name", ""))
        event = told.get("event", "")
        call = next((each for each in self._calls if each.number == number), None)
        if call and ((event == "ring" and call.answered) or (event == "end" and call.taken)):
            self._calls.remove(call)
            call = None  # that one is over; one that rings now is another
        if call is None and event != "end":
            call = Call(number, name)
            self._calls.insert(0, call)
            self._recognise(call)
        if call:
            call.answered |= event == "answer"
            if not (call.taken and event == "ring"):  # a group of telephones may ring on
                call.until = _after(_STAYS_S.get(event, _STAYS_S["ring"]))
            if event == "end":
                self._calls.append(self._calls.pop(self._calls.index(call)))
        self._say()

    def take(self) -> Call | None:
        """The newest call that is offered, which is offered no longer."""
        self._forget()
        offered = self._offered()
        if not offered:
            return None
        call = offered[0]
        call.taken = True
        if not call.answered:
            call.until = _after(_RINGS_ON_S)
        self._say()
        return call

    def _offered(self) -> list[Call]:
        return [each for each in self._calls if not each.taken]

    def _forget(self) -> None:
        self._calls = [each for each in self._calls if not each.until.hasExpired()]

    def _recognise(self, call: Call) -> None:
        if call.number:
            region = self._seat.office.country if self._seat.office else "ES"
            # Beside the saving: the telephone does not wait for what is being saved.
            self._background.ask_long(
                partial(_recognise, number=call.number, region=region),
                partial(self._recognised, call),
                lambda _error: None,  # the number is shown as it is
            )

    def _recognised(self, call: Call, found: Recognised) -> None:
        call.shown, call.callers = found
        self._say()

    def _say(self) -> None:
        self._forget()
        offered = self._offered()
        if self._calls:
            self._ends.start(min(each.until.remainingTime() for each in self._calls) + 1)
        if not offered:
            if self._bar is not None:
                self._bar.hide()
            return
        if self._bar is None:
            self._bar = self._make_bar()
            self._bar.put_away.connect(self.take)
        self._bar.say_call(_words(offered[0], more=len(offered) - 1))


def _after(seconds: int) -> QDeadlineTimer:
    return QDeadlineTimer(1000 * seconds)


def _words(call: Call, *, more: int) -> str:
    """“655 12 34 56 · María López · Talleres Ruiz”."""
    contacts = [each.contact for each in call.callers]
    parts = [call.shown or call.number or _("number withheld")]
    if len(contacts) == 1:
        parts += [contacts[0].name, contacts[0].company]
    elif contacts:
        count = len(contacts)
        parts.append(n_("{count} caller", "{count} callers", count).format(count=count))
    else:
        parts.append(call.name)
    if more:
        parts.append(n_("{count} more call", "{count} more calls", more).format(count=more))
    return " · ".join(each for each in parts if each)


def _number(told: str) -> str:
    """The number alone: of `sip:655123456@pbx;user=phone` too; "" where it is not shown."""
    text = _line(told)
    for scheme in _SCHEMES:
        if text[: len(scheme)].lower() == scheme:
            text = text[len(scheme) :].partition(";")[0].partition("@")[0]
    return "" if text.lower() in _NOT_SHOWN else text


def _line(told: str) -> str:
    return clean_line(told)[:_LONGEST]


def _recognise(desk: Desk, *, number: str, region: str) -> Recognised:
    """How the number is written here, and whose it is."""
    from receptionist.domain.contacts.contact import ContactNumber
    from receptionist.domain.phone import read_phone, show_phone
    from receptionist.services.find_callers import find_callers

    read = read_phone(number, region=region)
    asked = ContactNumber(typed=read.typed, e164=read.e164)
    theirs = (each for each in find_callers(desk, number) if each.contact.has_number(asked))
    return show_phone(read.e164, typed=read.typed, region=region), tuple(theirs)
