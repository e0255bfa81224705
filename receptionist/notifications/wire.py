"""The words of org.freedesktop.Notifications 1.2: a notice as a call, a signal as an event."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any, Final

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus

from receptionist.notifications.notice import Gone, Notice, Urgency
from receptionist.notifications.texts import one_line, some_lines, without_links

NAME: Final = "org.freedesktop.Notifications"
_SERVICE: Final = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
_CLICK: Final = "default"
_REASONS: Final = {1: Gone.EXPIRED, 2: Gone.DISMISSED}
_NOBODY: Final = (
    "org.freedesktop.DBus.Error.ServiceUnknown",
    "org.freedesktop.DBus.Error.NameHasNoOwner",
    "org.freedesktop.DBus.Error.NoReply",
    "org.freedesktop.DBus.Error.Disconnected",
    "org.freedesktop.DBus.Error.Spawn",
    "org.freedesktop.DBus.Error.TimedOut",
)


@dataclass(frozen=True, slots=True)
class OwnerChanged:
    """The service ended, began or was taken over; `owner` is empty when there is none now."""

    owner: str


@dataclass(frozen=True, slots=True)
class Acted:
    """Somebody pressed a button of notification `id`, or clicked on it (`action` "default")."""

    id: int
    action: str


@dataclass(frozen=True, slots=True)
class Closed:
    """Notification `id` left the screen."""

    id: int
    why: Gone


def ask_capabilities() -> Message:
    """What can the service do? (Starts it, where the desktop starts services on demand.)"""
    return new_method_call(_SERVICE, "GetCapabilities")


def listen() -> list[Message]:
    """The calls after which the bus tells us what happens to our notifications."""
    ours = MatchRule(type="signal", sender=NAME, interface=NAME, path=_SERVICE.object_path)
    owner = MatchRule(
        type="signal",
        sender=message_bus.bus_name,
        member="NameOwnerChanged",
        path="/org/freedesktop/DBus",
    )
    owner.add_arg_condition(0, NAME)
    return [message_bus.AddMatch(ours), message_bus.AddMatch(owner)]


def close(id_: int) -> Message:
    """Take notification `id_` off the screen."""
    return new_method_call(_SERVICE, "CloseNotification", "u", (id_,))


def notify(notice: Notice, *, replaces: int, abilities: frozenset[str], icon: str) -> Message:
    """Show `notice` in the place of `replaces` (0: nowhere yet), as far as the service can."""
    title, body = one_line(notice.title), some_lines(notice.body)
    if "body" not in abilities and body:
        title, body = one_line(f"{title}: {body}"), ""
    title, body = without_links(title), without_links(body)
    if "body-markup" in abilities:
        body = html.escape(body, quote=False)
    hints = {
        "urgency": ("y", notice.urgency.value),
        "desktop-entry": ("s", "receptionist"),
        "category": ("s", "x-receptionist.reminder"),
        # The window plays the one soft sound, at most once in ten minutes.
        "suppress-sound": ("b", True),
    }
    actions = _actions(notice) if "actions" in abilities else []
    expire = 0 if notice.urgency is Urgency.CRITICAL else -1
    body_of_call = ("Receptionist", replaces, icon, title, body, actions, hints, expire)
    return new_method_call(_SERVICE, "Notify", "susssasa{sv}i", body_of_call)


def _actions(notice: Notice) -> list[str]:
    offered = [(id_, one_line(label, limit=40)) for id_, label in notice.actions]
    if offered:
        offered.insert(0, (_CLICK, offered[0][1]))
    return [text for pair in offered for text in pair]


def meant_action(notice: Notice, action: str) -> str | None:
    """Which of the notice's actions was used; None for one that it never offered."""
    offered = [id_ for id_, _label in notice.actions]
    if action == _CLICK and offered:
        return offered[0]
    return action if action in offered else None


def read_signal(message: Message, *, owner: str) -> OwnerChanged | Acted | Closed | None:
    """What a signal means; None for what does not concern us or comes from a stranger."""
    fields = message.header.fields
    sender, member = fields.get(HeaderFields.sender), fields.get(HeaderFields.member)
    body: tuple[Any, ...] = message.body
    match (member, body):
        case ("NameOwnerChanged", (str(name), str(), str(new))) if name == NAME:
            return OwnerChanged(new) if sender == message_bus.bus_name else None
        case ("ActionInvoked", (int(id_), str(action))) if sender == owner:
            return Acted(id_, action)
        case ("NotificationClosed", (int(id_), int(reason))) if sender == owner:
            return Closed(id_, _REASONS.get(reason, Gone.UNKNOWN))
    return None


def failure(reply: Message) -> str:
    """What an error reply says; empty for a good one."""
    if reply.header.message_type is not MessageType.error:
        return ""
    name = reply.header.fields.get(HeaderFields.error_name, "error")
    words = one_line(str(reply.body[0])) if reply.body else ""
    return f"{name}: {words}"


def nobody_there(trouble: str) -> bool:
    """Whether a failure says that no service is there, rather than that it refused."""
    return trouble.startswith(_NOBODY)


def sender_of(reply: Message) -> str:
    """Which connection answered."""
    return str(reply.header.fields.get(HeaderFields.sender, ""))
