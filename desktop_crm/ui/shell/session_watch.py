"""Hears that the computer goes to sleep or that its screen is locked, and asks for a moment.

On Linux the login manager and the screen savers tell it over D-Bus; where there is none, nothing is
heard, and the clock of `idle` notices the sleep afterwards.
"""

import os
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"
_MANAGER = f"{_LOGIN}.Manager"
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)
#: Slots as Qt writes them: a one before the signature.
_ON_SLEEP, _ON_SAVER, _ON_LOCK = "1on_sleep(bool)", "1on_saver(bool)", "1on_lock()"
#: The login manager waits five seconds at most; nobody's sleep is held up longer than needed.
_LONGEST_MS = 4_000


class SessionWatch(QObject):
    """Listens on the buses of system and session.

    Signals:
        lock_wanted: the computer is about to sleep, or its screen was locked.
    """

    lock_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._system = QDBusConnection.systemBus()
        session = QDBusConnection.sessionBus()
        self._inhibitor: QDBusUnixFileDescriptor | None = None
        self._is_falling_asleep = False
        self._calls: set[QDBusPendingCallWatcher] = set()
        if self._system.isConnected():
            self._hear(self._system, _LOGIN_PATH, f"{_MANAGER}.PrepareForSleep", _ON_SLEEP)
            self._hold_sleep()
            self._ask("GetSessionByPID", (os.getpid(),), self._on_session)
        if session.isConnected():
            for service, path in _SAVERS:
                self._hear(session, path, f"{service}.ActiveChanged", _ON_SAVER)

    @property
    def holds_sleep(self) -> bool:
        """Whether the computer waits for us before it sleeps."""
        return self._inhibitor is not None

    def let_sleep(self) -> None:
        """Say that all is locked: if the computer wants to sleep, it may."""
        if self._is_falling_asleep:
            self._inhibitor = None

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """Lock before sleep; ask for a moment before the next one after it."""
        self._is_falling_asleep = begins
        if not begins:
            self._hold_sleep()
            return
        self.lock_wanted.emit()
        QTimer.singleShot(_LONGEST_MS, self, self.let_sleep)

    @Slot(bool)
    def on_saver(self, is_active: bool) -> None:
        """Lock with the screen."""
        if is_active:
            self.lock_wanted.emit()

    @Slot()
    def on_lock(self) -> None:
        """Lock with the session."""
        self.lock_wanted.emit()

    def _hold_sleep(self) -> None:
        why = ("sleep", "Desktop CRM", "Locks the customer file", "delay")
        self._ask("Inhibit", why, self._on_inhibited)

    def _on_inhibited(self, descriptor: Any) -> None:
        if isinstance(descriptor, QDBusUnixFileDescriptor) and descriptor.isValid():
            self._inhibitor = descriptor

    def _on_session(self, path: Any) -> None:
        found = path.path() if isinstance(path, QDBusObjectPath) else str(path)
        self._hear(self._system, found, f"{_LOGIN}.Session.Lock", _ON_LOCK)

    def _hear(self, bus: Any, path: str, signal: str, slot: str) -> None:
        """Listen to a signal; the bus is `Any`, since its stubs want bytes where text is taken."""
        interface, member = signal.rsplit(".", 1)
        service = _LOGIN if interface.startswith(_LOGIN) else interface
        bus.connect(service, path, interface, member, self, slot)

    def _ask(self, method: str, arguments: tuple[Any, ...], then: Callable[[Any], None]) -> None:
        """Ask the login manager; no answer is an answer too."""
        message = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, _MANAGER, method)
        message.setArguments(list(arguments))
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(message), self)
        self._calls.add(watcher)

        def answered() -> None:
            self._calls.discard(watcher)
            reply = watcher.reply()
            if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
                then(reply.arguments()[0])
            watcher.deleteLater()

        watcher.finished.connect(answered)
