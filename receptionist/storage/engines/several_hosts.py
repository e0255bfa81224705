"""Several hosts of one office: whichever answered last is asked first.

libpq asks them in the order of the address, each for `connect_timeout`: a first host that takes
packets and says nothing would hold up every new connection for three seconds.
"""

from __future__ import annotations

from typing import Any, Final

_Place = tuple[str, str]

# Whatever thread wrote it last is right; forgotten with the program, since hosts change.
_answered: Final[dict[tuple[_Place, ...], _Place]] = {}


def connect(dialect: Any, arguments: Any, named: dict[str, Any]) -> Any:
    """A connection of the driver's to one of the hosts that `named` lists."""
    hosts = str(named.get("host", "")).split(",")
    if len(hosts) < 2:
        return dialect.connect(*arguments, **named)
    ports = str(named.get("port", "")).split(",")
    places = tuple(zip(hosts, ports if len(ports) > 1 else ports * len(hosts), strict=True))
    last = _answered.get(places)
    asked = sorted(places, key=lambda each: each != last)  # the others in their order
    order = {"host": ",".join(host for host, _port in asked)}
    if "port" in named:
        order["port"] = ",".join(port for _host, port in asked)
    raw = dialect.connect(*arguments, **(named | order))
    there = raw.info.host
    answered = [each for each in places if each[0] == there and each[1] in ("", f"{raw.info.port}")]
    if answered:
        _answered[places] = answered[0]
    return raw
