"""Restoring through the window: the trial, what would differ, in place, into a folder, undone."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desktop_crm.domain.troubles import TroubleKind
from desktop_crm.queries import customers as customer_queries
from desktop_crm.services import backups, customers, unit_of_work, vaults
from desktop_crm.services.backups import BackupInfo
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.data_care.backup_panel import BackupPanel
from desktop_crm.ui.data_care.page import Part
from desktop_crm.ui.data_care.restore_wizard import IN_PLACE, NEW_FOLDER, RestoreWizard
from desktop_crm.ui.shell.safekeeping import Safekeeping
from tests.conftest import PASSPHRASE
from tests.ui.office import Office


@pytest.fixture
def panel(busy_office: Office) -> BackupPanel:
    page = busy_office.open("data_care")
    page.show_part(Part.BACKUP)
    found = page.panel_of(Part.BACKUP)
    assert isinstance(found, BackupPanel)
    return found


@pytest.fixture
def backup(busy_office: Office, panel: BackupPanel) -> BackupInfo:
    """A backup after which one customer came, one went and one changed."""
    made = backups.make(busy_office.vault)
    busy_office.add("新客户")
    gone, changed = busy_office.ids["成都蜀味"], busy_office.ids["杭州云谷"]
    busy_office.write(customers.delete, [gone], now=busy_office.now)
    busy_office.write(customers.edit, changed, {"note": "重要"})
    panel.activate()
    busy_office.wait(lambda: panel.list.current_line() is not None)
    return made


def wizard(office: Office, panel: BackupPanel) -> RestoreWizard:
    """Open the wizard for the current backup and wait for its proof."""
    panel.restore()
    found: RestoreWizard = office.dialog(RestoreWizard)
    office.wait(found.go_on.isVisible)
    return found


def reopened(office: Office) -> Vault:
    """Wait until another vault is open in the window and return it."""
    before = office.vault
    office.wait(lambda: office.window.view is not None and office.window._vault is not before)
    found: Vault = office.window._vault
    return found


def names(vault: Vault) -> set[str]:
    def living(session: object) -> set[str]:
        rows = session.connection().exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT name FROM customer WHERE deleted_at IS NULL"
        )
        return {row[0] for row in rows}

    return unit_of_work.read(vault, living)


def said(found: RestoreWizard) -> str:
    return "\n".join(each.text() for each in found.proof.findChildren(QLabel))


def safekeeping(office: Office) -> Safekeeping:
    view = office.window.view
    assert view is not None
    office.wait(lambda: hasattr(view, "safekeeping"))
    return view.safekeeping


def test_the_trial_says_what_was_proved_and_what_would_differ(
    busy_office: Office, panel: BackupPanel, backup: BackupInfo
) -> None:
    found = wizard(busy_office, panel)
    text = said(found)
    assert "every page" in text
    assert f"action {backup.actions}" in text
    assert "would be gone: 新客户" in text
    assert "would come back: 成都蜀味" in text
    assert "Edit customer" in text
    assert busy_office.vault.is_open
    found.reject()
    busy_office.wait(lambda: not busy_office.dialogs(RestoreWizard))
    assert names(busy_office.vault) >= {"新客户", "杭州云谷"}


def test_a_restore_in_place_stays_open_and_asks_whether_all_is_there(
    busy_office: Office, panel: BackupPanel, backup: BackupInfo
) -> None:
    found = wizard(busy_office, panel)
    assert found.way.value == IN_PLACE
    found.go_on.click()
    vault = reopened(busy_office)
    assert "成都蜀味" in names(vault)
    assert "新客户" not in names(vault)
    keeper = safekeeping(busy_office)
    keeper.look()
    view = busy_office.window.view
    assert view is not None
    busy_office.wait(lambda: view.troubles.shown() == (TroubleKind.RESTORE_UNCONFIRMED,))
    keeper.confirm()
    busy_office.wait(lambda: not backups.awaits_confirmation(vault))
    keeper.look()
    busy_office.wait(lambda: view.troubles.shown() == ())


def test_a_restore_is_undone_with_all_that_was_there(
    busy_office: Office, panel: BackupPanel, backup: BackupInfo
) -> None:
    before = names(busy_office.vault)
    wizard(busy_office, panel).go_on.click()
    busy_office.vault = reopened(busy_office)
    assert names(busy_office.vault) != before
    safekeeping(busy_office).go_back()
    vault = reopened(busy_office)
    assert names(vault) == before
    assert not backups.awaits_confirmation(vault)
    assert vaults.check(vault, deep=True).findings == ()


def test_a_new_folder_gets_a_customer_file_and_the_present_one_stays(
    busy_office: Office, panel: BackupPanel, backup: BackupInfo, tmp_path: Path
) -> None:
    found = wizard(busy_office, panel)
    found.way.choose(NEW_FOLDER)
    target = tmp_path / "again.crmvault"
    found.restore_to(target)
    busy_office.wait(lambda: str(target) in found._result.text())
    found.go_on.click()
    busy_office.wait(lambda: not busy_office.dialogs(RestoreWizard))
    assert "新客户" in names(busy_office.vault)
    other = vaults.unlock(target, PASSPHRASE)
    assert "成都蜀味" in names(other)
    other.close()


def test_a_damaged_backup_changes_nothing(
    busy_office: Office, panel: BackupPanel, backup: BackupInfo
) -> None:
    content = bytearray((backup.path / "data.db").read_bytes())
    content[5000] ^= 1
    (backup.path / "data.db").write_bytes(content)
    panel.restore()
    found: RestoreWizard = busy_office.dialog(RestoreWizard)
    busy_office.wait(found.error.isVisible)
    assert "damaged" in found.error.text()
    assert not found.go_on.isVisible()
    found.reject()
    assert busy_office.vault.is_open


def test_a_backup_of_another_key_asks_for_its_own_password(
    busy_office: Office, panel: BackupPanel, tmp_path: Path
) -> None:
    other = vaults.create(tmp_path / "other.crmvault", "Other 123", kdf=vaults.Kdf(19, 1, 1)).vault
    unit_of_work.write(other, customers.add, {"name": "别家客户"}, now=busy_office.now)
    info = backups.make(other, tmp_path)
    other.close()
    panel.restore(info.path)
    found: RestoreWizard = busy_office.dialog(RestoreWizard)
    busy_office.wait(found.password.isVisible)
    assert not found.error.isVisible()
    found.password.setText("wrong")
    found.go_on.click()
    busy_office.wait(lambda: found.error.isVisible() and found.password.isVisible())
    assert "not the master password" in found.error.text()
    found.password.setText("Other 123")
    found.go_on.click()
    busy_office.wait(lambda: "别家客户" in said(found))
    found.reject()
    assert busy_office.read(customer_queries.deleted) == ()


def test_a_restore_of_the_same_says_so(busy_office: Office, panel: BackupPanel) -> None:
    backups.make(busy_office.vault)
    panel.activate()
    busy_office.wait(lambda: panel.list.current_line() is not None)
    found = wizard(busy_office, panel)
    assert "holds the same as now" in said(found)
    found.reject()
