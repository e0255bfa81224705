"""What is asked of the database while a form is typed in; the answers come when they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from receptionist.domain.message import Caller, Message
from ui.background import Background

if TYPE_CHECKING:
    from ui.views.capture_form import CaptureForm


def ask_about(background: Background, form: CaptureForm) -> None:
    """Whether this caller has an open message, and how much is promised by who it is for."""
    _ask_load(background, form)
    caller = form.caller
    if not (caller.name or caller.company or caller.phone):
        form.show_known(())
        return
    _ask_known(background, form, caller)


def _ask_known(background: Background, form: CaptureForm, caller: Caller) -> None:
    from receptionist.services.find_messages import open_messages_of

    def known(messages: tuple[Message, ...]) -> None:
        # An answer about somebody who was typed over meanwhile is nobody's.
        if form.there and form.caller == caller:
            form.show_known(messages)

    background.ask(lambda desk: open_messages_of(desk, caller), known, lambda _error: None)


def _ask_load(background: Background, form: CaptureForm) -> None:
    from receptionist.services.find_messages import promises_due

    if assignee := form.assignee:
        background.ask(
            lambda desk: (assignee, promises_due(desk, assignee)),
            form.show_load,
            lambda _error: None,
        )
