"""A filter in SQL against the list, which is proved against a scan."""

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain.criteria import Criteria, Due, LastContact, Sort
from desktop_crm.domain.words import CustomerKind, LifecycleStage, Tier
from desktop_crm.queries import listing, plain_rows
from desktop_crm.queries.criteria import where
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.vault import Vault
from tests.benchmarks import generate
from tests.benchmarks.generate import TODAY

CRITERIA = st.builds(
    Criteria,
    text=st.sampled_from(["", "", "王", "li", "138", "展会", "a b", "zqxj", "electronics"]),
    tags_any=st.frozensets(st.integers(0, 59), max_size=2),
    tags_all=st.frozensets(st.integers(0, 9), max_size=2),
    tags_not=st.frozensets(st.integers(0, 59), max_size=2),
    tiers=st.frozensets(st.sampled_from([*Tier, None]), max_size=2),
    tiers_not=st.frozensets(st.sampled_from([*Tier, None]), max_size=2),
    stages=st.frozensets(st.sampled_from([*LifecycleStage, None]), max_size=3),
    stages_not=st.frozensets(st.sampled_from([*LifecycleStage, None]), max_size=2),
    kinds=st.frozensets(st.sampled_from(CustomerKind), max_size=1),
    sources=st.frozensets(st.sampled_from(generate.SOURCES), max_size=3),
    sources_not=st.frozensets(st.sampled_from(generate.SOURCES), max_size=1),
    industries=st.frozensets(st.sampled_from(generate.INDUSTRIES), max_size=3),
    industries_not=st.frozensets(st.sampled_from(generate.INDUSTRIES), max_size=1),
    regions=st.frozensets(st.sampled_from(["广东", "北京", "浙江"]), max_size=2),
    regions_not=st.frozensets(st.sampled_from(["广东", "北京"]), max_size=1),
    due=st.frozensets(st.sampled_from(Due), max_size=3),
    last_contact=st.frozensets(st.sampled_from(LastContact), max_size=3),
    has_open_complaint=st.booleans(),
    is_deleted=st.integers(0, 4).map(lambda number: number == 0),
)


def with_tags(session: Session, criteria: Criteria) -> Criteria:
    """Put the ids of tags in the place of their numbers."""
    ids = [bytes(tag) for (tag,) in plain_rows.rows(session, "SELECT id FROM tag ORDER BY rowid")]
    changed = {
        field: frozenset(ids[number] for number in getattr(criteria, field))
        for field in ("tags_any", "tags_all", "tags_not")
    }
    fields = {field: getattr(criteria, field) for field in Criteria.__dataclass_fields__}
    return Criteria(**{**fields, **changed})


@settings(max_examples=80)
@given(CRITERIA)
def test_the_condition_in_sql_means_the_same_customers(wide_shop: Vault, raw: Criteria) -> None:
    with wide_shop.read() as session:
        criteria = with_tags(session, raw)
        by_bits = listing.listing(session, criteria, Sort.NAME, today=TODAY)
        by_sql = session.scalars(
            select(Customer.n).where(where(session, criteria, today=TODAY))
        ).all()

    assert sorted(by_bits.numbers) == sorted(by_sql)
    assert by_bits.found == len(by_sql)


def test_two_filters_may_stand_in_one_statement(session: Session) -> None:
    one, other = Criteria(text="王"), Criteria(text="张")
    both = select(Customer.n).where(
        where(session, one, today=TODAY), where(session, other, today=TODAY)
    )

    found = listing.listing(session, Criteria(text="王 张"), Sort.NAME, today=TODAY)

    assert sorted(session.scalars(both)) == sorted(found.numbers)
