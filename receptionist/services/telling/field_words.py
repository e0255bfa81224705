"""The fields of a message and their values, as they are called on the screen."""

from __future__ import annotations

from receptionist.domain.history import Change
from receptionist.domain.message import Channel, Wants
from receptionist.domain.telling.kind_words import channel_words, tick_words
from receptionist.i18n import _


def field_words(field: str) -> str:
    """A field of a message as it is called on the screen."""
    return {
        "name": _("Name"),
        "company": _("Company"),
        "phone": _("Telephone"),
        "withheld": _("Number withheld"),
        "text": _("What they want"),
        "wants": _("Ticks"),
        "urgent": _("Urgent"),
        "channel": _("How it came in"),
        "answers": _("Answers"),
        "call_type": _("Type of call"),
    }.get(field, field)


def change_words(change: Change) -> str:
    """One field of an edit with its old and its new value."""
    return _("{field}: “{old}” → “{new}”").format(
        field=field_words(change.field),
        old=_value(change.field, change.old),
        new=_value(change.field, change.new),
    )


def _value(field: str, stored: str) -> str:
    """A value as the history keeps it, in words; what nobody knows any more stays as it is."""
    if field in ("urgent", "withheld"):
        return {"True": _("Yes"), "False": _("No")}.get(stored, stored)
    if field == "channel" and stored in set(Channel):
        return channel_words(Channel(stored))
    if field == "wants":
        known = set(Wants)
        each = (tick_words(Wants(e)) if e in known else e for e in stored.split(", "))
        return ", ".join(each)
    return stored
