"""Only one window a person and PC: the running one answers the door, a second start goes away."""

from __future__ import annotations

import json
import logging

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.door import ANSWER, address

log = logging.getLogger(__name__)


class OneWindow(QObject):
    """Holds the door of this desk; `asked` carries what a second start wants of us."""

    asked = Signal(dict)

    def __init__(self, lock_file: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(lock_file)
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def take(self) -> bool:
        """Become the one window; False when another one holds the door already."""
        if not self._lock.tryLock(0):
            return False
        # We hold the lock, so a socket left by a killed program is nobody's.
        QLocalServer.removeServer(address())
        if not self._server.listen(address()):
            log.warning("no second start will find this window: %s", self._server.errorString())
        return True

    def give_up(self) -> None:
        """Let the next start become the window."""
        self._server.close()
        self._lock.unlock()

    def _greet(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.readyRead.connect(lambda visitor=visitor: self._listen(visitor))
            visitor.disconnected.connect(visitor.deleteLater)
            if visitor.canReadLine():
                self._listen(visitor)

    def _listen(self, visitor: QLocalSocket) -> None:
        if not visitor.canReadLine():
            return
        try:
            request = json.loads(bytes(visitor.readLine().data()))
        except ValueError:
            log.info("a visitor at the door said something unreadable")
            return
        visitor.write(ANSWER)
        visitor.flush()
        if isinstance(request, dict):
            self.asked.emit(request)
