"""Erasing: nothing is left, nobody else is touched, and nothing brings it back."""

from datetime import timedelta
from pathlib import Path

import pytest

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.words import InteractionKind, MethodKind
from desktop_crm.queries import customers as customer_queries
from desktop_crm.queries import history as history_queries
from desktop_crm.services import (
    backups,
    customers,
    drafts,
    erasing,
    history,
    interactions,
    merging,
    unit_of_work,
    vaults,
)
from desktop_crm.storage import checks, pages
from desktop_crm.storage import erasing as stored
from desktop_crm.storage.vault import Vault
from tests.conftest import PASSPHRASE
from tests.factories import NOW, do

MARK = "Zweigelt-Rotburger"
PHONE = "13912345678"


def person(vault: Vault, name: str = MARK, phone: str = PHONE) -> bytes:
    """Add a customer with a phone, a history, an interaction and a draft."""
    made = do(
        vault,
        customers.add,
        {"name": name, "note": f"{name} likes long walks"},
        methods=(NewMethod(MethodKind.PHONE, phone),),
        now=NOW,
    )
    do(vault, customers.edit, made, {"note": f"{name} moved"})
    do(
        vault,
        interactions.log,
        made,
        kind=InteractionKind.CALL,
        text=f"spoke with {name} about the vineyard",
        happened_at=NOW,
    )
    do(vault, drafts.keep, f"interaction:new:{made.hex()}", {"text": f"{name} half typed"}, now=NOW)
    return made


def holds(vault: Vault, text: str) -> list[str]:
    """Return the tables, and the pages of the file, that hold a text."""
    found = []
    with vault.raw() as database:
        for (table,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        ).fetchall():
            rows = database.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608
            if any(text in str(value) for row in rows for value in row):
                found.append(str(table))
    key = vault.copy_key()
    count = vault.path.stat().st_size // pages.BYTES
    for number in range(1, count + 1):
        if text.encode() in pages.decrypted(vault.path, key, number):
            found.append(f"page {number}")
    key.wipe()
    return found


def test_nothing_of_an_erased_customer_is_left(vault: Vault) -> None:
    erased, other = person(vault), person(vault, "Somebody Else", "13800001111")
    vault.checkpoint()
    assert holds(vault, MARK)
    before = unit_of_work.read(vault, customer_queries.card, other, today=NOW.date())
    done = erasing.erase_for_good(vault, [erased])
    assert (done.count, done.is_gone) == (1, True)
    assert done.changes.touches("customer")
    assert holds(vault, MARK) == []
    assert holds(vault, PHONE) == []
    assert unit_of_work.read(vault, customer_queries.card, other, today=NOW.date()) == before
    assert vaults.check(vault, deep=True).findings == ()


def test_undo_and_redo_bring_nothing_back(vault: Vault) -> None:
    gone = person(vault)
    do(vault, customers.delete, [gone], now=NOW)
    erasing.erase_for_good(vault, [gone])
    for _ in range(8):
        if unit_of_work.read(vault, history_queries.next_undo) is None:
            break
        unit_of_work.write(vault, history.undo)
    assert holds(vault, MARK) == []
    assert vaults.check(vault, deep=True).findings == ()


def test_those_merged_into_an_erased_customer_go_too(vault: Vault) -> None:
    kept, merged = person(vault), person(vault, f"{MARK} GmbH", "13700002222")
    do(vault, merging.merge, kept, [merged])
    assert erasing.erase_for_good(vault, [kept]).count == 2
    assert holds(vault, MARK) == []


@pytest.mark.parametrize("way", ["in place", "new folder", "go back"])
def test_no_restore_brings_an_erased_customer_back(vault: Vault, tmp_path: Path, way: str) -> None:
    gone, other = person(vault), person(vault, "Somebody Else", "13800001111")
    info = backups.make(vault)
    if way == "go back":
        vault = backups.replace_and_open(vault, checks.silent, backup=info.path)
    erasing.erase_for_good(vault, [gone])
    assert backups.rehearse(vault, info.path).stays_erased == 1
    if way == "in place":
        restored = backups.replace_and_open(vault, checks.silent, backup=info.path)
    elif way == "go back":
        restored = backups.go_back_and_open(vault, checks.silent)
    else:
        backups.restore(info.path, tmp_path / "again.crmvault", vault=vault)
        restored = vaults.unlock(tmp_path / "again.crmvault", PASSPHRASE)
    assert holds(restored, MARK) == []
    card = unit_of_work.read(restored, customer_queries.card, other, today=NOW.date())
    assert card.name == "Somebody Else"
    assert vaults.check(restored, deep=True).findings == ()
    with restored.read() as session:
        assert gone in {one.id for one in stored.tombstones(session.connection())}
    restored.close()


def test_older_backups_are_named_and_can_go(vault: Vault, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    backups.keep_plan(vault, backups.BackupPlan(place=str(usb)))
    gone = person(vault)
    made = backups.make_if_due(vault, vault.clock() + timedelta(days=1))
    done = erasing.erase_for_good(vault, [gone])
    assert done.held_by == (made,)
    assert erasing.forget(vault, done.held_by) == 2
    assert len(backups.listing(vault)) == len(backups.elsewhere(vault, usb)) == 1
    assert backups.listing(vault)[0].counts["customer"] == 0


def test_a_fingerprint_names_nobody_and_differs_between_vaults(
    vault: Vault, tmp_path: Path
) -> None:
    gone = person(vault)
    with vault.write() as session:
        mine = stored.fingerprint(session.connection(), f"+86{PHONE}")
    erasing.erase_for_good(vault, [gone])
    with vault.read() as session:
        kept = [one for one in stored.tombstones(session.connection()) if one.fingerprints]
    assert mine in str(kept[0].fingerprints)
    other = vaults.create(tmp_path / "b.crmvault", PASSPHRASE, kdf=vaults.Kdf(19, 1, 1)).vault
    with other.write() as session:
        assert stored.fingerprint(session.connection(), f"+86{PHONE}") != mine
    other.close()
