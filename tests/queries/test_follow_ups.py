"""Lists of follow-ups."""

import pytest

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.follow_ups import FollowUpCounts
from desktop_crm.queries import follow_ups
from desktop_crm.services import follow_ups as writing
from desktop_crm.storage.vault import Vault
from tests.factories import TODAY, ask, customer, days, do, follow_up, moment


def test_open_ones_until_a_day_the_soonest_and_most_important_first(vault: Vault) -> None:
    low, high = customer(vault, "低", tier="D"), customer(vault, "高", tier="A")
    for customer_id in (low, high):
        for due in (-2, 0, 5):
            follow_up(vault, customer_id, due=due)
    rows = ask(vault, follow_ups.open_until, TODAY, today=TODAY)
    assert [(row.customer_name, row.due_on) for row in rows] == [
        ("高", days(-2)),
        ("低", days(-2)),
        ("高", TODAY),
        ("低", TODAY),
    ]
    assert len(ask(vault, follow_ups.open_until, None, today=TODAY)) == 6


def test_counts_are_those_of_the_lists(vault: Vault) -> None:
    customer_id = customer(vault)
    for due in (-9, -1, 0, 1, 7, 8):
        follow_up(vault, customer_id, due=due)
    found = ask(vault, follow_ups.counts, today=TODAY)
    assert found == FollowUpCounts(overdue=2, today=1, week=2, later=1)
    assert found.total == 6


def test_what_was_done_is_listed_since_a_day(vault: Vault) -> None:
    customer_id = customer(vault)
    for ago in (9, 2, 1):
        one = follow_up(vault, customer_id, title=f"{ago}")
        do(vault, writing.complete, one, now=moment(-ago))
    rows = ask(vault, follow_ups.done_since, days(-2))
    assert [row.title for row in rows] == ["1", "2"]
    assert len(ask(vault, follow_ups.done_since, days(-30), 1)) == 1


def test_an_unknown_one_is_refused(vault: Vault) -> None:
    with pytest.raises(Refused):
        ask(vault, follow_ups.one, bytes(16))
