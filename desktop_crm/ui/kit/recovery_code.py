"""A new recovery code: shown, taken to paper, and proved by typing two groups of it back."""

import secrets

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import CheckBox, LineInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.recovery_sheet import Sheet, SheetDialog
from desktop_crm.ui.kit.theme import Theme

_GROUPS = 8
_READ_ALIKE = str.maketrans("OIL", "011")


class RecoveryCode(QWidget):
    """The code and two fields; while they are typed into, the code itself is hidden.

    Signals:
        proved: two groups were typed as they stand on the sheet.
        ready_changed: (bool) whether there is something to check.
    """

    proved = Signal()
    ready_changed = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self._theme, self._icons = theme, icons
        self._sheet: Sheet | None = None
        self._asked = (0, 1)
        self.shown = label("", "code", selects=True)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setAccessibleName(translate("RecoveryCode", "Recovery code"))
        self.sheet = button(
            lambda: translate("RecoveryCode", "Print or save the sheet…"),
            self.open_sheet,
            icon=(icons, "printer"),
        )
        self.kept = CheckBox(lambda: translate("RecoveryCode", "I keep it in a safe place"))
        self.groups = (LineInput(), LineInput())
        self._names = (label("", "caption"), label("", "caption"))
        self._error = label("", "error", wraps=True)
        self._error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.shown)
        layout.addLayout(row(None, self.sheet, None))
        layout.addWidget(self.kept)
        pairs = zip(self._names, self.groups, strict=True)
        layout.addLayout(row(*(column(*pair, spacing=3) for pair in pairs), spacing=12))
        layout.addWidget(self._error)
        self.kept.toggled.connect(self._on_kept)
        self.groups[1].returnPressed.connect(self.check)
        self._on_kept(is_on=False)

    @property
    def code(self) -> str:
        """The code that is shown; "" once it is forgotten."""
        return "" if self._sheet is None else self._sheet.recovery_code

    def put(self, sheet: Sheet) -> None:
        """Show the code of a sheet, and ask for two of its groups."""
        self._sheet = sheet
        groups = sheet.recovery_code.split("-")
        half = len(groups) // 2
        self.shown.say("-".join(groups[:half]) + "\n" + "-".join(groups[half:]))
        first = secrets.randbelow(_GROUPS - 1)
        self._asked = (first, first + 1 + secrets.randbelow(_GROUPS - 1 - first))
        self._error.hide()
        self.kept.setChecked(False)
        self._ask()

    def forget(self) -> None:
        """Show nothing any more."""
        self._sheet = None
        self.shown.say("")
        for field in self.groups:
            field.clear()

    def open_sheet(self) -> None:
        """Show the sheet as it would be printed."""
        if self._sheet is not None:
            SheetDialog(self.window(), self._theme, self._icons, self._sheet).open()

    def check(self) -> None:
        """Compare what was typed with the code."""
        groups = self.code.split("-")
        typed = [field.text().strip().upper().translate(_READ_ALIKE) for field in self.groups]
        if typed == [groups[at] for at in self._asked]:
            self._error.hide()
            self.proved.emit()
            return
        self._error.say(
            lambda: translate("RecoveryCode", "Not the same as on your sheet. Look again.")
        )
        self._error.show()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_names"):
            self._ask()

    def _ask(self) -> None:
        for at, name, field in zip(self._asked, self._names, self.groups, strict=True):
            text = translate("RecoveryCode", "Group {number} of the code").format(number=at + 1)
            name.say(text)
            field.rename(text)

    def _on_kept(self, is_on: bool) -> None:
        # The code is hidden while two of its groups are typed from paper.
        self.shown.setVisible(not is_on)
        self.sheet.setEnabled(not is_on)
        for widget in (*self.groups, *self._names):
            widget.setEnabled(is_on)
        if is_on:
            self.groups[0].setFocus()
        self.ready_changed.emit(is_on)
