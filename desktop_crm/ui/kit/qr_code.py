"""A QR code on the screen: the telephone's camera dials or saves the contact."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain import qr
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.inputs import ComboBox
from desktop_crm.ui.kit.labels import ElidedLabel, label
from desktop_crm.ui.kit.language import Text, resolved, translate
from desktop_crm.ui.kit.layouts import row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.privacy import shown
from desktop_crm.ui.kit.reach import contact_code, dialled, phones

_SIDE = 300
_QUIET = 4
_DIAL, _CONTACT = "dial", "contact"


class QrCode(QWidget):
    """Dark squares on white, in every theme: cameras want it so."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._modules: tuple[tuple[bool, ...], ...] = ()
        self._side = side

    @property
    def modules(self) -> tuple[tuple[bool, ...], ...]:
        """What is shown, row by row."""
        return self._modules

    def show_modules(self, modules: tuple[tuple[bool, ...], ...], name: Text) -> None:
        """Show a code; `name` says what it does."""
        self._modules = modules
        self.setAccessibleName(resolved(name))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        count = len(self._modules)
        if not count:
            return
        # Whole device pixels, else some rows of squares look thicker than others.
        ratio = self.devicePixelRatioF()
        room = min(self.width(), self.height()) * ratio
        module = max(1, int(room // (count + 2 * _QUIET))) / ratio
        left = round((self.width() - count * module) / 2 * ratio) / ratio
        top = round((self.height() - count * module) / 2 * ratio) / ratio
        for at, line in enumerate(self._modules):
            for place, is_dark in enumerate(line):
                if is_dark:
                    square = QRectF(left + place * module, top + at * module, module, module)
                    painter.fillRect(square, QColor("#000000"))


class QrDialog(QDialog):
    """The code of a customer: to dial a phone, or to save the contact; F7 or Esc closes."""

    def __init__(self, desk: Desk, card: CustomerCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._card = card
        self._phones = phones(card)
        self.setWindowTitle(translate("Qr", "QR code"))
        self.setModal(True)
        self.code = QrCode(desk.theme.px(_SIDE))
        self._what = Segments(
            [
                (_DIAL, lambda: translate("Qr", "Dial"), ""),
                (_CONTACT, lambda: translate("Qr", "Save contact"), ""),
            ],
            desk.icons,
        )
        self._what.choose(_DIAL if self._phones else _CONTACT)
        self._what.button_of(_DIAL).setEnabled(bool(self._phones))
        self._what.chosen.connect(lambda _value: self._show_code())
        self._choice = ComboBox()
        self._choice.setAccessibleName(translate("Qr", "Phone"))
        people = {person.id: person.name for person in card.contacts}
        for phone in self._phones:
            parts = (phone.value, people.get(phone.contact_id or b"", ""), phone.label or "")
            self._choice.addItem(shown("  ".join(part for part in parts if part)))
        self._choice.currentIndexChanged.connect(lambda _at: self._show_code())
        self._note = label("", "secondary", wraps=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        close = button(lambda: translate("Qr", "Close"), self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 18)
        layout.setSpacing(12)
        layout.addWidget(ElidedLabel(card.name, "title"))
        layout.addWidget(self._what, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._choice)
        layout.addWidget(self._note)
        layout.addLayout(row(None, close))
        self._show_code()
        (self._choice if len(self._phones) > 1 else close).setFocus()

    @property
    def content(self) -> str:
        """What the code says."""
        if self._what.value == _DIAL and self._phones:
            at = max(0, self._choice.currentIndex())
            return f"tel:{dialled(self._phones[at].value)}"
        return contact_code(self._card).vcard()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F7:
            self.reject()
            return
        super().keyPressEvent(event)

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self.deleteLater()

    def _show_code(self) -> None:
        is_dial = self._what.value == _DIAL
        self._choice.setVisible(is_dial and len(self._phones) > 1)
        if is_dial:
            modules = qr.modules(self.content)
            name = translate("Qr", "Point the telephone's camera here to dial.")
        else:
            modules = qr.contact(contact_code(self._card)) or ()
            name = translate("Qr", "Point the telephone's camera here to save the contact.")
        if not modules:
            name = translate("Qr", "This contact is too long for a QR code.")
        self.code.show_modules(modules, name)
        self._note.say(name)


def show_qr(desk: Desk, card: CustomerCard, parent: QWidget) -> QrDialog:
    """Show the code of a customer over a window."""
    dialog = QrDialog(desk, card, parent)
    dialog.open()
    return dialog
