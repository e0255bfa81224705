"""Whatever a caller says or an import brings is shown as text, on the real service."""

from __future__ import annotations

import time

import pytest

from receptionist.notifications import Notice, Notifier
from tests.support.desktop import Desktop

JOINER = "\u2060"

HOSTILE = {
    "markup": "<b>negrita</b> & <i>cursiva",
    "open tag": "<b",
    "image": '<img src="/etc/passwd"/>',
    "link": '<a href="file:///etc/passwd">ver</a>',
    "web": "http://127.0.0.1/x.html www.example.com example.com/ mailto:ana@example.com",
    "entity": "&bogus; &lt;b&gt; &#0; ]]>",
    "nul": "Ana\x00Pérez\x07\x1b[31m",
    "lone surrogate": "Ana \ud800 Pérez",
    "no character": "Ana \uffff\ufdd0 Pérez",
    "turned round": "\u202eabc\u202c \u2066x",
    "right to left": "شركة أبو ظبي",
    "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467 emoji",
    "leading dash": "-u critical",
    "option": "--help",
    "format": "%s %n %b %p {0.__class__} ${HOME} `id` $(id)",
    "nothing": "",
    "blank": " \u00a0\u200b\t\n",
    "lines": "uno\r\ndos\rtres\u2028cuatro",
    "tower": "Z" + "\u0301" * 5000,
}


@pytest.mark.parametrize("markup", ["full", "no"])
def test_hostile_texts_are_shown_as_text(
    bare_desktop: Desktop, notifier: Notifier, markup: str
) -> None:
    bare_desktop.start_dunst(markup=markup)
    for key, text in HOSTILE.items():
        opens = (("open", "Abrir"),)
        notifier.show_all([Notice(key=key, title=text, body=f"{key}: {text}", actions=opens)])
        assert notifier.check().available
    assert bare_desktop.displayed() == len(HOSTILE)
    offered = bare_desktop.choose("nothing of this")
    assert not [entry for entry in offered if not entry.startswith("#")], "addresses to open"
    for seen in bare_desktop.close_all():
        assert seen.title.strip(), "never an empty title"
        assert "\n" not in seen.title
        shown = seen.formatted.replace("<b>", "", 1).replace("</b>", "", 1)
        assert "<" not in shown, "drawn as text"
        assert "\x00" not in seen.body
        assert "\u202e" not in seen.title + seen.body
    assert bare_desktop.opened() == []


def test_ten_megabytes_hold_nobody_up(desktop: Desktop, notifier: Notifier) -> None:
    text = "la misma cosa " * 800_000
    start = time.monotonic()
    notifier.show_all([Notice(key="m1", title=text, body=text)])
    assert time.monotonic() - start < 0.05
    desktop.wait_displayed(1)
    (seen,) = desktop.close_all()
    assert len(seen.title) <= 120
    assert len(seen.body) <= 600
    assert seen.body.endswith("…")
