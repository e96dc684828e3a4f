"""What dialogs with a form share: the window they belong to, and how they open."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QWidget

from desktop_crm.domain.customers import ContactRow
from desktop_crm.ui.kit.field_inputs import Choices
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.kit.language import Text, translate
from desktop_crm.ui.kit.page import Desk


def window_of(desk: Desk) -> QWidget:
    """Return the window that dialogs belong to."""
    navigator = desk.navigator
    if isinstance(navigator, QWidget):
        return navigator.window()
    shown = QApplication.activeWindow()
    return shown if shown is not None else QApplication.topLevelWidgets()[0]


def open_form(
    desk: Desk,
    title: Text,
    form: Form,
    save: Callable[[FormDialog], object],
    *,
    draft: str = "",
    verb: Text = "",
    width: int = 520,
) -> FormDialog:
    """Open a form in a dialog of its own; arguments as of FormDialog."""
    dialog = FormDialog(
        window_of(desk), desk.workspace, title, form, save, draft=draft, verb=verb, width=width
    )
    dialog.open()
    return dialog


def contact_choices(contacts: Sequence[ContactRow]) -> Choices:
    """Return the people at a company as choices, by the hex text of their ids."""
    return (
        ("", lambda: translate("Editors", "Not said")),
        *((contact.id.hex(), contact.name) for contact in contacts),
    )


def id_of(text: str | None) -> bytes | None:
    """Return the id that a choice stands for; None for none."""
    return bytes.fromhex(text) if text else None
