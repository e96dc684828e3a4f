"""Erasing from the recycle bin: asked once, told what still holds it, and gone for good."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QDialog

from desktop_crm.services import backups, customers
from desktop_crm.ui.data_care.page import Part
from desktop_crm.ui.data_care.recycle_panel import RecyclePanel
from desktop_crm.ui.kit.language import Language
from tests.ui.office import Office, titles, untranslated


def bin_of(office: Office) -> RecyclePanel:
    """Return the recycle bin with one deleted customer in it."""
    office.write(customers.delete, [office.ids["宁波海川"]], now=office.now)
    page = office.open("data_care")
    page.show_part(Part.RECYCLE)
    found = page.panel_of(Part.RECYCLE)
    assert isinstance(found, RecyclePanel)
    office.wait(lambda: titles(found.list) == ["宁波海川"])
    return found


def answer(office: Office, title: str, verb: str) -> str:
    """Wait for a question, give the answer, and return what was asked."""
    office.wait(lambda: _question(office, title))
    box = _question(office, title)
    assert box is not None
    asked = str(box.property("informativeText"))
    next(each for each in box.findChildren(QAbstractButton) if each.text() == verb).click()
    return asked


def _question(office: Office, title: str) -> QDialog | None:
    return next((each for each in office.dialogs() if each.windowTitle().startswith(title)), None)


def test_a_customer_is_erased_and_the_older_backups_go(busy_office: Office) -> None:
    older = backups.make(busy_office.vault)
    panel = bin_of(busy_office)
    panel.erase()
    asked = answer(busy_office, "Erase 1 customer", "Erase for good")
    assert "宁波海川" in asked
    answer(busy_office, "Delete the older backups too?", "Delete older backups")
    busy_office.wait(panel._empty.isVisible)
    busy_office.wait(lambda: older not in backups.listing(busy_office.vault))
    (left,) = backups.listing(busy_office.vault)
    assert left.counts["customer"] == 4
    assert left.counts["erased"] > 0


def test_what_is_not_confirmed_is_not_erased(busy_office: Office) -> None:
    panel = bin_of(busy_office)
    panel.erase()
    answer(busy_office, "Erase 1 customer", "Cancel")
    panel.restore()
    busy_office.wait(panel._empty.isVisible)
    assert backups.listing(busy_office.vault) == ()


def test_nothing_stays_english(
    busy_office: Office,
    language: Language,
    pseudo_chinese: Callable[[Language], None],
) -> None:
    panel = bin_of(busy_office)
    pseudo_chinese(language)
    busy_office.wait(lambda: panel.erase_button.text().strip() == "译")
    assert untranslated(panel) == []
    panel.erase()
    busy_office.wait(busy_office.dialogs)
    assert untranslated(busy_office.dialogs()[-1]) == []
    busy_office.dialogs()[-1].reject()
