"""The window while the office's server is away, and what the office did not take afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from receptionist.domain.history import Closed, Event, Noted, What
from receptionist.domain.ids import EventId, new_id
from receptionist.domain.message import PROVISIONAL, Message, Outcome, as_number
from receptionist.services.away.line import State as LineState
from receptionist.services.find_messages import message
from receptionist.storage.away.outbox import Deed, Refused
from tests.sights.stage import Sight, Stage
from ui.away.refused import RefusedDialog
from ui.views.trays_page import TraysPage


def _away(stage: Stage) -> QWidget:
    """Since half an hour; two calls were taken, and the first of the list waits on this PC."""
    since = stage.clock.now() - timedelta(minutes=34)
    stage.front()
    stage.app.line.say(LineState(since=since, waiting=2))
    _own_first(stage.app.window.trays)
    stage.hands.settle()
    return stage.app.window


def _own_first(trays: TraysPage) -> None:
    """Show the first messages as this PC's own, without an office to be away."""
    shown = list(trays.model.messages)
    own: list[Message] = [
        replace(each, number=as_number(PROVISIONAL + 1 + at)) for at, each in enumerate(shown[:2])
    ]
    trays.model.set_rows([*own, *shown[2:]])


def _away_detail(stage: Stage) -> QWidget:
    window = _away(stage)
    found = message(stage.desk, stage.message().number)
    own = replace(found.message, number=as_number(PROVISIONAL + 1))
    stage.app.window.trays.detail.show_message(own, found.history)
    stage.hands.settle()
    return window


def _back(stage: Stage) -> QWidget:
    """It answers again, did not take one thing, and this PC's clock is wrong."""
    stage.front()
    stage.app.line.say(LineState(refused=1, ahead=timedelta(minutes=7)))
    stage.hands.settle()
    return stage.app.window


def _refused(stage: Stage) -> QWidget:
    stage.front()
    app, chosen = stage.app, stage.message()
    at, by = stage.clock.now() - timedelta(minutes=20), app.seat.people.active[0].id

    text = stage.say("Ha llamado otra vez: que sea antes de comer", "Called again: before lunch")
    why = stage.say(
        "El recado 12 está cerrado, por Ana, hoy 11:20. Ábralo primero.",
        "Message 12 is closed, by Ana, today 11:20. Reopen it first.",
    )
    done: tuple[What, ...] = (Noted(text=text), Closed(outcome=Outcome.RESOLVED, note=text))
    found = []
    for what in done:
        id_ = EventId(new_id(at))
        event = Event(id=id_, message=chosen.id, happened_at=at, recorded_at=at, by=by, what=what)
        deeds = (Deed(event=event, number=chosen.number),)
        found.append(Refused(file=Path(f"{id_}.json"), deeds=deeds, why=why, at=at))
    dialog = RefusedDialog(
        app.seat, app.background, lambda: tuple(found), lambda _refused: None, app.window
    )
    return stage.open(dialog)


AWAY: Final = (
    *(Sight("away", state, _away, ("Banner",)) for state in ("normal", "long")),
    Sight("away-message", "normal", _away_detail),
    Sight("back-again", "normal", _back),
    *(Sight("refused", state, _refused, ("RefusedDialog",)) for state in ("normal", "long")),
)
