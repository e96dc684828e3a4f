"""An import is a negotiation: known rows are found again, nothing is lost, one undo ends it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Cancelled, Refused
from desktop_crm.domain.importing import ImportReport, OnMatch, Verdict
from desktop_crm.domain.words import CustomerKind, Tier
from desktop_crm.services import (
    entry_importing,
    exporting,
    history,
    importing,
    unit_of_work,
    vaults,
)
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.vaults import Vault
from desktop_crm.storage.entities.base import Base
from tests.conftest import PASSPHRASE

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
SHEET = """客户编号,客户名称,联系人,职位,手机,邮箱,等级,标签,省,城市,生日,备注,颜色
C-001,云栖水务有限公司,张伟琪,采购,138 0013 8000,z@e.cn,A级,展会、价格敏感,浙江,杭州,,老客户,蓝
C-002,李明朗,,,139-0013-9000,,B,转介绍,,上海,八月十五,,
C-003,Baltic Timber GmbH,Omar Haddad,CEO,+49 40 123456,omar@example.com,C,,,,,,
"""

Import = Callable[..., ImportReport]


@pytest.fixture
def bring_in(vault: Vault, tmp_path: Path) -> Import:
    """Return a function that imports a sheet given as text."""

    def run(sheet: str, *, encoding: str = "gb18030", **options: object) -> ImportReport:
        path = tmp_path / "sheet.csv"
        path.write_bytes(sheet.replace("\n", "\r\n").encode(encoding))
        read = importing.read(path)
        store = importing.store if read.kind is None else entry_importing.store
        return unit_of_work.write(vault, store, read, now=NOW, **options).value  # type: ignore[arg-type]

    return run


def rows(vault: Vault, sql: str) -> list[tuple[object, ...]]:
    """Return the rows of a raw statement."""
    with vault.read() as session:
        return [tuple(row) for row in session.execute(text(sql))]


def dump(vault: Vault) -> dict[str, list[tuple[object, ...]]]:
    """Return every journaled row of the vault, column by column, in a fixed order."""
    found = {}
    with vault.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.info.get("journal") is False or table.name == "audit_event":
                continue
            columns = [c.name for c in table.c if c.info.get("journal") is not False]
            names = ", ".join(f'"{name}"' for name in columns)
            statement = text(f"SELECT {names} FROM {table.name} ORDER BY id")  # noqa: S608
            found[table.name] = [tuple(row) for row in session.execute(statement)]
    return found


def test_a_sheet_becomes_customers(vault: Vault, bring_in: Import) -> None:
    """Companies get their contact, people stand alone, every cell finds its place."""
    report = bring_in(SHEET)
    assert (report.created, report.updated, report.skipped, report.failed) == (3, 0, 0, 0)
    assert rows(
        vault,
        "SELECT external_id, name, kind, tier, region_city FROM customer ORDER BY external_id",
    ) == [
        ("C-001", "云栖水务有限公司", CustomerKind.COMPANY, Tier.A, "杭州"),
        ("C-002", "李明朗", CustomerKind.PERSON, Tier.B, "上海"),
        ("C-003", "Baltic Timber GmbH", CustomerKind.COMPANY, Tier.C, None),
    ]
    assert rows(vault, "SELECT name, title FROM contact ORDER BY name") == [
        ("Omar Haddad", "CEO"),
        ("张伟琪", "采购"),
    ]
    assert ("138 0013 8000", "+8613800138000") in rows(
        vault, "SELECT value, normalised FROM contact_method WHERE kind = 'PHONE'"
    )
    assert rows(vault, "SELECT name FROM tag ORDER BY name") == [
        ("价格敏感",),
        ("展会",),
        ("转介绍",),
    ]
    assert rows(vault, "SELECT calendar, month, day FROM occasion") == [("LUNAR", 8, 15)]
    assert '["颜色", "蓝"]' in str(rows(vault, "SELECT cells FROM import_row")[0][0])


def test_the_same_file_again_makes_nothing(vault: Vault, bring_in: Import) -> None:
    """A second and a third import create, change and log nothing."""
    bring_in(SHEET)
    before = rows(vault, "SELECT count(*) FROM change")
    for _ in range(2):
        report = bring_in(SHEET)
        assert (report.created, report.updated, report.skipped) == (0, 0, 3)
    assert rows(vault, "SELECT count(*) FROM change") == before


def test_rows_without_a_number_are_known_again(vault: Vault, bring_in: Import) -> None:
    """Without External IDs the row itself, then phone and name, say who it is."""
    sheet = "姓名,手机,城市\n王芳,13700137000,杭州\n李雷,,北京\n"
    assert bring_in(sheet).created == 2
    assert bring_in(sheet).created == 0
    moved = bring_in("姓名,手机,城市\n王芳,+86 137-0013-7000,宁波\n")
    assert (moved.created, moved.updated) == (0, 1)
    assert rows(vault, "SELECT region_city FROM customer WHERE name = '王芳'") == [("宁波",)]


def test_an_update_never_empties_and_never_removes(vault: Vault, bring_in: Import) -> None:
    """Empty cells say nothing; phones, tags and notes are added to."""
    bring_in(SHEET)
    report = bring_in(
        "客户编号,客户名称,等级,城市,手机,标签,备注\n"
        "C-001,云栖水务有限公司,,宁波,13600136000,VIP,新的一行\n"
    )
    assert (report.created, report.updated) == (0, 1)
    assert {item.name for item in report.proposals[0].differences} == {
        "region_city",
        "methods",
        "tags",
        "note",
    }
    assert rows(
        vault, "SELECT tier, region_city, note FROM customer WHERE external_id = 'C-001'"
    ) == [("A", "宁波", "老客户\n新的一行")]
    assert len(rows(vault, "SELECT 1 FROM contact_method WHERE kind = 'PHONE'")) == 4
    assert len(rows(vault, "SELECT 1 FROM customer_tag")) == 4


def test_a_new_number_is_a_new_customer_however_alike(bring_in: Import) -> None:
    """An External ID the vault does not know never updates somebody else."""
    bring_in(SHEET)
    report = bring_in("客户编号,客户名称,手机\nC-999,李明朗,13900139000\n")
    assert (report.created, report.updated) == (1, 0)
    assert report.proposals[0].verdict is Verdict.POSSIBLE_DUPLICATE
    assert "李明朗" in report.warnings[-1].text


def test_one_phone_of_two_people_joins_nobody(bring_in: Import) -> None:
    """A shared switchboard is no identity: the name must agree too."""
    bring_in("姓名,电话\n王芳,0571-88886666\n")
    report = bring_in("姓名,电话\n赵强,0571-88886666\n")
    assert report.created == 1
    assert report.proposals[0].verdict is Verdict.POSSIBLE_DUPLICATE


@pytest.mark.parametrize(
    ("choice", "counts"), [(OnMatch.SKIP, (0, 0, 3)), (OnMatch.CREATE, (3, 0, 0))]
)
def test_the_person_decides_what_happens_to_known_rows(
    bring_in: Import, choice: OnMatch, counts: tuple[int, int, int]
) -> None:
    """Known rows can be left alone, or made anew."""
    bring_in(SHEET)
    report = bring_in(SHEET.replace("老客户", "新备注"), on_match=choice)
    assert (report.created, report.updated, report.skipped) == counts


def test_one_undo_takes_all_back(vault: Vault, bring_in: Import) -> None:
    """Created and updated rows alike: the vault is as it was, search included."""
    bring_in(SHEET)
    before = dump(vault)
    found = rows(vault, "SELECT * FROM search_text ORDER BY n")
    report = bring_in(
        SHEET.replace("C-003", "C-004").replace("杭州", "宁波").replace("转介绍", "新标签")
    )
    assert (report.created, report.updated) == (1, 2)
    assert dump(vault) != before
    unit_of_work.write(vault, history.undo)
    assert dump(vault) == before
    assert rows(vault, "SELECT * FROM search_text ORDER BY n") == found


def test_a_batch_can_be_undone_by_its_id(vault: Vault, bring_in: Import) -> None:
    """The id in the report names the batch for ever; a second undo has nothing to do."""
    report = bring_in(SHEET)
    assert report.batch is not None
    unit_of_work.write(vault, history.undo_batch, report.batch)
    assert rows(vault, "SELECT count(*) FROM customer") == [(0,)]
    with pytest.raises(Refused):
        unit_of_work.write(vault, history.undo_batch, report.batch)


def test_a_cancelled_import_leaves_nothing(vault: Vault, bring_in: Import) -> None:
    """Stopping half way is as if it had never begun."""
    before = dump(vault)

    def stop(done: int, total: int) -> None:
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        bring_in(SHEET, progress=stop)
    assert dump(vault) == before


def test_rows_can_be_left_out(bring_in: Import) -> None:
    """What the person unticked is not imported."""
    report = bring_in(SHEET, left_out=frozenset({3}))
    assert report.created == 2


def test_odd_cells_are_warned_of_and_kept(vault: Vault, bring_in: Import) -> None:
    """A wrong value never costs its row; the warning names row and field."""
    report = bring_in(
        "客户名称,手机,邮箱,等级,生日,统一社会信用代码\n"
        "远航物流有限公司,abc,not-a-mail,Z,2月30日,91330106MA2CFRXXXX\n"
        ",13800138001,,,,\n"
    )
    assert (report.created, report.failed) == (2, 0)
    assert {(warning.row, warning.field) for warning in report.warnings} == {
        (2, "phone"),
        (2, "email"),
        (2, "tier"),
        (2, "birthday"),
        (2, "credit_code"),
        (3, "name"),
    }
    assert ("13800138001",) in rows(vault, "SELECT name FROM customer")


def test_deleted_customers_are_not_matched(vault: Vault, bring_in: Import) -> None:
    """What lies in the recycle bin is not silently updated."""
    bring_in(SHEET)

    def delete(session: Session) -> None:
        session.execute(text("UPDATE customer SET deleted_at = 1"))

    unit_of_work.write(vault, use_case("Delete customers")(delete))
    assert bring_in(SHEET).created == 3


MIXED = (
    "客户编号,客户名称,联系人,手机,订单号,订单日期,产品,金额,跟进时间,跟进内容,跟进人\n"
    "K-1,云栖水务,张三,13800138001,S1,2025/3/5,水表,100,2025-03-01 14:30,谈了价格,小陈\n"
    "K-1,云栖水务,李四,13800138002,S1,2025/3/5,阀门,50,,,\n"
    "K-2,大有,钱七,13800138003,,,,,,,\n"
)


def test_customers_contacts_and_purchases_in_one_sheet(vault: Vault, bring_in: Import) -> None:
    """One import makes customers with their contacts, orders and history, as they were."""
    report = bring_in(MIXED, author="我")
    assert (report.created, report.failed) == (2, 0)
    assert rows(vault, "SELECT name FROM contact ORDER BY name") == [
        ("张三",),
        ("李四",),
        ("钱七",),
    ]
    assert rows(vault, "SELECT external_id, bought_on, total_minor FROM purchase") == [
        ("S1", "2025-03-05", 15000)
    ]
    assert rows(vault, "SELECT text, author FROM interaction") == [("谈了价格", "小陈")]
    assert rows(vault, "SELECT count(*) FROM import_row") == [(3,)]
    before = rows(vault, "SELECT count(*) FROM change WHERE entity <> 'audit_event'")
    again = bring_in(MIXED)
    assert (again.created, again.updated, again.skipped) == (0, 0, 2)
    assert rows(vault, "SELECT count(*) FROM change WHERE entity <> 'audit_event'") == before


@pytest.mark.parametrize("header", ["上次拜访", "最近拜访日期", "Last visit"])
def test_the_day_of_the_last_visit_is_a_visit(vault: Vault, bring_in: Import, header: str) -> None:
    """A sheet that only knows when somebody was visited makes the last contact known."""
    text = f"客户名称,手机,{header}\n云栖水务,13800138001,2026-11-02\n大有,13800138002,\n"
    report = bring_in(text)
    assert (report.created, report.failed) == (2, 0)
    assert rows(vault, "SELECT name, last_contact_on FROM customer ORDER BY name") == [
        ("云栖水务", "2026-11-02"),
        ("大有", None),
    ]
    assert rows(vault, "SELECT kind, coalesce(text, '') FROM interaction") == [("VISIT", "")]
    assert bring_in(text).created == 0
    assert rows(vault, "SELECT count(*) FROM interaction") == [(1,)]


def test_a_further_order_is_an_update(vault: Vault, bring_in: Import) -> None:
    """Of a longer sheet only what is new comes in; orders that are known are not doubled."""
    bring_in(MIXED)
    before = dump(vault)
    longer = MIXED.replace("跟进人\n", "跟进人,颜色\n").replace("小陈\n", "小陈,蓝\n")
    report = bring_in(f"{longer}K-1,云栖水务,,,S2,2025-05-01,水表,70,,,,\n")
    assert (report.created, report.updated) == (0, 1)
    assert [(item.name, item.after) for item in report.proposals[0].differences] == [
        ("purchases", "2025-05-01  S2  水表  70")
    ]
    assert rows(vault, "SELECT external_id FROM purchase ORDER BY 1") == [("S1",), ("S2",)]
    assert rows(vault, "SELECT count(*) FROM interaction") == [(1,)]
    unit_of_work.write(vault, history.undo)
    assert dump(vault) == before


def test_only_what_the_person_wants_is_taken(vault: Vault, bring_in: Import) -> None:
    """Differences are refused one by one; a row of which nothing is left is not written."""
    bring_in(SHEET)
    changed = (
        "客户编号,客户名称,联系人,手机,城市,标签,备注\n"
        "C-001,云栖水务有限公司,新人,13600136000,宁波,VIP,新\n"
    )
    dry = bring_in(changed, on_match=OnMatch.SKIP).proposals[0].differences
    wanted = {"region_city", "methods"}
    refused = {2: frozenset(item for item in dry if item.name not in wanted)}
    report = bring_in(changed, refused=refused)
    assert {item.name for item in report.proposals[0].differences} == wanted
    assert rows(vault, "SELECT region_city, note FROM customer WHERE external_id = 'C-001'") == [
        ("宁波", "老客户")
    ]
    assert rows(vault, "SELECT 1 FROM contact WHERE name = '新人'") == []
    assert rows(vault, "SELECT contact_id FROM contact_method WHERE value = '13600136000'") == [
        (None,)
    ]
    nothing = bring_in(changed.replace("新\n", "更新\n"), refused={2: frozenset(
        item for item in bring_in(
            changed.replace("新\n", "更新\n"), on_match=OnMatch.SKIP
        ).proposals[0].differences
    )})  # fmt: skip
    assert (nothing.updated, nothing.skipped, nothing.batch) == (0, 1, None)


def test_two_customers_under_one_number_are_known_again(bring_in: Import) -> None:
    """A number that stands for two names is no identity: the rows are, the second time."""
    sheet = "编号,客户名称,城市\nN1,甲公司,杭州\nN1,乙公司,上海\n"
    assert bring_in(sheet).created == 2
    again = bring_in(sheet)
    assert (again.created, again.updated) == (0, 0)


def test_an_import_is_undone_after_a_restart(vault: Vault, bring_in: Import) -> None:
    """The batch is remembered by the vault, not by the window."""
    bring_in(SHEET)
    before = dump(vault)
    report = bring_in(SHEET.replace("C-003", "C-009").replace("杭州", "宁波"))
    vault.close()
    opened = vaults.unlock(vault.path.parent, PASSPHRASE)
    try:
        assert report.batch is not None
        unit_of_work.write(opened, history.undo_batch, report.batch)
        assert dump(opened) == before
    finally:
        opened.close()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_bad_rows_come_back_under_their_headers(
    vault: Vault, bring_in: Import, tmp_path: Path, form: str
) -> None:
    """Mended, the file of the bad rows can be imported as it is."""
    bring_in(SHEET)
    report = bring_in("客户编号,跟进时间,跟进内容\nC-001,2025-01-02,好\nC-999,2025-01-03,谁\n")
    assert (report.created, report.failed) == (1, 1)
    path = tmp_path / f"bad.{form}"
    path.write_bytes(
        exporting.rejects(report.bad_rows, report.headers, form=exporting.ExportFormat(form))
    )
    sheet = importing.read(path)
    assert sheet.headers == ("Row", "Reason", "客户编号", "跟进时间", "跟进内容")
    assert dict(sheet.records[0].original)["跟进内容"] == "谁"
