"""Dialogs that change the ways to open the customer file; each asks first who is there."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.services import vaults
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.editors import window_of
from desktop_crm.ui.kit.inputs import SecretInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text, resolved, sentence, translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.new_password import NewPassword
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.recovery_code import RecoveryCode
from desktop_crm.ui.kit.recovery_sheet import Sheet

_WIDTH = 500


def _confirmed(vault: Any, secret: str, work: Callable[..., Any], *args: Any) -> Any:
    vaults.confirm(vault, secret)
    return work(vault, *args)


class _Dialog(QDialog):
    """A title, a note, what is asked for, a reason why not, and two buttons."""

    def __init__(self, desk: Desk, title: Text, note: Text, body: QWidget) -> None:
        super().__init__(window_of(desk))
        self.setWindowTitle(resolved(title))
        self.setModal(True)
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._wait = QProgressBar()
        self._wait.setRange(0, 0)
        self._wait.setTextVisible(False)
        self._wait.setAccessibleName(translate("Secrets", "Working"))
        self._wait.hide()
        policy = self._wait.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._wait.setSizePolicy(policy)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(title, "title"))
        layout.addWidget(label(note, "secondary", wraps=True))
        layout.addWidget(body)
        layout.addWidget(self._error)
        layout.addWidget(self._wait)
        self.setFixedWidth(desk.theme.px(_WIDTH))

    def add_verb(self, verb: QWidget) -> None:
        """Put the button that goes on at the bottom, beside the one that leaves."""
        leave = button(lambda: translate("Secrets", "Cancel"), self.reject)
        self._column.addLayout(row(None, leave, verb))

    def refuse(self, text: Text) -> None:
        """Say why not."""
        self._error.say(text)
        self._error.show()
        self.adjustSize()

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self.deleteLater()


class SecretDialog(_Dialog):
    """Asks for the present master password, for a new one too where one is wanted."""

    def __init__(
        self,
        desk: Desk,
        *,
        title: Text,
        note: Text,
        verb: Text,
        work: Callable[..., Any],
        then: Callable[..., object],
        wants_new: bool = False,
        is_danger: bool = False,
    ) -> None:
        """Take what it says and does.

        Args:
            desk: the desk.
            title: what is done.
            note: what that means.
            verb: on the button.
            work: called with the customer file once it is clear who is there, in a thread; with
                the new master password too where one is wanted, unless `then` takes that.
            then: called with the result.
            wants_new: whether a new master password is asked for.
            is_danger: whether the verb takes something away.
        """
        body = QWidget()
        body.setProperty("look", "plain")
        super().__init__(desk, title, note, body)
        self._desk, self._work, self._then = desk, work, then
        self.present = SecretInput(lambda: translate("Secrets", "Present master password"))
        self.new = None
        if wants_new:
            self.new = NewPassword(lambda: translate("Secrets", "New master password"))
        known = label(
            lambda: translate("Secrets", "Present master password or recovery code"), "caption"
        )
        fields = column(column(known, self.present, spacing=3), spacing=12)
        if self.new is not None:
            fields.addWidget(self.new)
            self.new.entered.connect(self.submit)
            self.present.returnPressed.connect(self.new.first.setFocus)
        else:
            self.present.returnPressed.connect(self.submit)
        body.setLayout(fields)
        self.verb = button(verb, self.submit, look="danger" if is_danger else "primary")
        self.add_verb(self.verb)
        self.present.setFocus()

    def submit(self) -> None:
        """Try it."""
        if not self.verb.isEnabled():
            return
        self._error.hide()
        if not self.present.text():
            self.present.setFocus()
            self.refuse(lambda: translate("Secrets", "Type the present master password first."))
            return
        problem = self.new.problem() if self.new is not None else ""
        if problem:
            self.refuse(problem)
            return
        self._set_busy(is_busy=True)
        self._desk.workspace.run(
            _confirmed,
            self._desk.workspace.vault,
            self.present.text(),
            self._work,
            *((self.new.text(),) if self.new is not None else ()),
            owner=self,
            then=self._on_done,
            failed=self._on_failed,
            takes_progress=False,
        )

    @override
    def done(self, result: int) -> None:
        self.present.clear()
        if self.new is not None:
            self.new.forget()
        super().done(result)

    def _on_done(self, result: Any) -> None:
        self.accept()
        self._then(result)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(is_busy=False)
        self.refuse(lambda: sentence(error))
        self.present.selectAll()
        self.present.setFocus()

    def _set_busy(self, *, is_busy: bool) -> None:
        self._wait.setVisible(is_busy)
        self.verb.setEnabled(not is_busy)
        self.present.setEnabled(not is_busy)
        if self.new is not None:
            self.new.setEnabled(not is_busy)


class CodeDialog(_Dialog):
    """Shows a new recovery code until two of its groups are typed back; nothing changes before."""

    def __init__(
        self, desk: Desk, code: str, *, note: Text, verb: Text, then: Callable[[str], object]
    ) -> None:
        code_part = RecoveryCode(desk.theme, desk.icons)
        super().__init__(
            desk, lambda: translate("Secrets", "Your new recovery code"), note, code_part
        )
        self.code = code_part
        vault = desk.workspace.vault
        self.code.put(Sheet(code, vault.original.stem, vault.clock))
        self._then = then
        self.verb = button(verb, self.code.check, look="primary")
        self.verb.setEnabled(False)
        self.code.ready_changed.connect(self.verb.setEnabled)
        self.code.proved.connect(self._on_proved)
        self.add_verb(self.verb)
        self.code.sheet.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def done(self, result: int) -> None:
        self.code.forget()
        super().done(result)

    def _on_proved(self) -> None:
        code = self.code.code
        self.accept()
        self._then(code)
