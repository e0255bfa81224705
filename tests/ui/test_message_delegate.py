"""A row of the list: high enough for its two lines, and nothing of it runs into anything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from receptionist.domain.message import Progress
from ui import theme
from ui.models.roles import ROW_ROLE, RowText
from ui.views.message_delegate import MessageDelegate
from ui.widgets.due_badge import DueWords

LATE = DueWords(glyph="▲", text="Late 1 h 05", tone="late")
LOPEZ = RowText(
    who="María López",
    company="Talleres Ruiz",
    summary="Has the clutch arrived?",
    due=LATE,
    who_for="Juan",
    progress=Progress.SEEN,
    number=412,
)
ENDLESS = replace(
    LOPEZ,
    who="Francisco Javier Etxebarria Goikoetxea " * 9,
    company="Construcciones y Reformas " * 9,
    summary="Wants to know\nwhether " * 40,
    who_for="Administración y contabilidad " * 5,
    ticks=("Came in", "Will call again"),
    urgent=True,
    incomplete=True,
)
BARE = RowText(who="", company="Ayuntamiento de Getafe")
ROWS = {"lopez": LOPEZ, "endless": ENDLESS, "bare": BARE}


class OneRow(QAbstractListModel):
    """A list with one message."""

    def __init__(self, row: RowText | None) -> None:
        super().__init__()
        self._row = row

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 # Qt's signature
        return 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> RowText | None:
        return self._row if role == ROW_ROLE else None


@pytest.fixture(params=[10, 20], ids=["100 %", "200 %"])
def app(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[QApplication]:
    """The program at the usual font and at one twice as large."""
    font = QFont(qapp.font())
    qapp.setFont(QFont(font.family(), request.param))
    theme.apply(qapp, "light")
    yield qapp
    qapp.setFont(font)
    theme.apply(qapp, "system")


def height() -> int:
    """How high the delegate wants a row."""
    model = OneRow(LOPEZ)
    return MessageDelegate().sizeHint(QStyleOptionViewItem(), model.index(0, 0)).height()


def drawn(
    row: RowText | None,
    width: int = 500,
    state: QStyle.StateFlag = QStyle.StateFlag.State_Enabled,
) -> QImage:
    """The row as it is painted, with ten empty pixels around it."""
    model = OneRow(row)
    option = QStyleOptionViewItem()
    option.rect = QRect(10, 10, width, height())
    option.state = state
    image = QImage(width + 20, height() + 20, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.LIGHT.surface))
    painter = QPainter(image)
    MessageDelegate().paint(painter, option, model.index(0, 0))
    painter.end()
    return image


def inked(image: QImage, area: QRect) -> bool:
    """Whether anything was drawn inside `area`."""
    part = image.copy(area)
    paper = QImage(part.size(), part.format())
    paper.fill(QColor(theme.LIGHT.surface))
    return part != paper


def test_a_row_has_room_for_two_lines_whatever_the_font(app: QApplication) -> None:
    line = QFontMetricsF(theme.font("body", bold=True)).height()
    assert 2 * line + 2 * theme.SMALL <= height() <= 4 * line


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("width", [300, 500])
def test_nothing_is_drawn_outside_the_row_or_on_its_margins(
    app: QApplication, name: str, width: int
) -> None:
    image = drawn(ROWS[name], width)
    row = QRect(10, 10, width, height())
    for outside in (
        QRect(0, 0, width + 20, 10),
        QRect(0, row.bottom() + 1, width + 20, 10),
        QRect(0, 0, 10, image.height()),
        QRect(row.right() + 1, 0, 10, image.height()),
        QRect(row.left(), row.top(), width, 2),
        QRect(row.right() - theme.SMALL, row.top(), theme.SMALL, row.height() - 2),
        QRect(row.left(), row.bottom() - 4, width, 3),
    ):
        assert not inked(image, outside)


@pytest.mark.parametrize("half", [0, 1])
def test_the_left_ends_before_the_right_begins(app: QApplication, half: int) -> None:
    """Both sides are full; between them stays an empty column."""
    image = drawn(ENDLESS, 700)
    top = 12 + half * (height() // 2)
    area = [QRect(x, top, 1, height() // 2 - 8) for x in range(20, 700)]
    empty = [at for at, column in enumerate(area) if not inked(image, column)]
    runs = sum(1 for at in empty if all(at + step in empty for step in range(theme.SMALL)))
    assert runs >= 1


def test_a_long_name_still_leaves_the_due_time_whole(app: QApplication) -> None:
    short = drawn(replace(LOPEZ, who_for=""), 700)
    long = drawn(replace(LOPEZ, who=ENDLESS.who, who_for=""), 700)
    metrics = QFontMetricsF(theme.font("body", bold=True))
    wide = round(metrics.horizontalAdvance(LATE.text))
    pill = QRect(710 - theme.scaled(theme.LARGE) - wide, 12, wide, height() // 2 - 4)
    assert short.copy(pill) == long.copy(pill)


def test_selection_and_focus_are_seen_without_colour(app: QApplication) -> None:
    plain = drawn(LOPEZ)
    chosen = drawn(LOPEZ, state=QStyle.StateFlag.State_Selected)
    focused = drawn(LOPEZ, state=QStyle.StateFlag.State_HasFocus)
    assert chosen.pixelColor(11, 30) == QColor(theme.LIGHT.accent)
    assert focused.pixelColor(10, 30) == QColor(theme.LIGHT.focus)
    assert plain.pixelColor(11, 30) == QColor(theme.LIGHT.surface)


def test_a_row_under_the_mouse_is_tinted(app: QApplication) -> None:
    hovered = drawn(LOPEZ, state=QStyle.StateFlag.State_MouseOver)
    assert hovered.pixelColor(11, 30) == QColor(theme.LIGHT.hover)


@pytest.mark.parametrize("progress", list(Progress))
def test_each_step_of_a_message_is_drawn_differently(app: QApplication, progress: Progress) -> None:
    row = replace(LOPEZ, progress=progress)
    others = [replace(LOPEZ, progress=other) for other in Progress if other is not progress]
    assert all(drawn(row) != drawn(other) for other in others)


@pytest.mark.parametrize(
    "marked",
    [replace(LOPEZ, urgent=True), replace(LOPEZ, incomplete=True), replace(LOPEZ, ticks=("In",))],
)
def test_what_is_marked_is_seen(app: QApplication, marked: RowText) -> None:
    assert drawn(marked) != drawn(LOPEZ)


def test_a_row_that_has_not_come_yet_draws_nothing(app: QApplication) -> None:
    image = drawn(None)
    assert not inked(image, image.rect())


def test_the_role_is_where_other_roles_of_the_program_begin() -> None:
    assert Qt.ItemDataRole.UserRole + 1 == ROW_ROLE
