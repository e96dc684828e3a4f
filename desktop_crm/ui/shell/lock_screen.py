"""The lock screen: master password, recovery code or key ring, and every failure in words."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar
from typing_extensions import override

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.ui.kit.background import Background
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import LineInput, SecretInput
from desktop_crm.ui.kit.labels import ElidedLabel, label
from desktop_crm.ui.kit.language import sentence, translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell import door
from desktop_crm.ui.shell.scene import Logo, Scene

_SOFT_FAULTS = {Fault.KEYRING_EMPTY, Fault.KEYRING_LOCKED, Fault.KEYRING_NONE, Fault.KEYRING_SILENT}


class LockScreen(Scene):
    """Asks for a secret and opens the customer file.

    Signals:
        unlocked: (vault) it is open.
        recovered: the recovery code was used: it was exposed, a new one should be made.
        elsewhere_wanted: the person wants another customer file.
    """

    unlocked = Signal(object)
    recovered = Signal()
    elsewhere_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, background: Background) -> None:
        super().__init__(theme)
        self._background = background
        self._folder = Path()
        self._is_busy = False
        self._is_closing = False
        self._early = ""
        self._uses_code = False
        self.uses_key_ring = True
        self._title = label(lambda: translate("Lock", "Customer file is locked"), "title")
        self._where = ElidedLabel("", "secondary")
        self._secret = SecretInput(lambda: translate("Lock", "Master password"))
        self._code = LineInput(
            "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
            lambda: translate("Lock", "Recovery code"),
        )
        self._code.hide()
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._wait = QProgressBar()
        self._wait.setRange(0, 0)
        self._wait.setTextVisible(False)
        self._wait.setAccessibleName(translate("Lock", "Opening"))
        self._open = button(lambda: translate("Lock", "Unlock"), self.unlock, look="primary")
        self._other = button("", self._switch, look="link")
        self._ring = button(
            lambda: translate("Lock", "Open with the key ring"),
            self._unlock_with_key_ring,
            icon=(icons, "key-round"),
        )
        elsewhere = button(
            lambda: translate("Lock", "Another customer file…"),
            self.elsewhere_wanted.emit,
            look="link",
        )
        body = self.body
        body.addLayout(row(Logo(theme, icons, 44), 6, column(self._title, self._where, spacing=2)))
        body.addSpacing(6)
        body.addWidget(self._secret)
        body.addWidget(self._code)
        body.addWidget(self._error)
        body.addWidget(self._wait)
        body.addWidget(self._open)
        body.addWidget(self._ring)
        body.addLayout(row(self._other, None, elsewhere))
        policy = self._wait.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._wait.setSizePolicy(policy)
        self._secret.returnPressed.connect(self.unlock)
        self._code.returnPressed.connect(self.unlock)
        self._ring.hide()
        self._other.hide()
        self._set_busy(is_busy=False)

    def show_folder(self, folder: Path, *, looks: bool = True) -> None:
        """Ask for the secret of a customer file; `looks` into it for the ways to open it."""
        self._folder = folder
        self._where.say(folder.stem)
        self._where.setToolTip("")
        self._secret.clear()
        self._code.clear()
        self._error.hide()
        self._ring.hide()
        self._other.hide()
        self._use_code(uses_code=False)
        if looks:
            self._look()

    def wait_until(self, closed: Callable[[], object], folder: Path) -> None:
        """Show the lock screen of `folder`; unlocking waits until it is `closed`."""
        self.show_folder(folder, looks=False)
        self._set_busy(is_busy=True)
        # Whoever locked by mistake types at once: the keys must not go to the links below.
        self._secret.setEnabled(True)
        self._is_closing, self._early = True, ""
        self.focus_secret()

        def ready(_none: object) -> None:
            self._is_closing = False
            self._set_busy(is_busy=False)
            self._look()
            self.focus_secret()
            early, self._early = self._early, ""
            if early:
                self.try_secret(early)

        self._background.run(closed, then=ready, failed=ready, owner=self)

    def focus_secret(self) -> None:
        """Put the cursor where the secret is typed."""
        (self._code if self._uses_code else self._secret).setFocus()

    def unlock(self) -> None:
        """Try what was typed."""
        field = self._code if self._uses_code else self._secret
        typed = field.text()
        if not typed or field.is_composing or (self._is_busy and not self._is_closing):
            field.setFocus()
            return
        self.try_secret(typed)

    def try_secret(self, typed: str) -> None:
        """Try a master password, or a recovery code where one is asked for."""
        if self._is_closing:
            self._early = typed
            return
        work = door.unlock_with_code if self._uses_code else door.unlock
        self._begin()
        self._background.run(
            work, self._folder, typed, then=self._on_unlocked, failed=self._on_failed, owner=self
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_other"):
            self._use_code(uses_code=self._uses_code)

    def _unlock_with_key_ring(self) -> None:
        if self._is_busy:
            return
        self._begin()
        self._background.run(
            door.unlock_with_key_ring,
            self._folder,
            then=self._on_unlocked,
            failed=self._on_failed,
            owner=self,
        )

    def _look(self) -> None:
        self._background.run(
            door.look_at, self._folder, then=self._on_looked, failed=self._on_failed, owner=self
        )

    def _begin(self) -> None:
        self._error.hide()
        self._set_busy(is_busy=True)

    def _on_looked(self, opening: door.Opening) -> None:
        self._other.setVisible(opening.has_recovery_code)
        self._ring.setVisible(opening.has_key_ring and self.uses_key_ring)
        self._error.hide()

    def _on_unlocked(self, vault: object) -> None:
        self._set_busy(is_busy=False)
        used_code = self._uses_code
        self._secret.clear()
        self._code.clear()
        self._use_code(uses_code=False)
        self.unlocked.emit(vault)
        if used_code:
            self.recovered.emit()

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(is_busy=False)
        self._error.say(lambda: sentence(error))
        self._error.show()
        is_soft = isinstance(error, Unavailable) and error.fault in _SOFT_FAULTS
        if not is_soft:
            self._secret.selectAll()
        self.focus_secret()

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._wait.setVisible(is_busy)
        for widget in (self._open, self._secret, self._code, self._ring):
            widget.setEnabled(not is_busy)

    def _switch(self) -> None:
        self._use_code(uses_code=not self._uses_code)
        self.focus_secret()

    def _use_code(self, *, uses_code: bool) -> None:
        self._uses_code = uses_code
        self._secret.setVisible(not uses_code)
        self._code.setVisible(uses_code)
        self._other.say(
            translate("Lock", "Use the master password")
            if uses_code
            else translate("Lock", "Use the recovery code")
        )
