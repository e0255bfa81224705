"""What is said of an invitation before it is used, and what joining leaves on the PC."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from receptionist.domain.errors import StorageTrouble
from receptionist.passwords import secret_for
from receptionist.paths import office_certificate_file
from receptionist.services.desk import open_desk
from receptionist.services.office_server.joining import (
    Invitation,
    facts_of,
    join,
    open_invitation,
    save_invitation,
)
from receptionist.services.office_server.setting_up import Reached, invite
from receptionist.settings import Settings, load_settings
from tests.support.server import Server

_CERTIFICATE = "-----BEGIN CERTIFICATE-----\nof the office\n-----END CERTIFICATE-----\n"
_SERVER = "postgresql://desk_ana@db.oficina.example/desk"


@pytest.mark.parametrize("proof", ["", "?sslmode=verify-full"])
def test_a_server_that_proves_who_it_is_is_not_warned_of(proof: str) -> None:
    facts = facts_of(Invitation(address=_SERVER + proof, name="Ana", password="x"))  # noqa: S106
    assert facts.words == "For Ana, at db.oficina.example."
    assert facts.warning == ""


@pytest.mark.parametrize("less", ["require", "prefer", "disable", "verify-ca"])
def test_less_proof_is_said_plainly(less: str) -> None:
    address = f"{_SERVER}?sslmode={less}"
    facts = facts_of(Invitation(address=address, name="Ana", password="x"))  # noqa: S106
    assert f"sslmode={less}" in facts.warning


def test_on_this_computer_nobody_is_in_between() -> None:
    address = "postgresql://ana@localhost/desk?sslmode=disable"
    facts = facts_of(Invitation(address=address, name="Ana", password="x"))  # noqa: S106
    assert facts.warning == ""


def test_a_pc_that_joins_keeps_address_authority_and_password_apart(
    office_with_logins: str, home: Path, tmp_path: Path
) -> None:
    authority = tmp_path / "ca.pem"
    authority.write_text(_CERTIFICATE, encoding="utf-8")
    file = tmp_path / "ana.receptionist"
    save_invitation(
        invite(office_with_logins, "Ana", reached=Reached(certificate=authority))[1], file
    )
    invitation = open_invitation(file)

    joined = join(invitation, Settings())
    assert load_settings() == joined.settings
    assert (joined.settings.person, joined.settings.reminds_for) == ("Ana", "person")
    assert invitation.password not in joined.settings.database
    assert secret_for(joined.settings.database) == invitation.password
    assert office_certificate_file().read_text(encoding="utf-8") == _CERTIFICATE
    desk = open_desk(joined.settings)
    assert desk.people().name(desk.login() or desk.people().active[0].id) == "Ana"
    assert desk.hears_changes
    desk.close()


def test_an_office_that_cannot_be_opened_changes_nothing(
    office_with_logins: str, home: Path
) -> None:
    invitation = replace(invite(office_with_logins, "Ana", reached=Reached())[1], password="")
    gone = replace(invitation, address=invitation.address.replace("/desk", "/nosuchdesk"))
    with pytest.raises(StorageTrouble):
        join(gone, Settings())
    assert load_settings().database == ""
    assert secret_for(gone.address) is None


def test_an_invitation_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match="cannot be read"):
        open_invitation(tmp_path / "gone.receptionist")


def test_a_server_without_room_for_a_second_connection_is_let_go_of(
    office_with_logins: str, server: Server, home: Path
) -> None:
    """A desk hears on a connection of its own."""
    name = office_with_logins.partition("?")[0].rpartition("/")[2]
    server.run(f"CREATE ROLE {name}_narrow LOGIN SUPERUSER")
    address = server.address(name, login=f"{name}_narrow")
    open_desk(Settings(), address=address).close()
    server.run(f"ALTER ROLE {name}_narrow NOSUPERUSER CONNECTION LIMIT 1")
    server.run(f"GRANT CONNECT ON DATABASE {name} TO {name}_narrow")
    server.run(f"GRANT USAGE ON SCHEMA public TO {name}_narrow", database=name)
    server.run(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {name}_narrow", database=name)
    with pytest.raises(StorageTrouble, match="no more connections"):
        open_desk(Settings(), address=address)
    server.run(f"DROP OWNED BY {name}_narrow", database=name)
    server.run(f"DROP ROLE {name}_narrow")
