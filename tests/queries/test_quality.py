"""Every customer is judged by what the policy wants of it, the same way wherever it is read."""

from datetime import timedelta
from typing import Any

import pytest

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.quality import Gap
from desktop_crm.domain.words import CustomerKind, MethodKind, Tier
from desktop_crm.queries import customers as customer_queries
from desktop_crm.queries import quality
from desktop_crm.services import contact_methods, contacts, customers, merging, settings
from desktop_crm.services.vaults import Vault
from tests import factories as make

PHONE = [NewMethod(MethodKind.PHONE, "13800138000")]
WHOLE: dict[str, Any] = {
    "industry": "Retail",
    "source": "Trade fair",
    "region_province": "浙江",
    "tier": Tier.B,
}


@pytest.fixture
def whole(vault: Vault) -> bytes:
    """Return a customer of whom nothing is missing."""
    found = make.customer(vault, "云栖", methods=PHONE, **WHOLE)
    make.do(vault, contacts.add, found, {"name": "张伟"})
    make.do(vault, customers.verify, [found], today=make.TODAY)
    make.follow_up(vault, found, due=3)
    return found


def gaps_of(vault: Vault, customer_id: bytes) -> tuple[Gap, ...]:
    found = make.ask(vault, quality.of_customer, customer_id, today=make.TODAY)
    assert found is not None
    card = make.ask(vault, customer_queries.card, customer_id, today=make.TODAY)
    assert card.quality_score == found.quality.score
    return found.quality.gaps


def test_a_whole_customer_has_no_gap(vault: Vault, whole: bytes) -> None:
    assert gaps_of(vault, whole) == ()
    report = make.ask(vault, quality.report, today=make.TODAY)
    assert report.rows == ()
    assert (report.mean, report.total) == (100, 1)


def test_an_empty_customer_has_every_gap_worst_first(vault: Vault, whole: bytes) -> None:
    bare = make.customer(vault, "某公司")
    report = make.ask(vault, quality.report, today=make.TODAY)
    assert [row.customer_id for row in report.rows] == [bare]
    assert set(report.rows[0].quality.gaps) == set(Gap) - {Gap.DUPLICATE}
    assert report.rows[0].missing == ("tier", "industry", "source", "region_province")
    assert gaps_of(vault, bare) == report.rows[0].quality.gaps
    assert report.counts[Gap.UNREACHABLE] == 1
    for gap in Gap:
        rows = make.ask(vault, quality.report, today=make.TODAY, gap=gap).rows
        assert [row.customer_id for row in rows] == ([] if gap is Gap.DUPLICATE else [bare])


def test_a_number_that_was_marked_as_wrong_reaches_nobody(vault: Vault, whole: bytes) -> None:
    card = make.ask(vault, customer_queries.card, whole, today=make.TODAY)
    make.do(vault, contact_methods.edit, card.methods[0].id, {"bad_since": make.TODAY})
    assert gaps_of(vault, whole) == (Gap.UNREACHABLE,)


def test_a_check_is_trusted_as_long_as_agreed(vault: Vault, whole: bytes) -> None:
    make.do(vault, customers.edit, whole, {"verified_on": make.TODAY - timedelta(days=100)})
    assert gaps_of(vault, whole) == ()
    make.do(vault, settings.set, {"verify_days": 90})
    make.do(vault, customers.edit, whole, {"note": "neu"})
    assert gaps_of(vault, whole) == (Gap.NOT_VERIFIED,)


def test_a_tier_may_want_more(vault: Vault, whole: bytes) -> None:
    make.do(vault, settings.set, {"wanted_by_tier": {Tier.A: ["website"], Tier.B: ["postcode"]}})
    make.do(vault, customers.edit, whole, {"note": "neu"})
    assert gaps_of(vault, whole) == (Gap.FIELDS_MISSING,)
    make.do(vault, customers.edit, whole, {"postcode": "310000"})
    assert gaps_of(vault, whole) == ()


def test_a_person_needs_no_field_of_companies(vault: Vault) -> None:
    fields = {**WHOLE, "industry": None, "kind": CustomerKind.PERSON}
    person = make.customer(vault, "王芳", methods=PHONE, **fields)
    assert gaps_of(vault, person) == (Gap.NO_FOLLOW_UP, Gap.NOT_VERIFIED)


def test_who_was_merged_lends_what_he_has(vault: Vault) -> None:
    keep = make.customer(vault, "云栖", **WHOLE)
    other = make.customer(vault, "雲棲", methods=PHONE)
    assert Gap.UNREACHABLE in gaps_of(vault, keep)
    make.do(vault, merging.merge, keep, [other])
    assert Gap.UNREACHABLE not in gaps_of(vault, keep)
    assert make.ask(vault, quality.of_customer, other, today=make.TODAY) is None
