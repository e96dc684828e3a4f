"""The lock screen: every way in, every way that is shut, and what can be done about it."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.troubles import TroubleKind
from desktop_crm.services import vaults, watch
from desktop_crm.services.vaults import SlotKind
from desktop_crm.storage import faults
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.shell import door
from desktop_crm.ui.shell.lock_screen import LockScreen, ring_text
from desktop_crm.ui.shell.lock_troubles import Way, way_text
from desktop_crm.ui.shell.window import Window
from tests.conftest import PASSPHRASE

TIMEOUT = 20_000
STATES = ("present", "missing", "locked", "other", "silent", "none")


class At:
    """A person at the lock screen of a customer file."""

    def __init__(self, qtbot: QtBot, window: Window, folder: Path) -> None:
        self.qtbot = qtbot
        self.window = window
        self.folder = folder
        self.screen: LockScreen = window._lock_screen

    def look(self, folder: Path | None = None) -> None:
        """Show the lock screen."""
        self.window.show_lock_screen(folder or self.folder)

    def type(self, secret: str) -> None:
        """Type a secret and press Enter."""
        field = self.screen._code if self.screen._uses_code else self.screen._secret
        field.setText(secret)
        self.screen.unlock()

    def wait(self, check: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(check()), timeout=TIMEOUT)

    def wait_open(self) -> Any:
        """Wait until the customer file is open and return it."""
        self.wait(lambda: self.window.view is not None)
        assert self.window.view is not None
        return self.window.view.desk.workspace.vault

    def ways(self) -> list[str]:
        """Return the ways out that are offered."""
        return [each.text() for each in self.screen._trouble.findChildren(QAbstractButton)]

    def trouble(self) -> str:
        """Wait for a trouble and return its sentence."""
        self.wait(self.screen._trouble.isVisible)
        assert not self.screen._secret.isVisible()
        return self.screen._trouble._text.text()

    def go(self, way: Way) -> None:
        """Take a way out."""
        assert way_text(way) in self.ways()
        buttons = self.screen._trouble.findChildren(QAbstractButton)
        next(each for each in buttons if each.text() == way_text(way)).click()


@pytest.fixture
def shop(vault_template: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "shop.crmvault"
    shutil.copytree(vault_template, folder)
    return folder


@pytest.fixture
def at(qtbot: QtBot, window: Window, shop: Path) -> Iterator[At]:
    yield At(qtbot, window, shop)
    window.close_vault()


def with_slots(folder: Path, change: Callable[[vaults.Vault], tuple[Any, ...]]) -> None:
    vault = vaults.unlock(folder, PASSPHRASE)
    vault.replace_slots(change(vault))
    vault.close()


def test_a_wrong_password_is_never_called_damage(at: At) -> None:
    at.look()
    at.type(PASSPHRASE + "x")
    at.wait(at.screen._error.isVisible)
    assert "not the master password" in at.screen._error.text()
    assert not at.screen._trouble.isVisible()
    assert at.screen._secret.hasSelectedText()
    at.type(PASSPHRASE)
    at.wait_open()


def test_a_recovery_code_is_offered_and_opens(at: At) -> None:
    vault = vaults.unlock(at.folder, PASSPHRASE)
    code = vaults.new_recovery_code(vault)
    vault.close()
    at.look()
    at.wait(at.screen._other.isVisible)
    at.screen._other.click()
    at.type(code[:-1])
    at.wait(at.screen._error.isVisible)
    assert "letters and digits" in at.screen._error.text()
    at.type(code.lower())
    at.wait_open()
    # It may have been seen: a new one is two clicks away.
    (dialog,) = open_dialogs()
    word = "Go to Settings"
    next(each for each in dialog.findChildren(QAbstractButton) if each.text() == word).click()
    page: Any = at.window.view.current_page if at.window.view else None
    at.wait(page.panel_of("security").password_row.state.isVisible)


def test_without_a_password_the_code_is_asked_for(at: At) -> None:
    vault = vaults.unlock(at.folder, PASSPHRASE)
    code = vaults.new_recovery_code(vault)
    vault.replace_slots(vault.header.slots_of(SlotKind.RECOVERY))
    vault.close()
    at.look()
    at.wait(at.screen._code.isVisible)
    assert not at.screen._other.isVisible()
    at.type(code)
    at.wait_open()


@pytest.mark.parametrize("state", STATES)
def test_every_state_of_the_key_ring_is_named_beside_the_other_ways(
    at: At, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    with_slots(
        at.folder,
        lambda vault: (
            *vault.header.slots,
            vault.new_slot(SlotKind.KEYRING, bytes(32), backend="SecretService"),
        ),
    )
    monkeypatch.setattr(door, "key_ring_state", lambda _folder: state)
    at.look()
    # From the first moment, before any key ring answered.
    assert at.screen._secret.isVisible()
    assert at.screen._secret.isEnabled()
    if state == "present":
        at.wait(at.screen._ring.isVisible)
        assert not at.screen._ring_line.isVisible()
    else:
        at.wait(lambda: at.screen._ring_note.text() == ring_text(state))
        assert at.screen._ring_line.isVisible()
        assert not at.screen._ring.isVisible()
        again = state in {"locked", "silent", "none"}
        assert at.screen._ring_again.isVisible() is again
    at.type(PASSPHRASE)
    at.wait_open()


def test_a_key_ring_that_fails_while_opening_leaves_the_password(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_folder: Path, *, as_copy: bool) -> Any:
        raise Unavailable(Fault.KEYRING_SILENT, faults.KEYRING_SILENT, seconds="10")

    monkeypatch.setattr(door, "unlock_with_key_ring", silent)
    at.look()
    at.screen._unlock_with_key_ring()
    at.wait(at.screen._ring_line.isVisible)
    assert "did not answer" in at.screen._ring_note.text()
    assert at.screen._secret.isEnabled()


def test_the_words_of_the_key_ring_differ() -> None:
    assert len({ring_text(state) for state in STATES[1:]}) == len(STATES) - 1


def test_a_file_that_moved_is_looked_for(
    at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = tmp_path / "elsewhere" / "shop.crmvault"
    moved.parent.mkdir()
    at.folder.rename(moved)
    at.look()
    assert "not there any more" in at.trouble()
    assert at.screen._elsewhere.isVisible()

    def choose(_parent: QWidget, _title: object, then: Callable[[Path], object], _at: str) -> None:
        then(moved)

    monkeypatch.setattr(dialogs, "choose_folder", choose)
    at.go(Way.FIND)
    at.wait(at.screen._secret.isVisible)
    at.type(PASSPHRASE)
    assert at.wait_open().folder == moved


def test_a_drive_that_comes_back_is_found_by_trying_again(at: At, tmp_path: Path) -> None:
    away = tmp_path / "away"
    at.folder.rename(away)
    at.look()
    at.trouble()
    away.rename(at.folder)
    at.go(Way.AGAIN)
    at.wait(at.screen._secret.isVisible)
    at.type(PASSPHRASE)
    at.wait_open()


@pytest.mark.parametrize("answers", [True, False])
def test_a_file_that_is_open_elsewhere_is_shown_there(
    at: At, monkeypatch: pytest.MonkeyPatch, answers: bool
) -> None:
    other = vaults.unlock(at.folder, PASSPHRASE)
    asked: list[Path] = []

    def answer(folder: Path) -> bool:
        asked.append(folder)
        return answers

    monkeypatch.setattr(door, "raise_other_window", answer)
    at.look()
    at.type(PASSPHRASE)
    assert "already open" in at.trouble()
    at.go(Way.RAISE)
    at.wait(at.screen._trouble._said.isVisible)
    assert asked == [at.folder]
    assert ("asked to come" in at.screen._trouble._said.text()) is answers
    other.close()
    # What was typed is tried once more.
    at.go(Way.AGAIN)
    at.wait_open()


def test_where_another_computer_has_it_no_window_can_be_raised(at: At) -> None:
    at.look()
    at.screen._on_failed(
        Unavailable(Fault.IN_USE, faults.IN_USE_ELSEWHERE, host="a", pid=1, path="lock")
    )
    assert at.ways() == [way_text(Way.AGAIN)]


def test_what_cannot_be_written_is_opened_as_a_copy_to_look_at(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = door.unlock

    def read_only(folder: Path, secret: str, *, as_copy: bool = False) -> Any:
        if not as_copy:
            raise Unavailable(Fault.READ_ONLY, faults.READ_ONLY, path=str(folder))
        return real(folder, secret, as_copy=True)

    monkeypatch.setattr(door, "unlock", read_only)
    at.look()
    at.type(PASSPHRASE)
    assert "cannot be written" in at.trouble()
    at.go(Way.COPY)
    vault = at.wait_open()
    assert vault.is_copy
    assert vault.original == at.folder
    assert at.folder.stem in at.window.windowTitle()
    (told,) = [each for each in watch.at_opening(vault) if each.kind is TroubleKind.COPY]
    assert told.fields["folder"] == str(at.folder)
    place = vault.folder
    at.window.lock()
    at.wait(lambda: not at.screen._is_closing)
    assert not place.exists()
    assert at.screen.folder == at.folder


def test_a_full_disk_gives_the_room_that_was_kept(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = at.folder / ".reserve"
    kept.write_bytes(bytes(100))
    real = door.unlock

    def full(folder: Path, secret: str, *, as_copy: bool = False) -> Any:
        if kept.exists():
            raise Unavailable(Fault.DISK_FULL, faults.DISK_FULL)
        return real(folder, secret, as_copy=as_copy)

    monkeypatch.setattr(door, "unlock", full)
    at.look()
    at.type(PASSPHRASE)
    assert "little room" in at.trouble()
    at.go(Way.FREE)
    at.wait_open()


def test_a_newer_format_is_told_and_left_alone(at: At) -> None:
    vault = vaults.unlock(at.folder, PASSPHRASE)
    with vault.raw() as database:
        database.execute(f"PRAGMA user_version={9 << 16}")
    vault.close()
    before = (at.folder / "data.db").read_bytes()
    at.look()
    at.type(PASSPHRASE)
    assert "newer version" in at.trouble()
    assert (at.folder / "data.db").read_bytes() == before


@pytest.mark.parametrize("harm", ["page", "empty", "keys"])
def test_damage_leads_to_the_rescue(at: At, harm: str) -> None:
    data = at.folder / "data.db"
    if harm == "page":
        content = bytearray(data.read_bytes())
        content[50] ^= 1
        data.write_bytes(content)
    elif harm == "empty":
        data.write_bytes(b"")
    else:
        for name in ("keys.json", "keys.bak"):
            (at.folder / name).write_text("{}")
    at.look()
    if harm != "keys":
        at.type(PASSPHRASE)
    assert at.trouble()
    with at.qtbot.waitSignal(at.screen.rescue_wanted) as wanted:
        at.go(Way.RESCUE)
    assert wanted.args == [at.folder, "" if harm == "keys" else PASSPHRASE]


def test_a_changed_key_file_is_not_called_a_wrong_password(at: At) -> None:
    for name in ("keys.json", "keys.bak"):
        fields = json.loads((at.folder / name).read_bytes())
        fields["created"] = "2020-01-01T00:00:00+00:00"
        (at.folder / name).write_text(json.dumps(fields))
    at.look()
    assert "damaged" in at.trouble()


def test_an_answer_about_the_file_before_is_not_heard(at: At, tmp_path: Path) -> None:
    second = tmp_path / "second.crmvault"
    shutil.copytree(at.folder, second)
    at.look(tmp_path / "gone.crmvault")
    at.look(second)
    at.type(PASSPHRASE)
    assert at.wait_open().folder == second
    assert not at.screen._trouble.isVisible()


def test_what_is_said_follows_the_language(at: At, tmp_path: Path, language: Any) -> None:
    at.look(tmp_path / "gone.crmvault")
    english = at.trouble()
    language.use("zh_CN")
    at.wait(lambda: at.screen._trouble._text.text() != english)


def test_a_second_start_brings_its_customer_file(at: At, tmp_path: Path) -> None:
    second = tmp_path / "second.crmvault"
    shutil.copytree(at.folder, second)
    at.look()
    at.window.come_forward(str(second))
    assert at.screen.folder == second
    at.type(PASSPHRASE)
    assert at.wait_open().folder == second
    at.window.come_forward(str(second))
    assert open_dialogs() == [], "it is open already"
    at.window.come_forward(str(at.folder))
    (dialog,) = open_dialogs()
    next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "Open it").click()
    at.wait(lambda: at.screen.folder == at.folder and not at.screen._is_closing)
    at.type(PASSPHRASE)
    assert at.wait_open().folder == at.folder


def open_dialogs() -> list[QDialog]:
    found = QApplication.topLevelWidgets()
    return [each for each in found if isinstance(each, QDialog) and each.isVisible()]
