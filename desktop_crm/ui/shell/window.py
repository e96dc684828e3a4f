"""The window: lock screen, first run, or the desk of an open customer file."""

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QStackedWidget, QWidget
from typing_extensions import override

from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.actions import Actions
from desktop_crm.ui.kit.background import Background
from desktop_crm.ui.kit.drafts import Draft
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import CHINESE, ENGLISH, Language, Text, translate
from desktop_crm.ui.kit.page import Desk, Progress
from desktop_crm.ui.kit.privacy import is_masked
from desktop_crm.ui.kit.settings import Scheme, Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.workspace import Workspace
from desktop_crm.ui.shell import door
from desktop_crm.ui.shell.idle import IdleWatch
from desktop_crm.ui.shell.lock_screen import LockScreen

if TYPE_CHECKING:
    from desktop_crm.ui.shell.closing_scene import ClosingScene
    from desktop_crm.ui.shell.desk_view import DeskView
    from desktop_crm.ui.shell.first_run import FirstRun
    from desktop_crm.ui.shell.session_watch import SessionWatch

_log = logging.getLogger(__name__)
_LEAST = (900, 600)
_USUAL = (1480, 920)


class Window(QMainWindow):
    """Holds what outlives a lock; the rest is in the DeskView.

    Signals:
        unlocked: a customer file is open and its first page is shown.
        locked: no customer file is open any more.
    """

    unlocked = Signal()
    locked = Signal()

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        language: Language,
        settings: Settings,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._app = app
        self._theme = theme
        self._language = language
        self._settings = settings
        self._icons = Icons(theme)
        language.hide_private(is_on=settings.hides_private)
        self._background = Background()
        self.actions_ = Actions(self._icons)
        self.actions_.attach(self)
        self.setContextMenuPolicy(self.contextMenuPolicy().NoContextMenu)
        self._idle = IdleWatch(app, clock, settings.idle_minutes)
        self._idle.idled.connect(self.lock)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._lock_screen = LockScreen(theme, self._icons, self._background)
        self._lock_screen.unlocked.connect(self.open_vault)
        self._lock_screen.recovered.connect(self._on_recovered)
        self._lock_screen.elsewhere_wanted.connect(self.show_first_run)
        self._lock_screen.rescue_wanted.connect(self._show_rescue)
        self._stack.addWidget(self._lock_screen)
        self._first_run: FirstRun | None = None
        self._view: DeskView | None = None
        self._closing: ClosingScene | None = None
        self._workspace: Workspace | None = None
        self._vault: Any = None
        self._session: SessionWatch | None = None
        self._sealed: dict[str, bytes] = {}
        self.setMinimumSize(*_LEAST)
        self.resize(QSize(*_USUAL).boundedTo(self.screen().availableSize()))
        self.restoreGeometry(settings.geometry("window"))
        self._retitle()
        self._refresh_commands()

    @property
    def view(self) -> "DeskView | None":
        """The desk of the open customer file, or None."""
        return self._view

    @property
    def background(self) -> Background:
        """Runs work while no customer file is open."""
        return self._background

    def load_ahead(self) -> None:
        """Load what comes after the lock screen while the person types."""
        self._load(door.load_ahead)

    def show_lock_screen(self, folder: Path, *, uses_key_ring: bool = True) -> None:
        """Ask for the secret of a customer file."""
        self._lock_screen.uses_key_ring = uses_key_ring
        self._lock_screen.show_folder(folder)
        self._stack.setCurrentWidget(self._lock_screen)
        self._lock_screen.focus_secret()

    def unlock_with(self, master_password: str) -> None:
        """Try a master password as if it had been typed."""
        self._lock_screen.try_secret(master_password)

    def show_first_run(self) -> None:
        """Offer to make, open or restore a customer file."""
        if self._first_run is None:
            from desktop_crm.ui.shell.first_run import FirstRun  # noqa: PLC0415 - seen once

            self._first_run = FirstRun(
                self._theme, self._icons, self._language, self._settings, self._background
            )
            self._first_run.folder_chosen.connect(self._on_folder)
            self._first_run.opened.connect(self._on_first_run)
            self._stack.addWidget(self._first_run)
        self._first_run.show_welcome()
        self._stack.setCurrentWidget(self._first_run)

    def open_vault(self, vault: Any) -> None:
        """Show the desk of a customer file that was just opened."""
        # Loaded ahead on a worker while the lock screen shows.
        from desktop_crm.ui.shell.desk_view import DeskView  # noqa: PLC0415

        self._vault = vault
        folder = getattr(vault, "original", None)
        if isinstance(folder, Path):
            self._settings.last_vault = folder
        workspace = self._workspace = Workspace(vault)
        self._take_up_drafts(workspace)
        self._view = DeskView(
            lambda navigator: Desk(
                workspace,
                self._theme,
                self._icons,
                self._language,
                self._settings,
                self.actions_,
                navigator,
            ),
            self._commands,
            self.lock,
            self.reopen,
            self.report_bug,
        )
        self._stack.addWidget(self._view)
        self._stack.setCurrentWidget(self._view)
        self._view.open_page("today")
        self._idle.start(self._settings.idle_minutes)
        self._retitle()
        workspace.when_settled(self._view, lambda: self._load(door.load_behind))
        workspace.when_settled(self._view, self._watch_session)
        if getattr(vault, "is_copy", False):
            self._view.toast(translate("Window", "A copy to look at: nothing can be changed in it"))
        self.unlocked.emit()

    def lock(self) -> None:
        """Close the customer file at once; nothing may stop it, nothing typed is lost."""
        vault = self._leave_desk(self._lock_screen)
        if vault is None:
            return
        folder = getattr(vault, "original", None)
        if isinstance(folder, Path):
            self._lock_screen.wait_until(vault.close, folder)
        self.locked.emit()

    def reopen(self, title: Text, work: Callable[[Any, Progress], Any]) -> None:
        """Close the desk, let `work(vault, progress)` give another open vault, and show that."""
        from desktop_crm.ui.shell.wait_scene import WaitScene  # noqa: PLC0415 - rarely seen

        scene = WaitScene(self._theme, self._icons, title)
        self._stack.addWidget(scene)
        vault = self._leave_desk(scene)
        if vault is None:
            return

        def opened(again: Any) -> None:
            self._forget_scene(scene)
            self.open_vault(again)

        def failed(error: Exception) -> None:
            self._lock_screen.wait_until(vault.close, vault.original)
            self._stack.setCurrentWidget(self._lock_screen)
            self._forget_scene(scene)
            dialogs.tell_failure(self, error)

        self._background.run(
            work, vault, scene.progressed.emit, then=opened, failed=failed, owner=scene
        )

    def close_vault(self) -> None:
        """Close the customer file before the program ends."""
        view, workspace, vault = self._view, self._workspace, self._vault
        if view is None or workspace is None:
            return
        self._idle.stop()
        self._view = self._workspace = self._vault = None
        self._close_all(view)
        workspace.close()
        vault.close()

    def come_forward(self, wanted: str = "") -> None:
        """Come to the front: the program was started again, perhaps with a customer file."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        folder = Path(wanted)
        here = getattr(self._vault, "original", self._lock_screen.folder)
        if not wanted or folder == here:
            return
        if self._view is None:
            self.show_lock_screen(folder)
            return

        def open_it() -> None:
            self.lock()
            self.show_lock_screen(folder)

        dialogs.confirm(
            self,
            translate("Window", "Open {name}?").format(name=folder.stem),
            lambda: translate("Window", "The customer file that is open now is locked first."),
            lambda: translate("Window", "Open it"),
            open_it,
            is_danger=False,
        )

    def report_bug(self, error: BaseException) -> None:
        """Say that something went wrong; the log has its kind and place, and no data."""
        _log.error("%s", type(error).__name__, exc_info=error)
        dialogs.tell(
            self,
            translate("Window", "Something went wrong"),
            translate(
                "Window",
                "Your data is safe. What happened was written to the log, without any customer "
                "data. Try again; if it comes back, restart the program.",
            ),
        )

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.keep_geometry("window", self.saveGeometry())
        self._settings.save()
        if self._view is not None and not self._app.isSavingSession():
            self._back_up_and_close()
            event.ignore()
            return
        if self._closing is not None:
            # Whoever closes twice cannot wait.
            self._closing.skip()
            event.ignore()
            return
        self.close_vault()
        super().closeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "actions_"):
            self.actions_.retranslate()
            self._retitle()

    @override
    def createPopupMenu(self) -> QMenu | None:
        return None

    def _load(self, work: Callable[[], None]) -> None:
        self._background.run(
            work,
            then=lambda _none: None,
            failed=lambda error: _log.error("%s", type(error).__name__, exc_info=error),
            owner=self,
        )

    def _seal_drafts(self, vault: Any) -> None:
        """Keep what is typed and may fail to be written: the disk can be full just now."""
        from desktop_crm.services import drafts  # noqa: PLC0415 - loaded with the first page

        typed = dict(
            found
            for widget in QApplication.topLevelWidgets()
            for draft in widget.findChildren(Draft)
            if (found := draft.unsaved()) is not None
        )
        if typed:
            self._sealed[vault.id] = drafts.seal(vault, typed)

    def _take_up_drafts(self, workspace: Workspace) -> None:
        sealed = self._sealed.pop(getattr(workspace.vault, "id", ""), None)
        if sealed is None:
            return
        from desktop_crm.services import drafts  # noqa: PLC0415 - loaded with the first page

        found = drafts.unseal(workspace.vault, sealed)
        for form, content in found.items():
            workspace.note_draft(form, content)
            workspace.do(
                drafts.keep, form, content, now=workspace.now(), owner=workspace, quiet=True
            )

    def _close_all(self, view: "DeskView") -> None:
        for draft in view.findChildren(Draft):
            draft.flush()
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            after = QApplication.activePopupWidget()
            popup = None if after is popup else after
        view.close_windows()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog):
                for draft in widget.findChildren(Draft):
                    draft.flush()
                widget.close()
                widget.hide()
                widget.deleteLater()

    def _on_folder(self, folder: Path) -> None:
        self._settings.last_vault = folder
        self.show_lock_screen(folder)

    def _on_first_run(self, vault: Any, begin: str) -> None:
        from desktop_crm.ui.shell.first_run import IMPORT, SAMPLE  # noqa: PLC0415 - seen once

        self._forget_first_run()
        self.open_vault(vault)
        view, workspace = self._view, self._workspace
        if view is None or workspace is None:
            return
        if begin == SAMPLE:
            from desktop_crm.services import demo  # noqa: PLC0415 - rarely needed

            workspace.do(demo.fill, today=workspace.today(), now=workspace.now(), owner=view)
        elif begin == IMPORT:
            QTimer.singleShot(0, view, lambda: self.actions_.trigger("import"))

    def _watch_session(self) -> None:
        """Lock with the screen and before sleep, where the system tells of them."""
        if self._session is not None or sys.platform != "linux":
            return
        from desktop_crm.ui.shell.session_watch import SessionWatch  # noqa: PLC0415 - loads QtDBus

        self._session = SessionWatch(self)
        self._session.lock_wanted.connect(self._lock_with_session)
        self._lock_screen.closed.connect(self._session.let_sleep)

    def _lock_with_session(self) -> None:
        if self._view is None and self._session is not None:
            self._session.let_sleep()
        self.lock()

    def _leave_desk(self, scene: QWidget) -> Any:
        """Show `scene` and take the desk away; returns the vault, which is still open, or None."""
        view, workspace, vault = self._view, self._workspace, self._vault
        if view is None or workspace is None:
            return None
        self._idle.stop()
        self._view = self._workspace = self._vault = None
        self._stack.setCurrentWidget(scene)
        self._seal_drafts(vault)
        self._close_all(view)
        workspace.close()
        self._forget_scene(view)
        workspace.deleteLater()
        self._refresh_commands()
        self._retitle()
        return vault

    def _back_up_and_close(self) -> None:
        """Take the desk away, make the last backup in the background, and close then."""
        from desktop_crm.ui.shell.closing_scene import ClosingScene  # noqa: PLC0415 - seen once

        scene = self._closing = ClosingScene(self._theme, self._icons)
        self._stack.addWidget(scene)
        vault = self._leave_desk(scene)

        def closed(_none: object = None) -> None:
            self._closing = None
            self.close()

        def failed(error: Exception) -> None:
            _log.error("%s", type(error).__name__, exc_info=error)
            closed()

        self._background.run(
            door.leave, vault, scene.report, then=closed, failed=failed, owner=scene
        )

    def _show_rescue(self, folder: Path, secret: str) -> None:
        """Lead out of a damaged customer file."""
        from desktop_crm.ui.shell.rescue_scene import RescueScene  # noqa: PLC0415 - rarely seen

        scene = RescueScene(self._theme, self._icons, self._background)

        def opened(target: Path, given: str) -> None:
            self._on_folder(target)
            self._forget_scene(scene)
            self.unlock_with(given)

        def left() -> None:
            self.show_lock_screen(folder)
            self._forget_scene(scene)

        scene.opened.connect(opened)
        scene.left.connect(left)
        self._stack.addWidget(scene)
        self._stack.setCurrentWidget(scene)
        scene.begin(folder, secret)

    def _forget_scene(self, scene: QWidget) -> None:
        scene.hide()
        self._stack.removeWidget(scene)
        scene.deleteLater()

    def _forget_first_run(self) -> None:
        """Drop the first run: behind a lock screen its buttons would open a file that is closed."""
        if self._first_run is not None:
            self._forget_scene(self._first_run)
            self._first_run = None

    def _on_recovered(self) -> None:
        view = self._view
        if view is None:
            return

        def go() -> None:
            show = view.open_page("preferences").commands().get("show.security")
            if show is not None:
                show()

        dialogs.confirm(
            self,
            lambda: translate("Window", "Make a new recovery code"),
            lambda: translate(
                "Window",
                "The recovery code was used and may have been seen. Make a new one, and a new "
                "master password, in Settings.",
            ),
            lambda: translate("Window", "Go to Settings"),
            go,
            is_danger=False,
        )

    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            "larger": lambda: self._scale(self._settings.larger_text()),
            "smaller": lambda: self._scale(self._settings.smaller_text()),
            "normal_size": lambda: self._scale(1.0),
            "mask": self._switch_mask,
            "theme": self._switch_theme,
            "language": self._switch_language,
            "keys": self._show_keys,
            "about": self._show_about,
            "full_screen": self._switch_full_screen,
            "quit": self.close,
            # Not a command of the registry: Settings says that the idle time is another one.
            "idle_changed": lambda: self._idle.start(self._settings.idle_minutes),
        }

    def _show_keys(self) -> None:
        from desktop_crm.ui.shell.keys_sheet import KeysSheet  # noqa: PLC0415 - rarely seen

        KeysSheet(self).open()

    def _show_about(self) -> None:
        from desktop_crm.ui.shell.about import AboutDialog  # noqa: PLC0415 - rarely seen

        AboutDialog(self._theme, self._icons, self).open()

    def _refresh_commands(self) -> None:
        self.actions_.set_handlers(self._commands())

    def _scale(self, scale: float) -> None:
        self._settings.text_scale = scale
        self._theme.use(scale=scale)

    def _switch_theme(self) -> None:
        scheme = Scheme.LIGHT if self._theme.tokens.is_dark else Scheme.DARK
        self._settings.scheme = scheme
        self._theme.use(scheme=scheme)

    def _switch_mask(self) -> None:
        is_on = not is_masked()
        self._settings.hides_private = is_on
        self._language.hide_private(is_on=is_on)
        if self._view is not None:
            self._view.toast(
                translate("Window", "Phones and amounts are hidden")
                if is_on
                else translate("Window", "Phones and amounts are shown")
            )

    def _switch_language(self) -> None:
        code = ENGLISH if self._language.code == CHINESE else CHINESE
        self._settings.language = code
        self._language.use(code)

    def _switch_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _retitle(self) -> None:
        name = QCoreApplication.applicationName() or "Desktop CRM"
        folder = getattr(self._vault, "original", None) if hasattr(self, "_vault") else None
        self.setWindowTitle(f"{folder.stem} - {name}" if isinstance(folder, Path) else name)
