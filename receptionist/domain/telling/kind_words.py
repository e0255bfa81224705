"""What an outcome, a verdict, an attempt, a way in, a role, a tick are called, everywhere."""

from __future__ import annotations

from receptionist.domain.history import AttemptKind
from receptionist.domain.message import Channel, Outcome, Wants
from receptionist.domain.people import Role
from receptionist.domain.promise import Verdict
from receptionist.i18n import _, p_


def role_words(role: Role) -> str:
    """What a colleague may do."""
    return {
        Role.FRONT_DESK: _("Front desk"),
        Role.COLLEAGUE: _("Colleague"),
        Role.OWNER: _("Owner"),
    }[role]


def outcome_words(outcome: Outcome) -> str:
    """The outcome of a closing in the language in use."""
    return {
        Outcome.RESOLVED: _("resolved"),
        Outcome.UNREACHABLE: _("could not be reached"),
        Outcome.NOT_NEEDED: _("no longer needed"),
        Outcome.DUPLICATE: _("duplicate"),
    }[outcome]


def verdict_words(verdict: Verdict) -> str:
    """The verdict in the language in use."""
    return {
        Verdict.PENDING: _("in time"),
        Verdict.KEPT: p_("verdict", "kept"),
        Verdict.LATE: _("late"),
        Verdict.BROKEN: p_("verdict", "broken"),
        Verdict.RELEASED: _("released"),
        Verdict.NONE: _("nothing promised"),
    }[verdict]


def attempt_words(kind: AttemptKind) -> str:
    """What happened on an attempt, in the language in use."""
    return {
        AttemptKind.NO_ANSWER: _("no answer"),
        AttemptKind.BUSY: _("busy"),
        AttemptKind.VOICEMAIL: _("left on voicemail"),
        AttemptKind.OTHER: _("not reached"),
    }[kind]


def channel_words(channel: Channel) -> str:
    """How a message came in."""
    return {
        Channel.PHONE: _("By telephone"),
        Channel.IN_PERSON: _("In person"),
        Channel.VOICEMAIL: _("On voicemail"),
        Channel.EMAIL: _("By e-mail"),
    }[channel]


def tick_words(wants: Wants) -> str:
    """A tick of the paper pad, as it stands within a line; a button begins with a capital."""
    return {
        Wants.CALL_BACK: _("please call back"),
        Wants.WILL_CALL_AGAIN: _("will call again"),
        Wants.CAME_IN: _("came in"),
        Wants.WANTS_TO_SEE_YOU: _("wants to see you"),
        Wants.RETURNED_YOUR_CALL: _("returned your call"),
        Wants.FOR_YOUR_INFORMATION: _("for your information"),
    }[wants]
