"""What a draft is called on its tab: who it is about, and when it was begun."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from receptionist.i18n import _
from receptionist.wording import say_clock
from ui.seat import Seat

if TYPE_CHECKING:
    from ui.views.capture_form import CaptureForm


def who_of(form: CaptureForm) -> str:
    """Whose message that form is, in a few letters."""
    draft = form.draft
    who = draft.who or draft.company or draft.phone or _("New message")
    return " ".join(who.split())[:24]


def title_of(form: CaptureForm, seat: Seat) -> str:
    """The words on its tab."""
    began = seat.hours.local(datetime.fromisoformat(form.draft.began))
    return f"{who_of(form).replace('&', '&&')} · {say_clock(began)}"
