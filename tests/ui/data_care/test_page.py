"""Export, recycle bin, history, backups: every act can be taken back or proved."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt

from desktop_crm.domain.words import Tier
from desktop_crm.queries import customers as customer_queries
from desktop_crm.services import backups, customers, demo
from desktop_crm.ui.data_care.export_panel import ExportPanel
from desktop_crm.ui.data_care.history_panel import HistoryPanel
from desktop_crm.ui.data_care.page import DataCarePage, Part
from desktop_crm.ui.data_care.panel import Panel
from desktop_crm.ui.data_care.recycle_panel import RecyclePanel
from desktop_crm.ui.kit.dialogs import ProgressDialog
from desktop_crm.ui.kit.labels import Label
from desktop_crm.ui.kit.language import Language
from tests.ui.office import Office, titles, untranslated

P = TypeVar("P", bound=Panel)


@pytest.fixture
def page(busy_office: Office) -> DataCarePage:
    found: DataCarePage = busy_office.open("data_care")
    return found


def part(page: DataCarePage, wanted: Part, kind: type[P]) -> P:
    page.show_part(wanted)
    found = page.panel_of(wanted)
    assert isinstance(found, kind)
    return found


def test_export_counts_live_and_takes_what_fits(
    busy_office: Office, page: DataCarePage, tmp_path: Path
) -> None:
    panel = part(page, Part.EXPORT, ExportPanel)
    busy_office.wait(lambda: panel._count == 5)
    panel._on_tiers(frozenset({Tier.A}), frozenset())
    busy_office.wait(lambda: panel._count == 2)
    path = tmp_path / "key.json"
    panel.form.button_of("json").click()
    panel.export_to(path)
    busy_office.wait(path.exists)
    text = path.read_text("utf-8")
    assert "宁波海川" in text
    assert "苏州锦溪" not in text
    panel.choose_all()
    busy_office.wait(lambda: panel._count == 5)


def test_an_export_that_cannot_be_written_is_told(
    busy_office: Office, page: DataCarePage, tmp_path: Path
) -> None:
    panel = part(page, Part.EXPORT, ExportPanel)
    busy_office.wait(lambda: panel._count == 5)
    panel.export_to(tmp_path / "missing" / "out.csv")
    busy_office.wait(panel._error.isVisible)
    assert panel._error.text()
    busy_office.wait(lambda: not busy_office.dialogs(ProgressDialog))


def test_deleted_customers_are_restored_together(busy_office: Office, page: DataCarePage) -> None:
    ids = [busy_office.ids["宁波海川"], busy_office.ids["杭州云谷"]]
    panel = part(page, Part.RECYCLE, RecyclePanel)
    busy_office.wait(panel._empty.isVisible)
    busy_office.write(customers.delete, ids, now=busy_office.now)
    panel.activate()
    busy_office.wait(lambda: len(titles(panel.list)) == 2)
    panel.list.selectAll()
    busy_office.wait(lambda: "2" in panel.restore_button.text())
    busy_office.press(panel.list, Qt.Key.Key_Return)
    busy_office.wait(panel._empty.isVisible)
    assert busy_office.read(customer_queries.deleted) == ()


def test_history_shows_fields_before_and_after_and_undoes_one_action(
    busy_office: Office, page: DataCarePage
) -> None:
    customer = busy_office.ids["杭州云谷"]
    busy_office.write(customers.set_tier, [customer], Tier.A)
    busy_office.write(customers.edit, customer, {"note": "重要"})
    panel = part(page, Part.HISTORY, HistoryPanel)
    busy_office.wait(lambda: titles(panel.list)[:2] == ["Edit customer", "Change tier"])
    busy_office.press(panel.list, Qt.Key.Key_Down)
    busy_office.wait(lambda: panel._name.text() == "Change tier")
    shown = [each.text() for each in panel._right.findChildren(Label)]
    assert any("C · Standard → A · Key" in text for text in shown)
    assert any("杭州云谷" in text for text in shown)
    panel.undo_this.click()
    busy_office.wait(
        lambda: (
            busy_office.read(customer_queries.card, customer, today=busy_office.today).tier
            is Tier.C
        )
    )
    assert busy_office.read(customer_queries.card, customer, today=busy_office.today).note == "重要"
    busy_office.wait(lambda: panel._note.isVisible() and "undone" in panel._note.text())
    assert not panel.undo_this.isVisible()


def test_undo_and_redo_name_what_they_do(busy_office: Office, page: DataCarePage) -> None:
    panel = part(page, Part.HISTORY, HistoryPanel)
    busy_office.wait(lambda: "Add occasion" in panel.undo_button.text())
    panel.undo_button.click()
    busy_office.wait(lambda: "Add occasion" in panel.redo_button.text())
    assert panel.redo_button.isVisible()
    panel.redo_button.click()
    busy_office.wait(lambda: not panel.redo_button.isVisible())


def test_sample_customers_are_removed_in_one_step(office: Office) -> None:
    office.write(demo.fill, today=office.today, now=office.now)
    page: DataCarePage = office.open("data_care")
    office.wait(page._sample.isVisible)
    page._remove_sample()
    office.wait(lambda: not page._sample.isVisible())
    office.undo()
    office.wait(page._sample.isVisible)


@pytest.mark.parametrize("wanted", [Part.EXPORT, Part.RECYCLE, Part.HISTORY, Part.BACKUP])
def test_nothing_stays_english(
    busy_office: Office,
    page: DataCarePage,
    language: Language,
    pseudo_chinese: Callable[[Language], None],
    wanted: Part,
) -> None:
    busy_office.write(customers.delete, [busy_office.ids["成都蜀味"]], now=busy_office.now)
    backups.make(busy_office.vault)
    panel = part(page, wanted, Panel)
    rows = getattr(panel, "list", None)
    if rows is not None:
        busy_office.wait(lambda: titles(rows))
    pseudo_chinese(language)
    busy_office.wait(lambda: page.tabs.button_of(wanted).text() == "译")
    assert untranslated(page) == []
