"""Merging makes one customer of several everywhere, and taking it back is exact."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.importing import Verdict
from desktop_crm.domain.words import CustomerKind, MethodKind
from desktop_crm.queries import customers as customer_queries
from desktop_crm.queries import duplicates, follow_ups, reminders
from desktop_crm.queries.listing import listing, note_hits
from desktop_crm.services import history, importing, merging, unit_of_work
from desktop_crm.services.vaults import Vault
from desktop_crm.storage import journal
from tests import factories as make

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
PHONE = MethodKind.PHONE
FIELDS = ("name", "short_name", "tier", "note", "region_city", "do_not_contact", "external_id")


def dump(vault: Vault) -> dict[str, list[tuple[Any, ...]]]:
    """Return every journaled row with its derived columns, and the whole search index."""
    found = {}
    with vault.read() as session:
        connection = session.connection()
        for table in journal.journaled_tables():
            if table.name != "audit_event":
                found[table.name] = [
                    tuple(row)
                    for row in connection.exec_driver_sql(
                        f"SELECT * FROM {table.name} ORDER BY id"  # noqa: S608
                    )
                ]
        for name in ("search_text", "search_pinyin"):
            found[name] = [
                tuple(row)
                for row in session.execute(text(f"SELECT * FROM {name} ORDER BY 1, 2"))  # noqa: S608
            ]
    return found


def found_by(vault: Vault, words: str) -> list[bytes]:
    """Return the customers that a search finds."""
    hits = make.ask(vault, listing, Criteria(text=words), Sort.NAME, today=make.TODAY)
    return list(make.ask(vault, customer_queries.ids_of, hits.numbers))


@pytest.fixture
def pair(vault: Vault) -> tuple[bytes, bytes]:
    """Return a customer and its twin, each with something the other lacks."""
    keep = make.customer(
        vault,
        "云栖水务有限公司",
        methods=[NewMethod(PHONE, "13800138000")],
        tags=["展会"],
        tier="A",
    )
    twin = make.customer(
        vault,
        "云棲水務",
        methods=[NewMethod(PHONE, "0571-88156666")],
        tags=["展会", "价格敏感"],
        external_id="K-9",
        region_city="杭州",
        note="老客户",
    )
    make.follow_up(vault, twin, due=-1)
    make.contact_was(vault, twin, ago=3, text="谈了智能水表")
    make.told(vault, twin, ago=1)
    return keep, twin


def test_the_kept_one_speaks_for_both(vault: Vault, pair: tuple[bytes, bytes]) -> None:
    keep, twin = pair
    make.do(vault, merging.merge, keep, [twin])
    card = make.card(vault, keep)
    assert {item.value for item in card.methods} == {"13800138000", "0571-88156666"}
    assert {tag.name for tag in card.tags} == {"展会", "价格敏感"}
    assert (card.name, card.external_id, card.region_city, card.note) == (
        "云栖水务有限公司",
        "K-9",
        "杭州",
        "老客户",
    )
    assert card.next_follow_up_on == make.days(-1)
    assert len(card.interactions) == len(card.feedback) == 1
    rows = make.ask(vault, customer_queries.page, [card.n], today=make.TODAY)
    assert (rows[0].next_follow_up_title, rows[0].open_complaints) == ("回访", 1)


@pytest.mark.parametrize("words", ["88156666", "云棲水務", "K-9", "13800138000", "云栖水务"])
def test_search_finds_it_by_whatever_either_had(
    vault: Vault, pair: tuple[bytes, bytes], words: str
) -> None:
    keep, twin = pair
    make.do(vault, merging.merge, keep, [twin])
    assert found_by(vault, words) == [keep]
    hits = make.ask(vault, note_hits, "智能水表")
    assert [hit.customer_id for hit in hits] == [keep]
    make.do(vault, history.undo)
    assert twin in found_by(vault, "88156666") + found_by(vault, "云棲水務")


def test_a_match_says_where_it_was_found(vault: Vault, pair: tuple[bytes, bytes]) -> None:
    keep, twin = pair
    make.do(vault, merging.merge, keep, [twin])
    n = make.card(vault, keep).n
    row = make.ask(vault, customer_queries.page, [n], text="88156666", today=make.TODAY)[0]
    assert row.match is not None
    assert (row.match.kind, row.match.text) == ("phone", "0571-88156666")


def test_filters_see_the_group(vault: Vault, pair: tuple[bytes, bytes]) -> None:
    keep, twin = pair
    make.do(vault, merging.merge, keep, [twin])
    complaining = make.ask(
        vault, listing, Criteria(has_open_complaint=True), Sort.NAME, today=make.TODAY
    )
    assert list(make.ask(vault, customer_queries.ids_of, complaining.numbers)) == [keep]


def test_choices_win(vault: Vault, pair: tuple[bytes, bytes]) -> None:
    keep, twin = pair
    make.do(vault, merging.merge, keep, [twin], {"name": "云栖水务", "note": "", "tier": "B"})
    card = make.card(vault, keep)
    assert (card.name, card.note, card.tier) == ("云栖水务", None, "B")


@pytest.mark.parametrize("side", [0, 1])
def test_taking_a_merge_back_is_exact(vault: Vault, pair: tuple[bytes, bytes], side: int) -> None:
    before = dump(vault)
    reminded = make.ask(vault, reminders.between, make.days(-9), make.days(30))
    make.do(vault, merging.merge, pair[0], [pair[1]], {"name": "合并后"})
    assert dump(vault) != before
    make.do(vault, merging.unmerge, pair[side])
    assert dump(vault) == before
    assert make.ask(vault, reminders.between, make.days(-9), make.days(30)) == reminded
    with vault.read() as session:
        assert journal.differences(session.connection()) == ()


def test_what_came_after_stays(vault: Vault, pair: tuple[bytes, bytes]) -> None:
    """New rows and later edits of the kept customer are nobody's to take away."""
    keep, twin = pair
    make.do(vault, merging.merge, keep, [twin])
    make.contact_was(vault, keep, text="合并以后")
    make.do(vault, merging.unmerge, twin)
    assert [item.text for item in make.card(vault, keep).interactions] == ["合并以后"]
    assert [item.text for item in make.card(vault, twin).interactions] == ["谈了智能水表"]


def test_a_merged_one_takes_its_own_along(vault: Vault) -> None:
    first, second, third = (make.customer(vault, name) for name in ("甲公司", "乙公司", "丙公司"))
    make.do(vault, merging.merge, second, [third])
    before = dump(vault)
    make.do(vault, merging.merge, first, [second])
    make.follow_up(vault, third, due=2)
    assert make.card(vault, first).next_follow_up_on == make.days(2)
    owners = make.ask(vault, follow_ups.open_until, None, today=make.TODAY)
    assert [row.customer_id for row in owners] == [first]
    make.do(vault, history.undo)
    make.do(vault, merging.unmerge, first)
    assert dump(vault) == before


def test_a_redone_merge_can_be_taken_back(vault: Vault, pair: tuple[bytes, bytes]) -> None:
    before = dump(vault)
    make.do(vault, merging.merge, pair[0], [pair[1]])
    make.do(vault, history.undo)
    make.do(vault, history.redo)
    make.do(vault, merging.unmerge, pair[1])
    assert dump(vault) == before


def test_who_cannot_be_merged(vault: Vault, pair: tuple[bytes, bytes]) -> None:
    keep, twin = pair
    for others in ([], [keep], [b"\0" * 16]):
        with pytest.raises(Refused):
            make.do(vault, merging.merge, keep, others)
    with pytest.raises(Refused):
        make.do(vault, merging.unmerge, keep)
    make.do(vault, merging.merge, keep, [twin])
    with pytest.raises(Refused):
        make.do(vault, merging.merge, twin, [keep])


def test_a_sheet_meets_the_survivor(vault: Vault, tmp_path: Path) -> None:
    """The External IDs, numbers and rows of the merged one are those of the kept one."""
    path = tmp_path / "sheet.csv"
    path.write_text(
        "客户编号,客户名称,联系人,手机\nC-1,云栖水务有限公司,张伟,13800138000\nC-2,云栖水务,张伟,13900139000\n",
        encoding="utf-8",
    )
    sheet = importing.read(path)
    make.do(vault, importing.store, sheet, now=NOW)
    keep, twin = (make.ask(vault, customer_queries.find, name) for name in ("C-1", "C-2"))
    make.do(vault, merging.merge, keep, [twin])
    assert make.ask(vault, customer_queries.find, "C-2") == keep
    again = make.do(vault, importing.store, sheet, now=NOW)
    assert (again.created, again.updated, again.skipped) == (0, 0, 2)
    path.write_text("客户编号,客户名称,手机,城市\nC-2,云栖水务有限公司,13900139000,杭州\n")
    proposals = make.ask(vault, importing.propose, importing.read(path))
    assert [(item.verdict, item.customer_id) for item in proposals] == [(Verdict.UPDATE, keep)]
    assert [item.name for item in proposals[0].differences] == ["region_city"]


def test_a_pair_is_not_proposed_again(vault: Vault) -> None:
    phone = [NewMethod(PHONE, "13800138000")]
    one = make.customer(vault, "王芳", kind=CustomerKind.PERSON, methods=phone)
    other = make.customer(vault, "王芳", kind=CustomerKind.PERSON, methods=phone)
    assert len(make.ask(vault, duplicates.all_pairs).pairs) == 1
    make.do(vault, merging.never_again, other, one)
    assert make.ask(vault, duplicates.all_pairs).pairs == ()
    assert make.ask(vault, duplicates.of_customer, one) == ()
    make.do(vault, merging.propose_again, one, other)
    assert len(make.ask(vault, duplicates.of_customer, one)) == 1


words = st.one_of(st.none(), st.sampled_from(["", "甲", "B", "x y"]))


@given(
    rows=st.lists(
        st.fixed_dictionaries(dict.fromkeys(FIELDS[1:5:2], words)), min_size=2, max_size=4
    ),
    keep=st.integers(0, 3),
    name=st.text(min_size=1, max_size=5).filter(str.strip),
)
def test_merge_and_back_for_anybody(
    vault: Vault, rows: list[dict[str, Any]], keep: int, name: str
) -> None:
    ids = [make.customer(vault, f"客户{n}", tags=[f"t{n}"], **row) for n, row in enumerate(rows)]
    before = dump(vault)
    kept = ids[keep % len(ids)]
    others = [one for one in ids if one != kept]
    make.do(vault, merging.merge, kept, others, {"short_name": name})
    assert make.card(vault, others[0]).merged_into == kept
    unit_of_work.write(vault, merging.unmerge, others[-1])
    assert dump(vault) == before
