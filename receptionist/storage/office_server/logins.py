"""Makes a colleague's login, renews its password, takes it away."""

from __future__ import annotations

import secrets
from typing import Any, Final

from sqlalchemy import Connection, text

from receptionist.domain.errors import NotFound, StorageTrouble
from receptionist.domain.people import Colleague
from receptionist.i18n import _
from receptionist.storage.office_server.create import office_connection
from receptionist.storage.office_server.names import Roles, quoted, role_exists, roles_of

_OF_PERSON: Final = text("SELECT login FROM logins WHERE person = :person ORDER BY login LIMIT 1")
_GIVE: Final = text("SELECT receptionist_give_role(CAST(:login AS name), :person, :role)")
_SESSIONS: Final = text(
    "SELECT pid FROM pg_stat_activity WHERE usename = :login AND pid <> pg_backend_pid()"
)
_END: Final = text("SELECT pg_terminate_backend(:pid)")
_IS_SUPERUSER: Final = text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
_PASSWORD_BYTES: Final = 24
WITHDRAWN: Final = "withdrawn"


def give_login(address: str, person: Colleague) -> tuple[str, str]:
    """A login for that colleague, or their old one, and the only password that opens it now."""
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    with office_connection(address) as connection:
        roles = _roles(connection)
        login = _known_login(connection, person) or _free_login(connection, roles, person.name)
        verb = "ALTER" if role_exists(connection, login) else "CREATE"
        secret = _kept(connection, login, password)
        connection.exec_driver_sql(f"{verb} ROLE {quoted(login)} LOGIN PASSWORD '{secret}'")
        _as_keeper(connection, roles, login, person, person.role.value)
    return login, password


def has_login(address: str, person: Colleague) -> bool:
    """Whether that colleague can log in, or could once."""
    with office_connection(address) as connection:
        return _known_login(connection, person) is not None


def withdraw_login(address: str, person: Colleague) -> str:
    """Lock the login of that colleague and end its sessions. Raises NotFound where there is none.

    Who it was stays known.
    """
    with office_connection(address) as connection:
        roles = _roles(connection)
        login = _known_login(connection, person)
        if login is None:
            raise NotFound(_("{name} has no login here.").format(name=person.name))
        connection.exec_driver_sql(f"ALTER ROLE {quoted(login)} NOLOGIN PASSWORD NULL")
        _as_keeper(connection, roles, login, person, WITHDRAWN)
    _end_sessions(address, login)
    return login


def _end_sessions(address: str, login: str) -> None:
    """What is still open has no rights any more; it need not be open either."""
    with office_connection(address) as connection:
        if not connection.execute(_IS_SUPERUSER).scalar_one():
            connection.exec_driver_sql(f"GRANT {quoted(login)} TO CURRENT_USER")
        for (pid,) in list(connection.execute(_SESSIONS, {"login": login})):
            connection.execute(_END, {"pid": pid})


def _roles(connection: Connection) -> Roles:
    roles = roles_of(connection)
    if roles is None:
        raise StorageTrouble(
            _("All share one login in this office. Run “receptionist-cli office create” first.")
        )
    return roles


def _known_login(connection: Connection, person: Colleague) -> str | None:
    found = connection.execute(_OF_PERSON, {"person": person.id}).scalar()
    return None if found is None else str(found)


def _free_login(connection: Connection, roles: Roles, name: str) -> str:
    login, wanted, count = roles.login(name), roles.login(name), 1
    while role_exists(connection, login):
        count += 1
        login = f"{wanted}_{count}"
    return login


def _as_keeper(
    connection: Connection, roles: Roles, login: str, person: Colleague, role: str
) -> None:
    connection.exec_driver_sql(f"SET LOCAL ROLE {quoted(roles.keeper)}")
    connection.execute(_GIVE, {"login": login, "person": person.id, "role": role})
    connection.exec_driver_sql("RESET ROLE")


def _kept(connection: Connection, login: str, password: str) -> str:
    """What the server keeps of a password, made here: it never sees or logs the password itself."""
    raw: Any = connection.connection.driver_connection
    made = raw.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return str(made.decode())
