"""This PC's settings: what was saved comes back, what is damaged is its default."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from receptionist.paths import settings_file
from receptionist.settings import (
    Settings,
    database_address,
    load_settings,
    save_settings,
)

texts = st.text(max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(person=texts, database=texts, sounds=st.booleans())
def test_whatever_is_typed_comes_back(
    tmp_path: Path, person: str, database: str, sounds: bool
) -> None:
    wanted = replace(Settings(), person=person, database=database, sounds=sounds, welcomed=True)
    save_settings(wanted, tmp_path / "settings.toml")
    assert load_settings(tmp_path / "settings.toml") == wanted


def test_odd_signs_do_not_cost_the_settings(tmp_path: Path) -> None:
    save_settings(replace(Settings(), person="👩‍🔧 \x7f \ud800", paper="Letter"), tmp_path / "s")
    assert load_settings(tmp_path / "s") == replace(
        Settings(), person="👩‍🔧 \x7f ?", paper="Letter"
    )


def test_without_a_file_all_is_as_declared(home: Path) -> None:
    assert load_settings() == Settings()
    save_settings(Settings(language="es"))
    assert load_settings().language == "es"
    assert settings_file() == home / "settings.toml"


def test_what_does_not_fit_is_its_default(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('language = "es"\nsounds = "yes"\nperson = 7\nnobody_knows = true\n')
    assert load_settings(file) == replace(Settings(), language="es")


@pytest.mark.expects_log
@pytest.mark.parametrize("content", [b"language = ", b"\xff\xfe", b"\0"])
def test_a_damaged_file_is_taken_as_new_and_logged(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    assert load_settings(file) == Settings()
    assert "the settings cannot be read" in caplog.text


@pytest.mark.expects_log
@pytest.mark.parametrize("slip", [b"language = es", b'person = "Bego\xf1a', b"[[["])
def test_a_slip_in_one_line_costs_that_line_alone(tmp_path: Path, slip: bytes) -> None:
    """Without the address this PC would begin a desk of its own, and nobody would look there."""
    file = tmp_path / "settings.toml"
    file.write_bytes(b'\xef\xbb\xbfdatabase = "postgresql://ana@server/desk"\r\n' + slip + b"\r\n")
    assert load_settings(file) == Settings(database="postgresql://ana@server/desk")


@pytest.mark.expects_log
def test_ten_megabytes_of_something_cost_no_time(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    with file.open("wb") as written:
        written.write(b'person = "Ana"\ncomputer = "')
        written.truncate(2**40)  # a whole terabyte that is not there
    assert load_settings(file).person == "Ana"


def test_where_the_messages_are(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert database_address(Settings()) == f"sqlite:///{home / 'receptionist.sqlite3'}"
    monkeypatch.setenv("RECEPTIONIST_DATABASE", "sqlite:///other")
    assert database_address(Settings()) == "sqlite:///other"
    assert database_address(Settings(database="sqlite:///set")) == "sqlite:///set"


def test_every_setting_has_a_default_that_says_its_type() -> None:
    assert all(type(each.default) in (str, bool) for each in fields(Settings))
