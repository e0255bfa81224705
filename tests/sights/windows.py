"""The main window, the form and the reminders, in the states a day brings."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QScrollArea, QWidget

from receptionist.domain.errors import StorageTrouble
from receptionist.domain.figures.span import Stretch
from receptionist.domain.people import Role
from receptionist.i18n import _
from tests.sights.long_words import HOSTILE, LONG_COMPANY, LONG_NAME, ONE_WORD
from tests.sights.stage import Sight, Stage, State
from ui.views.figures.figures_page import FiguresPage
from ui.views.glance.glance_page import GlancePage


def _desk(stage: Stage) -> QWidget:
    window = stage.front()
    stage.idle()
    return window


def _sample(stage: Stage) -> QWidget:
    """The sample office, with the banner that nobody overlooks."""
    app = stage.app
    assert app.seat.office is not None
    real, app.seat.office = app.seat.office, replace(app.seat.office, sample=True)
    app.seat.changed.emit()
    stage.hands.settle()
    app.seat.office = real
    return stage.front()


def _narrow(stage: Stage) -> QWidget:
    stage.front()
    return stage.sized(720, 640)


def _narrow_message(stage: Stage) -> QWidget:
    window = stage.front()
    stage.sized(720, 640)
    stage.app.window.open_message(stage.message().number)
    stage.idle()
    return window


def _nothing_found(stage: Stage) -> QWidget:
    window = stage.front()
    stage.hands.press("Ctrl+F")
    stage.hands.type("zzzz")
    stage.hands.until(lambda: not stage.app.window.trays.model.rowCount(), "nothing is found")
    stage.idle()
    return window


def _closed(stage: Stage) -> QWidget:
    stage.app.window.show_tray("closed")
    return _desk(stage)


def _troubled(stage: Stage) -> QWidget:
    window = _desk(stage)
    words = _("The disk is full: nothing was saved. Make room and try again.")
    stage.app.window.say_trouble(StorageTrouble(words))
    stage.app.window.say_done([12], _("Accepted #{number}").format(number=12))
    stage.hands.settle()
    return window


def _rings(stage: Stage) -> QWidget:
    """Somebody who called before rings while the list is looked at; one more call waits."""
    window = stage.app.window
    caller = next(m.caller for m in window.trays.model.messages if m.caller.phone)
    for number, name in (("912345678", ""), (caller.phone, caller.name)):
        stage.app.asked({"do": "call", "number": number, "name": name, "event": "ring"})
    stage.hands.until(lambda: " · " in window.lines.ring_bar.accessibleName(), "it is known")
    return window


def _several(stage: Stage) -> QWidget:
    """Several messages chosen at once."""
    window = stage.front()
    stage.hands.press("Shift+Down", "Shift+Down", "Shift+Down")
    stage.idle()
    return window


def _new(stage: Stage) -> QWidget:
    window = stage.front()
    stage.app.window.new_message()
    stage.idle()
    return window


def _called(stage: Stage) -> QWidget:
    window, hands = _new(stage), stage.hands
    phone = stage.say("655123456", "02079461234")
    for typed in ("Remedios Olmo", "Talleres Olmo", phone):
        hands.type(typed)
        hands.press("Return")
    name = stage.app.seat.people.active[-1].name
    stage.app.window.capture.forms[0].receiver.set_text(name)
    hands.press("Return")
    hands.type(stage.say("Pregunta por el presupuesto de la caldera", "Wants the boiler quote"))
    hands.press("Return", "Return")
    hands.press("Ctrl+A")
    hands.type(stage.say("13", "1pm"))
    stage.idle()
    return window


def _known(stage: Stage) -> QWidget:
    """Somebody calls who has an open message; the number is half typed, the hour not a time."""
    window, hands = _new(stage), stage.hands
    form = stage.app.window.capture.forms[0]
    caller = stage.message().caller
    for field, text in ((form.who, caller.name), (form.company, caller.company)):
        field.setFocus()
        hands.type(text[:40])
    form.receiver.edit.setFocus()
    hands.type("xq")
    form.by.edit.setFocus()
    hands.press("Ctrl+A")
    hands.type("ayerr")
    hands.press("F9")
    hands.until(form.known.isVisible, "the open message of this caller is shown")
    stage.idle()
    return window


def _many_drafts(stage: Stage) -> QWidget:
    window = _new(stage)
    for at in range(9):
        stage.hands.type(f"Gestoría Vega {at}")
        stage.hands.press("F2")
    stage.hands.type("Urbano")
    stage.app.window.capture.say_waiting("▲ 2")
    stage.idle()
    return window


def _long_draft(stage: Stage) -> QWidget:
    window = _new(stage)
    form = stage.app.window.capture.forms[0]
    form.who.setText(LONG_NAME)
    form.company.setText(f"{LONG_COMPANY} {HOSTILE[1]}")
    form.phone.setText("+34 655 12 34 56 ext. 12345678")
    form.receiver.set_text(ONE_WORD[:90])
    form.text.setPlainText(" ".join(HOSTILE) * 20)
    form.promise.setFocus()
    stage.hands.type(ONE_WORD[:100])
    stage.idle()
    return window


def _glance(stage: Stage) -> QWidget:
    """The owner's numbers, with the calls of the day by hour."""
    window = stage.front()
    owner = stage.app.seat.people.of_role(Role.OWNER)
    if owner:
        stage.app.seat.sit(owner[0].id)
    stage.app.window.show_page("glance")
    page = stage.app.window.pages.currentWidget()
    assert isinstance(page, GlancePage)
    stage.hands.until(lambda: page.cards["late"].number != "–", "the numbers are counted")
    stage.hands.until(lambda: page.chart.drawn, "the calls are drawn")
    stage.idle()
    return window


def _figures(stage: Stage, *, whole: bool = False) -> QWidget:
    """The page of figures, of the first owner."""
    app, window = stage.app, stage.front()
    owner = app.seat.people.of_role(Role.OWNER)
    if owner:
        app.seat.sit(owner[0].id)
    app.window.show_page("figures")
    page = app.window.pages.currentWidget()
    assert isinstance(page, FiguresPage)
    stage.hands.until(lambda: page.figures, "the figures are worked out")
    stage.hands.until(lambda: page.hours.drawn and page.weekdays.drawn, "the charts are drawn")
    if whole:
        page.bar.stretch.setCurrentIndex(page.bar.stretch.findData(Stretch.OTHER))
        page.bar.stretch.activated.emit(0)
    stage.idle()
    return window


def _figures_charts(stage: Stage) -> QWidget:
    window = _figures(stage, whole=True)
    areas = window.findChildren(QScrollArea)
    area = next(each for each in areas if isinstance(each.parent(), FiguresPage))
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    stage.idle()
    return window


def _small(stage: Stage) -> QWidget:
    """As narrow and low as the window goes."""
    window = _called(stage)
    stage.sized(560, 420)
    return window


def _reminders(stage: Stage) -> QWidget:
    stage.front()
    stage.app.reminding.ticker.tick()
    window = stage.app.reminding.window
    stage.hands.until(lambda: window.rows, "something is due")
    stage.idle()
    type(window).rise(window)  # the stage keeps it down otherwise
    stage.hands.until(lambda: not window.inert, "the reminders can be used")
    stage.hands.settle()
    return window


_DESK: Final = ("MainWindow", "WindowFrame", "Rail", "TraysPage")
_FORM: Final = ("CapturePage", "CaptureForm", "TickRow", "ReadBackCard", "DueField", "PersonBox")
_ANY: Final[tuple[State, ...]] = ("empty", "normal", "crowded", "long")

WINDOWS: Final = (
    *(Sight("desk", state, _desk, _DESK if state == "normal" else ()) for state in _ANY[1:]),
    Sight("desk", "empty", _desk, ("FirstSteps",)),
    Sight("desk-closed", "crowded", _closed),
    Sight("desk-nothing-found", "normal", _nothing_found, ("EmptyState",)),
    Sight("desk-several", "normal", _several),
    Sight("desk-trouble", "normal", _troubled, ("Banner", "UndoBar")),
    *(Sight("desk-rings", state, _rings, ("RingBar",)) for state in ("normal", "long")),
    Sight("desk-sample", "normal", _sample),
    *(Sight("narrow", state, _narrow) for state in ("normal", "long")),
    Sight("narrow-message", "normal", _narrow_message, ("MessageDetail",)),
    Sight("narrow-message", "long", _narrow_message),
    Sight("form", "empty", _new),
    Sight("form", "normal", _called, _FORM),
    Sight("form-warned", "normal", _known, ("KnownCaller",)),
    Sight("form-small", "normal", _small),
    Sight("form", "crowded", _many_drafts),
    Sight("form", "long", _long_draft),
    *(Sight("figures", state, _figures, ("FiguresPage",)) for state in ("empty", "normal", "long")),
    *(Sight("glance", state, _glance, ("GlancePage",)) for state in ("empty", "normal", "long")),
    Sight("figures-charts", "normal", _figures_charts, ("ChartView",)),
    *(Sight("reminders", state, _reminders, ("ReminderWindow",)) for state in _ANY[1:]),
)
