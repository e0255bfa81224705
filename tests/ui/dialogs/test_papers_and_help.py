"""Day page and slips on the screen, as a file and on a printer; help; one window for troubles."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import resources
from receptionist.domain.errors import Cancelled, NotAllowed
from receptionist.domain.figures.span import Period, Stretch
from receptionist.i18n import LANGUAGES, use_language
from tests.support.window import NOON, Workplace
from tests.ui.dialogs.keys import press, shown
from ui.dialogs.help import HelpDialog, show_help
from ui.dialogs.parts.paper import PaperDialog
from ui.dialogs.parts.pdf_pages import draw_pages
from ui.dialogs.print_day import PrintDay, PrintList, PrintPeriod, PrintSlips
from ui.dialogs.trouble import TroubleDialog, show_trouble
from ui.guards.catcher import install_excepthook
from ui.help.pages import PAGES
from ui.help.print_keys import PrintKeys


def test_the_day_page_is_shown_and_turned_to_another_day(
    qtbot: QtBot, workplace: Workplace
) -> None:
    workplace.take()
    dialog = shown(qtbot, PrintDay(workplace.seat, workplace.background, None))
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    first = dialog.pdf
    assert first.startswith(b"%PDF")
    assert dialog.save_button.isEnabled()
    assert not dialog.after.isEnabled()
    dialog.before.click()
    assert not dialog.save_button.isEnabled()
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    assert dialog.pdf != first
    assert dialog.file_name() == "2026-11-23.pdf"


def test_a_paper_is_saved_as_a_file(qtbot: QtBot, workplace: Workplace, tmp_path: Path) -> None:
    message = workplace.take()
    dialog = shown(qtbot, PrintSlips(workplace.seat, workplace.background, [message.number], None))
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    file = tmp_path / "slip.pdf"
    dialog.keep_file(str(file))
    qtbot.waitUntil(lambda: dialog.state.text() == "Saved as slip.pdf.")
    assert file.read_bytes() == dialog.pdf


def test_a_paper_goes_to_the_printer(qtbot: QtBot, workplace: Workplace, tmp_path: Path) -> None:
    dialog = shown(qtbot, PrintDay(workplace.seat, workplace.background, None))
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printed = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(printed))
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: dialog.state.text() == "Sent to the printer.", timeout=20_000)
    assert printed.read_bytes().startswith(b"%PDF")


def test_a_list_is_saved_for_a_spreadsheet_and_can_be_stopped(
    qtbot: QtBot, workplace: Workplace, tmp_path: Path
) -> None:
    for _each in range(3):
        workplace.take()
    asked = threading.Event()
    asked.set()

    def numbers(_desk: object) -> list[int]:
        asked.wait()
        return [3, 1]

    dialog = shown(qtbot, PrintList(workplace.seat, workplace.background, "Mine", numbers, None))
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    file = tmp_path / "mine.csv"
    dialog.keep_csv(str(file))
    qtbot.waitUntil(lambda: dialog.state.text() == "Saved as mine.csv.")
    assert [line.split(",")[0] for line in file.read_text("utf-8-sig").splitlines()] == [
        "No.",
        "3",
        "1",
    ]
    file.unlink()
    asked.clear()
    dialog.keep_csv(str(file))
    press(Qt.Key.Key_Escape)
    asked.set()
    qtbot.waitUntil(lambda: dialog.state.text() == "Stopped; nothing was changed.")
    assert dialog.isVisible()
    assert not file.exists()
    assert dialog.file_name() == "Mine 2026-11-24.pdf"


def test_the_day_and_a_period_go_out_as_csv_by_their_button(
    qtbot: QtBot, workplace: Workplace, tmp_path: Path
) -> None:
    workplace.take()
    day = shown(qtbot, PrintDay(workplace.seat, workplace.background, None))
    month = Period.of(Stretch.MONTH, NOON.date())
    period = PrintPeriod(
        workplace.seat,
        workplace.background,
        month,
        compared_with=(NOON.date(), NOON.date()),
        person=None,
        parent=None,
    )
    shown(qtbot, period)
    papers: tuple[PaperDialog, ...] = (day, period)
    for dialog in papers:
        qtbot.waitUntil(lambda: bool(dialog.pdf))  # noqa: B023 -- waited for at once
        file = tmp_path / f"{dialog.file_name()}.csv"
        dialog.keep_csv(str(file))
        qtbot.waitUntil(file.exists)
        assert "taken,1," in file.read_text("utf-8-sig")
    slips = shown(qtbot, PrintSlips(workplace.seat, workplace.background, [1], None))
    assert slips.csv_button.isHidden()
    qtbot.waitUntil(lambda: bool(slips.pdf))


def test_of_a_long_paper_the_first_pages_are_shown_and_all_are_printed(
    qtbot: QtBot, workplace: Workplace, tmp_path: Path
) -> None:
    for _each in range(5):
        workplace.take()
    numbers = [1, 2, 3, 4, 5] * 4
    dialog = PrintSlips(workplace.seat, workplace.background, numbers, None)
    shown(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    drawn = draw_pages(dialog.pdf, dots=20, most=2)
    assert (len(drawn.pictures), drawn.count) == (2, 5)
    dialog._made((dialog._asked, dialog.pdf, drawn))
    assert dialog.state.text() == ("The first 2 of 5 pages are shown; all are printed and saved.")
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: dialog.state.text() == "Sent to the printer.", timeout=20_000)
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        assert len(printed) == 5


def test_a_printer_that_cannot_begin_is_said(
    qtbot: QtBot, workplace: Workplace, tmp_path: Path
) -> None:
    dialog = shown(qtbot, PrintDay(workplace.seat, workplace.background, None))
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "none" / "printed.pdf"))
    dialog.print_on(printer)
    qtbot.waitUntil(dialog.banner.isVisible)
    assert dialog.banner.accessibleName() == "The printer does not answer. Is it switched on?"
    assert dialog.save_button.isEnabled()


def test_a_slip_of_no_message_is_said_in_the_dialog(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = shown(qtbot, PrintSlips(workplace.seat, workplace.background, [999], None))
    qtbot.waitUntil(dialog.banner.isVisible)
    assert dialog.banner.accessibleName() == "There is no message 999."
    assert not dialog.save_button.isEnabled()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_screen_is_explained_in_both_languages(
    qtbot: QtBot, workplace: Workplace, language: str, page: str
) -> None:
    use_language(language)
    dialog = shown(qtbot, show_help(page, workplace.seat, workplace.background, None))
    assert dialog.page == page
    qtbot.waitUntil(lambda: len(dialog.text.toPlainText()) > 300)


def test_links_lead_to_pages_that_exist() -> None:
    for file in resources.path("help").glob("*/*.html"):
        for part in file.read_text(encoding="utf-8").split('href="')[1:]:
            assert part.split('"')[0].removesuffix(".html") in PAGES


def test_f1_shows_all_keys(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = shown(qtbot, show_help("capture", workplace.seat, workplace.background, None))
    press(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: dialog.page == "keys")


def test_f1_in_a_dialog_explains_it(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = shown(qtbot, PrintDay(workplace.seat, workplace.background, None))
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    press(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(HelpDialog)))
    (explained,) = dialog.findChildren(HelpDialog)
    assert explained.page == "day"


def test_all_keys_go_on_paper(qtbot: QtBot, workplace: Workplace) -> None:
    shown(qtbot, show_help("keys", workplace.seat, workplace.background, None)).save()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PrintKeys))
    paper = QApplication.activeModalWidget()
    assert isinstance(paper, PrintKeys)
    qtbot.waitUntil(lambda: bool(paper.pdf))
    assert paper.file_name() == "keys.pdf"


def test_an_error_meant_for_people_is_only_its_sentence(qtbot: QtBot) -> None:
    dialog = show_trouble(NotAllowed("Reopen it first."), None)
    assert dialog.banner.accessibleName() == "Reopen it first."
    assert not dialog.more.isVisible()


@pytest.mark.expects_log
def test_a_storm_of_errors_is_one_window(qtbot: QtBot) -> None:
    first = show_trouble(ValueError("one"), None)
    assert show_trouble(ValueError("two"), None) is first
    assert "(2 troubles)" in first.banner.accessibleName()
    first.more.click()
    assert first.details.isVisible()
    first.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "ValueError: one" in copied
    assert "ValueError: two" in copied


@pytest.mark.expects_log
def test_what_is_raised_anywhere_is_shown_and_logged(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    window = QWidget()
    qtbot.addWidget(window)
    install_excepthook(lambda: window)
    error = ZeroDivisionError("in a slot")
    sys.excepthook(type(error), error, None)
    thread = threading.Thread(target=lambda: int("no number"))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: window.findChild(TroubleDialog) is not None)
    dialog = window.findChild(TroubleDialog)
    assert isinstance(dialog, TroubleDialog)
    qtbot.waitUntil(lambda: "(2 troubles)" in dialog.banner.accessibleName())
    assert sum(record.levelno == logging.ERROR for record in caplog.records) == 2


def test_a_long_paper_says_how_far_it_is_and_stops_when_nobody_waits(
    qtbot: QtBot, workplace: Workplace
) -> None:
    workplace.take()
    held = threading.Event()
    workplace.background.ask_long(lambda _desk: held.wait(10), lambda _done: None)
    dialog = PrintPeriod(
        workplace.seat,
        workplace.background,
        Period.of(Stretch.MONTH, NOON.date()),
        compared_with=(NOON.date(), NOON.date()),
        person=None,
        parent=None,
    )
    shown(qtbot, dialog)
    dialog.how_far(0.4)
    qtbot.waitUntil(lambda: dialog.state.text() == "Drawing the page… 40 %")
    dialog.reject()
    held.set()
    with pytest.raises(Cancelled):
        dialog.how_far(0.5)


def test_the_whole_lists_of_a_day_are_asked_for(qtbot: QtBot, workplace: Workplace) -> None:
    workplace.take()
    dialog = shown(qtbot, PrintDay(workplace.seat, workplace.background, None))
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    dialog.full.click()
    assert not dialog.pdf
    qtbot.waitUntil(lambda: bool(dialog.pdf))


def test_all_slips_that_a_colleague_has_not_seen(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    workplace.take("Another one")
    dialog = shown(qtbot, PrintSlips(workplace.seat, workplace.background, [message.number], None))
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    one = dialog.pdf
    dialog.which.setCurrentIndex(dialog.which.findText("All that Ana Soler has not seen"))
    dialog.which.activated.emit(0)
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    assert dialog.pdf != one
    dialog.which.setCurrentIndex(dialog.which.findText("All that Juan Pérez has not seen"))
    dialog.which.activated.emit(0)
    qtbot.waitUntil(lambda: dialog.banner.isVisible())
    assert not dialog.save_button.isEnabled()
