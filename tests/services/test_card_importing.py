"""What our JSON says of customers comes back whole: ids, lists, references and all."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from desktop_crm.domain.errors import Unavailable
from desktop_crm.domain.importing import ImportReport, OnMatch, Verdict
from desktop_crm.domain.words import PickList
from desktop_crm.services import (
    customers,
    demo,
    exporting,
    history,
    importing,
    interactions,
    pick_lists,
    unit_of_work,
    vaults,
)
from desktop_crm.services.exporting import ExportFormat
from desktop_crm.services.vaults import Vault
from tests import factories as make

#: What the journal tells, but the backups before imports.
WRITTEN = "change WHERE entity <> 'audit_event'"
Bring = Callable[..., ImportReport]


@pytest.fixture
def full(vault: Vault, tmp_path: Path) -> Vault:
    """Return a vault in which every list of a card is used, imported rows too."""
    make.do(vault, demo.fill, today=make.TODAY, now=make.NOW)
    make.do(vault, pick_lists.add, PickList.INDUSTRY, "Falconry", "猎鹰")
    sheet = tmp_path / "old.csv"
    sheet.write_text("客户名称,联系人,手机,颜色\n大有水务,张三,13800138111,蓝\n", encoding="utf-8")
    make.do(vault, importing.store, importing.read(sheet), now=make.NOW)
    return vault


@pytest.fixture
def other(vault_template: Path, tmp_path: Path) -> Iterator[Vault]:
    """Return another empty vault."""
    opened = vaults.create(
        tmp_path / "other.crmvault", "another long password", kdf=vaults.Kdf(19, 1, 1)
    ).vault
    opened.clock = lambda: make.NOW
    yield opened
    opened.close()


def exported(vault: Vault) -> bytes:
    """Return all customers as JSON, in a fixed order."""
    out = io.BytesIO()
    with vault.read() as session:
        ids = list(session.scalars(text("SELECT id FROM customer WHERE deleted_at IS NULL"
                                        " AND merged_into IS NULL ORDER BY id")))  # fmt: skip
        exporting.export(session, ids, out, form=ExportFormat.JSON, today=make.TODAY)
    return out.getvalue()


def bring_in(vault: Vault, data: bytes, folder: Path, **options: Any) -> ImportReport:
    """Import a JSON file."""
    path = folder / "all.json"
    path.write_bytes(data)
    return make.do(vault, importing.store, importing.read(path), now=make.NOW, **options)


def count(vault: Vault, table: str) -> int:
    with vault.read() as session:
        return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608


def test_everything_comes_back(full: Vault, other: Vault, tmp_path: Path) -> None:
    first = exported(full)
    whole = json.loads(first)
    report = bring_in(other, first, tmp_path)
    assert (report.created, report.failed) == (len(whole["customers"]), 0)
    second = json.loads(exported(other))
    assert second["pick_lists"] == whole["pick_lists"]
    assert second["products"] == whole["products"]
    for before, after in zip(whole["customers"], second["customers"], strict=True):
        assert after == before


def test_every_list_is_tried(full: Vault) -> None:
    """The sample uses every list a card has, or the test above would prove less than it says."""
    lists = {
        name
        for card in json.loads(exported(full))["customers"]
        for name, value in card.items()
        if isinstance(value, list) and value
    }
    assert lists == {
        name for name, value in json.loads(exported(full))["customers"][0].items()
        if isinstance(value, list)
    }  # fmt: skip


def test_the_same_file_twice_makes_nothing(full: Vault, other: Vault, tmp_path: Path) -> None:
    data = exported(full)
    bring_in(other, data, tmp_path)
    changes = count(other, WRITTEN)
    again = bring_in(other, data, tmp_path)
    assert (again.created, again.updated) == (0, 0)
    assert count(other, WRITTEN) == changes
    home = bring_in(full, data, tmp_path)
    assert (home.created, home.updated) == (0, 0)


def test_the_sheet_it_came_from_is_known_again(full: Vault, other: Vault, tmp_path: Path) -> None:
    bring_in(other, exported(full), tmp_path)
    report = make.do(other, importing.store, importing.read(tmp_path / "old.csv"), now=make.NOW)
    assert (report.created, report.updated, report.skipped) == (0, 0, 1)


def test_undo_takes_all_of_it_back(full: Vault, other: Vault, tmp_path: Path) -> None:
    report = bring_in(other, exported(full), tmp_path)
    assert report.batch is not None
    make.do(other, history.undo_batch, report.batch)
    for table in ("customer", "interaction", "purchase_line", "feedback_step", "product", "tag"):
        assert count(other, table) == 0


def test_what_was_deleted_comes_back_beside_the_recycle_bin(full: Vault, tmp_path: Path) -> None:
    data = exported(full)
    with full.read() as session:
        ids = list(session.scalars(text("SELECT id FROM customer")))
    make.do(full, customers.delete, ids, now=make.NOW)
    report = bring_in(full, data, tmp_path)
    assert report.created == len(ids)
    again = bring_in(full, data, tmp_path)
    assert again.created == 0


def test_a_known_customer_takes_what_it_does_not_have(full: Vault, tmp_path: Path) -> None:
    with full.read() as session:
        row = session.execute(
            text("SELECT c.id, i.id FROM customer c JOIN interaction i ON i.customer_id = c.id")
        ).first()
    assert row is not None
    data = exported(full)
    make.do(full, customers.edit, row[0], {"website": "https://example.com/new"})
    make.do(full, interactions.remove, row[1])
    path = tmp_path / "all.json"
    path.write_bytes(data)
    proposals = unit_of_work.read(full, importing.propose, importing.read(path))
    changed = [item for item in proposals if item.verdict is Verdict.UPDATE]
    assert [item.customer_id for item in changed] == [row[0]]
    assert ("interactions", "1") in {(each.name, each.after) for each in changed[0].differences}
    bring_in(full, data, tmp_path)
    assert row[1] in {item.id for item in make.card(full, row[0]).interactions}


def test_skip_and_again_are_obeyed(full: Vault, tmp_path: Path) -> None:
    data = exported(full)
    before = count(full, "customer")
    assert bring_in(full, data, tmp_path, on_match=OnMatch.SKIP).created == 0
    assert bring_in(full, data, tmp_path, on_match=OnMatch.CREATE).created == before
    assert count(full, "customer") == 2 * before


@pytest.mark.parametrize(
    "data",
    [
        b'{"format": "desktop-crm"}',
        b'{"format": "desktop-crm", "customers": 3}',
        b'{"format": "desktop-crm", "version": 99, "customers": []}',
        b'{"format": "desktop-crm", "version": 1, "customers": [',
        b'{"format": "desktop-crm", "version": 1, "customers": ' + b"[" * 100_000,
    ],
)
def test_what_is_not_whole_is_refused_with_a_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(data)
    with pytest.raises(Unavailable) as caught:
        importing.read(path)
    assert "bad.json" in str(caught.value)


def test_a_customer_that_cannot_be_read_costs_itself_only(
    full: Vault, other: Vault, tmp_path: Path
) -> None:
    whole = json.loads(exported(full))
    whole["customers"][0]["kind"] = "PLANET"
    whole["customers"][1] = "nobody"
    del whole["customers"][2]["id"]
    report = bring_in(other, json.dumps(whole).encode(), tmp_path)
    assert (report.created, report.failed) == (len(whole["customers"]) - 3, 3)
