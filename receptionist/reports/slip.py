"""The slip: a message as the paper pad had it, A6, four on a sheet with cut lines."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from receptionist.domain.message import Message, Wants
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import People
from receptionist.domain.phone import show_phone
from receptionist.domain.telling.kind_words import tick_words
from receptionist.i18n import _, p_, speaking
from receptionist.reports.letters.fit import clean, one_line, width_of, wrap
from receptionist.reports.parts.marks import Mark, draw_mark
from receptionist.reports.parts.page import HAIR, INK, SOFT, TEXT, Sheets
from receptionist.reports.parts.table import cannot_be_printed
from receptionist.wording import say_clock, say_short_date

log = logging.getLogger(__name__)

_ON_A_SHEET: Final = 4
_INSET: Final = 22.0
_TEXT_LINE: Final = 13.0
_TEXT_SIZE: Final = 9.5
_BIG: Final = 14.0
_SIZES: Final = (_BIG, 12.0, 10.5, _TEXT_SIZE)
_LABEL: Final = 54.0
_QR: Final = 46.0
_BOX_HIGH: Final = 40.0
_UNDER_THE_TEXT: Final = _BOX_HIGH + 34.0


def slips(
    messages: Sequence[Message],
    *,
    people: People,
    paper: str = "A4",
    language: str = "es",
    office_name: str,
    hours: OpeningHours,
    region: str = "ES",
) -> bytes:
    """The messages as a PDF, four to a sheet; none at all gives a sheet of blank ones to fill in.

    `paper` is "A4" (four A6) or "Letter" (its quarters); numbers are written as in `region`.
    """
    with speaking(language):
        sheets = Sheets(paper, title=_("Messages"), author=office_name, language=language)
        wanted: Sequence[Message | None] = messages or [None] * _ON_A_SHEET
        for at, message in enumerate(wanted):
            place = at % _ON_A_SHEET
            if place == 0:
                if at:
                    sheets.new_sheet()
                _draw_cut_lines(sheets)
            slip = _Slip(sheets, place, office_name)
            try:
                pad = _Pad(message, people, hours, region) if message else None
            except Exception:
                log.exception("message %s cannot be printed", message and message.number)
                slip.say_instead(cannot_be_printed(message.number if message else 0))
            else:
                slip.draw(pad)
        return sheets.finish()


class _Pad:
    """The texts of a message for the fields of the pad."""

    def __init__(self, message: Message, people: People, hours: OpeningHours, region: str) -> None:
        taken, term = hours.local(message.taken_at), message.promise.term
        self.number = message.number
        self.urgent = message.urgent
        self.holder = people.name(message.assignee) or people.name(message.department)
        self.name = message.caller.name
        self.company = message.caller.company
        caller = message.caller
        self.phone = show_phone(caller.phone_e164, typed=caller.phone, region=region) or (
            _("number withheld") if message.caller.withheld else ""
        )
        self.dialled = caller.phone_e164
        self.date = say_short_date(taken.date())
        self.time = say_clock(taken)
        self.wants = message.wants
        self.text = message.text
        self.promise = term.words if term else _("nothing promised")
        due = hours.local(term.due_at) if term else None
        self.by = f"{say_clock(due)} · {say_short_date(due.date())}" if due else ""
        self.taken_by = people.name(message.taken_by)
        self.read_back = message.read_back_at is not None


class _Slip:
    """One quarter of the sheet, written from top to bottom."""

    def __init__(self, sheets: Sheets, place: int, office_name: str) -> None:
        width, height = sheets.width / 2, sheets.height / 2
        self._sheets = sheets
        self._left = (place % 2) * width + _INSET
        self._right = self._left + width - 2 * _INSET
        self._top = self._y = sheets.height - (place // 2) * height - _INSET - 8
        self._foot = sheets.height - (place // 2 + 1) * height + _INSET
        self._office = office_name

    def draw(self, pad: _Pad | None) -> None:
        """The pad's fields, empty lines where nothing is known."""
        self._head(pad)
        half = (self._right - self._left - 10) / 2
        beside_qr = self._right - self._left - _QR - 8
        self._field(_("For"), pad.holder if pad else "", bold=True, width=beside_qr)
        name = pad.name if pad else ""
        self._field(p_("caller", "From"), name, size=_BIG, width=beside_qr)
        self._field(_("Company"), pad.company if pad else "")
        self._field(_("Phone"), pad.phone if pad else "", size=_BIG)
        if pad and pad.dialled:
            self._link(f"tel:{pad.dialled}")
        self._field(_("Date"), pad.date if pad else "", width=half, stay=True)
        self._field(_("Time"), pad.time if pad else "", width=half, indent=half + 10)
        self._ticks(pad.wants if pad else ())
        self._text(pad.text if pad else "")
        self._promise(pad)
        self._taken(pad)

    def say_instead(self, sentence: str) -> None:
        """What stands on the slip of a message that cannot be printed."""
        sheets = self._sheets
        for line in wrap(sentence, self._right - self._left, _TEXT_SIZE, most=4, bold=True):
            sheets.text(self._left, self._y, line, size=_TEXT_SIZE, bold=True)
            self._y -= _TEXT_LINE

    def _head(self, pad: _Pad | None) -> None:
        sheets, y = self._sheets, self._y
        width = sheets.text(self._left, y, _("MESSAGE"), size=_BIG, bold=True)
        if pad:
            number = _("no. {number}").format(number=pad.number)
            width += 6 + sheets.text(self._left + width + 6, y, number, size=_BIG)
            self._qr(f"#{pad.number}")
        if pad and pad.urgent:
            self._urgent(self._left + width + 8, y)
        room = self._right - self._left - _QR - 10
        sheets.text(self._left, y - 12, self._office, grey=SOFT, width=room)
        right = self._right - (_QR + 8 if pad else 0)
        sheets.rule(y - 17, left=self._left, right=right, grey=INK, thick=1)
        self._y = y - 19

    def _qr(self, content: str) -> None:
        """The number for a scanner, which types it into the search."""
        from reportlab.graphics import renderPDF
        from reportlab.graphics.barcode.qr import QrCodeWidget
        from reportlab.graphics.shapes import Drawing

        # Its own quiet zone of four modules lies in the slip's margin.
        drawing = Drawing(_QR, _QR)
        drawing.add(QrCodeWidget(content, barWidth=_QR, barHeight=_QR, barBorder=0))
        top = self._top + 10
        renderPDF.draw(drawing, self._sheets.canvas, self._right - _QR, top - _QR)

    def _urgent(self, x: float, y: float) -> None:
        """White on black, so that it shows on any printer."""
        word = _("URGENT")
        width = width_of(word, 8, bold=True) + 8
        self._sheets.box(x, y - 2.5, width, 11.5, grey=INK)
        self._sheets.text(x + 4, y, word, size=8, bold=True, grey=1.0)

    def _field(
        self,
        label: str,
        value: str,
        *,
        bold: bool = False,
        size: float = _TEXT_SIZE,
        width: float | None = None,
        indent: float = 0,
        stay: bool = False,
    ) -> None:
        """A label, its value, and a line to write on; `stay` leaves room for one beside it."""
        sheets, left = self._sheets, self._left + indent
        y, right = self._y - size * 1.05 - 4, left + (width or self._right - self._left)
        start = left + (_LABEL if not indent else width_of(label, TEXT) + 8)
        heavy = bold or size == _BIG
        if size == _BIG:
            size = _largest(value, right - start)
        sheets.text(left, y, label, grey=SOFT, width=start - left - 2)
        sheets.text(start, y, value, size=size, bold=heavy, width=right - start)
        sheets.rule(y - 3.5, left=start, right=right)
        if not stay:
            self._y = y - 3.5

    def _link(self, address: str) -> None:
        """The field just written dials, where the page is looked at on a screen."""
        area = (self._left + _LABEL, self._y, self._right, self._y + _BIG + 3.5)
        self._sheets.canvas.linkURL(address, area, relative=0)

    def _ticks(self, wants: Sequence[Wants]) -> None:
        sheets, column = self._sheets, (self._right - self._left) / 2
        self._y -= 5
        for at, each in enumerate(Wants):
            x = self._left + (at % 2) * column
            y = self._y - 11 - 13 * (at // 2)
            sheets.canvas.setStrokeGray(INK)
            sheets.canvas.setLineWidth(0.7)
            sheets.canvas.rect(x, y - 1, 8, 8, stroke=1, fill=0)
            if each in wants:
                draw_mark(sheets, Mark.DONE, x + 1, y, size=6.4)
            chosen = each in wants
            sheets.text(x + 12, y, tick_words(each), bold=chosen, width=column - 14)
        self._y -= 13 * 3 + 4

    def _text(self, text: str) -> None:
        """The message itself; where it is longer than the slip, the last line is cut."""
        sheets, size = self._sheets, _TEXT_SIZE
        most = int((self._y - self._foot - _UNDER_THE_TEXT) / _TEXT_LINE)
        lines = wrap(_cleaned_lines(text), self._right - self._left, size, most=most)
        for at in range(most):
            self._y -= _TEXT_LINE
            if at < len(lines):
                sheets.text(self._left, self._y, lines[at], size=size)
            sheets.rule(self._y - 3.2, left=self._left, right=self._right, grey=HAIR, thick=0.3)

    def _promise(self, pad: _Pad | None) -> None:
        """What was promised and by when, in a box that the eye finds first."""
        sheets, inset = self._sheets, 7.0
        top, bottom = self._y - 9, self._y - 9 - _BOX_HIGH
        sheets.canvas.setStrokeGray(INK)
        sheets.canvas.setLineWidth(1)
        width = self._right - self._left
        sheets.canvas.roundRect(self._left, bottom, width, _BOX_HIGH, 3, stroke=1, fill=0)
        left, inner = self._left + inset, width - 2 * inset
        words = pad.promise if pad else ""
        label = sheets.text(left, top - 12, _("Promised"), grey=SOFT)
        sheets.text(left + label + 6, top - 12, words, width=inner - label - 6)
        label = sheets.text(left, top - 31, p_("deadline", "By"), grey=SOFT)
        by = pad.by if pad else ""
        sheets.text(left + label + 6, top - 31, by, size=_BIG, bold=True, width=inner - label - 6)
        self._y = bottom

    def _taken(self, pad: _Pad | None) -> None:
        sheets, y = self._sheets, self._y - 13
        label = sheets.text(self._left, y, _("Taken by"), grey=SOFT)
        room = (self._right - self._left) * 0.55 - label
        sheets.text(self._left + label + 6, y, pad.taken_by if pad else "", width=room)
        if pad and pad.read_back:
            words = _("read back and confirmed")
            taken = sheets.text(self._right, y, words, grey=SOFT, align="right")
            draw_mark(sheets, Mark.DONE, self._right - taken - 10, y, size=6)


def _largest(value: str, width: float) -> float:
    """The size in which a name or number stands whole in its field, the smallest where in none."""
    line = one_line(value)
    fitting = (size for size in _SIZES if width_of(line, size, bold=True) <= width)
    return next(fitting, _TEXT_SIZE)


def _cleaned_lines(text: str) -> str:
    return "\n".join(one_line(line) for line in clean(text).strip().split("\n"))


def _draw_cut_lines(sheets: Sheets) -> None:
    canvas = sheets.canvas
    canvas.saveState()
    canvas.setStrokeGray(SOFT)
    canvas.setLineWidth(0.4)
    canvas.setDash(3, 3)
    canvas.line(sheets.width / 2, 0, sheets.width / 2, sheets.height)
    canvas.line(0, sheets.height / 2, sheets.width, sheets.height / 2)
    canvas.restoreState()
