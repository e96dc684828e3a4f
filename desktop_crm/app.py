"""The composition root: sets up Qt, makes the parts and opens the window."""

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import platformdirs
from PySide6.QtCore import QLibraryInfo, QRectF, Qt, QTimer
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop_crm.domain.data_files import data_file
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.immortal import keep_none_alive
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.rubbish import RubbishCollector
from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.theme import Theme, register_fonts
from desktop_crm.ui.shell.scene import paint_logo
from desktop_crm.ui.shell.window import Window

NAME = "desktop-crm"
TITLE = "Desktop CRM"
#: By then the first list is painted, or the lock screen waits.
_SETTLED_MS = 4_000
_LOGO_SIDES = (16, 24, 32, 48, 64, 128, 256)
_log = logging.getLogger(__name__)


def open_window(
    folder: Path | None = None, *, passphrase: str | None = None, uses_key_ring: bool = True
) -> int:
    """Open the window and return its exit code.

    Args:
        folder: the customer file to open; None for the one opened last.
        passphrase: its master password, tried at once; without it the lock screen asks.
        uses_key_ring: whether the lock screen may offer the key ring of this computer.
    """
    keep_none_alive()
    choose_input_method(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)))
    if passphrase is None and _hand_over(folder):
        return 0
    log_to(platformdirs.user_log_path(NAME, appauthor=False))
    app = make_application()
    rubbish = RubbishCollector(app)
    settings = Settings(platformdirs.user_config_path(NAME, appauthor=False) / "settings.ini")
    language = Language(app, platformdirs.user_cache_path(NAME, appauthor=False), settings.language)
    theme = Theme(app, settings.scheme, settings.text_scale)
    register_fonts(data_file("fonts"))
    app.setWindowIcon(logo(Icons(theme)))
    window = Window(app, theme, language, settings, lambda: datetime.now(UTC))
    report_bugs(window.report_bug)
    chosen = folder or settings.last_vault
    if chosen is not None:
        window.show_lock_screen(chosen, uses_key_ring=uses_key_ring)
    else:
        window.show_first_run()
    window.show()
    # The first paint comes before the heavy imports.
    QTimer.singleShot(0, window, window.load_ahead)
    QTimer.singleShot(_SETTLED_MS, window, lambda: _settle(window, rubbish))
    if passphrase is not None:
        window.unlock_with(passphrase)
    code = app.exec()
    window.close_vault()
    return code


def _hand_over(folder: Path | None) -> bool:
    """Raise the window that runs already and give it the folder; tell whether there is one."""
    from desktop_crm.ui.shell.single_instance import hand_over  # noqa: PLC0415 - see _settle

    return hand_over("" if folder is None else str(folder))


def _settle(window: Window, rubbish: RubbishCollector) -> None:
    """Do what the way to the first list does without: collect rubbish, hear of second starts."""
    from desktop_crm.ui.shell.single_instance import (  # noqa: PLC0415 - loads QtNetwork
        InstanceServer,
    )

    rubbish.start()
    server = InstanceServer()
    server.setParent(window)
    server.asked.connect(window.come_forward)


def make_application() -> QApplication:
    """Make the application object with its names."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(TITLE)
    app.setDesktopFileName(NAME)
    app.setQuitOnLastWindowClosed(True)
    return app


def choose_input_method(plugins: Path) -> None:
    """Let fcitx users type Chinese: Qt's wheel has no fcitx plugin, but fcitx speaks ibus too."""
    asked = os.environ.get("QT_IM_MODULE", "") + os.environ.get("XMODIFIERS", "")
    if "fcitx" not in asked.lower():
        return
    folder = plugins / "platforminputcontexts"
    if not any(folder.glob("*fcitx*")):
        os.environ["QT_IM_MODULE"] = "ibus"


def logo(icons: Icons) -> QIcon:
    """Return the icon of the window."""
    icon = QIcon()
    for side in _LOGO_SIDES:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_logo(painter, QRectF(0, 0, side, side), icons, 1.0)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def log_to(folder: Path) -> None:
    """Write the log into a file that only this person can read."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "desktop-crm.log"
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600))
        file.chmod(0o600)
        handler: logging.Handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError:
        # A full or read-only disk must not keep the window from opening.
        handler = logging.StreamHandler()
    handler.setFormatter(_PlainFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("desktop_crm")
    root.setLevel(logging.INFO)
    for older in list(root.handlers):
        root.removeHandler(older)
    root.addHandler(handler)
    root.propagate = False


def report_bugs(report: Callable[[BaseException], object]) -> None:
    """Send what nobody caught to `report`, whichever thread it came from."""

    def from_main(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        del trace
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        report(error)

    def from_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            _log.error("%s", found.exc_type.__name__, exc_info=found.exc_value)

    sys.excepthook = from_main
    threading.excepthook = from_thread


class _PlainFormatter(logging.Formatter):
    """Writes of an exception its type and where it came from: messages may hold customer data."""

    @override
    def formatException(self, ei: Any) -> str:
        kind, _error, trace = ei
        frames = traceback.extract_tb(trace)
        lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        return "\n".join([getattr(kind, "__name__", "?"), *lines])
