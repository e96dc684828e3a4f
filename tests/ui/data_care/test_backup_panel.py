"""The page of backups, with real customer files: what it shows, makes, tests and deletes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop_crm.domain.backups import BackupPlan
from desktop_crm.services import backups, customers, unit_of_work
from desktop_crm.ui.data_care.backup_panel import BackupPanel
from desktop_crm.ui.data_care.page import DataCarePage, Part
from desktop_crm.ui.kit.dialogs import ProgressDialog
from desktop_crm.ui.kit.language import Language
from tests.ui.office import Office, headings, titles, untranslated


@pytest.fixture
def page(busy_office: Office) -> DataCarePage:
    found: DataCarePage = busy_office.open("data_care")
    return found


@pytest.fixture
def panel(busy_office: Office, page: DataCarePage) -> BackupPanel:
    page.show_part(Part.BACKUP)
    found = page.panel_of(Part.BACKUP)
    assert isinstance(found, BackupPanel)
    return found


def at_rest(office: Office, panel: BackupPanel) -> bool:
    return not panel._is_busy and not office.dialogs(ProgressDialog)


def badges(panel: BackupPanel) -> list[str]:
    lines = (panel.list.rows.line(row) for row in range(panel.list.rows.rowCount()))
    return [line.badge for line in lines if line is not None]


def spoil(backup: Path) -> None:
    content = bytearray((backup / "data.db").read_bytes())
    content[5000] ^= 1
    (backup / "data.db").write_bytes(content)


def test_a_backup_is_made_shown_and_tested(
    busy_office: Office, page: DataCarePage, panel: BackupPanel
) -> None:
    busy_office.wait(panel._empty.isVisible)
    assert panel.tiles.backup.fact.text() == "No backup yet"
    page.commands()["backup"]()
    busy_office.wait(lambda: badges(panel) == ["Verified when made"])
    busy_office.wait(lambda: panel.tiles.backup.fact.text().startswith("Verified"))
    line = panel.list.rows.line(1)
    assert line is not None
    assert "5 customer" in line.said()
    busy_office.wait(lambda: at_rest(busy_office, panel))
    panel.verify()
    busy_office.wait(lambda: "whole" in panel._said.text())
    assert badges(panel)[0].startswith("Tested")


def test_a_damaged_backup_is_told_marked_and_may_go(
    busy_office: Office, panel: BackupPanel
) -> None:
    info = backups.make(busy_office.vault)
    panel.activate()
    busy_office.wait(lambda: badges(panel))
    spoil(info.path)
    panel.verify()
    busy_office.wait(lambda: badges(panel) == ["Damaged"])
    assert "damaged" in panel._error.text()
    busy_office.wait(lambda: at_rest(busy_office, panel))
    press(busy_office, panel, Qt.Key.Key_Delete)
    busy_office.wait(panel._empty.isVisible)
    assert not info.path.exists()


def test_the_newest_good_backup_is_not_deleted_and_an_older_one_is(
    busy_office: Office, panel: BackupPanel
) -> None:
    older = backups.make(busy_office.vault)
    busy_office.add("新客户")
    newest = backups.make(busy_office.vault)
    panel.activate()
    busy_office.wait(lambda: len(titles(panel.list)) == 2)
    panel.list.go_to(newest.path)
    press(busy_office, panel, Qt.Key.Key_Delete)
    busy_office.wait(panel._error.isVisible)
    assert "never deleted" in panel._error.text()
    busy_office.wait(lambda: at_rest(busy_office, panel))
    panel.list.go_to(older.path)
    press(busy_office, panel, Qt.Key.Key_Delete)
    busy_office.wait(lambda: len(titles(panel.list)) == 1)
    assert backups.listing(busy_office.vault) == (newest,)


def press(office: Office, panel: BackupPanel, key: Qt.Key) -> None:
    """Press a key in the list and say yes."""
    panel.list.setFocus()
    office.press(panel.list, key)
    box = office.dialog()
    next(each for each in box.buttons() if each.text() == "Delete").click()


def test_the_plan_and_the_second_place_are_kept(
    busy_office: Office, panel: BackupPanel, tmp_path: Path
) -> None:
    made = backups.make(busy_office.vault)
    panel.activate()
    busy_office.wait(lambda: badges(panel))
    assert panel.tiles.place.fact.text() == "None"
    usb = tmp_path / "usb"
    usb.mkdir()
    panel._keep_plan(place=str(usb))
    busy_office.wait(
        lambda: headings(panel.list) == ["In the customer file", "In the second place"]
    )
    busy_office.wait(lambda: at_rest(busy_office, panel))
    assert [each.actions for each in backups.elsewhere(busy_office.vault, usb)] == [made.actions]
    panel.every.setCurrentIndex(0)
    panel.every.activated.emit(0)
    busy_office.wait(lambda: backups.plan(busy_office.vault).every_minutes == 15)
    busy_office.wait(lambda: at_rest(busy_office, panel) and panel.every.value == 15)
    panel.on_closing.click()
    busy_office.wait(lambda: not backups.plan(busy_office.vault).on_closing)
    assert backups.plan(busy_office.vault).place == str(usb)
    busy_office.wait(lambda: at_rest(busy_office, panel))
    panel.no_place.click()
    busy_office.wait(lambda: panel.tiles.place.fact.text() == "None")
    assert headings(panel.list) == ["In the customer file"]


def test_a_second_place_that_is_away_is_told(
    busy_office: Office, panel: BackupPanel, tmp_path: Path
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    backups.make(busy_office.vault)
    backups.keep_plan(busy_office.vault, BackupPlan(place=str(usb)))
    backups.copy_if_due(busy_office.vault)
    usb.rename(tmp_path / "drawer")
    panel.activate()
    busy_office.wait(lambda: "not there now" in panel.tiles.place.note.text())
    assert panel.tiles.place.fact.text().startswith("Copied")


def test_a_backup_goes_into_another_folder(
    busy_office: Office, panel: BackupPanel, tmp_path: Path
) -> None:
    panel.make(tmp_path)
    busy_office.wait(lambda: "made and verified" in panel._said.text())
    (found,) = tmp_path.glob("*.crmbackup")
    assert backups.verify(found, busy_office.vault).counts["customer"] == 5
    assert backups.listing(busy_office.vault) == ()


def test_a_trial_restore_is_shown_and_its_failure_too(
    busy_office: Office, panel: BackupPanel
) -> None:
    info = backups.make(busy_office.vault)
    panel.activate()
    busy_office.wait(lambda: badges(panel))
    assert panel.tiles.trial.fact.text() == "Not yet"
    panel.rehearse()
    busy_office.wait(lambda: panel.tiles.trial.fact.text() == "just now")
    busy_office.wait(lambda: at_rest(busy_office, panel))
    spoil(info.path)
    panel.rehearse()
    busy_office.wait(lambda: panel.tiles.trial.fact.text().startswith("Failed"))
    assert "damaged" in panel._error.text()


def test_a_cancelled_backup_leaves_nothing(busy_office: Office, panel: BackupPanel) -> None:
    busy_office.wait(panel._empty.isVisible)
    panel.make()
    for dialog in busy_office.dialogs(ProgressDialog):
        dialog.reject()
    busy_office.wait(lambda: at_rest(busy_office, panel))
    assert not panel._error.isVisible()
    folder = busy_office.vault.folder / "backups"
    busy_office.wait(lambda: not list(folder.glob(".part-*")))
    assert backups.listing(busy_office.vault) == ()


def test_tiles_say_what_is_overdue(busy_office: Office, panel: BackupPanel) -> None:
    backups.make(busy_office.vault)
    busy_office.add("新客户")
    safety = backups.safety(busy_office.vault)
    assert safety.backed_up_at is not None
    long_ago = safety.backed_up_at - timedelta(days=9)
    panel.tiles.show_safety(replace(safety, backed_up_at=long_ago, unsaved_at=long_ago))
    assert "9 days" in panel.tiles.backup.fact.text()
    assert panel.tiles.backup.note.property("look") == "warn"


def test_nothing_stays_english(
    busy_office: Office,
    page: DataCarePage,
    panel: BackupPanel,
    language: Language,
    pseudo_chinese: Callable[[Language], None],
    tmp_path: Path,
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    backups.make(busy_office.vault)
    backups.keep_plan(busy_office.vault, BackupPlan(place=str(usb)))
    backups.copy_if_due(busy_office.vault)
    backups.rehearse(busy_office.vault)
    unit_of_work.write(
        busy_office.vault, customers.add, {"name": "新客户"}, now=busy_office.vault.clock()
    )
    panel.activate()
    busy_office.wait(lambda: len(titles(panel.list)) == 2)
    pseudo_chinese(language)
    busy_office.wait(lambda: page.tabs.button_of(Part.BACKUP).text() == "译")
    assert untranslated(page) == []
