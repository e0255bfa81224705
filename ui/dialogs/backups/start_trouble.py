"""The messages cannot be opened: what is wrong, what to do, the newest good backup at one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from receptionist.domain.errors import StorageDamaged, StorageTrouble
from receptionist.i18n import _, n_
from receptionist.wording import say_moment
from ui import theme
from ui.background import Background
from ui.dialogs.backups.putting_back import PuttingBack, Tell
from ui.seat import Seat
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.restore_backup import Newest
    from receptionist.settings import Settings


class StartTrouble(PuttingBack):
    """Enter restores the newest good backup, where that helps and there is one; else tries again.

    `again` asks to open the messages once more, `others` for the list of backups, `quits` the end.
    """

    again = Signal()
    others = Signal()
    quits = Signal()

    def __init__(
        self,
        seat: Seat,
        background: Background,
        error: StorageTrouble,
        parent: QWidget | None,
        address: str | None = None,
    ) -> None:
        super().__init__(
            seat,
            background,
            parent,
            address,
            title=_("The messages cannot be opened"),
            save_words=_("Try again"),
        )
        self._newest: Newest | None = None
        self.setMinimumWidth(theme.scaled(520))
        self.offer = WrapLabel()
        self.offer.hide()
        self.others_button = KeyButton(_("Other backups…"))
        self.others_button.clicked.connect(self._to_others)
        self.quit_button = KeyButton(_("Quit"))
        self.quit_button.clicked.connect(self.quits)
        self.again_button = KeyButton(_("Try again"))
        self.again_button.clicked.connect(self._try_again)
        self._fill()
        self.say(error)

    def say(self, error: StorageTrouble) -> None:
        """What is wrong; for a damaged file the newest good backup is looked for."""
        self.trouble(str(error))
        helps = isinstance(error, StorageDamaged)
        self.again_button.setVisible(helps)
        self.others_button.setVisible(helps)
        if not helps:
            self.save_button.setFocus()
            return
        self.rest(True)
        self.offer.setText(_("Looking for the newest backup that is good…"))
        self.offer.show()
        settings, address = self.seat.settings, self.address
        self.look(
            lambda tell: _newest_good(settings, address, tell), self._offer_newest, self.failed
        )

    def save(self) -> None:
        """What the main button says: restore, or try again."""
        newest = self._newest
        if newest is None:
            self._try_again()
        elif not self.progress.running:
            self.put_back(newest.file, self._try_again)

    def _fill(self) -> None:
        row = QWidget()
        flow = FlowLayout(row)
        for button in (self.others_button, self.again_button, self.quit_button):
            flow.addWidget(button)
        for part in (self.offer, self.progress.bar, row):
            self.column.addWidget(part)
        self.close_button.say(_("Close"))

    def _offer_newest(self, newest: Newest | None) -> None:
        self._newest = newest
        self.rest(False)
        if newest is None:
            self.offer.setText(_("There is no backup that can be read."))
            self.again_button.hide()
            return
        local = self.seat.hours.local
        count = newest.contents.messages
        when = say_moment(local(newest.at), local(self.seat.now()))
        words = n_(
            "The newest good backup is of {when}, with {count} message.",
            "The newest good backup is of {when}, with {count} messages.",
            count,
        ).format(when=when, count=count)
        kept = _("The present file is kept beside it, under another name.")
        self.offer.setText(f"{words} {kept}")
        self.save_button.say(_("Restore it"))
        self._fit_soon()
        self.save_button.setFocus()

    def _try_again(self) -> None:
        self.accept()
        self.again.emit()

    def _to_others(self) -> None:
        self.accept()
        self.others.emit()


def _newest_good(settings: Settings, address: str | None, tell: Tell) -> Newest | None:
    from receptionist.services.restore_backup import newest_good

    return newest_good(settings, address=address, tell=tell)
