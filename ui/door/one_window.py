"""Only one window a person and PC: the running one answers the door, a second start goes away."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from ui.door.knock import ANSWER, LONGEST, address, read

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)


class OneWindow(QObject):
    """Holds the door of this desk; `asked` carries what a second start wants of us."""

    asked = Signal(dict)

    def __init__(self, lock_file: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(lock_file)
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Become the one window; False when another one holds the door already.

        Where nothing can be written nobody could: the window comes, and says what is wrong.
        """
        if self._lock.tryLock(0):
            return True
        return self._lock.error() != QLockFile.LockError.LockFailedError

    @property
    def cannot_be_given_up(self) -> bool:
        """Whether whoever holds the door may have gone long ago: nobody can remove its lock."""
        return not os.access(Path(self._lock.fileName()).parent, os.W_OK)

    def open(self) -> None:
        """Answer whoever comes from now on: after the first paint, which has no use for it."""
        from PySide6.QtNetwork import QLocalServer

        server = self._server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._greet)
        # We hold the lock, so a socket left by a killed program is nobody's.
        QLocalServer.removeServer(address())
        if not server.listen(address()):
            log.warning("no second start will find this window: %s", server.errorString())

    def give_up(self) -> None:
        """Let the next start become the window."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _greet(self) -> None:
        while self._server and (visitor := self._server.nextPendingConnection()) is not None:
            visitor.setReadBufferSize(LONGEST)
            visitor.readyRead.connect(lambda visitor=visitor: self._listen(visitor))
            visitor.disconnected.connect(visitor.deleteLater)
            self._listen(visitor)

    def _listen(self, visitor: QLocalSocket) -> None:
        if not visitor.canReadLine():
            if visitor.bytesAvailable() >= LONGEST:
                log.info("a visitor at the door spoke too long")
                visitor.abort()
            return
        request = read(bytes(visitor.readLine().data()))
        visitor.write(ANSWER)
        visitor.flush()
        self.asked.emit(request)
