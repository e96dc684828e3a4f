"""What happens to an open customer file without anybody asking, and what a person is told."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from desktop_crm.domain.backups import BackupPlan
from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.troubles import SENTENCES, Trouble, TroubleKind
from desktop_crm.services import backups, customers, unit_of_work, vaults, watch
from desktop_crm.services.vaults import Vault
from desktop_crm.storage import faults
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.trust import TrustLine
from desktop_crm.ui.shell import safekeeping
from desktop_crm.ui.shell.desk_view import DeskView
from desktop_crm.ui.shell.safekeeping import Safekeeping
from desktop_crm.ui.shell.window import Window
from tests.conftest import PASSPHRASE
from tests.ui.office import pseudo_chinese, untranslated

__all__ = ["pseudo_chinese"]
TIMEOUT = 10_000


@pytest.fixture(autouse=True)
def looks_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safekeeping, "FIRST_LOOK_MS", 10_000_000)


@pytest.fixture
def view(view: DeskView, vault: Vault) -> DeskView:
    """Return a desk on the day of the computer: the journal has its time of there."""
    at(vault, vault.created_at)
    return view


@pytest.fixture
def keeper(view: DeskView) -> Safekeeping:
    """Return the one that keeps the file safe; it looks only when a test says so."""
    return Safekeeping(view.desk, view.troubles, view)


def add(vault: Vault, name: str = "客户") -> None:
    unit_of_work.write(vault, customers.add, {"name": name}, now=vault.clock())


def look(qtbot: QtBot, keeper: Safekeeping) -> None:
    beats = keeper._beats
    qtbot.waitUntil(lambda: not keeper._is_busy, timeout=TIMEOUT)
    keeper.look()
    qtbot.waitUntil(lambda: keeper._beats > beats, timeout=TIMEOUT)


def at(vault: Vault, moment: datetime) -> None:
    """Set clock and watch of a vault."""
    vault.clock = lambda: moment
    vault._watch_began = (moment, vault._watch_began[1])


def test_a_change_is_backed_up_by_itself_and_the_line_says_so(
    qtbot: QtBot, view: DeskView, vault: Vault, keeper: Safekeeping
) -> None:
    line = TrustLine(view.desk.workspace, view.desk.theme, view.desk.icons)
    qtbot.addWidget(line)
    qtbot.waitUntil(lambda: line.text() == "Encrypted · no backup yet", timeout=TIMEOUT)
    add(vault)
    look(qtbot, keeper)
    (made,) = backups.listing(vault)
    assert made.counts["customer"] == 1
    qtbot.waitUntil(lambda: line.text() == "Verified backup just now", timeout=TIMEOUT)
    look(qtbot, keeper)
    assert len(backups.listing(vault)) == 1
    assert view.troubles.shown() == ()
    assert not view.troubles.isVisible()


def test_a_trial_restore_comes_by_itself_when_all_is_quiet(
    qtbot: QtBot, vault: Vault, keeper: Safekeeping
) -> None:
    add(vault)
    for _ in range(4):
        look(qtbot, keeper)
    qtbot.waitUntil(lambda: backups.last_rehearsal(vault) is not None, timeout=TIMEOUT)


def test_a_backup_that_fails_is_told_with_its_reason(
    qtbot: QtBot,
    view: DeskView,
    vault: Vault,
    keeper: Safekeeping,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_args: object) -> None:
        raise Unavailable(Fault.DISK_FULL, faults.DISK_FULL)

    monkeypatch.setattr("desktop_crm.storage.backups.make", fail)
    add(vault)
    look(qtbot, keeper)
    assert view.troubles.shown() == ("backup-failed",)
    assert any("disk is full" in each.text() for each in view.troubles.findChildren(QLabel))
    monkeypatch.undo()
    look(qtbot, keeper)
    assert view.troubles.shown() == ()


def test_what_is_in_no_backup_for_long_is_told(
    qtbot: QtBot, view: DeskView, vault: Vault, keeper: Safekeeping
) -> None:
    backups.keep_plan(vault, BackupPlan(every_minutes=0))
    add(vault)
    at(vault, vault.created_at + timedelta(hours=30))
    backups.make(vault)
    add(vault)
    at(vault, vault.clock() + timedelta(days=4))
    look(qtbot, keeper)
    assert view.troubles.shown() == (TroubleKind.NO_BACKUP,)


def test_a_clock_that_jumped_is_told_and_nothing_is_called_old(
    qtbot: QtBot, view: DeskView, vault: Vault, keeper: Safekeeping
) -> None:
    add(vault)
    look(qtbot, keeper)
    add(vault)
    vault.clock = lambda: vault.created_at + timedelta(days=400)
    look(qtbot, keeper)
    assert view.troubles.shown() == (TroubleKind.CLOCK_AHEAD,)
    vault.clock = lambda: vault.created_at - timedelta(days=400)
    look(qtbot, keeper)
    assert view.troubles.shown() == (TroubleKind.CLOCK_BACK,)


def test_a_nearly_full_disk_is_told(
    qtbot: QtBot,
    view: DeskView,
    keeper: Safekeeping,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(
        "desktop_crm.services.watch.shutil.disk_usage", lambda _path: usage._replace(free=1 << 20)
    )
    look(qtbot, keeper)
    assert view.troubles.shown() == (TroubleKind.LITTLE_SPACE,)


@pytest.mark.parametrize("name", ["Dropbox", "坚果云"])
def test_a_folder_kept_in_step_is_told_once_and_can_be_put_off(
    qtbot: QtBot,
    window: Window,
    vault: Vault,
    tmp_path: Path,
    name: str,
) -> None:
    folder = tmp_path / name / "shop.crmvault"
    vault.close()
    shutil.copytree(vault.folder, folder)
    window.open_vault(vaults.unlock(folder, PASSPHRASE))
    view = window.view
    assert view is not None
    keeper = Safekeeping(view.desk, view.troubles, view)
    keeper._begin()
    qtbot.waitUntil(lambda: view.troubles.shown() == (TroubleKind.SYNCED_FOLDER,), timeout=TIMEOUT)
    assert any(name in each.text() for each in view.troubles.findChildren(QLabel))
    qtbot.waitUntil(lambda: not keeper._is_busy, timeout=TIMEOUT)
    next(
        each
        for each in view.troubles.findChildren(QAbstractButton)
        if each.accessibleName() == "Not now"
    ).click()
    assert view.troubles.shown() == ()
    look(qtbot, keeper)
    assert view.troubles.shown() == ()
    keeper._timer.stop()


def test_a_network_folder_is_told(monkeypatch: pytest.MonkeyPatch, vault: Vault) -> None:
    monkeypatch.setattr("desktop_crm.storage.locations.file_system", lambda _path: "cifs")
    assert [each.kind for each in watch.at_opening(vault)] == [TroubleKind.NETWORK_FOLDER]


def test_a_second_place_without_a_copy_for_long_is_told(
    qtbot: QtBot, view: DeskView, vault: Vault, keeper: Safekeeping, tmp_path: Path
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    backups.keep_plan(vault, BackupPlan(place=str(usb)))
    add(vault)
    look(qtbot, keeper)
    assert len(backups.elsewhere(vault, usb)) == 1
    usb.rename(tmp_path / "drawer")
    at(vault, vault.created_at + timedelta(hours=20))
    add(vault)
    look(qtbot, keeper)
    assert view.troubles.shown() == ()
    at(vault, vault.created_at + timedelta(days=15))
    look(qtbot, keeper)
    assert view.troubles.shown() == (TroubleKind.NO_COPY,)


def test_the_worst_comes_first_and_no_more_than_two_are_shown(
    view: DeskView, keeper: Safekeeping
) -> None:
    kinds = (TroubleKind.CLOCK_BACK, TroubleKind.NO_COPY, TroubleKind.REPLACED)
    notices = [keeper._notice(Trouble(kind, _fields(kind))) for kind in kinds]
    view.troubles.show_notices(notices)
    assert view.troubles.shown() == (TroubleKind.REPLACED, TroubleKind.CLOCK_BACK)
    view.troubles.dismiss(TroubleKind.REPLACED)
    assert view.troubles.shown() == (TroubleKind.CLOCK_BACK, TroubleKind.NO_COPY)


def test_nothing_stays_english(
    view: DeskView,
    keeper: Safekeeping,
    language: Language,
    pseudo_chinese: Callable[[Language], None],
    qtbot: QtBot,
) -> None:
    pseudo_chinese(language)
    for kind in TroubleKind:
        view.troubles.show_notices([keeper._notice(Trouble(kind, _fields(kind)))])
        assert untranslated(view.troubles) == []


def _fields(kind: TroubleKind) -> dict[str, str]:
    names = ("folder", "service", "now", "then")
    return {name: "7" for name in names if f"{{{name}}}" in SENTENCES[kind]}


def test_closing_after_a_change_makes_a_backup_first(
    qtbot: QtBot, window: Window, view: DeskView, vault: Vault
) -> None:
    add(vault)
    folder = vault.folder
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=TIMEOUT)
    assert not vault.is_open
    opened = vaults.unlock(folder, PASSPHRASE)
    assert [each.counts["customer"] for each in backups.listing(opened)] == [1]
    opened.close()


@pytest.mark.parametrize("reason", ["nothing changed", "not agreed", "no room"])
def test_closing_waits_for_nothing_it_need_not(
    qtbot: QtBot,
    window: Window,
    view: DeskView,
    vault: Vault,
    monkeypatch: pytest.MonkeyPatch,
    reason: str,
) -> None:
    def refuse(*_args: object) -> None:
        raise Unavailable(Fault.DISK_FULL, faults.DISK_FULL)

    if reason != "nothing changed":
        add(vault)
    if reason == "not agreed":
        backups.keep_plan(vault, replace(backups.plan(vault), on_closing=False))
    if reason == "no room":
        monkeypatch.setattr("desktop_crm.storage.backups.make", refuse)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=TIMEOUT)
    assert not vault.is_open
    assert not list((vault.folder / "backups").glob("*.crmbackup"))


def test_whoever_cannot_wait_closes_twice(
    qtbot: QtBot,
    window: Window,
    view: DeskView,
    vault: Vault,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(vault)
    started: list[bool] = []

    def endless(_vault: Vault, progress: Callable[[int, int], object]) -> None:
        while True:
            started.append(True)
            progress(1, 5)

    monkeypatch.setattr(backups, "make_on_closing", endless)
    window.close()
    qtbot.waitUntil(lambda: bool(started), timeout=TIMEOUT)
    assert window.isVisible()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=TIMEOUT)
    assert not vault.is_open
