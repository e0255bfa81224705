"""Says in one sentence that something went wrong, with details to copy; one window for all."""

from __future__ import annotations

import logging
import traceback
from typing import Final

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from receptionist.domain.errors import DeskError
from receptionist.i18n import _, n_, p_
from ui import theme
from ui.widgets.banner import Banner
from ui.widgets.key_button import KeyButton

log = logging.getLogger(__name__)

_KEPT: Final = 20


class TroubleDialog(QDialog):
    """One window for all troubles until it is closed: the latest sentence, all details."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(460))
        self._details: list[str] = []
        self._count = 0
        self.banner = Banner(self)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(_("Details"))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(theme.points("caption"))
        self.details.setFont(fixed)
        self.details.hide()
        self.more = KeyButton(_("Details"), role="quiet")
        self.more.clicked.connect(self._show_details)
        self.copy = KeyButton(_("Copy"), role="quiet")
        self.copy.clicked.connect(self._copy)
        self.close_button = KeyButton(_("Close"), p_("key", "Esc"), role="primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()

    def add(self, error: BaseException) -> None:
        """Say this error too; one meant for people has no details."""
        self._count += 1
        if isinstance(error, DeskError):
            sentence = str(error)
        else:
            sentence = _("Something went wrong that should not have. Nothing typed is lost.")
            self._details.append("".join(traceback.format_exception(error)))
            del self._details[:-_KEPT]
        if self._count > 1:
            times = n_("({count} trouble)", "({count} troubles)", self._count)
            sentence = f"{sentence} {times.format(count=self._count)}"
        self.banner.say("trouble", sentence)
        self.details.setPlainText("\n".join(self._details))
        self.more.setVisible(bool(self._details) and not self.details.isVisible())
        self.copy.setVisible(bool(self._details))

    def _show_details(self) -> None:
        self.details.show()
        self.more.hide()
        self.details.setFocus()
        wanted = QSize(theme.scaled(640), theme.scaled(420))
        self.resize(wanted.boundedTo(self.screen().availableSize()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.LARGE)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(self.banner)
        column.addWidget(self.details, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        row.addWidget(self.more)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)


_open: TroubleDialog | None = None


def show_trouble(error: BaseException, parent: QWidget | None) -> TroubleDialog:
    """Say `error` in a window; while one is open already it takes this one in too."""
    global _open
    if not isinstance(error, DeskError):
        log.error("unexpected: %s", type(error).__name__, exc_info=error)
    if _open is None or not shiboken6.isValid(_open) or not _open.isVisible():
        _open = TroubleDialog(parent)
    _open.add(error)
    if not _open.isVisible():
        _open.open()
    return _open
