"""A text over the limit: its beginning is stored, the whole is a file, and the text says where."""

from __future__ import annotations

import pytest

from receptionist.domain.errors import StorageTrouble
from receptionist.domain.message import Caller
from receptionist.paths import long_texts_folder
from receptionist.services.edit_message import note
from receptionist.services.find_messages import message, messages
from receptionist.typed import LONGEST
from tests.support.office import Reception

WHOLE = "quiere hablar de la factura " * 1000


def test_at_the_limit_nothing_is_cut(reception: Reception) -> None:
    text = "ñ" * LONGEST
    assert reception.take(text=text).text == text
    assert not long_texts_folder().exists()


def test_over_the_limit_the_whole_text_is_in_a_file_that_is_named(reception: Reception) -> None:
    taken = reception.take(text=WHOLE)
    assert len(taken.text) <= LONGEST
    (file,) = long_texts_folder().iterdir()
    assert taken.text.endswith(f"28000 letters in all: the whole text is in the file {file}]")
    assert taken.text.startswith(WHOLE[:19_000])
    assert file.read_text() == WHOLE


def test_the_same_text_again_makes_no_second_file(reception: Reception) -> None:
    number = reception.take(text=WHOLE).number
    note(reception.desk, number, WHOLE, by=reception.ana)
    assert len(list(long_texts_folder().iterdir())) == 1


def test_a_file_cut_by_a_trouble_is_written_again(reception: Reception) -> None:
    reception.take(text=WHOLE)
    (file,) = long_texts_folder().iterdir()
    file.write_text("quiere")
    reception.take(text=WHOLE)
    assert file.read_text() == WHOLE


def test_a_name_over_the_limit_stays_on_one_line(reception: Reception) -> None:
    caller = reception.take(caller=Caller(name="Ana\n" * 10_000)).caller
    assert "\n" not in caller.name
    assert len(caller.name) <= LONGEST


def test_where_the_file_cannot_be_written_nothing_is_saved(reception: Reception) -> None:
    long_texts_folder().parent.mkdir(parents=True, exist_ok=True)
    long_texts_folder().write_text("in the way")
    with pytest.raises(StorageTrouble):
        reception.take(text=WHOLE)
    assert messages(reception.desk) == ()
    number = reception.take().number
    with pytest.raises(StorageTrouble):
        note(reception.desk, number, WHOLE, by=reception.ana)
    assert [each.what.kind for each in message(reception.desk, number).history] == ["taken"]
