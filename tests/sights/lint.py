"""What must hold for a window whoever looks at it (numbers.md C8): every trouble in one line.

Each rule takes a window on the screen and yields sentences that name the widget and what is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextBrowser,
    QToolButton,
    QWidget,
)

SMALLEST = 24
_LONGEST = 60  # of a combo's words: somebody's name may be longer than any field
_MOSTLY = 0.9  # of its padding a button can spare a little
_CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)
_CONTENT = (
    *(QLabel, QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QPlainTextEdit),
    *(QAbstractItemView, QTabBar, QTextBrowser),
)


def troubles(window: QWidget) -> list[str]:
    """Everything wrong with `window` as it is laid out now, but for its colours."""
    rules = (nameless, small, overlaps, clipped, outside, mnemonics)
    return [f"{rule.__name__}: {said}" for rule in rules for said in rule(window)]


def shown(window: QWidget) -> list[QWidget]:
    """What can be seen of the window's own parts; those inside Qt's controls are Qt's."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible()
        and each.window() is window
        and not each.objectName().startswith("qt_")
        and not each.visibleRegion().isEmpty()
    ]


def focusable(window: QWidget) -> list[QWidget]:
    """Where Tab leads."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible()
        and each.window() is window
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.focusProxy()
        and not each.objectName().startswith("qt_")
        and not isinstance(each, QScrollBar)
        and not (isinstance(each.parent(), QAbstractSpinBox | QComboBox))
    ]


def called(widget: QWidget) -> str:
    """The widget as a person who mends it finds it."""
    words = getattr(widget, "text", None)
    said = words() if callable(words) and not isinstance(widget, QPlainTextEdit) else ""
    inside = type(widget.parent()).__name__
    return f"{type(widget).__name__} {said[:40]!r} {widget.accessibleName()[:40]!r} in {inside}"


def nameless(window: QWidget) -> Iterator[str]:
    """A screen reader has nothing to say of it."""
    for each in focusable(window):
        interface = QAccessible.queryAccessibleInterface(each)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            yield called(each)
        elif isinstance(each, QComboBox) and not _says_what_for(each, window):
            yield f"on Linux {called(each)} says its choice, and not what for"


def _says_what_for(combo: QComboBox, window: QWidget) -> bool:
    """A combo's name is its choice there (Qt 6.11); a label or description says the rest."""
    labels = (each.buddy() for each in window.findChildren(QLabel))
    return bool(combo.accessibleDescription()) or combo in labels


def small(window: QWidget) -> Iterator[str]:
    """A trembling hand, or a thumb, misses it."""
    for each in shown(window):
        if isinstance(each, QTabBar):
            sizes = [each.tabRect(at).size() for at in range(each.count())]
        elif isinstance(each, _CONTROLS) and not isinstance(each.parent(), QLineEdit):
            sizes = [each.size()]
        else:
            continue
        if any(min(size.width(), size.height()) < SMALLEST for size in sizes):
            yield f"{called(each)} is {sizes[0].width()} × {sizes[0].height()}"


def overlaps(window: QWidget) -> Iterator[str]:
    """Two things stand on the same pixels."""
    parts = [each for each in shown(window) if isinstance(each, _CONTENT)]
    areas = {each: _area(each, window) for each in parts}
    for one, other in combinations(parts, 2):
        if one.isAncestorOf(other) or other.isAncestorOf(one):
            continue
        common = areas[one].intersected(areas[other])
        if common.width() > 1 and common.height() > 1:
            yield f"{called(one)} and {called(other)}"


def clipped(window: QWidget) -> Iterator[str]:
    """Its words have not the room they need."""
    for each in shown(window):
        if isinstance(each, QLabel) and each.text():
            yield from _cut_label(each)
        elif isinstance(each, QPushButton | QToolButton | QCheckBox | QRadioButton):
            yield from _cut_button(each)
        elif isinstance(each, QTabBar):
            yield from _cut_tabs(each, QFontMetrics(each.font()))
        elif isinstance(each, QLineEdit | QComboBox):
            yield from _cut_field(each, QFontMetrics(each.font()))


def _cut_label(label: QLabel) -> Iterator[str]:
    wrapped = label.wordWrap()
    needed = label.heightForWidth(label.width()) if wrapped else label.sizeHint().height()
    if label.height() < needed:
        yield f"{called(label)} is {label.height()} high and needs {needed}"
    wide = label.contentsRect().width()
    if not wrapped and wide < label.sizeHint().width() - 2 * label.margin():
        yield f"{called(label)} is {wide} wide, needs {label.sizeHint().width()}"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    needed = button.sizeHint()
    narrow = button.width() < needed.width()
    if button.text() and (narrow or button.height() < _MOSTLY * needed.height()):
        size = f"{button.width()} × {button.height()}"
        yield f"{called(button)} is {size}, needs {needed.width()} × {needed.height()}"


def _cut_field(field: QLineEdit | QComboBox, metrics: QFontMetrics) -> Iterator[str]:
    room = field.contentsRect().width()
    if isinstance(field, QComboBox):
        words, room = field.currentText(), room - field.height() // 2
    else:
        words = "" if field.text() else field.placeholderText()
    if metrics.horizontalAdvance(words) > room - 2 and len(words) < _LONGEST:
        yield f"{called(field)} cuts {words[:60]!r}"


def _cut_tabs(tabs: QTabBar, metrics: QFontMetrics) -> Iterator[str]:
    if tabs.elideMode() != Qt.TextElideMode.ElideNone:
        return
    for at in range(tabs.count()):
        if tabs.tabRect(at).width() < metrics.horizontalAdvance(tabs.tabText(at)):
            yield f"tab {tabs.tabText(at)[:40]!r}"


def outside(window: QWidget) -> Iterator[str]:
    """It sticks out of what holds it, or of the screen; what scrolls may do so up and down."""
    screen = window.screen().availableSize()
    if window.width() > screen.width() or window.height() > screen.height():
        yield f"the window is {window.width()} × {window.height()}"
    for each in shown(window):
        if not isinstance(each, _CONTENT):
            continue
        area = each.visibleRegion().boundingRect()
        for child in each.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            area = area.united(child.geometry())
        holder = each.parentWidget()
        if holder is not None and not isinstance(each.parent(), QTabBar):
            lost = each.geometry().united(holder.rect()) != holder.rect()
            if lost and not isinstance(holder.parent(), QScrollArea):
                yield f"{called(each)} sticks out of {type(holder).__name__}"
                continue
        across = _scrolls(each, across=True)
        down = _scrolls(each, across=False)
        if (area.width() < each.width() and not across) or (
            area.height() < each.height() and not down
        ):
            size = f"{area.width()} × {area.height()}"
            yield f"only {size} of {called(each)} ({each.width()} × {each.height()})"


def mnemonics(window: QWidget) -> Iterator[str]:
    """Two things answer the same key, so that neither does; or what is named takes no key."""
    letters: Counter[str] = Counter()
    for each in shown(window):
        if isinstance(each, QLabel) and not each.buddy():
            continue
        if isinstance(each, QLabel) and each.buddy().focusPolicy() == Qt.FocusPolicy.NoFocus:
            yield f"the name of {called(each)} leads nowhere"
        if isinstance(each, QLabel | QAbstractButton):
            letters[QKeySequence.mnemonic(each.text()).toString()] += 1
            if isinstance(each, QAbstractButton):
                letters[each.shortcut().toString()] += each.shortcut() != QKeySequence.mnemonic(
                    each.text()
                )
    letters.pop("", None)
    yield from (f"{key} is there {count} times" for key, count in letters.items() if count > 1)


def _area(widget: QWidget, window: QWidget) -> QRect:
    """Where it can be seen, in the window."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint(0, 0)))


def _scrolls(widget: QWidget, *, across: bool) -> bool:
    """Whether it can be scrolled into sight that way."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            bar = around.horizontalScrollBar() if across else around.verticalScrollBar()
            if bar.maximum() > 0:
                return not across or (
                    around.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
                )
        if isinstance(around, QTabBar) and across:
            return True
        around = around.parentWidget()
    return False
