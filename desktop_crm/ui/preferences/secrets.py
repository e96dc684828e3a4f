"""Changing the master password, and showing a new recovery code once."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.services import vaults
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.editors import window_of
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.kit.inputs import CheckBox, SecretInput
from desktop_crm.ui.kit.labels import label, set_look
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.recovery_sheet import print_sheet
from desktop_crm.ui.kit.strength import GOOD_BITS, strength_of

TOO_WEAK = QT_TRANSLATE_NOOP("Refused", "This is too easy to guess. Use a longer sentence.")
NOT_THE_SAME = QT_TRANSLATE_NOOP("Refused", "The two are not the same. Type the second one again.")


def change_master_password(desk: Desk) -> FormDialog:
    """Ask for a new master password, twice."""
    form = Form(desk.theme, desk.icons)
    first = SecretInput(lambda: translate("Secrets", "New master password"))
    second = SecretInput(lambda: translate("Secrets", "The same once more"))
    bar = QProgressBar()
    bar.setRange(0, GOOD_BITS + 20)
    bar.setTextVisible(False)
    form.add_widget(
        label(
            lambda: translate(
                "Secrets",
                "It encrypts everything, and nobody can reset it. Backups of this customer file "
                "open with the new one too.",
            ),
            "secondary",
            wraps=True,
        )
    )
    for name, field, title in (
        ("first", first, lambda: translate("Secrets", "New master password")),
        ("second", second, lambda: translate("Secrets", "The same once more")),
    ):
        form.add_field(name, title, field, read=field.text, put=field.setText, is_required=True)
        if field is first:
            form.add_widget(bar)

    def rate(text: str) -> None:
        found = strength_of(text)
        bar.setValue(min(found.bits, bar.maximum()))
        set_look(bar, "state", found.word)
        bar.setAccessibleName(translate("Secrets", "Strength"))

    first.textChanged.connect(rate)
    rate("")

    def save(dialog: FormDialog) -> None:
        if strength_of(first.text()).word == "weak":
            dialog.refuse(Refused(TOO_WEAK, field="first"))
        elif first.text() != second.text():
            dialog.refuse(Refused(NOT_THE_SAME, field="second"))
        else:
            desk.workspace.run(
                vaults.change_passphrase,
                desk.workspace.vault,
                first.text(),
                owner=dialog,
                then=partial(_changed, desk, dialog),
                failed=dialog.refuse,
                takes_progress=False,
            )

    dialog = FormDialog(
        window_of(desk),
        desk.workspace,
        lambda: translate("Secrets", "Change the master password"),
        form,
        save,
        verb=lambda: translate("Secrets", "Change"),
    )
    dialog.open()
    return dialog


def _changed(desk: Desk, dialog: FormDialog, _none: Any) -> None:
    dialog.finish()
    desk.navigator.toast(translate("Secrets", "The master password was changed"))


class RecoveryDialog(QDialog):
    """Shows a new recovery code once; it closes when the person says that it is kept."""

    def __init__(self, desk: Desk, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._code = code
        self._name = desk.workspace.vault.folder.stem
        self.setWindowTitle(translate("Secrets", "Your new recovery code"))
        self.setModal(True)
        groups = code.split("-")
        half = len(groups) // 2
        shown = label(
            "-".join(groups[:half]) + "\n" + "-".join(groups[half:]), "code", selects=True
        )
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setAccessibleName(translate("Secrets", "Recovery code"))
        self._kept = CheckBox(translate("Secrets", "I keep it in a safe place"))
        self.close_button = button(
            lambda: translate("Secrets", "Close"), self.accept, look="primary"
        )
        self.close_button.setEnabled(False)
        self._kept.toggled.connect(self.close_button.setEnabled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(label(lambda: translate("Secrets", "Your new recovery code"), "title"))
        layout.addWidget(
            label(
                lambda: translate(
                    "Secrets",
                    "It opens the customer file when the master password is forgotten, and it is "
                    "shown only now. The code before it opens the file no more.",
                ),
                "secondary",
                wraps=True,
            )
        )
        layout.addWidget(shown)
        layout.addLayout(
            row(
                None,
                button(
                    lambda: translate("Secrets", "Print…"),
                    self._print,
                    icon=(desk.icons, "printer"),
                ),
                None,
            )
        )
        layout.addWidget(self._kept)
        layout.addLayout(row(None, self.close_button))
        self.resize(desk.theme.px(500), self.sizeHint().height())

    @override
    def reject(self) -> None:
        """Esc closes only once the code is kept; locking closes it anyway."""
        if self._kept.isChecked():
            super().reject()

    @override
    def done(self, result: int) -> None:
        self._code = ""
        super().done(result)
        self.deleteLater()

    def _print(self) -> None:
        print_sheet(self, self._name, self._code)
