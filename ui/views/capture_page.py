"""The page where messages are written: one tab a draft, each kept on disk while it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from receptionist.domain.ids import EventId
from receptionist.domain.message import Message
from receptionist.i18n import _
from receptionist.wording import say_clock
from ui.background import Background
from ui.callers.asking import ask_about
from ui.capture.aside import Aside
from ui.capture.come_back import ComeBack
from ui.capture.frame import CaptureFrame
from ui.capture.spare import SpareForm
from ui.capture.titles import title_of, who_of
from ui.capture.warm import drafts_of_this_pc
from ui.drafts import Draft, forget_draft, keep_draft, new_draft
from ui.seat import Seat
from ui.views.capture_form import CaptureForm

if TYPE_CHECKING:
    from ui.callers.ringing import Call

_KEEP_AFTER_MS: Final = 250
_RETRY_AFTER_MS: Final = 3000
_ASK_AFTER_MS: Final = 150
_TYPING_MS: Final = 30_000
_SLOW_MS: Final = 600
_INERT_MS: Final = 1000
_FORM_KEYS: Final = ("F3", "F5", "F6", "F7", "F8", "Ctrl+D")


class CapturePage(CaptureFrame):
    """All drafts of this PC. `saved` carries the message, and whether it was there already.

    `left` goes back to the list; `typed` follows every key in a message.
    """

    saved = Signal(object, bool)
    typed = Signal()
    help_page = "capture"

    def __init__(self, seat: Seat, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self._forms: list[CaptureForm] = []
        self._aside = Aside()
        self._unkept: set[CaptureForm] = set()
        self._not_kept = ""
        self._saving: set[str] = set()
        self._typed = QElapsedTimer()
        self._just_saved = QElapsedTimer()
        self._asked_twice: CaptureForm | None = None
        self._connect_frame()
        self._make_keys()
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)
        self._retrying = QTimer(self, singleShot=True, interval=_RETRY_AFTER_MS)
        self._retrying.timeout.connect(self._keep)
        self._asking = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._asking.timeout.connect(self._ask)
        seat.changed.connect(self._say_titles)
        self._spare = SpareForm(seat, background, self._stack)
        self._come_back = ComeBack(self._put_back, lambda: len(self._forms), self)
        # Behind what was typed while this was made.
        QTimer.singleShot(0, self, lambda: background.keep(drafts_of_this_pc, self._found))

    @property
    def form(self) -> CaptureForm | None:
        """The form in front."""
        return self._forms[self._tabs.currentIndex()] if self._forms else None

    def make_ready(self) -> None:
        """Make the next clean form now, instead of in the next pause."""
        self._spare.make()

    @property
    def forms(self) -> tuple[CaptureForm, ...]:
        """All forms, in the order of their tabs."""
        return tuple(self._forms)

    @property
    def typing(self) -> bool:
        """Whether somebody is in the middle of writing, so that nothing may pop up."""
        form = self.form
        if form is None or not self.isVisible() or form.draft.empty:
            return False
        return self._typed.isValid() and self._typed.elapsed() < _TYPING_MS

    def new(self, call: Call | None = None) -> CaptureForm:
        """A form in front: clean, or with what the telephone says of `call`.

        One without a word gives way to it.
        """
        draft = new_draft(self._seat.now(), person=self._seat.me)
        form = next((each for each in self._forms if each.untouched), None)
        if form:
            form.begin(draft)
        self._drop_empty(but=form)
        form = form or self._add(draft, self._spare.take())
        self._front(form)
        if call is not None:
            form.entry.pop(call)
        self._spare.soon()
        return form

    def who(self, form: CaptureForm) -> str:
        """Whose message that form is, in a few letters."""
        return who_of(form)

    def show_form(self, form: CaptureForm) -> None:
        """Bring that form to the front, the cursor where it was."""
        if form in self._forms:
            self._front(form)

    def resume(self) -> None:
        """Go on where one was; who is typing there already is left alone."""
        if form := self.form:
            if not form.isAncestorOf(QApplication.focusWidget() or self):
                form.start()
        else:
            self.new()

    def park(self) -> None:
        """Leave this draft as it is and go on with the next one; with only one, a new one."""
        if len(self._forms) < 2:
            self.new()
            return
        self._front(self._forms[(self._tabs.currentIndex() + 1) % len(self._forms)])

    def save(self) -> None:
        """Save and notify; the form clears when the message is on disk, and not before."""
        form = self.form
        if form is None or form.draft.id in self._saving or self._pressed_twice:
            return
        if form.draft.empty:
            self._banner.say("warning", _("Write at least who called, a number or what they want."))
            form.start()
            return
        if (trouble := form.trouble()) and self._asked_twice is not form:
            self._asked_twice = form
            sentence, field = trouble
            self._banner.say(
                "warning",
                _("{trouble} Press F9 again to save it without.").format(trouble=sentence),
            )
            field.setFocus()
            return
        if form.adds_to is not None:
            self._add_to(form, form.adds_to)
        else:
            self._send(form)

    @property
    def _pressed_twice(self) -> bool:
        """Whether F9 was meant for the message just saved, not for the draft that came up."""
        return self._just_saved.isValid() and self._just_saved.elapsed() < _INERT_MS

    def flush(self) -> None:
        """Put every draft on disk now, because the program ends."""
        self._keep()

    def _send(self, form: CaptureForm) -> None:
        from receptionist.services.take_message import take_message

        draft, new, by = form.draft, form.new_message(), self._seat.by
        self._begin_saving(draft)
        self._background.change(
            lambda desk: take_message(desk, new, by=by),
            lambda message: self._is_saved(form, message),
            lambda error: self._is_not_saved(form, error),
        )

    def _begin_saving(self, draft: Draft) -> None:
        self._saving.add(draft.id)
        self._allow()
        self._spare.now()  # the next call gets its form at once, however long this one takes
        QTimer.singleShot(_SLOW_MS, self, lambda: self.say_slow(draft.id in self._saving))

    def _is_saved(self, form: CaptureForm, message: Message) -> None:
        if form is self.form:
            self._asked_twice = None
            self._banner.hide()
            self._just_saved.start()
        self._drop(form)
        self.saved.emit(message, form.adds_to == message.number)

    def _is_not_saved(self, form: CaptureForm, error: Exception) -> None:
        self._saving.discard(form.draft.id)
        self._allow()
        words = _("Not saved: {why} The draft stays here.")
        if form is not self.form:
            words = _("“{who}” is not saved: {why} The draft stays here.")
        self._banner.say("trouble", words.format(who=who_of(form), why=f"{error}"))

    def _add_to(self, form: CaptureForm, number: int) -> None:
        """The caller called again: what was typed becomes a note on the message there is."""
        from receptionist.services.edit_message import note

        if form.draft.id in self._saving:
            return
        text, by = form.text.toPlainText().strip(), self._seat.by
        # The draft's own id: sent again after an answer that was lost, it is there once.
        id_ = EventId(form.draft.message_id)
        self._begin_saving(form.draft)
        self._background.change(
            lambda desk: note(desk, number, text, chase=True, by=by, id=id_),
            lambda message: self._is_saved(form, message),
            lambda error: self._is_not_saved(form, error),
        )

    def _drop(self, form: CaptureForm) -> None:
        draft = form.draft
        self._saving.discard(draft.id)
        self._state.setText("")
        self._unkept.discard(form)
        self._take_out(form)
        form.deleteLater()
        self._come_back.one_done()
        self._allow()
        self._spare.now()
        self._background.keep(lambda: forget_draft(draft), lambda _done: None)

    def show_own(self) -> None:
        """Whoever sits here sees their own drafts; those of somebody else wait for them."""
        self._keep()
        self._aside.sort(self._seat.me, self._forms, put_in=self._put_in, take_out=self._take_out)
        self._allow()

    def _put_in(self, form: CaptureForm) -> None:
        self._forms.append(form)
        if self._stack.indexOf(form) < 0:
            self._stack.addWidget(form)
        self._tabs.addTab(title_of(form, self._seat))

    def _take_out(self, form: CaptureForm) -> None:
        place = self._forms.index(form)
        self._forms.remove(form)
        self._tabs.removeTab(place)
        self._stack.removeWidget(form)
        form.hide()

    def _allow(self) -> None:
        """Only the form that is just being saved cannot be saved again."""
        form = self.form
        self._save.setEnabled(form is None or form.draft.id not in self._saving)
        adds = form and form.adds_to
        words = _("Add to {number}").format(number=adds) if adds else _("Save and notify")
        self.say_missing(form.missing if form else ())
        if words != self._save.words:
            self._save.say(words)

    def throw_away(self) -> None:
        """Empty this draft for good; what was typed is gone."""
        if (form := self.form) and form.draft.id not in self._saving:
            self._drop(form)
            self.left.emit()

    def _drop_empty(self, *, but: CaptureForm | None = None) -> None:
        for left in tuple(self._forms):
            if left is not but and left.draft.empty and left.draft.id not in self._saving:
                self._drop(left)

    def _found(self, drafts: list[Draft]) -> None:
        self._come_back.begin([draft for draft in drafts if not draft.empty])
        self._spare.soon()
        if words := self._come_back.words:
            self._banner.say("info", words)

    def _put_back(self, draft: Draft) -> None:
        if all(form.draft.id != draft.id for form in self._forms):
            self._add(draft)
            self.show_own()

    def _add(self, draft: Draft, spare: CaptureForm | None = None) -> CaptureForm:
        form = spare or CaptureForm(self._seat, self._background, draft, self._stack)
        if spare:
            spare.begin(draft)
        form.edited.connect(lambda: self._edited(form))
        form.finished.connect(self._save.setFocus)
        form.add_to.connect(lambda number: self._add_to(form, number))
        form.adds_changed.connect(self.hide_it_stays)
        form.adds_changed.connect(self._allow)
        form.entry.waits.connect(self._say_waits)
        form.fields.moved.connect(lambda: self._keep_soon(form))
        form.pasting.said.connect(lambda words: self._banner.say("info", words))
        self._put_in(form)
        return form

    def _front(self, form: CaptureForm) -> None:
        if (before := self._stack.currentWidget()) in self._forms:
            before.rest()
        self._tabs.setCurrentIndex(self._forms.index(form))
        self._stack.setCurrentWidget(form)
        self._banner.hide()
        form.start()

    def _edited(self, form: CaptureForm) -> None:
        if form not in self._forms:
            return  # it was just saved or thrown away, and its last answer comes late
        self._typed.start()
        self._spare.wait()
        self._just_saved.invalidate()
        if self._asked_twice is form:
            self._asked_twice = None
            self._banner.hide()
        self._tabs.setTabText(self._forms.index(form), title_of(form, self._seat))
        self._allow()
        self._keep_soon(form)
        if not self._asking.isActive():
            self._asking.start()
        self.typed.emit()

    def _keep_soon(self, form: CaptureForm) -> None:
        """Also when only the cursor moved: it comes back where it was."""
        if form in self._forms and not form.untouched:
            self._unkept.add(form)
            # Not started anew by every key: typing without a pause must reach the disk as well.
            if not self._keeping.isActive():
                self._keeping.start()

    def _say_titles(self) -> None:
        for place, form in enumerate(self._forms):
            self._tabs.setTabText(place, title_of(form, self._seat))

    def _keep(self) -> None:
        for form in self._unkept:
            draft = form.draft
            if draft.empty:
                self._background.keep(partial(forget_draft, draft), lambda _done: None)
            else:
                self._background.keep(
                    partial(keep_draft, draft), self._is_kept, partial(self._is_not_kept, form)
                )
        self._unkept.clear()

    def _say_waits(self, slow: bool) -> None:
        """Typing goes on meanwhile; a quiet line says what is waited for."""
        self._state.setText(_("Looking for the caller…") if slow else "")

    def _is_kept(self, _done: None) -> None:
        if self._not_kept and self._banner.accessibleName() == self._not_kept:
            self._banner.hide()  # and nothing that was said since
        self._not_kept = ""
        local = self._seat.hours.local(self._seat.now())
        self._state.setText(_("Draft kept {clock}").format(clock=say_clock(local)))

    def _is_not_kept(self, form: CaptureForm, error: Exception) -> None:
        """Say it once, and try again by itself until the disk takes it."""
        self._state.setText("")
        if not (self._not_kept and self._banner.isVisible()):
            self._banner.say("trouble", f"{error}")
        self._not_kept = f"{error}"
        if form in self._forms:
            self._unkept.add(form)
            self._retrying.start()

    def _ask(self) -> None:
        if form := self.form:
            ask_about(self._background, form)

    def _connect_frame(self) -> None:
        self._tabs.currentChanged.connect(self._tab_chosen)
        for button, do in (
            (self._save, self.save),
            (self._park, self.park),
            (self._drop_button, self.throw_away),
        ):
            button.clicked.connect(do)

    def _make_keys(self) -> None:
        for button in (self._save, self._park, self._back):
            button.listen_in(self)
        for key, do in {
            "Ctrl+Return": self.save,
            "Ctrl+Enter": self.save,
            **{key: partial(self._in_form, key) for key in _FORM_KEYS},
        }.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(do)

    def _in_form(self, key: str) -> None:
        if (form := self.form) and not form.press(key):
            self.say_it_stays(form.adds_to)

    def _tab_chosen(self, place: int) -> None:
        if 0 <= place < len(self._forms) and self._stack.indexOf(self._forms[place]) >= 0:
            self._stack.setCurrentWidget(self._forms[place])
        self._allow()
