"""Settings, security: who is there is proved first, and nothing changes before the end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import backups, vaults
from desktop_crm.services.vaults import KeyringState, SlotKind
from desktop_crm.ui.kit.recovery_sheet import SheetDialog
from desktop_crm.ui.preferences import slots
from desktop_crm.ui.preferences.page import Part
from desktop_crm.ui.preferences.secrets import CodeDialog, SecretDialog
from desktop_crm.ui.preferences.security import SecurityPanel
from tests.conftest import PASSPHRASE
from tests.documents.reading import pdfium_text
from tests.ui.office import Office

NEW = "a much longer sentence 新的主密码 42"
CHEAP = vaults.Kdf(19, 1, 1)

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


@pytest.fixture
def panel(office: Office, monkeypatch: pytest.MonkeyPatch) -> SecurityPanel:
    monkeypatch.setattr(vaults, "calibrated", lambda: CHEAP)
    page = office.open("preferences")
    page.show_part(Part.SECURITY)
    found: SecurityPanel = page.panel_of(Part.SECURITY)
    office.wait(found.password_row.state.text)
    return found


@pytest.fixture
def opens(office: Office) -> Callable[[str], bool]:
    """Return whether a master password opens the customer file; the window is closed for that."""

    def check(secret: str) -> bool:
        office.window.close_vault()
        try:
            vaults.unlock(office.vault.folder, secret).close()
        except Unavailable:
            return False
        return True

    return check


def secret(office: Office) -> SecretDialog:
    found: SecretDialog = office.dialog(SecretDialog)
    return found


def confirmed(office: Office, typed: str = PASSPHRASE) -> None:
    dialog = secret(office)
    dialog.present.setText(typed)
    dialog.submit()


def type_back(office: Office) -> str:
    """Type two groups of the code that is shown from paper; return the code."""
    dialog: CodeDialog = office.dialog(CodeDialog)
    code = dialog.code.code
    assert not dialog.verb.isEnabled()
    dialog.code.kept.setChecked(True)
    for at, field in zip(dialog.code._asked, dialog.code.groups, strict=True):
        field.setText(code.split("-")[at].lower())
    dialog.verb.click()
    return code


def no_dialog(office: Office) -> None:
    office.wait(lambda: not office.dialogs(QDialog))


def closed(office: Office) -> None:
    """Wait until the lock screen has seen the customer file closed."""
    office.wait(lambda: not office.vault.is_open and not office.window._lock_screen._is_closing)


def test_a_wrong_password_changes_nothing_and_is_named_as_such(
    office: Office, panel: SecurityPanel, opens: Callable[[str], bool]
) -> None:
    panel.change.click()
    dialog = secret(office)
    dialog.present.setText(PASSPHRASE + "x")
    assert dialog.new is not None
    dialog.new.first.setText(NEW)
    dialog.new.second.setText(NEW)
    dialog.submit()
    office.wait(dialog._error.isVisible)
    assert "not the master password" in dialog._error.text()
    dialog.reject()
    assert opens(PASSPHRASE)


def test_the_master_password_is_changed_only_when_it_is_good(
    office: Office, panel: SecurityPanel, opens: Callable[[str], bool]
) -> None:
    panel.change.click()
    dialog = secret(office)
    new = dialog.new
    assert new is not None
    dialog.submit()
    assert "present master password" in dialog._error.text()
    dialog.present.setText(PASSPHRASE)
    new.first.setText("abc")
    new.second.setText("abc")
    dialog.submit()
    assert "too easy" in dialog._error.text()
    new.first.setText(NEW)
    new.second.setText(NEW + "x")
    dialog.submit()
    assert "not the same" in dialog._error.text()
    new.second.setText(NEW)
    dialog.submit()
    no_dialog(office)
    assert not opens(PASSPHRASE)
    assert opens(NEW)


def test_the_recovery_code_proves_who_forgot_the_password(
    office: Office, panel: SecurityPanel, opens: Callable[[str], bool]
) -> None:
    code = vaults.new_recovery_code(office.vault)
    panel.change.click()
    dialog = secret(office)
    assert dialog.new is not None
    dialog.new.first.setText(NEW)
    dialog.new.second.setText(NEW)
    confirmed(office, code.lower())
    no_dialog(office)
    assert opens(NEW)


def test_a_new_code_is_in_force_once_it_is_typed_back(office: Office, panel: SecurityPanel) -> None:
    panel.new_code.click()
    confirmed(office)
    code = type_back(office)
    no_dialog(office)
    office.wait(lambda: vaults.SlotKind.RECOVERY in {slot.kind for slot in office.vault.slots()})
    office.wait(panel.drop_code.isVisible)
    office.window.close_vault()
    vaults.unlock_with_recovery_code(office.vault.folder, code).close()


def test_a_code_that_is_cancelled_or_locked_away_leaves_the_old_one(
    office: Office, panel: SecurityPanel
) -> None:
    old = vaults.new_recovery_code(office.vault)
    panel.new_code.click()
    confirmed(office)
    dialog: CodeDialog = office.dialog(CodeDialog)
    new = dialog.code.code
    dialog.reject()
    assert dialog.code.code == ""
    no_dialog(office)
    panel.new_code.click()
    confirmed(office)
    office.dialog(CodeDialog)
    office.window.lock()
    closed(office)
    with pytest.raises(Unavailable):
        vaults.unlock_with_recovery_code(office.vault.folder, new)
    vaults.unlock_with_recovery_code(office.vault.folder, old).close()


def test_the_sheet_holds_the_code_that_is_shown(
    office: Office, panel: SecurityPanel, tmp_path: Path
) -> None:
    panel.new_code.click()
    confirmed(office)
    dialog: CodeDialog = office.dialog(CodeDialog)
    dialog.code.sheet.click()
    sheet: SheetDialog = office.dialog(SheetDialog)
    office.wait(lambda: sheet.pages.count == 1)
    assert all(group in pdfium_text(sheet.pdf) for group in dialog.code.code.split("-"))
    path = tmp_path / "sheet.pdf"
    sheet.save_to(path)
    office.wait(sheet._said.isVisible)
    assert path.read_bytes() == sheet.pdf
    assert path.stat().st_mode & 0o077 == 0
    sheet.language.button_of("zh_CN").click()
    office.wait(lambda: "恢复" in pdfium_text(sheet.pdf))
    sheet.reject()
    assert sheet.pdf == b""
    dialog.reject()


def test_the_code_can_be_removed_while_there_is_a_password(
    office: Office, panel: SecurityPanel
) -> None:
    vaults.new_recovery_code(office.vault)
    panel.activate()
    office.wait(panel.drop_code.isVisible)
    panel.drop_code.click()
    confirmed(office)
    office.wait(panel.drop_code.isHidden)
    assert {slot.kind for slot in office.vault.slots()} == {SlotKind.PASSPHRASE}
    assert "nobody can help" in panel.code_row.state.text()


def test_a_code_that_was_used_asks_for_a_new_one(office: Office, panel: SecurityPanel) -> None:
    vaults.new_recovery_code(office.vault)
    slot = slots.slot_of(office.vault.slots(), SlotKind.RECOVERY)
    assert slot is not None
    unused = slots.code_note(slot, None, office.now)
    used = slots.code_note(slot, office.now.replace(year=2030), office.now)
    assert (unused.look, used.look) == ("ok", "warn")


def test_everything_is_encrypted_under_a_new_key_and_the_desk_comes_back(
    office: Office, panel: SecurityPanel
) -> None:
    office.add("宁波海川")
    folder = office.vault.folder
    before = (folder / "data.db").read_bytes()[:16]
    panel.rekey.click()
    dialog = secret(office)
    assert dialog.new is not None
    dialog.new.first.setText(NEW)
    dialog.new.second.setText(NEW)
    confirmed(office)
    code = type_back(office)
    office.qtbot.waitUntil(
        lambda: (
            office.window.view is not None
            and office.window.view.desk.workspace.vault is not office.vault
        ),
        timeout=60_000,
    )
    assert not office.vault.is_open
    assert (folder / "data.db").read_bytes()[:16] != before
    page: Any = office.open("preferences")
    page.show_part(Part.SECURITY)
    again: SecurityPanel = page.panel_of(Part.SECURITY)
    office.wait(again.drop_older.isVisible)
    again.drop_older.click()
    confirmed(office, NEW)
    office.wait(again._older_line.isHidden)
    vault = again.desk.workspace.vault
    assert backups.under_older_keys(vault) == ()
    (kept,) = backups.listing(vault)
    backups.verify(kept.path, vault)
    office.window.close_vault()
    with pytest.raises(Unavailable):
        vaults.unlock(folder, PASSPHRASE)
    vaults.unlock(folder, NEW).close()
    vaults.unlock_with_recovery_code(folder, code).close()


def test_a_new_key_that_fails_leaves_the_file_as_it_was(
    office: Office, panel: SecurityPanel, opens: Callable[[str], bool]
) -> None:
    def fails(_vault: Any, _progress: object) -> Any:
        raise Unavailable(Fault.DISK_FULL, "The disk is full.")

    panel.desk.navigator.reopen("Encrypting", fails)
    office.wait(lambda: office.dialogs(QDialog))
    closed(office)
    assert office.window.view is None
    assert not office.vault.is_open
    for dialog in office.dialogs(QDialog):
        dialog.close()
    assert opens(PASSPHRASE)


def test_every_state_of_the_key_ring_has_its_words(panel: SecurityPanel, office: Office) -> None:
    office.wait(panel.ring_row.state.text)
    assert panel.remember.isHidden()
    texts = {slots.key_ring_text(state) for state in KeyringState}
    assert len(texts) == len(KeyringState)
    panel.show_ring(KeyringState.READY)
    assert panel.remember.isVisible()
    panel.show_ring(KeyringState.SILENT)
    assert panel.remember.isHidden()
    assert "does not answer" in panel.ring_row.state.text()


def test_enter_goes_from_field_to_field_and_then_on(office: Office, panel: SecurityPanel) -> None:
    panel.change.click()
    dialog = secret(office)
    assert dialog.new is not None
    dialog.present.setText(PASSPHRASE)
    office.press(dialog.present, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.new.first
    dialog.new.first.setText(NEW)
    office.press(dialog.new.first, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.new.second
    dialog.new.second.setText(NEW)
    office.press(dialog.new.second, Qt.Key.Key_Return)
    no_dialog(office)
    assert office.toast() == "The master password was changed"
