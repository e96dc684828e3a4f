"""What was logged, and what follows from it."""

import pytest

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.follow_ups import NextFollowUp
from desktop_crm.domain.words import (
    Direction,
    FollowUpKind,
    FollowUpOrigin,
    InteractionKind,
)
from desktop_crm.services import history, interactions, settings
from desktop_crm.storage.vault import Vault
from tests.factories import NOW, card, contact_was, customer, days, do, follow_up


def test_a_contact_moves_the_last_contact_and_a_note_does_not(vault: Vault) -> None:
    customer_id = customer(vault)
    contact_was(vault, customer_id, ago=5)
    contact_was(vault, customer_id, ago=1, kind=InteractionKind.NOTE)
    assert card(vault, customer_id).last_contact_on == days(-5)
    contact_was(vault, customer_id, ago=20)
    assert card(vault, customer_id).last_contact_on == days(-5)


def test_the_rhythm_of_the_tier_plans_the_next_check_in(vault: Vault) -> None:
    customer_id = customer(vault, tier="A")
    logged = contact_was(vault, customer_id, ago=1)
    planned = card(vault, customer_id).follow_ups
    assert [(row.id, row.due_on, row.origin, row.kind) for row in planned] == [
        (logged.follow_up_id, days(13), FollowUpOrigin.RULE, FollowUpKind.CHECK_IN)
    ]
    # Nobody named it: each window says the kind in its own language.
    assert planned[0].title == ""
    do(vault, history.undo)
    assert card(vault, customer_id).follow_ups == ()
    assert card(vault, customer_id).last_contact_on is None


def test_a_proposed_day_is_a_workday(vault: Vault) -> None:
    customer_id = customer(vault, tier="A")
    contact_was(vault, customer_id, ago=0)  # a Saturday: fourteen days later is one too
    assert card(vault, customer_id).next_follow_up_on == days(16)


def test_each_contact_moves_what_the_rule_planned(vault: Vault) -> None:
    customer_id = customer(vault, tier="B")
    first = contact_was(vault, customer_id, ago=10)
    second = contact_was(vault, customer_id, ago=1)
    assert second.follow_up_id == first.follow_up_id
    row = card(vault, customer_id).follow_ups[0]
    assert (row.due_on, row.snoozed_from) == (days(30), days(20))


def test_an_older_contact_never_pulls_the_plan_back(vault: Vault) -> None:
    customer_id = customer(vault, tier="B")
    contact_was(vault, customer_id, ago=1)
    contact_was(vault, customer_id, ago=15)
    assert card(vault, customer_id).next_follow_up_on == days(30)


def test_a_due_check_in_is_done_by_the_contact_and_moves(vault: Vault) -> None:
    customer_id = customer(vault, tier="A")
    overdue = follow_up(vault, customer_id, title="确认报价", due=-3)
    logged = contact_was(vault, customer_id, ago=1)
    row = card(vault, customer_id).follow_ups[0]
    assert logged.follow_up_id == overdue == row.id
    assert (row.title, row.due_on, row.snoozed_from) == ("确认报价", days(13), days(-3))


def test_a_day_planned_by_hand_for_later_stands(vault: Vault) -> None:
    customer_id = customer(vault, tier="A")
    follow_up(vault, customer_id, due=2)
    assert contact_was(vault, customer_id).follow_up_id is None
    assert card(vault, customer_id).next_follow_up_on == days(2)


def test_promises_and_tasks_stay_on_their_day(vault: Vault) -> None:
    customer_id = customer(vault, tier="A")
    follow_up(vault, customer_id, due=-1, kind=FollowUpKind.PROMISE_OURS)
    follow_up(vault, customer_id, due=-1, kind=FollowUpKind.TASK)
    contact_was(vault, customer_id)
    assert sorted(row.due_on for row in card(vault, customer_id).follow_ups) == [
        days(-1),
        days(-1),
        days(16),
    ]


@pytest.mark.parametrize("fields", [{}, {"tier": "A", "do_not_contact": True}])
def test_without_a_rhythm_or_a_welcome_nothing_is_planned(
    vault: Vault, fields: dict[str, object]
) -> None:
    customer_id = customer(vault, now=NOW, **fields)  # type: ignore[arg-type]
    assert contact_was(vault, customer_id).follow_up_id is None
    assert card(vault, customer_id).follow_ups == ()


def test_the_rule_can_be_switched_off(vault: Vault) -> None:
    do(vault, settings.set, {"plans_by_rhythm": False})
    assert contact_was(vault, customer(vault, tier="A")).follow_up_id is None


def test_a_day_that_is_given_wins_over_the_rule(vault: Vault) -> None:
    customer_id = customer(vault, tier="A")
    waiting = follow_up(vault, customer_id, title="旧的", due=3)
    logged = do(
        vault,
        interactions.log,
        customer_id,
        kind=InteractionKind.VISIT,
        text=" 看了泵站 ",
        happened_at=NOW,
        direction=Direction.OUT,
        duration_minutes=75,
        next_follow_up=NextFollowUp(on=days(6), title="签字"),
        tags=["价格"],
        promises=[NextFollowUp(on=days(1), title="发报价", kind=FollowUpKind.PROMISE_OURS)],
        author="陈静",
    )
    shown = card(vault, customer_id)
    assert logged.follow_up_id == waiting
    assert [(row.title, row.due_on, row.kind) for row in shown.follow_ups] == [
        ("发报价", days(1), FollowUpKind.PROMISE_OURS),
        ("签字", days(6), FollowUpKind.CHECK_IN),
    ]
    row = shown.interactions[0]
    assert (row.text, row.author, row.duration_minutes) == ("看了泵站", "陈静", 75)
    assert [tag.name for tag in shown.tags] == ["价格"]
    do(vault, history.undo)
    again = card(vault, customer_id)
    assert again.interactions == ()
    assert again.tags == ()
    assert [(one.title, one.due_on) for one in again.follow_ups] == [("旧的", days(3))]


def test_an_interaction_is_changed_and_removed(vault: Vault) -> None:
    customer_id = customer(vault)
    logged = contact_was(vault, customer_id, ago=1)
    assert logged.interaction_id is not None
    do(vault, interactions.edit, logged.interaction_id, {"kind": "note", "text": "only a note"})
    assert card(vault, customer_id).last_contact_on is None
    with pytest.raises(Refused):
        do(vault, interactions.edit, logged.interaction_id, {"happened_at": None})
    do(vault, interactions.remove, logged.interaction_id)
    assert card(vault, customer_id).interactions == ()
    with pytest.raises(Refused):
        do(vault, interactions.remove, logged.interaction_id)
