"""Loads what the first form will need, off the GUI thread, before there is one."""

from __future__ import annotations

from datetime import date

from ui.drafts import Draft, load_drafts


def warm_up() -> None:
    """Due phrases, numbers, lists, the names of days and months, the pages of help."""
    import receptionist.domain.due_phrase  # noqa: F401 -- a field loads it when it is typed into
    from receptionist.domain.phone import read_phone
    from receptionist.wording import say_date_long, say_list, say_weekday
    from ui.help.pages import read_pages

    today = date(2026, 11, 24)
    read_phone("600000000")
    say_list(["a", "b"])
    say_weekday(today)
    say_date_long(today)
    read_pages()


def drafts_of_this_pc() -> list[Draft]:
    """The drafts on disk, once their forms can be made without reading anything."""
    warm_up()
    return load_drafts()
