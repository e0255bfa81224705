"""The one list of keys says each once in one place.

`tests/ui/test_every_window.py` holds it against what the windows listen to.
"""

from __future__ import annotations

from receptionist.i18n import LANGUAGES, use_language
from ui.help.keys import key_groups


def test_a_key_does_one_thing_in_one_place() -> None:
    for language in LANGUAGES:
        use_language(language)
        for group in key_groups():
            keys = [key for line in group.lines for key in line.keys]
            assert len(keys) == len(set(keys)), group.where
