"""The strips across the top: the server is away, what it did not take, a clock that is wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from receptionist.i18n import _, n_, p_
from receptionist.wording import say_length, say_moment
from ui.seat import Seat
from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from receptionist.services.away.line import State
    from ui.main_window import MainWindow

TRY_KEY = "F12"
REFUSED_KEY = "Shift+F12"


class AwayStrips(QObject):
    """They live with one window, below whatever else it says."""

    try_asked = Signal()
    refused_asked = Signal()

    def __init__(self, window: MainWindow, seat: Seat) -> None:
        super().__init__(window)
        self._seat = seat
        self.away, self.refused = Banner(key=TRY_KEY), Banner(key=p_("key", "Shift+F12"))
        self.clock = Banner()
        for strip, key, asked in (
            (self.away, TRY_KEY, self.try_asked),
            (self.refused, REFUSED_KEY, self.refused_asked),
        ):
            strip.button.listen_in(window, key)
            strip.clicked.connect(asked)
        for strip in (self.clock, self.refused, self.away):
            window.add_strip(strip)

    def say(self, state: State) -> None:
        """Show what there is to say, and nothing else."""
        self._say_away(state)
        if state.refused:
            self.refused.say("warning", _refused_words(state.refused), _("Look at it"))
        else:
            self.refused.hide()
        if state.ahead:
            self.clock.say("warning", _clock_words(state.ahead))
        else:
            self.clock.hide()

    def _say_away(self, state: State) -> None:
        if state.since is None:
            self.away.hide()
            return
        local = self._seat.hours.local
        since = say_moment(local(state.since), local(self._seat.now()))
        words = _("The office's server has not answered since {when}.").format(when=since)
        if state.why:
            words = _("{why} It has been so since {when}.").format(why=state.why, when=since)
        waits = _waiting_words(state.waiting)
        meanwhile = _("Until then: open messages only; no figures, papers or settings.")
        self.away.say("warning", f"{words} {waits} {meanwhile}", _("Try now"))


def _waiting_words(count: int) -> str:
    if not count:
        return _("What you save is kept on this PC and sent when it answers.")
    return n_(
        "{count} thing saved on this PC waits to be sent.",
        "{count} things saved on this PC wait to be sent.",
        count,
    ).format(count=count)


def _refused_words(count: int) -> str:
    return n_(
        "The office did not take {count} thing that was done here while its server was away.",
        "The office did not take {count} things that were done here while its server was away.",
        count,
    ).format(count=count)


def _clock_words(ahead: timedelta) -> str:
    words = _(
        "This PC's clock is {length} ahead of the office's server: set it right. "
        "In the history the server's time counts."
    )
    if ahead < timedelta(0):
        words = _(
            "This PC's clock is {length} behind the office's server: set it right. "
            "In the history the server's time counts."
        )
    return words.format(length=say_length(abs(ahead)))
