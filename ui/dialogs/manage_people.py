"""Who works here: add, rename, roles and deputies, who is away and back, who leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from receptionist.domain.ids import PersonId
from receptionist.domain.people import Colleague, People
from receptionist.i18n import _, n_
from receptionist.services import manage_people
from receptionist.services.planning import absences
from receptionist.services.planning.recompute import Effects, effect_lines, effects_of
from receptionist.services.several import undo_several
from receptionist.services.signing_in.rights import must_be_owner
from ui import theme
from ui.background import Background
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.dialogs.parts.edits import Done, left_words, save_each, saved_words
from ui.dialogs.parts.person_list import PersonList
from ui.dialogs.people.move_all import MoveAll
from ui.dialogs.people.person_card import PersonCard
from ui.dialogs.people.save_people import Left, save
from ui.dialogs.people.sick_today import SickToday
from ui.seat import Seat
from ui.widgets.key_button import KeyButton
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from receptionist.services.desk import Desk


_SHOWN = 5


class ManagePeople(DeskDialog):
    """Everyone at the left, the one chosen at the right; each button acts at once.

    What was typed about one of them stays, unsaved, while another is looked at; Enter saves all.
    """

    help_page = "people"

    def __init__(self, seat: Seat, background: Background, parent: QWidget | None) -> None:
        super().__init__(background, parent, title=_("Colleagues"), save_words=_("Save"))
        self.seat = seat
        self.setMinimumWidth(theme.scaled(680))
        self.close_button.say(_("Close"))
        self.people = PersonList(seat, _("Colleagues"))
        self.people.person_changed.connect(self._show)
        self.new_name = QLineEdit()
        self.add_button = KeyButton(_("Add"))
        self.add_button.clicked.connect(self._add)
        self.card = PersonCard(seat)
        self.undo = UndoBar()
        self.undo.undo_asked.connect(self._take_back)
        self._undoing: Callable[[Desk], object] | None = None
        self._left: dict[PersonId, Left] = {}
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._take_back)
        self._connect_card()
        self._lay_out_parts()
        seat.changed.connect(self._list)
        self._list()
        self.people.choose(seat.by)
        self.people.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """By the names the service gives them; a new name is typed in its own line."""
        name = self.new_name if self.new_name.text().strip() else self.card.name
        return {"name": name, "back_at": self.card.back_at.edit, "deputy": self.card.deputy}

    def save(self) -> None:
        """Do what is being typed: a new colleague, an absence, or name, role and deputy."""
        if self.new_name.text().strip():
            self._add()
            return
        if self.card.says_away:
            self._away()
            return
        shown = [Left(self.card.person, self.card.edits)] if self.card.person else []
        wanted = [*self._left.values(), *(e for e in shown if e.edits.any or not self._left)]
        named = self.seat.named
        self.change(
            lambda desk: save_each(wanted, lambda left: save(desk, left, named)), self._saved
        )

    def unsaved(self) -> object:
        """What was typed and chosen about anybody, also those not shown now, and a new name."""
        shown = self.card.edits.now if self.card.edits.any else None
        every = (self.new_name.text().strip(), shown, *self._left.values())
        return every if any(every) else ()

    def _saved(self, done: Done[Left, None]) -> None:
        """This PC remembers who sits here by name; what was typed since still stands there."""
        for left, _nothing in done.saved:
            self._left.pop(left.person.id, None)
            name = left.edits.now.name
            if self.seat.settings.person == left.person.name != name:
                new = replace(self.seat.settings, person=" ".join(name.split()))
                self.seat.save_settings(new)
        person = done.refused.person.id if done.refused else self._chosen()
        if done.refused:
            self.people.choose(person)
        if done.error:
            self.failed(done.error)
        elif len(done.saved) > 1:
            names = (left.edits.now.name.strip() for left, _nothing in done.saved)
            self.banner.say("info", saved_words(names))
        if person:
            self._learn(person)

    def _add(self) -> None:
        name = self.new_name.text()
        if name.strip():
            named = self.seat.named

            def work(desk: Desk) -> Colleague:
                must_be_owner(desk, named)
                return manage_people.add(desk, name)

            self.change(work, self._added)

    def _added(self, added: Colleague) -> None:
        self.new_name.clear()
        self._learn(added.id)

    def _away(self) -> None:
        person, back_at = self._chosen(), self.card.back_at
        if person is None:
            return
        if back_at.problem:
            self.trouble(back_at.problem, field="back_at")
            return
        reason, until, by = self.card.chosen_reason, back_at.due(), self.seat.by

        def work(desk: Desk) -> list[str]:
            effects: Effects[object] = effects_of(
                desk,
                lambda: manage_people.away(desk, person, reason=reason, back_at=until, by=by),
            )
            return effect_lines(effects, desk.office(), desk.now())

        self.change(work, lambda lines: self._is_away(person, lines))

    def _is_away(self, person: PersonId, lines: list[str]) -> None:
        """Say which promises somebody has to call about now."""
        if self.card.person and self.card.person.id == person:
            self.card.is_away()
        self._learn(person)
        if lines:
            heading = _("These open promises do not fit any more; call and agree a new time:")
            more = [_("and {count} more").format(count=len(lines) - _SHOWN)]
            shown = lines[:_SHOWN] + (more if len(lines) > _SHOWN else [])
            self.banner.say("warning", "\n".join([heading, *shown]))

    def _back(self) -> None:
        by = self.seat.by
        self._act(lambda desk, person: manage_people.back(desk, person, by=by))

    def _retire(self) -> None:
        named = self.seat.named

        def work(desk: Desk, person: PersonId) -> Colleague:
            must_be_owner(desk, named)
            return manage_people.retire(desk, person)

        self._act(work)

    def _act(self, service: Callable[[Desk, PersonId], Colleague]) -> None:
        person = self._chosen()
        if person is not None:
            self.change(lambda desk: service(desk, person), lambda saved: self._learn(saved.id))

    def _give_pin(self) -> None:
        from ui.dialogs.signing_in.give_pin import GivePin

        if self.card.person is not None:
            GivePin(self.seat, self.background, self.card.person, self).open()

    def _move_all(self) -> None:
        person = self._chosen()
        if person is not None:
            asked = MoveAll(self.seat, self.background, person, self)
            asked.moved.connect(self._moved)
            asked.open()

    def _sick_today(self) -> None:
        person = self._chosen()
        if person is not None:
            asked = SickToday(self.seat, self.background, person, self)
            asked.moved.connect(self._is_sick)
            asked.open()

    def _moved(self, numbers: tuple[int, ...]) -> None:
        by = self.seat.by
        self._offer_undo(len(numbers), lambda desk: undo_several(desk, numbers, by=by))

    def _is_sick(self, done: absences.SickToday) -> None:
        by = self.seat.by
        self._learn(done.person.id)
        self._offer_undo(len(done.moved), lambda desk: absences.undo_sick_today(desk, done, by=by))

    def _offer_undo(self, count: int, undo: Callable[[Desk], object]) -> None:
        self._undoing = undo
        said = n_("{count} message moved", "{count} messages moved", count)
        self.undo.offer(said.format(count=count))

    def _take_back(self) -> None:
        undo, person = self._undoing, self._chosen()
        self._undoing = None
        self.undo.hide()
        if undo and person:
            self.change(undo, lambda _done: self._learn(person))

    def _chosen(self) -> PersonId | None:
        return self.people.person()

    def _learn(self, person: PersonId) -> None:
        """Read everyone again and go to `person`."""
        self.background.ask(lambda desk: (desk.people(), person), self._learned)

    def _learned(self, found: tuple[People, PersonId]) -> None:
        people, person = found
        self.people.offer(people=people)
        self.people.choose(person)
        self._show()

    def _list(self) -> None:
        self.people.offer()
        if not self.people.chosen_any:
            self.people.choose(self.seat.by)
        self._show()

    def _show(self) -> None:
        """Whoever is chosen; what was typed about the one before waits to be saved."""
        before, person = self.card.person, self.people.colleague()
        if before is not None and (person is None or person.id != before.id):
            left = Left(before, self.card.edits)
            if left.edits.any and self.people.knows(before.id):
                self._left[before.id] = left
                self.banner.say("info", left_words(before.name, self._save_key))
        left_before = self._left.pop(person.id, None) if person else None
        self.card.show_person(person, left_before.edits if left_before else None)
        self.people.say_unsaved(frozenset(self._left))

    def _connect_card(self) -> None:
        self.card.away_button.clicked.connect(self._away)
        self.card.back_button.clicked.connect(self._back)
        self.card.retire_button.clicked.connect(self._retire)
        self.card.move_button.clicked.connect(self._move_all)
        self.card.pin_button.clicked.connect(self._give_pin)
        self.card.sick_button.clicked.connect(self._sick_today)

    def _lay_out_parts(self) -> None:
        left, right = self.panes(2)
        self.field(_("Colleagues"), self.people, into=left)
        new = QWidget()
        row = QHBoxLayout(new)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.new_name, 1)
        row.addWidget(self.add_button)
        self.field(_("New colleague"), new, buddy=self.new_name, into=left)
        right.addWidget(self.card)
        self.column.addWidget(self.undo)
