"""What can be done with a customer at once: log, call, write, plan, print."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIcon, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from desktop_crm.domain.customers import ContactMethodRow, CustomerCard
from desktop_crm.domain.words import MethodKind
from desktop_crm.ui.customers.menus import add_item, popup
from desktop_crm.ui.kit.buttons import Button, button
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.privacy import shown
from desktop_crm.ui.kit.reach import dialled, emails, phones

_ROOMY = 86


class ActionRow(QWidget):
    """The buttons below the head of the Card; narrow ones show no icon.

    Signals:
        logging_wanted: the cursor belongs into the log line.
        planning_wanted: a follow-up is to be planned.
    """

    logging_wanted = Signal()
    planning_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._card: CustomerCard | None = None
        icons = desk.icons
        made: list[Button] = [
            button(
                lambda: translate("Card", "Log"),
                self.logging_wanted.emit,
                look="primary",
                icon=(icons, "square-pen"),
            ),
            button(lambda: translate("Card", "Call"), self._call, icon=(icons, "phone")),
            button(lambda: translate("Card", "Email"), self._email, icon=(icons, "mail")),
            button(
                lambda: translate("Card", "Plan"),
                self.planning_wanted.emit,
                icon=(icons, "calendar-clock"),
            ),
            button("PDF", self._pdf_menu, icon=(icons, "file-text")),
        ]
        self.log, self.call, self.email, self.plan, self.pdf = made
        self.log.hint("Ctrl+L")
        self.plan.hint("Ctrl+R")
        self.pdf.hint(lambda: translate("Card", "Profile and visit brief as PDF"))
        self._icons = [(each, each.icon()) for each in made]
        layout = row(spacing=desk.theme.px(8))
        for each in made:
            layout.addWidget(each, 1)
        self.setLayout(layout)

    def bind(self, card: CustomerCard) -> None:
        """Show what is possible with a customer."""
        self._card = card
        known = phones(card)
        self.call.setEnabled(bool(known))
        self.email.setEnabled(bool(emails(card)))
        number = known[0].value if known else ""
        self.call.hint(
            (lambda: translate("Card", "Copy {phone} (Ctrl+Shift+C)").format(phone=number))
            if number
            else (lambda: translate("Card", "No phone is known"))
        )

    def copy(self, found: ContactMethodRow) -> None:
        """Put a number or address into the clipboard, a number as it is dialled."""
        text = dialled(found.value) if found.kind is MethodKind.PHONE else found.value.strip()
        QGuiApplication.clipboard().setText(text)
        self._desk.navigator.toast(translate("Card", "Copied {text}").format(text=text))

    def preview(self, kind: str) -> None:
        """Show a document about the customer as it will be printed."""
        from desktop_crm.ui.kit import pdf_preview  # noqa: PLC0415 - loads QtPdf and reportlab

        if self._card is not None:
            pdf_preview.preview(self._desk, self._card.id, kind)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._desk.theme.px
        share = (self.width() - px(4 * 8)) // len(self._icons)
        for each, icon in self._icons:
            each.setIcon(icon if share >= px(_ROOMY) else QIcon())

    def _call(self) -> None:
        card = self._card
        if card is None:
            return
        people = {person.id: person.name for person in card.contacts}

        def said(phone: ContactMethodRow) -> str:
            parts = (phone.value, people.get(phone.contact_id or b"", ""), phone.label or "")
            return shown("  ".join(part for part in parts if part))

        self._choose(phones(card), self.call, said, self.copy)

    def _email(self) -> None:
        if self._card is not None:
            known = emails(self._card)
            self._choose(known, self.email, lambda address: address.value, self._write_to)

    def _choose(
        self,
        known: Any,
        below: QWidget,
        said: Callable[[ContactMethodRow], str],
        chosen: Callable[[ContactMethodRow], object],
    ) -> None:
        """Take the only one, or let the person choose."""
        if len(known) == 1:
            chosen(known[0])
            return
        menu = QMenu(self)
        for each in known:
            add_item(menu, said(each), lambda each=each: chosen(each))  # type: ignore[misc]  # bound at once
        popup(menu, below)

    def _write_to(self, found: ContactMethodRow) -> None:
        self.copy(found)
        url = QUrl()
        url.setScheme("mailto")
        url.setPath(found.value.strip())
        QDesktopServices.openUrl(url)

    def _pdf_menu(self) -> None:
        menu = QMenu(self)
        add_item(menu, translate("Card", "Profile…"), lambda: self.preview("profile"), "Ctrl+P")
        add_item(menu, translate("Card", "Visit brief…"), lambda: self.preview("brief"))
        popup(menu, self.pdf)
