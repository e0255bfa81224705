"""The main window: the rail first, which needs Qt alone; the pages when the first paint is done."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from receptionist.i18n import _
from ui import icons
from ui.background import Background
from ui.models.snapshot import Snapshot
from ui.seat import Seat
from ui.views.first_look import FirstLook
from ui.views.rail import rail_words
from ui.window.frame import WindowFrame
from ui.window_place import WindowPlace, keep_place

if TYPE_CHECKING:
    from receptionist.domain.ids import PersonId
    from receptionist.domain.message import Message
    from ui.callers.ringing import Ringing
    from ui.first_minute.first_steps import FirstSteps
    from ui.ticker import Ticked
    from ui.views.capture_page import CapturePage
    from ui.views.message_actions import MessageActions
    from ui.views.trays.message_pile import Numbers
    from ui.views.trays_page import TraysPage


class MainWindow(WindowFrame):
    """The trays, the form and the pages beside them; `ready` once they are made."""

    ready = Signal()
    minute_passed = Signal()

    capture: CapturePage
    first_steps: FirstSteps
    trays: TraysPage
    doing: MessageActions

    def __init__(
        self,
        seat: Seat,
        background: Background,
        place: WindowPlace | None = None,
        snapshot: Snapshot | None = None,
    ) -> None:
        super().__init__(seat, place, snapshot)
        self._seat = self.seat = seat
        self._background = self.background = background
        self._more: dict[str, QWidget] = {}
        self._built = self._begun = False
        self._sits: PersonId | None = None
        self._first: FirstLook | None = None
        if snapshot is not None and snapshot.rows:
            self._first = FirstLook(rail_words("open"), snapshot.rows)
            self.pages.addWidget(self._first)
            self.rail.choose("open")
        seat.changed.connect(self._learn)

    def show_first(self, known: Snapshot) -> None:
        """The first look, as read from the desk: on the screen before anything else is done."""
        if self._first is not None:
            self.rail.say_counts(dict(known.counts))
            self._first.show_rows(known.rows)
            self.repaint()

    def build(self) -> None:
        """Make the pages, after the first paint; everything heavier is imported here."""
        from ui.capture.half_written import HalfWritten
        from ui.first_minute.first_steps import FirstSteps
        from ui.ticker import Minute
        from ui.views.capture_page import CapturePage
        from ui.views.message_actions import MessageActions
        from ui.views.trays_page import TraysPage

        QApplication.setWindowIcon(icons.app_icon())  # of all windows
        self.doing = MessageActions(self._seat, self._background, self)
        self.doing.done.connect(self.say_done)
        self.doing.failed.connect(self.say_trouble)
        self.doing.said.connect(self.say_for_a_while)
        self.undo_asked.connect(self.doing.undo)
        self.capture = CapturePage(self._seat, self._background)
        self.first_steps = FirstSteps(self._seat, self._background)
        self._column.insertWidget(self._column.indexOf(self.pages), self.first_steps)
        self.half_written = HalfWritten(self.capture, self._seat)
        self.half_written.asked.connect(self._show_form)
        self._column.insertWidget(1, self.half_written.banner)
        self.trays = TraysPage(self._seat, self._background, self.doing, self.pages)
        self.splitter = self.trays.splitter
        self.pages.addWidget(self.trays)
        self.pages.addWidget(self.capture)
        self.trays.new_asked.connect(self.new_message)
        self.trays.list.setFocus()  # its keys act at once
        self.capture.saved.connect(self._is_saved)
        self.capture.left.connect(self.to_list)
        self.rail.new_asked.connect(self.new_message)
        self.lines.call_asked.connect(self.new_message)
        self.rail.tray_asked.connect(self.show_tray)
        self.rail.page_asked.connect(self.show_page)
        self.rail.sits.connect(self.sits_asked)
        self.rail.quiet_asked.connect(self.doing.be_quiet)
        for key, do in (
            ("F2", self.new_message),
            ("Ctrl+Z", self.lines.undo_by_key),
            ("Ctrl+Q", self.quit_asked.emit),
            ("Ctrl+R", self.reminders_asked.emit),
            ("Ctrl+T", self.lock_asked.emit),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(do)
        self._built = True
        if self._place is not None:
            self.trays.splitter.restoreState(self._place.splitter)
        self.rail.choose(self.trays.tray.value)
        self._learn()
        minute = Minute(self)
        minute.passed.connect(self.trays.tick)
        minute.passed.connect(self.rail.tick)
        minute.passed.connect(self.minute_passed)
        minute.start()
        self._seat.changed.connect(self._answered)
        self.ready.emit()

    @property
    def typing(self) -> bool:
        """Whether somebody is writing a message just now, or answering what an action asks."""
        asked = QApplication.activeModalWidget()
        if asked is not None and asked.parent() is self:
            return True
        return self._built and self.isActiveWindow() and self.capture.typing

    @cached_property
    def ringing(self) -> Ringing:
        """The calls the telephone tells of."""
        from ui.callers.ringing import Ringing

        return Ringing(self._seat, self._background, lambda: self.lines.ring_bar, self)

    def new_message(self) -> None:
        """F2: a form at once, clean, or for the call that is offered."""
        self.pages.setCurrentWidget(self.capture)
        self.rail.choose("")
        self.capture.new(self.ringing.take())

    def _show_form(self) -> None:
        self.come_up()
        self.pages.setCurrentWidget(self.capture)
        self.rail.choose("")

    def to_list(self) -> None:
        """Back to the list; the draft stays."""
        self.pages.setCurrentWidget(self.trays)
        self.rail.choose(self.trays.tray.value)
        self.trays.list.setFocus()

    def show_tray(self, name: str) -> None:
        """Show a tray, by its name."""
        from receptionist.domain.trays import Tray

        self.pages.setCurrentWidget(self.trays)
        self.rail.choose(name)
        self.trays.show_tray(Tray(name))

    def show_page(self, name: str) -> None:
        """Show a page beside the trays, by its name; made when it is first asked for."""
        from ui.pages import make_page

        if name not in self._more:
            self._more[name] = make_page(name, self)
            self.pages.addWidget(self._more[name])
        self.pages.setCurrentWidget(self._more[name])
        self.rail.choose(name)
        self._more[name].setFocus()

    def show_numbers(self, title: str, numbers: Numbers) -> None:
        """Show the messages behind a figure: `numbers` is asked on the database's thread."""
        self.pages.setCurrentWidget(self.trays)
        self.rail.choose("")
        self.trays.show_numbers(title, numbers)

    def open_message(self, number: int) -> None:
        """Show a message in full, for instance from its notification."""
        self.come_up()
        self.pages.setCurrentWidget(self.trays)
        self.trays.open_message(number)
        self.trays.detail.setFocus()
        self.rail.choose(self.trays.tray.value)

    def show_ticked(self, ticked: Ticked, waiting: str) -> None:
        """Show the counts; `waiting` is what the form says while reminders are held back."""
        self.rail.say_counts(ticked.counts)
        self.capture.say_waiting(waiting)

    def flush(self) -> None:
        """Put drafts and the window's place on disk."""
        if self._built:
            self.capture.flush()
        place = self.place()
        self._background.keep(lambda: keep_place(place), lambda _done: None)

    def changeEvent(self, event: QEvent) -> None:
        """Coming back after a while, the times are old."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._built and self.isActiveWindow():
            self.trays.tick()

    def _is_saved(self, message: Message, added: bool) -> None:
        """Say it; what was `added` to a message that was there can be taken back."""
        if added:
            words = _("Noted that the caller called again, #{number}")
            self.say_done([message.number], words.format(number=message.number))
        else:
            self.say_for_a_while(self._saved_words(message))
        if self.pages.currentWidget() is not self.capture:
            return
        self.trays.pile.stand_on(message.number)  # nobody looks at the list: no bar jumps
        if not self.capture.forms:
            self.to_list()
        else:
            self.capture.resume()

    def _saved_words(self, message: Message) -> str:
        name = self._seat.people.name(message.assignee or message.department)
        words = _("#{number} is saved; {name} is notified.")
        if message.provisional:
            words = _("#{number} is saved on this PC; the office gets it when its server answers.")
        elif not name:
            words = _("#{number} is saved, for the front desk.")
        return words.format(number=message.number, name=name)

    def _answered(self) -> None:
        """The database has answered: what was known last makes room for what is."""
        first = self._first
        if first is None or not self._seat.known:
            return

        def show(_nothing: None) -> None:
            if self.pages.currentWidget() is first:
                self.pages.setCurrentWidget(self.trays)
                self.trays.list.setFocus()
            self.pages.removeWidget(first)
            first.deleteLater()

        self._first = None
        # The page has asked before us, and so has its answer before ours.
        self._background.ask(lambda _desk: None, show, lambda _error: None)

    def _begin(self) -> None:
        """Whoever sits down begins: a colleague with their own, the desk with all."""
        person = self._seat.person
        sits = person.id if person else None
        if not self._built or (self._begun and sits == self._sits):
            return
        later, self._begun, self._sits = self._begun, True, sits
        # The people are not known before the first paint, nor is what they may do.
        from receptionist.domain.people import Role

        colleague = person is not None and person.role is Role.COLLEAGUE
        if later and self.pages.currentWidget() is not self.capture:
            self.show_tray("mine" if colleague else "open")
        elif colleague:
            self.trays.begin_with_mine()
            if self.pages.currentWidget() is self.trays:
                self.rail.choose(self.trays.tray.value)

    def _learn(self) -> None:
        office = self._seat.office
        if office is None:
            return
        self._begin()
        name = f"{office.name} · Receptionist" if office.name else "Receptionist"
        self.setWindowTitle(name)
        if office.sample:
            self.lines.sample.say(
                "demo",
                _("This is a sample office: nobody here is real, and nobody calls back."),
                _("Close the sample"),
            )
        else:
            self.lines.hide("sample")
