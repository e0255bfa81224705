"""The office's server proves who it is, with real certificates; whatever does not is refused."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from receptionist.domain.errors import StorageTrouble
from receptionist.services.desk import open_desk
from receptionist.settings import Settings
from tests.support.server import Server, a_server, debian_programs
from tests.support.waiting import wait_until

_NAME = "db.oficina.example"
_ADDRESS = "127.0.73.1"  # this PC, by a number that no other server listens at


@dataclass
class Guarded:
    """A server that asks for TLS, and the folder of its certificates."""

    server: Server
    folder: Path

    def authority(self, name: str) -> Path:
        """A new authority's certificate; its key stands beside it."""
        made = self.folder / f"{name}.pem"
        key = made.with_suffix(".key")
        _openssl(
            *("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", f"/CN={name}", "-keyout", str(key), "-out", str(made)),
        )
        return made

    def proves(self, name: str, authority: Path, *, long_ago: bool = False) -> None:
        """From now on it shows a certificate for `name`, given by that authority."""
        asked, made, key = (self.folder / each for each in ("asked", "new.pem", "new.key"))
        _openssl(
            *("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}"),
            *("-addext", f"subjectAltName=DNS:{name}", "-keyout", str(key), "-out", str(asked)),
        )
        _openssl(
            *("x509", "-req", "-in", str(asked), "-days", "1", "-copy_extensions", "copy"),
            *("-CA", str(authority), "-CAkey", str(authority.with_suffix(".key"))),
            *("-CAcreateserial", "-out", str(made)),
            when="30 days ago" if long_ago else "",
        )
        for new, place in ((made, "server.crt"), (key, "server.key")):
            there = self.server.folder / "data" / place
            shutil.copy(new, there)
            there.chmod(0o600)
            if self.server.user:
                shutil.chown(there, self.server.user)
        self.speaks(tls=True)

    def speaks(self, *, tls: bool) -> None:
        """Take up what was changed."""
        wanted = "on" if tls else "off"
        self.server.run(f"ALTER SYSTEM SET ssl = {wanted}")
        self.server.run("SELECT pg_reload_conf()")
        wait_until(lambda: self._shows("ssl") == wanted, what=f"TLS is {wanted}")

    def _shows(self, setting: str) -> str:
        with self.server.connect("postgres") as connection:
            row = connection.execute(f"SHOW {setting}".encode()).fetchone()
            return str(row[0]) if row else ""


def _openssl(*arguments: str, when: str = "") -> None:
    command = ["faketime", when] if when else []
    subprocess.run([*command, "openssl", *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    programs = debian_programs()
    if programs is None:
        pytest.skip("only Debian's PostgreSQL speaks TLS here: install postgresql")
    with a_server(settings=f"-h {_ADDRESS}", programs=programs) as server:
        yield Guarded(server, tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def database(guarded: Guarded) -> Iterator[str]:
    name = guarded.server.new_database()
    yield name
    guarded.server.drop(name)


def _address(database: str, *, name: str = _NAME, authority: Path | None = None) -> str:
    trusted = f"&sslrootcert={authority}" if authority else ""
    return f"postgresql://postgres@{name}/{database}?hostaddr={_ADDRESS}{trusted}"


def _opens(address: str) -> None:
    open_desk(Settings(), address=address).close()


def test_the_office_is_reached_where_the_server_proves_itself(
    guarded: Guarded, database: str
) -> None:
    office = guarded.authority("office")
    guarded.proves(_NAME, office)
    _opens(_address(database, authority=office))


def test_another_server_than_the_address_names_is_refused(guarded: Guarded, database: str) -> None:
    office = guarded.authority("office")
    guarded.proves("elsewhere.example", office)
    with pytest.raises(StorageTrouble, match="another one than the address names"):
        _opens(_address(database, authority=office))


def test_a_certificate_that_has_run_out_is_refused(guarded: Guarded, database: str) -> None:
    office = guarded.authority("office")
    guarded.proves(_NAME, office, long_ago=True)
    with pytest.raises(StorageTrouble, match="is expired, or of an authority"):
        _opens(_address(database, authority=office))


@pytest.mark.parametrize("trusts", ["another", ""])
def test_an_authority_that_this_pc_does_not_know_is_refused(
    guarded: Guarded, database: str, trusts: str
) -> None:
    guarded.proves(_NAME, guarded.authority("office"))
    with pytest.raises(StorageTrouble, match="of an authority that this PC does not know"):
        _opens(_address(database, authority=guarded.authority(trusts) if trusts else None))


def test_a_server_without_encryption_is_refused_unless_that_is_wished(
    guarded: Guarded, database: str
) -> None:
    office = guarded.authority("office")
    guarded.speaks(tls=False)
    with pytest.raises(StorageTrouble, match="speaks without encryption"):
        _opens(_address(database, authority=office))
    _opens(_address(database) + "&sslmode=disable")


def test_an_authority_whose_file_is_gone_is_said(guarded: Guarded, database: str) -> None:
    office = guarded.authority("office")
    guarded.proves(_NAME, office)
    office.unlink()
    with pytest.raises(StorageTrouble, match="authority of the office's server is gone"):
        _opens(_address(database, authority=office))
