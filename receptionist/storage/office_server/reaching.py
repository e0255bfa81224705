"""How the PCs of an office reach its server, from how whoever set it up does."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import make_url

from receptionist.domain.errors import BadInput
from receptionist.i18n import _
from receptionist.storage.engines.postgresql import is_local

_SYSTEM = "system"


def address_for(address: str, login: str, *, server: str = "") -> tuple[str, str]:
    """The address of that login, and the file of the authority that the given address trusts.

    `server` is the host, "host:port" or "h1:5432,h2:5432" that the PCs use instead. A file of this
    PC is no use to others: what is in it goes along with the invitation.
    """
    url = make_url(address).set(username=login, password=None)
    query = dict(url.query)
    own = query.pop("sslrootcert", "")
    certificate = own if isinstance(own, str) else own[0]
    if server:
        hosts = [each.strip() for each in server.split(",") if each.strip()]
        if not all(_is_host(each) for each in hosts):
            raise BadInput(
                _("“{name}” is no name of a server.").format(name=server), field="server"
            )
        query.pop("host", None)
        if len(hosts) == 1:
            host, _colon, port = hosts[0].partition(":")
            url = url.set(host=host, port=int(port) if port else None)
        else:
            url = url._replace(host=None, port=None)
            query["host"] = tuple(hosts)
    url = url.set(query=query)
    kept = "" if certificate == _SYSTEM else certificate
    return url.render_as_string(hide_password=False), kept


def _is_host(name: str) -> bool:
    host, _colon, port = name.partition(":")
    return bool(host) and not set(host) & set("/@?#& ") and (not port or port.isdigit())


def trusting(address: str, certificate: Path) -> str:
    """The address of a server that proves itself by the authority in that file."""
    url = make_url(address).update_query_dict({"sslrootcert": str(certificate)})
    return url.render_as_string(hide_password=False)


def server_of(address: str) -> str:
    """The hosts of an address, for people."""
    url = make_url(address)
    named = url.query.get("host", ())
    hosts = [named] if isinstance(named, str) else list(named)
    return ", ".join(([url.host] if url.host else []) + hosts) or "localhost"


def less_than_proof(address: str) -> str:
    """The `sslmode` of a server elsewhere that need not prove who it is; "" where it must."""
    url = make_url(address)
    mode = url.query.get("sslmode", "")
    if url.get_backend_name() != "postgresql" or is_local(url) or mode in ("", "verify-full"):
        return ""
    return str(mode)
