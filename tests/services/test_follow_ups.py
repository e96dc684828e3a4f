"""Follow-ups planned, completed, postponed, cancelled."""

import pytest

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.follow_ups import FollowUpCounts
from desktop_crm.domain.words import FollowUpKind, FollowUpState
from desktop_crm.queries import follow_ups as follow_up_queries
from desktop_crm.services import follow_ups, history
from desktop_crm.storage.vault import Vault
from tests.factories import NOW, TODAY, ask, card, customer, days, do, follow_up


def test_the_next_open_one_is_the_date_of_the_customer(vault: Vault) -> None:
    customer_id = customer(vault)
    follow_up(vault, customer_id, due=9)
    near = follow_up(vault, customer_id, due=2, kind=FollowUpKind.TASK)
    assert card(vault, customer_id).next_follow_up_on == days(2)
    do(vault, follow_ups.complete, near, now=NOW)
    assert card(vault, customer_id).next_follow_up_on == days(9)
    do(vault, history.undo)
    assert card(vault, customer_id).next_follow_up_on == days(2)


def test_completing_notes_the_outcome_and_plans_what_is_asked(vault: Vault) -> None:
    customer_id = customer(vault)
    done = follow_up(vault, customer_id, title="确认付款方案")
    following = do(
        vault, follow_ups.complete, done, now=NOW, outcome=" 同意三期 ", next_on=days(14)
    )
    one, two = card(vault, customer_id).follow_ups
    assert (one.state, one.done_at, one.outcome) == (FollowUpState.DONE, NOW, "同意三期")
    assert (two.id, two.title, two.due_on) == (following, "确认付款方案", days(14))
    with pytest.raises(Refused):
        do(vault, follow_ups.complete, done, now=NOW)


def test_without_a_day_nothing_follows_unless_it_repeats(vault: Vault) -> None:
    customer_id = customer(vault)
    once = follow_up(vault, customer_id)
    weekly = follow_up(vault, customer_id, due=-10, repeat_rule="p1w")
    assert do(vault, follow_ups.complete, once, now=NOW) is None
    following = do(vault, follow_ups.complete, weekly, now=NOW)
    open_ones = ask(vault, follow_up_queries.open_until, None, today=TODAY)
    assert [(row.id, row.due_on, row.repeat_rule) for row in open_ones] == [
        (following, days(4), "P1W")
    ]


def test_a_kept_promise_is_followed_by_a_check_in(vault: Vault) -> None:
    customer_id = customer(vault)
    promise = follow_up(vault, customer_id, kind=FollowUpKind.PROMISE_OURS)
    following = do(vault, follow_ups.complete, promise, now=NOW, next_on=days(3))
    assert following is not None
    assert ask(vault, follow_up_queries.one, following).kind is FollowUpKind.CHECK_IN


def test_postponing_keeps_the_first_day(vault: Vault) -> None:
    customer_id = customer(vault)
    one = follow_up(vault, customer_id, due=-2)
    do(vault, follow_ups.postpone, [one], days(1))
    do(vault, follow_ups.postpone, [one], days(4))
    row = ask(vault, follow_up_queries.one, one)
    assert (row.due_on, row.snoozed_from) == (days(4), days(-2))


def test_many_are_postponed_at_once_and_closed_ones_stay(vault: Vault) -> None:
    customer_id = customer(vault)
    ids = [follow_up(vault, customer_id, due=-number) for number in range(5)]
    do(vault, follow_ups.cancel, ids[0], now=NOW)
    do(vault, follow_ups.postpone, ids, days(7))
    rows = ask(vault, follow_up_queries.some, ids)
    assert {row.due_on for row in rows if row.state is FollowUpState.OPEN} == {days(7)}
    assert [row.due_on for row in rows if row.state is FollowUpState.CANCELLED] == [TODAY]


def test_what_was_closed_can_be_opened_again(vault: Vault) -> None:
    customer_id = customer(vault)
    one = follow_up(vault, customer_id)
    with pytest.raises(Refused):
        do(vault, follow_ups.reopen, one)
    do(vault, follow_ups.cancel, one)
    assert card(vault, customer_id).next_follow_up_on is None
    do(vault, follow_ups.reopen, one)
    assert card(vault, customer_id).next_follow_up_on == TODAY


def test_an_edit_is_checked(vault: Vault) -> None:
    one = follow_up(vault, customer(vault))
    do(
        vault,
        follow_ups.edit,
        one,
        {"due_on": "2026-12-24", "due_time": "14:30", "kind": "care", "repeat_rule": "P1Y"},
    )
    row = ask(vault, follow_up_queries.one, one)
    assert (str(row.due_on), str(row.due_time), row.kind, row.repeat_rule) == (
        "2026-12-24",
        "14:30:00",
        FollowUpKind.CARE,
        "P1Y",
    )
    for changes in (
        {"title": " "},
        {"due_on": None},
        {"repeat_rule": "weekly"},
        {"state": "DONE"},
    ):
        with pytest.raises(Refused) as refusal:
            do(vault, follow_ups.edit, one, changes)
        assert refusal.value.field == next(iter(changes))


def test_a_plan_needs_a_title_and_a_customer(vault: Vault) -> None:
    customer_id = customer(vault)
    with pytest.raises(Refused) as refusal:
        follow_up(vault, customer_id, title=" ")
    assert refusal.value.field == "title"
    with pytest.raises(Refused):
        follow_up(vault, bytes(16))
    assert ask(vault, follow_up_queries.counts, today=TODAY) == FollowUpCounts()
