"""What a softphone says when it starts us: `--call NUMBER`, or an address `receptionist://call?…`.

Read by hand: with argparse the call would be told ten milliseconds later, half of all it takes.
"""

from __future__ import annotations

EVENTS = ("ring", "answer", "end")
_WORDS = ("call", "name", "event")
_SCHEME = "receptionist:"
_LONGEST = 200


class BadCall(Exception):
    """What was said is no call; the words say why."""


def is_call(arguments: list[str]) -> bool:
    """Whether they speak of a call, and not of how to start the program."""
    return any(each.partition("=")[0] == "--call" or _is_address(each) for each in arguments)


def read_call(arguments: list[str]) -> dict[str, str]:
    """The request for the window: `number`, `name` and `event`. Raises BadCall."""
    if len(arguments) == 1 and _is_address(arguments[0]):
        said = _from_address(arguments[0])
    else:
        said = _from_words(arguments)
    event = said.get("event") or EVENTS[0]
    if event not in EVENTS:
        raise BadCall(f"--event is one of {', '.join(EVENTS)}")
    number, name = said.get("call", ""), said.get("name", "")
    return {"do": "call", "number": number[:_LONGEST], "name": name[:_LONGEST], "event": event}


def _from_words(arguments: list[str]) -> dict[str, str]:
    said = {}
    left = iter(arguments)
    for each in left:
        word, given, value = each.partition("=")
        if not word.startswith("--") or word[2:] not in _WORDS:
            raise BadCall(f"beside --call NUMBER there may be --name and --event, not {each!r}")
        # A withheld number may come as nothing at all.
        said[word[2:]] = value if given else next(left, "")
    return said


def _from_address(address: str) -> dict[str, str]:
    from urllib.parse import parse_qsl, urlsplit

    try:
        parts = urlsplit(address)
        said = dict(parse_qsl(parts.query, max_num_fields=10))
    except ValueError:
        raise BadCall("this address cannot be read") from None
    if (parts.netloc or parts.path.strip("/")) != "call":
        raise BadCall("an address is receptionist://call?number=…")
    return {"call": said.get("number", "")} | {each: said.get(each, "") for each in _WORDS[1:]}


def _is_address(text: str) -> bool:
    return text[: len(_SCHEME)].lower() == _SCHEME
