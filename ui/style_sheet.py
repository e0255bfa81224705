"""The style sheet laid over Qt's Fusion style, written from a theme and the type scale."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template
from typing import TYPE_CHECKING, Final

import resources

if TYPE_CHECKING:
    from ui.palettes import Theme
    from ui.theme import TypeRole


def style_sheet(theme: Theme, points: Mapping[TypeRole, float], zoom: float) -> str:
    """The whole sheet for `theme`; type sizes in `points` and a `zoom` that grow with the font."""
    colours = {name: getattr(theme, name) for name in theme.__slots__}
    sizes = {f"{role}_pt": f"{size}pt" for role, size in points.items()}
    lengths = {f"p{length}": f"{round(length * zoom)}px" for length in _LENGTHS}
    ringed = {f"r{length}": f"{round(length * zoom) - 1}px" for length in _LENGTHS}
    least = {
        name: f"{max(round(inside * zoom), _TARGET - 2 * (round(padding * zoom) + 1))}px"
        for name, padding, inside in (("least", 6, _LINE), ("least_chip", 4, _LINE))
    }
    least["least_tool"] = f"{round(_ICON * zoom)}px"
    ink = "light" if theme.name == "light" else "dark"
    names = {"tick": f"tick-{ink}", "dot": f"dot-{ink}"} | {name: name for name in _MARKS}
    marks = {
        name: resources.path(f"icons/marks/{file}.svg").as_posix() for name, file in names.items()
    }
    return _SHEET.substitute(colours | sizes | lengths | ringed | least | marks)


_LENGTHS: Final = (2, 3, 4, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 24, 28, 52)
_TARGET: Final = 24  # what a finger or an unsteady hand still hits (WCAG 2.2, 2.5.8)
_LINE: Final = 18
_ICON: Final = 20
_MARKS: Final = ("up", "down", "right", "check")

# $p6 is six pixels at the usual font and grows with it. A focus ring is one pixel thicker than the
# edge; $r6, one pixel less, gives that pixel back, so that nothing moves when the focus does.
# Heights come from the font and the padding; $least keeps a tiny font from too small a target, and
# is never less than a line: what a sheet calls min-height is all that a layout leaves in a squeeze.
_SHEET = Template("""
QWidget { outline: 0; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $text; color: $surface; border: 0; padding: $p4 $p8; }

QLabel[role="title"] { font-size: $title_pt; font-weight: 600; }
QLabel[role="headline"] { font-size: $headline_pt; font-weight: 600; }
QLabel[role="readback"] { font-size: $read_back_pt; }
QLabel[role="figure"] { font-size: $figure_pt; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="courtesy"] { color: $muted; font-style: italic; }
QLabel[role="caption"] { color: $muted; font-size: $caption_pt; }
QLabel[tone="late"] { color: $late; }
QLabel[tone="soon"] { color: $soon; }
QLabel[tone="kept"] { color: $kept; }

QPushButton, QToolButton {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: $p6;
    padding: $p6 $p14; icon-size: $p20; min-height: $least;
}
QToolButton { padding: $p6; min-height: $least_tool; }
QLineEdit > QToolButton, QTabBar > QToolButton { min-height: 0; padding: 0; border: 0; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed,
QPushButton:checked, QToolButton:checked { background: $selection; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: $r6 $r14; }
QToolButton:focus { padding: $r6; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $border; }
QPushButton[role="primary"] {
    background: $accent; color: $accent_text; border-color: $accent; font-weight: 600;
}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {
    background: $accent_strong; border-color: $accent_strong;
}
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled {
    background: $hover; color: $disabled; border-color: $border;
}
QPushButton[role="danger"] { color: $late; border-color: $late; }
QPushButton[role="danger"]:hover { background: $late_tint; }
QPushButton[role="danger"]:focus { border-color: $focus; }
QPushButton[role="quiet"], QToolButton[role="quiet"] {
    background: transparent; border-color: transparent;
}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:checked, QToolButton[role="quiet"]:checked { background: $selection; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border-color: $focus; }
QPushButton[role="number"] { border-color: $border; border-radius: $p8; text-align: left; }
QPushButton[role="number"]:focus { border-color: $focus; }
QPushButton[role="chip"] { border-radius: $p12; border-color: $border; padding: $p4 $p12;
    min-height: $least_chip; }
QPushButton[role="chip"]:checked {
    background: $selection; border-color: $accent; font-weight: 600;
}
QPushButton[role="chip"]:focus { border-color: $focus; padding: $r4 $r12; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: $p6;
    padding: $p6 $p8; selection-background-color: $accent; selection-color: $accent_text;
    placeholder-text-color: $muted;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus,
QAbstractSpinBox:focus {
    border: 2px solid $focus; padding: $r6 $r8;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled { background: $window; color: $disabled; border-color: $border; }
QLineEdit { icon-size: $p20; }
QLineEdit[problem="true"] { border-color: $late; }
QComboBox { padding-left: $p10; }
QComboBox:focus { padding-left: $r10; }
QComboBox::drop-down { border: 0; width: $p24; }
QComboBox::down-arrow { image: url($down); width: $p16; height: $p16; }
QComboBox > QLineEdit, QAbstractSpinBox > QLineEdit {
    border: 0; padding: 0; background: transparent;
}
/* Qt 6.11 starts a padded spin box's text at its very edge, so it is centred. */
QAbstractSpinBox { qproperty-alignment: AlignCenter; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button, QDateTimeEdit::drop-down {
    border: 0; background: transparent; width: $p24;
}
QAbstractSpinBox::up-arrow { image: url($up); width: $p12; height: $p12; }
QAbstractSpinBox::down-arrow { image: url($down); width: $p12; height: $p12; }
QDateTimeEdit[calendarPopup="true"]::down-arrow { image: url($down); width: $p16; height: $p16; }
QComboBox QAbstractItemView { border: 1px solid $border; border-radius: 0; padding: $p4; }

QCheckBox, QRadioButton { spacing: $p8; padding: $p3; border: 2px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; border-radius: $p6; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator {
    width: $p18; height: $p18; border: 1px solid $edge; border-radius: $p4;
    background: $surface;
}
QRadioButton::indicator { border-radius: $p9; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url($dot); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; }

QAbstractItemView {
    background: $surface; alternate-background-color: $raised; color: $text;
    border: 1px solid $border; border-radius: $p6; padding: 1px;
    selection-background-color: $selection; selection-color: $text;
}
QAbstractItemView:focus { border: 2px solid $focus; padding: 0; }
QListView::item { padding: $p6 $p8; }
QTreeView::item, QTableView::item { padding: 0 $p8; min-height: $p28; }
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover {
    background: $hover; color: $text;
}
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: $selection; color: $text;
}
QHeaderView {
    border: 0; qproperty-defaultAlignment: "AlignLeft | AlignVCenter";
    qproperty-highlightSections: false;
}
QHeaderView::section {
    background: $raised; color: $muted; border: 0; border-bottom: 1px solid $border;
    padding: $p6 $p8; font-weight: 400;
}

QTabWidget::pane { border: 0; border-top: 1px solid $border; }
QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; color: $muted; padding: $p7 $p14; margin-right: $p2;
    border: 2px solid transparent; border-bottom: 3px solid transparent;
}
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { border-color: $focus; border-radius: $p6; }
QTabBar::scroller { width: $p52; }

QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: $p4; margin: $p2; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: 0; background: transparent; }
QScrollArea[role="page"] { border: 2px solid transparent; border-radius: $p6; }
QScrollArea[role="page"]:focus { border-color: $focus; }

QMenu {
    background: $surface; color: $text; border: 1px solid $border; padding: $p4;
    icon-size: $p20;
}
QMenu::item { padding: $p6 $p24 $p6 $p12; border-radius: $p4; }
QMenu::icon { padding-left: $p8; }
QMenu::indicator { left: $p8; width: $p18; height: $p18; }
QMenu::indicator:checked { image: url($check); }
QMenu::right-arrow { image: url($right); width: $p16; height: $p16; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: $p4 $p8; }
QMenuBar { background: $window; }
QMenuBar::item { padding: $p6 $p10; background: transparent; border-radius: $p4; }
QMenuBar::item:selected { background: $hover; }
QStatusBar { background: $window; color: $muted; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QProgressBar {
    background: $hover; border: 0; border-radius: $p4; text-align: center; color: $text;
}
QProgressBar::chunk { background: $accent_tint; border: 1px solid $accent; border-radius: $p4; }
QGroupBox { font-weight: 600; border: 0; margin-top: $p24; padding-top: $p4; }
QGroupBox::title { subcontrol-origin: margin; left: 0; padding: 0; }

QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: $p8; }
QFrame[role="rail"] { background: $window; border: 0; border-right: 1px solid $border; }
QListView[role="rail"] { background: transparent; border: 2px solid transparent; }
QListView[role="rail"]:focus { border: 2px solid $focus; border-radius: $p8; }
QListView[role="rail"]::item { padding: $p8 $p12; border-radius: $p6; }
QFrame[role="strip"] { background: $soon_tint; border: 0; border-radius: $p6; }
QFrame[role="undo"] { background: $text; border: 0; border-radius: $p8; }
QFrame[role="undo"] > QLabel { color: $surface; }
QFrame[role="undo"] > QPushButton {
    background: transparent; color: $surface; border-color: $surface; font-weight: 600;
}
QFrame[role="undo"] > QPushButton:hover { background: $muted; }
QFrame[role="undo"] > QPushButton:focus { border: 2px solid $surface; }
QFrame[role="banner"] { background: $later_tint; border: 0; border-radius: $p6; }
QFrame[role="banner"][kind="warning"] { background: $soon_tint; }
QFrame[role="banner"][kind="trouble"] { background: $late_tint; }
QFrame[role="banner"][kind="demo"] { background: $accent; }
QFrame[role="banner"][kind="demo"] > QLabel { color: $accent_text; font-weight: 600; }
""")
