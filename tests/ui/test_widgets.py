"""The small parts: each has a name, says the whole sentence, and answers the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.window import Workplace
from ui import theme
from ui.views.read_back_card import ReadBackCard
from ui.widgets.banner import Banner, Kind
from ui.widgets.chips import Chips
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_button import KeyButton
from ui.widgets.undo_bar import UndoBar
from ui.widgets.wrap_label import WrapLabel

SENTENCE = (
    "«María López, de Talleres Ruiz, teléfono 655 12 34 56. "
    "Juan le llama hoy antes de las 13:00. ¿Es correcto?»"
)


@pytest.fixture(params=[10, 20], ids=["100 %", "200 %"])
def page(qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[QWidget]:
    """An empty page on the screen, at the usual font and at one twice as large."""
    font = QFont(qapp.font())
    qapp.setFont(QFont(font.family(), request.param))
    theme.apply(qapp, "light")
    shown = QWidget()
    QVBoxLayout(shown)
    qtbot.addWidget(shown)
    shown.resize(420, 300)
    shown.show()
    yield shown
    shown.close()
    qapp.setFont(font)
    theme.apply(qapp, "system")


def put(page: QWidget, part: QWidget) -> None:
    """Lay `part` on the page and let the page settle."""
    layout = page.layout()
    assert layout is not None
    layout.addWidget(part)
    page.activateWindow()
    for _ in range(4):
        QApplication.processEvents()


def lines_fit(label: WrapLabel) -> bool:
    """Whether the label is as high as all its lines."""
    return label.height() >= label.heightForWidth(label.width())


def test_a_wrapped_label_shows_all_its_lines(page: QWidget) -> None:
    label = WrapLabel(SENTENCE, "readback")
    put(page, label)
    assert lines_fit(label)
    assert label.height() > 2 * QFontMetricsF(label.font()).height()
    page.resize(240, 300)
    QApplication.processEvents()
    assert lines_fit(label)
    label.setText(SENTENCE * 3)
    QApplication.processEvents()
    assert lines_fit(label)


def test_a_wider_label_gives_the_height_back(page: QWidget) -> None:
    label = WrapLabel(SENTENCE)
    put(page, label)
    page.resize(240, 300)
    QApplication.processEvents()
    narrow = label.minimumHeight()
    page.resize(2000, 300)
    QApplication.processEvents()
    assert label.minimumHeight() < narrow


def test_a_label_never_reads_what_callers_say_as_markup(page: QWidget) -> None:
    assert WrapLabel("<b>López</b>").textFormat() is Qt.TextFormat.PlainText


def test_the_key_stands_inside_the_button_and_presses_it(page: QWidget, qtbot: QtBot) -> None:
    button = KeyButton("Save & notify", "F9", "primary")
    put(page, button)
    button.listen_in(page)
    button.setFocus()
    assert button.text() == "Save && notify  F9"
    assert button.accessibleName() == "Save & notify (F9)"
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(page, Qt.Key.Key_F9)


def test_a_button_that_was_not_asked_to_listen_does_not(page: QWidget, qtbot: QtBot) -> None:
    button = KeyButton("Park", "F4")
    put(page, button)
    button.setFocus()
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(page, Qt.Key.Key_F4)


@pytest.mark.parametrize("role", ["", "primary", "quiet", "danger", "chip"])
def test_a_button_holds_its_words_and_key(page: QWidget, role: str) -> None:
    button = KeyButton("Save and notify", "F9", role)
    put(page, button)
    assert button.sizeHint().width() >= button.fontMetrics().horizontalAdvance(button.text())
    quiet = button.grab().toImage()
    button.setFocus()
    QApplication.processEvents()
    assert button.grab().toImage() != quiet


def test_undo_is_offered_and_taken(page: QWidget, qtbot: QtBot) -> None:
    bar = UndoBar()
    put(page, bar)
    assert not bar.isVisible()
    bar.offer("Closed #12")
    assert bar.isVisible()
    assert bar.accessibleName() == "Closed #12"
    with qtbot.waitSignal(bar.undo_asked):
        QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_undo_is_gone_when_its_time_is_over(page: QWidget, qtbot: QtBot) -> None:
    bar = UndoBar()
    put(page, bar)
    with qtbot.assertNotEmitted(bar.undo_asked):
        bar.offer("Closed #12", seconds=0)
    assert not bar.isVisible()


@pytest.mark.parametrize("kind", ["info", "warning", "trouble", "demo"])
def test_a_banner_says_its_whole_sentence(page: QWidget, qtbot: QtBot, kind: Kind) -> None:
    banner = Banner()
    put(page, banner)
    assert not banner.isVisible()
    banner.say(kind, SENTENCE, "Try now")
    for _ in range(4):
        QApplication.processEvents()
    assert banner.accessibleName() == SENTENCE
    label = banner.findChild(WrapLabel)
    assert label is not None
    assert lines_fit(label)
    with qtbot.waitSignal(banner.clicked):
        banner.button.click()
    banner.say(kind, SENTENCE)
    assert not banner.button.isVisible()


def test_an_empty_list_says_what_to_do(page: QWidget, qtbot: QtBot) -> None:
    empty = EmptyState("done", "Nothing is waiting.", "New message")
    put(page, empty)
    assert empty.accessibleName() == "Nothing is waiting."
    with qtbot.waitSignal(empty.clicked):
        empty.button.click()
    empty.say("search", "Nothing found.")
    assert not empty.button.isVisible()


def test_one_key_chooses_a_chip(page: QWidget, qtbot: QtBot) -> None:
    chips = Chips("By")
    put(page, chips)
    chips.offer(["Today 13:00", "Today 18:00", "Tomorrow 10:00"], 0)
    assert chips.buttons[0].isChecked()
    chips.buttons[0].setFocus()
    with qtbot.waitSignal(chips.chosen) as choice:
        QTest.keyClick(chips.buttons[0], Qt.Key.Key_3)
    assert choice.args == [2]
    assert chips.buttons[2].isChecked()
    with qtbot.assertNotEmitted(chips.chosen):
        QTest.keyClick(chips.buttons[0], Qt.Key.Key_4)
        chips.choose(7)


def test_chips_go_on_the_next_line_when_there_is_no_room(page: QWidget) -> None:
    page.resize(420, 900)
    chips = Chips("By", checkable=False)
    put(page, chips)
    chips.offer([f"Tomorrow {hour}:00" for hour in range(10, 19)])
    for _ in range(4):
        QApplication.processEvents()
    boxes = [chip.geometry() for chip in chips.buttons]
    assert len({box.top() for box in boxes}) > 1
    assert all(chips.rect().contains(box) for box in boxes)
    assert not any(
        one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]
    )
    chips.offer([])
    assert not chips.isVisible()


def test_no_line_of_what_is_read_aloud_ends_within_a_number(
    page: QWidget, workplace: Workplace
) -> None:
    card = ReadBackCard(workplace.seat)
    put(page, card)
    said = "Ana, teléfono 655 12 34 56. Juan le llama hoy antes de las 13:00. ¿Es correcto?"
    card.say(said)
    assert said in card.sentence
    shown = card._sentence.text().replace("\N{NO-BREAK SPACE}", "_")
    assert "655_12_34_56." in shown
    assert shown.endswith("las_13:00. ¿Es_correcto?”")
