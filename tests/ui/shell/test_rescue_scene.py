"""A damaged customer file in the window: looked at, rescued, opened; and never touched."""

import os
import random
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop_crm.services import backups, demo, unit_of_work, vaults
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.shell import door
from desktop_crm.ui.shell.lock_troubles import Way
from desktop_crm.ui.shell.rescue_scene import RescueScene
from desktop_crm.ui.shell.window import Window
from tests.conftest import PASSPHRASE
from tests.ui.office import titles

PAGE = 4096
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
TIMEOUT = 40_000

pytestmark = pytest.mark.fault


@pytest.fixture(scope="module")
def filled(vault_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed customer file with sample customers and a backup."""
    folder = tmp_path_factory.mktemp("filled") / "shop.crmvault"
    shutil.copytree(vault_template, folder)
    vault = vaults.unlock(folder, PASSPHRASE)
    vault.clock = lambda: NOW
    unit_of_work.write(vault, demo.fill, today=date(2026, 11, 21), now=NOW)
    backups.make(vault)
    vault.close()
    return folder


@pytest.fixture
def shop(filled: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "shop.crmvault"
    shutil.copytree(filled, folder)
    return folder


def destroy(folder: Path, pages: Iterable[int]) -> None:
    with (folder / "data.db").open("r+b") as stream:
        for page in pages:
            stream.seek((page - 1) * PAGE + 100)
            stream.write(os.urandom(50))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


class Wizard:
    """A person in front of the way out."""

    def __init__(self, qtbot: QtBot, window: Window, folder: Path) -> None:
        self.qtbot = qtbot
        self.window = window
        screen = window._lock_screen
        window.show_lock_screen(folder)
        screen._secret.setText(PASSPHRASE)
        screen.unlock()
        self.wait(screen._trouble.isVisible)
        screen._go(Way.RESCUE)
        found = window._stack.currentWidget()
        assert isinstance(found, RescueScene)
        self.scene = found

    def wait(self, check: Any) -> None:
        self.qtbot.waitUntil(lambda: bool(check()), timeout=TIMEOUT)

    def buttons(self) -> list[str]:
        found = self.scene._buttons.findChildren(QAbstractButton)
        return [each.text() for each in found if each.isVisible()]

    def press(self, text: str) -> None:
        self.wait(lambda: text in self.buttons())
        found = self.scene._buttons.findChildren(QAbstractButton)
        next(each for each in found if each.text() == text).click()


@pytest.fixture
def wizard(qtbot: QtBot, window: Window, shop: Path) -> Iterator[Wizard]:
    pages = (shop / "data.db").stat().st_size // PAGE
    destroy(shop, random.Random(5).sample(range(20, pages), pages // 5))  # noqa: S311
    yield Wizard(qtbot, window, shop)
    window.close_vault()


BOTH = "Rescue: the backup with all that can be read"
ONLY_BACKUP = "Only restore the backup"


def test_what_can_be_read_goes_over_the_backup_into_a_new_file(wizard: Wizard, shop: Path) -> None:
    before = contents(shop)
    wizard.press("Look what can be saved")
    wizard.wait(lambda: BOTH in wizard.buttons())
    found = wizard.scene._found
    scratch = found.scratch
    assert scratch.exists()
    assert titles(wizard.scene.lost), "some rows are lost"
    wizard.press(BOTH)
    wizard.press("Open it")
    wizard.wait(lambda: wizard.window.view is not None)
    assert wizard.window.view is not None
    vault = wizard.window.view.desk.workspace.vault
    assert vault.folder == shop.with_name("shop rescued.crmvault")
    assert vaults.info(vault).counts["customer"] >= 50
    assert contents(shop) == before, "the damaged file was touched"
    wizard.wait(lambda: not scratch.exists())


def test_the_backup_alone_is_restored(wizard: Wizard, shop: Path) -> None:
    wizard.press("Look what can be saved")
    wizard.press(ONLY_BACKUP)
    wizard.press("Open it")
    wizard.wait(lambda: wizard.window.view is not None)
    assert wizard.window.view is not None
    vault = wizard.window.view.desk.workspace.vault
    assert vaults.check(vault, deep=True).is_well


def test_without_a_backup_what_can_be_read_is_offered(
    qtbot: QtBot, window: Window, shop: Path
) -> None:
    shutil.rmtree(shop / "backups")
    destroy(shop, range(60, 80))
    wizard = Wizard(qtbot, window, shop)
    wizard.press("Look what can be saved")
    wizard.press("Rescue what can be read")
    wizard.wait(lambda: "Open it" in wizard.buttons())
    vaults.unlock(shop.with_name("shop rescued.crmvault"), PASSPHRASE).close()


def test_where_nothing_can_be_read_that_is_said(qtbot: QtBot, window: Window, shop: Path) -> None:
    shutil.rmtree(shop / "backups")
    (shop / "data.db").write_bytes(os.urandom(20 * PAGE))
    wizard = Wizard(qtbot, window, shop)
    wizard.press("Look what can be saved")
    wizard.wait(lambda: wizard.buttons() == ["Back"])
    assert wizard.scene.title.text() == "Nothing can be read"


def test_all_rows_go_to_a_file(wizard: Wizard, tmp_path: Path) -> None:
    wizard.press("Look what can be saved")
    wizard.wait(lambda: BOTH in wizard.buttons())
    wizard.scene.export_to(tmp_path / "all.json")
    wizard.wait(lambda: "plain text" in wizard.scene.text.text())
    assert (tmp_path / "all.json").stat().st_size > 10_000
    assert BOTH in wizard.buttons()


def test_a_place_that_cannot_be_written_can_be_changed(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    real = door.free_name
    monkeypatch.setattr(
        door,
        "free_name",
        # A file is where the parent folder should be.
        lambda parent, name: real(
            parent if parent == elsewhere else wizard.scene._folder / "data.db", name
        ),
    )
    monkeypatch.setattr(
        dialogs, "choose_folder", lambda _parent, _title, then, *_at: then(elsewhere)
    )
    wizard.press("Look what can be saved")
    wizard.press(ONLY_BACKUP)
    wizard.press("Choose another place…")
    wizard.wait(lambda: "Open it" in wizard.buttons())
    assert [path.name for path in elsewhere.iterdir()] == ["shop rescued.crmvault"]


def test_a_wrong_password_is_asked_for_again(qtbot: QtBot, window: Window, shop: Path) -> None:
    for name in ("keys.json", "keys.bak"):
        (shop / name).unlink()
    window.show_lock_screen(shop)
    qtbot.waitUntil(window._lock_screen._trouble.isVisible, timeout=TIMEOUT)
    window._lock_screen._go(Way.RESCUE)
    scene = window._stack.currentWidget()
    assert isinstance(scene, RescueScene)
    assert scene.secret.isVisible()
    scene.secret.setText("wrong")
    scene._examine()
    qtbot.waitUntil(scene._error.isVisible, timeout=TIMEOUT)
    assert "not the master password" in scene._error.text()
    scene.secret.setText(PASSPHRASE)
    scene._examine()
    qtbot.waitUntil(lambda: scene._found is not None, timeout=TIMEOUT)
    scene.leave()
    assert window._stack.currentWidget() is window._lock_screen
    assert scene.secret.text() == ""
