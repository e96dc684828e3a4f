"""The lock screen: master password, recovery code or key ring, and every failure in words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar
from typing_extensions import override

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.background import Background
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import LineInput, SecretInput
from desktop_crm.ui.kit.labels import ElidedLabel, label
from desktop_crm.ui.kit.language import Text, sentence, translate
from desktop_crm.ui.kit.layouts import box, column, row
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell import door, lock_troubles
from desktop_crm.ui.shell.lock_troubles import Trouble, TroubleView, Way
from desktop_crm.ui.shell.scene import Logo, Scene

_KEY_RING_FAULTS = {
    Fault.KEYRING_EMPTY,
    Fault.KEYRING_LOCKED,
    Fault.KEYRING_NONE,
    Fault.KEYRING_SILENT,
}


class LockScreen(Scene):
    """Asks for a secret and opens the customer file.

    Signals:
        unlocked: (vault) it is open.
        recovered: the recovery code was used: it was exposed, a new one should be made.
        closed: what was open before is closed, and its key forgotten.
        elsewhere_wanted: the person wants another customer file.
        rescue_wanted: (Path, str) this customer file is damaged; the secret that was typed, or "".
    """

    unlocked = Signal(object)
    recovered = Signal()
    closed = Signal()
    elsewhere_wanted = Signal()
    rescue_wanted = Signal(object, str)

    def __init__(self, theme: Theme, icons: Icons, background: Background) -> None:
        super().__init__(theme)
        self._background = background
        self._folder = Path()
        self._is_busy = False
        self._is_closing = False
        self._early = ""
        self._tried = ""
        self._uses_code = False
        self._has_password = True
        self._as_copy = False
        self._turn = 0
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
        self._copy_note = label(
            lambda: translate(
                "Lock", "A copy is opened to look at: nothing can be changed or lost in it."
            ),
            "warn",
            wraps=True,
        )
        self._copy_note.hide()
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
        self._ring_note = label("", "secondary", wraps=True)
        self._ring_again = button(
            lambda: translate("Lock", "Ask again"), self._ask_key_ring, look="link"
        )
        self._ring_line = box(row(self._ring_note, self._ring_again, spacing=8))
        self._elsewhere = button(
            lambda: translate("Lock", "Another customer file…"),
            self.elsewhere_wanted.emit,
            look="link",
        )
        self._asking = box(
            column(
                self._secret,
                self._code,
                self._error,
                self._copy_note,
                self._wait,
                self._open,
                self._ring,
                self._ring_line,
                spacing=theme.px(12),
            )
        )
        self._trouble = TroubleView(theme, icons, self._go)
        self._trouble.hide()
        body = self.body
        body.addLayout(row(Logo(theme, icons, 44), 6, column(self._title, self._where, spacing=2)))
        body.addSpacing(6)
        body.addWidget(self._asking)
        body.addWidget(self._trouble)
        body.addLayout(row(self._other, None, self._elsewhere))
        policy = self._wait.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._wait.setSizePolicy(policy)
        self._secret.returnPressed.connect(self.unlock)
        self._code.returnPressed.connect(self.unlock)
        for hidden in (self._ring, self._ring_line, self._other):
            hidden.hide()
        self._set_busy(is_busy=False)

    @property
    def folder(self) -> Path:
        """The customer file that is asked for."""
        return self._folder

    def show_folder(self, folder: Path, *, looks: bool = True) -> None:
        """Ask for the secret of a customer file; `looks` into it for the ways to open it."""
        self._turn += 1
        self._folder = folder
        self._tried = ""
        self._as_copy = False
        self._has_password = True
        self._where.say(folder.stem)
        self._where.setToolTip("")
        self._secret.clear()
        self._code.clear()
        for widget in (self._error, self._copy_note, self._ring, self._ring_line, self._other):
            widget.hide()
        self._show_asking()
        self._use_code(uses_code=False)
        self._set_busy(is_busy=False)
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
            self.closed.emit()
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
        self._tried = typed
        self._try(door.unlock_with_code if self._uses_code else door.unlock, typed)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_other"):
            self._use_code(uses_code=self._uses_code)

    def _unlock_with_key_ring(self) -> None:
        if not self._is_busy:
            self._tried = ""
            self._try(door.unlock_with_key_ring)

    def _try(self, work: Callable[..., Any], *typed: str) -> None:
        self._error.hide()
        self._set_busy(is_busy=True)
        self._run(
            work,
            self._folder,
            *typed,
            then=self._on_unlocked,
            failed=self._on_failed,
            as_copy=self._as_copy,
        )

    def _look(self) -> None:
        self._run(door.look_at, self._folder, then=self._on_looked, failed=self._on_failed)

    def _run(
        self,
        work: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
        failed: Callable[[Exception], object],
        **kwargs: Any,
    ) -> None:
        """Run work about this customer file; what comes when another one is asked for is old."""
        turn = self._turn

        def current(told: Callable[[Any], object]) -> Callable[[Any], object]:
            return lambda value: told(value) if turn == self._turn else None

        self._background.run(
            work, *args, then=current(then), failed=current(failed), owner=self, **kwargs
        )

    def _on_looked(self, opening: door.Opening) -> None:
        self._has_password = opening.has_password
        self._other.setVisible(opening.has_recovery_code and opening.has_password)
        if not opening.has_password and not self._uses_code:
            self._use_code(uses_code=True)
            self.focus_secret()
        if opening.has_key_ring and self.uses_key_ring:
            self._ask_key_ring()

    def _ask_key_ring(self) -> None:
        self._ring_again.hide()
        self._say_of_ring(lambda: translate("Lock", "Asking the key ring of this computer…"))
        self._run(
            door.key_ring_state,
            self._folder,
            then=self._on_ring,
            failed=lambda _error: self._ring_line.hide(),
        )

    def _on_ring(self, state: str) -> None:
        is_there = state == "present"
        self._ring.setVisible(is_there)
        self._ring.setEnabled(not self._is_busy)
        # What a person can mend at once may be asked for again.
        self._ring_again.setVisible(state in {"locked", "silent", "none"})
        if is_there:
            self._ring_line.hide()
        else:
            self._say_of_ring(lambda: ring_text(state))

    def _say_of_ring(self, text: Text) -> None:
        self._ring_note.say(text)
        self._ring_line.show()

    def _on_unlocked(self, vault: object) -> None:
        self._set_busy(is_busy=False)
        used_code = self._uses_code and bool(self._tried)
        self._tried = ""
        self._secret.clear()
        self._code.clear()
        self._use_code(uses_code=False)
        self.unlocked.emit(vault)
        if used_code:
            self.recovered.emit()

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(is_busy=False)
        trouble = lock_troubles.trouble_of(error)
        if trouble is not None:
            self._show_trouble(trouble, error)
            return
        is_of_ring = isinstance(error, Unavailable) and error.fault in _KEY_RING_FAULTS
        if is_of_ring:
            self._ring.hide()
            self._ring_again.show()
            self._say_of_ring(lambda: sentence(error))
        else:
            self._show_error(lambda: sentence(error))
            self._secret.selectAll()
        self.focus_secret()

    def _show_error(self, text: Text) -> None:
        self._error.say(text)
        self._error.show()

    def _show_asking(self) -> None:
        self._trouble.hide()
        self._asking.show()
        self._title.say(lambda: translate("Lock", "Customer file is locked"))

    def _show_trouble(self, trouble: Trouble, error: Exception) -> None:
        """Take the fields away: whatever is typed, it would not open."""
        self._title.say(lambda: translate("Lock", "Customer file cannot be opened"))
        self._asking.hide()
        self._other.hide()
        self._trouble.show()
        self._trouble.put(trouble, error)

    def _go(self, way: Way) -> None:
        match way:
            case Way.FIND:
                dialogs.choose_folder(
                    self,
                    lambda: translate("Lock", "Where is the customer file now?"),
                    self._look_elsewhere,
                    str(self._folder.parent),
                )
            case Way.RAISE:
                self._run(
                    door.raise_other_window,
                    self._folder,
                    then=self._on_raised,
                    failed=lambda _error: self._on_raised(is_there=False),
                )
            case Way.COPY:
                self._as_copy = True
                self._copy_note.show()
                self._again()
            case Way.FREE:
                self._run(
                    door.free_reserve,
                    self._folder,
                    then=lambda _none: self._again(),
                    failed=self._on_failed,
                )
            case Way.RESCUE:
                self.rescue_wanted.emit(self._folder, self._tried)
            case Way.AGAIN:
                self._again()

    def _again(self) -> None:
        """Try what was typed once more, or ask for it."""
        self._show_asking()
        if self._tried:
            self._try(door.unlock_with_code if self._uses_code else door.unlock, self._tried)
        else:
            self.focus_secret()
        self._look()

    def _look_elsewhere(self, folder: Path) -> None:
        tried, uses_code = self._tried, self._uses_code
        self.show_folder(folder)
        self._use_code(uses_code=uses_code)
        if tried:
            self.try_secret(tried)
        self.focus_secret()

    def _on_raised(self, is_there: bool) -> None:
        self._trouble.say(
            (lambda: translate("Lock", "The other window was asked to come to the front."))
            if is_there
            else (
                lambda: translate(
                    "Lock",
                    "No window answers: it is open in the command line, or for another person "
                    "of this computer.",
                )
            )
        )

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._wait.setVisible(is_busy)
        for widget in (self._open, self._secret, self._code, self._ring):
            widget.setEnabled(not is_busy)

    def _switch(self) -> None:
        self._error.hide()
        self._use_code(uses_code=not self._uses_code)
        self.focus_secret()

    def _use_code(self, *, uses_code: bool) -> None:
        self._uses_code = uses_code or not self._has_password
        self._secret.setVisible(not self._uses_code)
        self._code.setVisible(self._uses_code)
        self._other.say(
            translate("Lock", "Use the master password")
            if self._uses_code
            else translate("Lock", "Use the recovery code")
        )


def ring_text(state: str) -> str:
    """Return what the key ring can do for the customer file, and what to do instead."""
    match state:
        case "missing":
            return translate(
                "Lock",
                "The key ring does not hold the key any more. After unlocking it can be "
                "remembered again in Settings.",
            )
        case "locked":
            return translate(
                "Lock",
                "The key ring of this computer is locked. Unlock it, or type the master password.",
            )
        case "other":
            return translate(
                "Lock",
                "The key was kept in another key ring, which is not here. Type the master "
                "password.",
            )
        case "silent":
            return translate(
                "Lock", "The key ring does not answer. Type the master password instead."
            )
    return translate(
        "Lock", "The key ring of this computer is not running. Type the master password instead."
    )
