# ruff: noqa: S608 (statements of these tests alone)
"""The sets of customers: counted right, and never stale, whoever wrote what."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from desktop_crm.domain.criteria import Criteria, Due, LastContact, Sort
from desktop_crm.domain.errors import Cancelled
from desktop_crm.domain.words import CustomerKind, LifecycleStage, Tier
from desktop_crm.queries import facets, listing, search
from desktop_crm.services import history, unit_of_work
from desktop_crm.services.use_cases import use_case
from desktop_crm.storage.engine import Reader
from desktop_crm.storage.vault import Vault
from tests.benchmarks.generate import TODAY
from tests.benchmarks.vaults import filled

NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """One vault for all: each test compares with what is read anew, whatever was written before."""
    vault = filled(tmp_path_factory.mktemp("facets") / "shop.crmvault", 150)
    vault.clock = lambda: NOON
    yield vault
    vault.close()


@use_case("Change in a test", undoable=True)
def run(session: Session, *statements: str) -> None:
    for statement in statements:
        session.connection().exec_driver_sql(statement)


def groups(session: Session) -> facets.Groups:
    return facets.groups_of(session, facets.snapshot(session, TODAY))


def assert_true(shop: Vault) -> None:
    """What is kept equals what is read anew."""
    with shop.read() as session:
        kept = groups(session)
        orders = {
            (sort, is_deleted): list(
                listing.listing(session, Criteria(is_deleted=is_deleted), sort, today=TODAY).numbers
            )
            for sort in (Sort.NAME, Sort.NEXT_FOLLOW_UP)
            for is_deleted in (False, True)
        }
        hits = listing.listing(session, Criteria(text="VIP"), Sort.NAME, today=TODAY).numbers
        facets.forget(session)
        fresh = groups(session)
        living = fresh.live | fresh.deleted
        assert (kept.live, kept.deleted) == (fresh.live, fresh.deleted)
        for facet in facets.Facet:
            assert _alive(kept, facet, living) == _alive(fresh, facet, living), facet
        for (sort, is_deleted), order in orders.items():
            found = listing.listing(session, Criteria(is_deleted=is_deleted), sort, today=TODAY)
            assert list(found.numbers) == order
        again = listing.listing(session, Criteria(text="VIP"), Sort.NAME, today=TODAY).numbers
        assert list(again) == list(hits)


def _alive(found: facets.Groups, facet: facets.Facet, living: int) -> dict[object, int]:
    return {key: bits & living for key, bits in found.sets[facet].items() if bits & living}


CUSTOMER = "(SELECT id FROM customer WHERE n = {n})"
CHANGES = (
    "UPDATE customer SET tier = 'A' WHERE n = {n}",
    "UPDATE customer SET tier = NULL, stage = NULL, industry = 'new' WHERE n = {n}",
    "UPDATE customer SET deleted_at = 5 WHERE n = {n}",
    "UPDATE customer SET deleted_at = NULL WHERE n = {n}",
    "UPDATE customer SET deleted_at = 5 WHERE n % 2 = 0",
    "INSERT INTO customer (id, kind, name, tier, created_at) "
    "VALUES (randomblob(16), 'PERSON', 'new {n}', 'B', 7)",
    "INSERT INTO customer_tag (id, customer_id, tag_id) VALUES (randomblob(16), "
    f"{CUSTOMER}, (SELECT id FROM tag WHERE name = 'VIP'))",
    f"DELETE FROM customer_tag WHERE customer_id = {CUSTOMER}",
    "DELETE FROM customer_tag WHERE tag_id = (SELECT id FROM tag WHERE name = 'VIP')",
    "INSERT INTO tag (id, name) VALUES (randomblob(16), 'VIP {n}')",
    "UPDATE tag SET name = 'VIP' WHERE name = 'fair'",
    "UPDATE tag SET merged_into = (SELECT id FROM tag WHERE name = 'VIP') WHERE name = 'trial'",
    f"UPDATE customer SET merged_into = {CUSTOMER.format(n=1)} WHERE n = {{n}} AND n > 1",
    "UPDATE customer SET merged_into = NULL WHERE n = {n}",
    "INSERT INTO follow_up (id, customer_id, kind, title, due_on, state) "
    f"VALUES (randomblob(16), {CUSTOMER}, 'CARE', 't', '2026-11-20', 'OPEN')",
    f"UPDATE follow_up SET state = 'DONE', done_at = 1 WHERE customer_id = {CUSTOMER}",
    "INSERT INTO interaction (id, customer_id, kind, happened_at, text) "
    f"VALUES (randomblob(16), {CUSTOMER}, 'CALL', 1795400000000000, 'x')",
    "INSERT INTO feedback (id, customer_id, kind, text, received_at, state) "
    f"VALUES (randomblob(16), {CUSTOMER}, 'COMPLAINT', 'x', 1, 'RECEIVED')",
    f"UPDATE feedback SET state = 'CLOSED' WHERE customer_id = {CUSTOMER}",
    "UPDATE customer SET name = 'VIP ' || name WHERE n = {n}",
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_write_and_its_undo_are_seen(shop: Vault, change: str) -> None:
    with shop.read() as session:
        groups(session)
        listing.listing(session, Criteria(text="VIP"), Sort.NAME, today=TODAY)

    done = unit_of_work.write(shop, run, change.format(n=6))
    assert_true(shop)

    with shop.read() as session:
        groups(session)
    if done.changes.txn is not None:  # some change nothing, depending on those before them
        unit_of_work.write(shop, history.undo)
    assert_true(shop)


def test_any_writes_one_after_another_are_seen(shop: Vault) -> None:
    for number, change in enumerate(CHANGES * 2):
        with shop.read() as session:
            listing.listing(session, Criteria(text="VIP"), Sort.NAME, today=TODAY)
            groups(session)
        unit_of_work.write(shop, run, change.format(n=number % 7 + 2))
        assert_true(shop)


def test_one_write_reads_few_customers_again(shop: Vault) -> None:
    """The test above would pass if everything were read anew each time."""
    with shop.read() as session:
        groups(session)
    unit_of_work.write(shop, run, CHANGES[0].format(n=3))

    with shop.read() as session:
        statements: list[str] = []
        driver = session.connection().connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(statements.append)
        groups(session)
        driver.set_trace_callback(None)

    own = [statement for statement in statements if "json_group_array(c.deleted_at" in statement]
    assert len(own) == 1
    assert "json_each" in own[0]


def test_a_write_that_is_taken_back_leaves_no_trace(shop: Vault) -> None:
    with shop.write() as session:
        run(session, CHANGES[0].format(n=141))
        assert groups(session).sets[facets.Facet.TIER][Tier.A] >> 141 & 1
        session.rollback()
    unit_of_work.write(shop, run, CHANGES[1].format(n=143))

    assert_true(shop)


def test_an_older_look_neither_sees_nor_spoils_the_newer(shop: Vault) -> None:
    with shop.read() as older:
        before = groups(older)
        unit_of_work.write(shop, run, "UPDATE customer SET deleted_at = 5 WHERE n = 6")
        with shop.read() as newer:
            assert not groups(newer).live >> 6 & 1
        assert groups(older).live == before.live
        with shop.read() as newest:
            assert not groups(newest).live >> 6 & 1
    assert_true(shop)


def test_derived_columns_may_change_without_a_trace(shop: Vault) -> None:
    with shop.read() as session:
        groups(session)
    with shop.write() as writer:
        writer.connection().exec_driver_sql(
            "UPDATE customer SET stage_suggested = 'LOST', next_follow_up_on = '2026-01-01'"
        )
        facets.forget(writer)
        with shop.read() as session:
            groups(session)

    assert_true(shop)


def test_threads_may_ask_at_once(shop: Vault) -> None:
    failed: list[BaseException] = []

    def ask() -> None:
        try:
            for _ in range(5):
                with shop.read() as session:
                    counted = facets.counts(session, Criteria(text="VIP"), today=TODAY)
                    found = listing.listing(session, Criteria(text="VIP"), Sort.NAME, today=TODAY)
                    assert counted.total == found.found
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(5):
        unit_of_work.write(shop, run, CHANGES[6].format(n=number + 2))
    for thread in threads:
        thread.join()

    assert not failed
    assert_true(shop)


def look_and_be_interrupted(reader: Reader, steps: int) -> None:
    with reader.session() as session:
        facets.forget(session)
        driver = session.connection().connection.driver_connection
        assert driver is not None
        driver.set_progress_handler(lambda: 1, steps)
        try:
            groups(session)
            listing.listing(session, Criteria(text="a"), Sort.NAME, today=TODAY)
        finally:
            driver.set_progress_handler(None, 0)


@pytest.mark.parametrize("steps", [1, 300, 3000])
def test_an_interrupted_look_leaves_nothing_half_done(shop: Vault, steps: int) -> None:
    unit_of_work.write(shop, run, CHANGES[0].format(n=145))
    reader = shop.reader()

    with pytest.raises(Cancelled):
        look_and_be_interrupted(reader, steps)
    reader.close()

    assert_true(shop)


def test_counts_leave_out_the_choice_of_their_own_facet(shop: Vault) -> None:
    criteria = Criteria(tiers=frozenset({Tier.A}), kinds=frozenset({CustomerKind.PERSON}))
    with shop.read() as session:
        counted = facets.counts(session, criteria, today=TODAY)
        for tier in (*Tier, None):
            only = Criteria(tiers=frozenset({tier}), kinds=criteria.kinds)
            found = listing.listing(session, only, Sort.NAME, today=TODAY).found
            assert counted.tiers[tier] == found
        for kind in CustomerKind:
            only = Criteria(tiers=criteria.tiers, kinds=frozenset({kind}))
            found = listing.listing(session, only, Sort.NAME, today=TODAY).found
            assert counted.kinds[kind] == found
        for tag, count in counted.tags.items():
            only = Criteria(tiers=criteria.tiers, kinds=criteria.kinds, tags_any=frozenset({tag}))
            assert count == listing.listing(session, only, Sort.NAME, today=TODAY).found
        total = listing.listing(session, criteria, Sort.NAME, today=TODAY).found
    assert counted.total == total
    assert set(counted.stages) == {*LifecycleStage, None}
    assert set(counted.due) == set(Due)
    assert set(counted.last_contact) == set(LastContact)


def test_days_move_with_today(shop: Vault) -> None:
    with shop.read() as session:
        now = facets.counts(session, Criteria(), today=TODAY)
        later = facets.counts(session, Criteria(), today=TODAY + timedelta(200))
        again = facets.counts(session, Criteria(), today=TODAY)

    assert later.due[Due.OVERDUE] == sum(now.due.values()) - now.due[Due.NONE]
    assert again == now


@pytest.mark.parametrize(
    ("day", "group"),
    [
        (None, Due.NONE),
        ("2026-11-22", Due.OVERDUE),
        ("2026-11-23", Due.TODAY),
        ("2026-11-24", Due.WEEK),
        ("2026-11-30", Due.WEEK),
        ("2026-12-01", Due.LATER),
    ],
)
def test_due_groups(day: str | None, group: Due) -> None:
    assert facets.due_of(day, date(2026, 11, 23)) is group


@given(
    st.lists(st.tuples(st.integers(1, 3000), st.integers(0, 400)), unique_by=lambda pair: pair[0])
)
def test_sets_hold_what_the_column_says(pairs: list[tuple[int, int]]) -> None:
    sets = facets.sets_of([n for n, _ in pairs], [value for _, value in pairs])

    assert {value: set(listing.members(bits)) for value, bits in sets.items()} == {
        value: {n for n, other in pairs if other == value} for _, value in pairs
    }


@given(st.sets(st.integers(1, 3000)), st.permutations(range(1, 60)))
def test_a_walk_keeps_the_order(chosen: set[int], order: list[int]) -> None:
    walked = facets.walk(order, facets.bits_of(sorted(chosen)), max(order))

    assert walked == [n for n in order if n in chosen]


def test_a_search_is_answered_from_what_is_kept(shop: Vault) -> None:
    calls: list[str] = []
    with shop.read() as session:
        groups(session)
        listing.listing(session, Criteria(text="王"), Sort.NAME, today=TODAY)
    with shop.read() as session:
        driver = session.connection().connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(calls.append)
        facets.counts(session, Criteria(text="王"), today=TODAY)
        driver.set_trace_callback(None)

    assert not [statement for statement in calls if "MATCH" in statement]
    assert search.terms("王")
