"""Two languages: chosen for the program, or for one report in its own thread."""

from __future__ import annotations

import threading

import pytest

from receptionist.i18n import _, language, n_, p_, speaking, use_language


def test_an_unknown_language_is_english() -> None:
    use_language("tlh")
    assert language() == "en"


def test_english_needs_no_translation() -> None:
    assert _("resolved") == "resolved"
    assert n_("{count} call", "{count} calls", 2) == "{count} calls"
    assert p_("day", "tomorrow") == "tomorrow"


def test_a_report_speaks_its_own_language_for_a_while() -> None:
    use_language("es")
    with speaking("en"):
        assert language() == "en"
        with speaking("es"):
            assert language() == "es"
        assert language() == "en"
    assert language() == "es"


def test_the_windows_go_on_in_the_offices_language_meanwhile() -> None:
    use_language("es")
    heard: list[str] = []
    with speaking("en"):
        window = threading.Thread(target=lambda: heard.append(language()))
        window.start()
        window.join()
    assert heard == ["es"]


def test_the_former_language_comes_back_after_an_error() -> None:
    use_language("es")
    with pytest.raises(ValueError, match="torn"), speaking("en"):
        raise ValueError("torn paper")
    assert language() == "es"
