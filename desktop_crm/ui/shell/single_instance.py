"""One window per person: a second start hands over what it was asked for and ends."""

import hashlib
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500
_LONGEST = 4096


def server_name() -> str:
    """Return the name of this person's socket: in the private runtime folder where there is one."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and Path(runtime).is_dir():
        return str(Path(runtime) / "desktop-crm.socket")
    # The shared temporary folder only where the system offers nothing better.
    who = hashlib.sha256(str(Path.home()).encode()).hexdigest()[:16]
    if os.name == "nt":
        return f"desktop-crm-{who}"
    return str(Path(tempfile.gettempdir()) / f"desktop-crm-{who}.socket")


def hand_over(message: str, name: str = "") -> bool:
    """Give a message to the window that is open already; False if there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name or server_name())
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(message.encode()[:_LONGEST] + b"\n")
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class InstanceServer(QObject):
    """Listens for later starts.

    Signals:
        asked: (str) a later start wants this: the path of a file, or "".
    """

    asked = Signal(str)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        wanted = name or server_name()
        if not self._server.listen(wanted):
            # Left by a process that was killed: nobody answered there.
            QLocalServer.removeServer(wanted)
            self._server.listen(wanted)

    @property
    def is_listening(self) -> bool:
        """Whether later starts are heard."""
        return self._server.isListening()

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()

        def read() -> None:
            if socket.canReadLine():
                line = bytes(socket.readLine(_LONGEST).data())
                self.asked.emit(line.decode(errors="replace").strip())
                socket.disconnectFromServer()

        socket.readyRead.connect(read)
        read()
