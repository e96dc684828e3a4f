"""A new master password: typed twice, with its strength."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.inputs import SecretInput
from desktop_crm.ui.kit.labels import label, set_look
from desktop_crm.ui.kit.language import Text, translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.strength import GOOD_BITS, strength_of

_BAR_BITS = GOOD_BITS + 20


class NewPassword(QWidget):
    """Two fields with a bar between them.

    Signals:
        entered: Enter in the second field.
    """

    entered = Signal()

    def __init__(self, name: Text) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self.first = SecretInput(name)
        self.second = SecretInput(lambda: translate("Secrets", "The same once more"))
        self._bar = QProgressBar()
        self._bar.setRange(0, _BAR_BITS)
        self._bar.setTextVisible(False)
        self._word = label("", "hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for text, field in (
            (name, self.first),
            (lambda: translate("Secrets", "The same once more"), self.second),
        ):
            layout.addLayout(column(label(text, "caption"), field, spacing=3))
            if field is self.first:
                layout.addLayout(row(self._bar, self._word))
        self.first.textChanged.connect(self._rate)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.entered)
        self.setFocusProxy(self.first)
        self._rate("")

    def text(self) -> str:
        """Return what was typed."""
        return self.first.text()

    def problem(self) -> str:
        """Return why it cannot be taken, or ""."""
        if strength_of(self.first.text()).word == "weak":
            return translate("Secrets", "This is too easy to guess. Use a longer sentence.")
        if self.first.text() != self.second.text():
            return translate("Secrets", "The two are not the same. Type the second one again.")
        return ""

    def forget(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_word"):
            self._rate(self.first.text())

    def _rate(self, text: str) -> None:
        strength = strength_of(text)
        self._bar.setValue(min(strength.bits, _BAR_BITS))
        set_look(self._bar, "state", strength.word)
        words = {
            "weak": translate("Secrets", "Weak"),
            "fair": translate("Secrets", "Fair"),
            "good": translate("Secrets", "Good"),
        }
        said = words[strength.word] if text else ""
        self._word.say(said)
        name = translate("Secrets", "Strength of the master password")
        self._bar.setAccessibleName(f"{name}: {said}" if said else name)
