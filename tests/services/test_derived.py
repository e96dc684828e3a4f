"""Derived columns are a function of the rows, however they were written."""

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from desktop_crm.domain.words import LifecycleStage
from desktop_crm.services import customers, derived, history
from desktop_crm.services import settings as vault_settings
from desktop_crm.storage.vault import Vault
from tests.factories import (
    TODAY,
    card,
    contact_was,
    customer,
    days,
    do,
    follow_up,
    purchase,
    told,
)

COLUMNS = "next_follow_up_on, last_contact_on, stage_suggested, quality_score, health"


def derived_columns(vault: Vault) -> list[tuple[object, ...]]:
    with vault.read() as session:
        found = session.execute(text(f"SELECT n, {COLUMNS} FROM customer ORDER BY n"))  # noqa: S608
        return [tuple(row) for row in found]


def recomputed(vault: Vault) -> list[tuple[object, ...]]:
    with vault.write() as session:
        session.execute(text("UPDATE customer SET next_follow_up_on = '1999-01-01', health = 7"))
        derived.refresh(session, None, today=TODAY)
    return derived_columns(vault)


def test_everything_is_computed_from_the_rows(vault: Vault) -> None:
    customer_id = customer(vault, tier="A", verified_on=TODAY)
    for ago in (200, 150, 100, 50, 5):
        purchase(vault, customer_id, ago)
    contact_was(vault, customer_id, ago=2)
    shown = card(vault, customer_id)
    assert shown.stage_suggested is LifecycleStage.LOYAL
    assert (shown.last_contact_on, shown.next_follow_up_on) == (days(-2), days(12))
    assert (shown.health, shown.quality_score) == (100, 40)
    told(vault, customer_id)
    assert card(vault, customer_id).health == 85


def test_the_whole_and_the_touched_agree(vault: Vault) -> None:
    for number in range(4):
        customer_id = customer(vault, f"客户{number}", tier="ABCD"[number])
        for ago in range(10, 10 + 90 * number, 45):
            purchase(vault, customer_id, ago)
        contact_was(vault, customer_id, ago=number * 20)
        follow_up(vault, customer_id, due=number - 2)
    assert recomputed(vault) == derived_columns(vault)


def test_a_day_later_health_is_computed_anew_and_nothing_is_journaled(vault: Vault) -> None:
    customer_id = customer(vault, tier="A")
    contact_was(vault, customer_id)
    before = card(vault, customer_id).health
    assert do(vault, derived.bring_up_to_date, today=days(30))
    assert not do(vault, derived.bring_up_to_date, today=days(30))
    after = card(vault, customer_id).health
    assert before is not None
    assert after is not None
    assert after < before
    assert do(vault, history.undo).label == "Log interaction"


def test_wanted_fields_are_those_of_the_settings(vault: Vault) -> None:
    customer_id = customer(vault, tier="A", note="x")
    assert card(vault, customer_id).quality_score == 10
    do(vault, derived.bring_up_to_date, today=TODAY)
    do(vault, vault_settings.set, {"wanted_fields": ["tier", "note", "no such field"]})
    do(vault, derived.bring_up_to_date, today=TODAY)
    assert card(vault, customer_id).quality_score == 25


def test_the_kept_one_of_a_merge_covers_the_group(vault: Vault) -> None:
    kept, other = customer(vault, "甲"), customer(vault, "乙")
    contact_was(vault, other, ago=3)
    purchase(vault, other, 9)
    follow_up(vault, other, due=4)
    with vault.write() as session:
        session.execute(
            text("UPDATE customer SET merged_into = :kept WHERE id = :other"),
            {"kept": kept, "other": other},
        )
        derived.refresh(session, [other], today=TODAY)
    shown = card(vault, kept)
    assert (shown.last_contact_on, shown.next_follow_up_on) == (days(-3), days(4))
    assert shown.stage_shown is LifecycleStage.FIRST
    assert len(shown.interactions) == len(shown.purchases) == len(shown.follow_ups) == 1
    follow_up(vault, other, due=1)
    assert card(vault, kept).next_follow_up_on == days(1)


def test_a_circle_of_merges_ends(vault: Vault) -> None:
    one, two = customer(vault, "甲"), customer(vault, "乙")
    contact_was(vault, one, ago=3)
    with vault.write() as session:
        for first, second in ((one, two), (two, one)):
            session.execute(
                text("UPDATE customer SET merged_into = :b WHERE id = :a"),
                {"a": first, "b": second},
            )
        derived.refresh(session, [two], today=TODAY)
    assert card(vault, two).last_contact_on == days(-3)


@settings(max_examples=8)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 400), st.integers(0, 3)), max_size=6))
def test_undo_brings_the_derived_columns_back(
    vault: Vault, acts: list[tuple[int, int, int]]
) -> None:
    customer_id = customer(vault, tier="B")
    states = [derived_columns(vault)]
    for what, ago, tier in acts:
        if what == 0:
            contact_was(vault, customer_id, ago=ago)
        elif what == 1:
            purchase(vault, customer_id, ago)
        elif what == 2:
            told(vault, customer_id, ago=ago)
        else:
            changes: dict[str, object] = {"tier": "ABCD"[tier], "note": str(ago)}
            do(vault, customers.edit, customer_id, changes)
        states.append(derived_columns(vault))
    for state in reversed(states[:-1]):
        do(vault, history.undo)
        assert derived_columns(vault) == state
