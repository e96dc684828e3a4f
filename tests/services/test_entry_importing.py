"""Old diaries and order lists come in with their own dates and authors, once and undoable."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.importing import EntryKind, ImportReport
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import (
    FeedbackKind,
    FeedbackState,
    FollowUpState,
    InteractionKind,
    MethodKind,
)
from desktop_crm.exchange import entry_rows
from desktop_crm.services import entry_importing, history, importing, merging
from desktop_crm.services.vaults import Vault
from tests import factories as make

Bring = Callable[[EntryKind, str], ImportReport]


@pytest.fixture
def bring(vault: Vault, tmp_path: Path) -> Bring:
    """Return a function that imports a sheet given as text."""

    def run(kind: EntryKind, sheet: str) -> ImportReport:
        path = tmp_path / "entries.csv"
        path.write_bytes(sheet.encode("gb18030"))
        read = importing.read(path, noun=kind)
        return make.do(vault, entry_importing.store, read, now=make.NOW, author="我")

    return run


@pytest.fixture
def customer(vault: Vault) -> bytes:
    return make.customer(
        vault,
        "云栖水务",
        external_id="C-1",
        methods=[NewMethod(MethodKind.PHONE, "13800138000")],
    )


def test_a_diary_keeps_dates_and_authors(vault: Vault, bring: Bring, customer: bytes) -> None:
    sheet = (
        "客户编号,跟进时间,跟进方式,跟进内容,跟进人\n"
        "C-1,2025年3月5日 14:30,拜访,谈了报价,小陈\n"
        "C-1,2025/3/6,电话,确认交期,\n"
        "C-9,2025/3/6,电话,谁,\n"
        "C-1,,电话,什么时候,\n"
    )
    report = bring(EntryKind.INTERACTIONS, sheet)
    assert (report.created, report.failed) == (2, 2)
    assert [bad.row for bad in report.bad_rows] == [4, 5]
    newest, oldest = make.card(vault, customer).interactions
    assert (oldest.kind, oldest.text, oldest.author) == (InteractionKind.VISIT, "谈了报价", "小陈")
    assert oldest.happened_at.astimezone().isoformat()[:16] == "2025-03-05T14:30"
    assert (newest.kind, newest.author) == (InteractionKind.CALL, "我")
    again = bring(EntryKind.INTERACTIONS, sheet)
    assert (again.created, again.skipped) == (0, 2)
    assert report.batch is not None
    make.do(vault, history.undo_batch, report.batch)
    assert make.card(vault, customer).interactions == ()


def test_orders_are_purchases_with_lines(vault: Vault, bring: Bring, customer: bytes) -> None:
    report = bring(
        EntryKind.PURCHASES,
        "客户,订单号,购买日期,产品,数量,单价,金额\n"
        "云栖水务,S-1,20250305,水表,2,¥1,200.5,\n".replace("¥1,200.5", '"¥1,200.5"')
        + "云栖水务,S-1,20250305,阀门,1,,300\n云栖水务,S-2,45721,退货,1,,(99.00)\n",
    )
    assert (report.created, report.failed) == (3, 0)
    found = make.card(vault, customer).purchases
    totals = {item.external_id: item.total for item in found}
    assert totals == {"S-1": Money(270100), "S-2": Money(-9900)}
    first = next(item for item in found if item.external_id == "S-1")
    assert [(line.text, line.amount) for line in first.lines] == [
        ("水表", Money(240100)),
        ("阀门", Money(30000)),
    ]


def test_two_equal_rows_are_two(vault: Vault, bring: Bring, customer: bytes) -> None:
    sheet = "手机,日期,产品,金额\n13800138000,2025-01-02,水表,5\n13800138000,2025-01-02,水表,5\n"
    assert bring(EntryKind.PURCHASES, sheet).created == 2
    assert bring(EntryKind.PURCHASES, sheet).created == 0


def test_follow_ups_and_feedback(vault: Vault, bring: Bring, customer: bytes) -> None:
    bring(
        EntryKind.FOLLOW_UPS,
        "客户,到期日,事项,状态\n云栖水务,2026-12-01,回访,\n云栖水务,2026-01-01,寄样,完成\n",
    )
    bring(
        EntryKind.FEEDBACK,
        "客户,反馈日期,反馈类型,反馈内容,状态\n云栖水务,2025-05-01,投诉,漏水,已完成\n",
    )
    card = make.card(vault, customer)
    assert {(item.title, item.state) for item in card.follow_ups} == {
        ("回访", FollowUpState.OPEN),
        ("寄样", FollowUpState.DONE),
    }
    assert [(item.kind, item.state) for item in card.feedback] == [
        (FeedbackKind.COMPLAINT, FeedbackState.CLOSED)
    ]


def test_the_merged_one_leads_to_the_kept_one(vault: Vault, bring: Bring, customer: bytes) -> None:
    kept = make.customer(vault, "云栖水务有限公司")
    make.do(vault, merging.merge, kept, [customer])
    assert bring(EntryKind.INTERACTIONS, "客户编号,日期,内容\nC-1,2025-01-02,来信\n").created == 1
    assert [item.text for item in make.card(vault, kept).interactions] == ["来信"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("¥1,234.50", "1234.50"), ("（12）", "-12"), ("-3", "-3"), ("12元", "12"), ("abc", None)],
)
def test_amounts(text: str, value: str | None) -> None:
    found = entry_rows.number(text)
    assert (None if found is None else str(found)) == value
