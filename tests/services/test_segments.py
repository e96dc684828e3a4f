"""Saved views."""

import pytest

from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.words import Tier
from desktop_crm.queries import segments as stored
from desktop_crm.services import history, segments
from desktop_crm.storage.vault import Vault
from tests.factories import ask, do

KEY = Criteria(tiers=frozenset({Tier.A}), text="水")


def test_a_view_is_saved_changed_and_removed(vault: Vault) -> None:
    first = do(vault, segments.add, " 重点  客户 ", KEY, sort=Sort.NAME)
    second = do(vault, segments.add, "全部", Criteria(), is_pinned=False)
    rows = ask(vault, stored.segments)
    assert [(row.id, row.name, row.criteria, row.sort) for row in rows] == [
        (first, "重点 客户", KEY, Sort.NAME),
        (second, "全部", Criteria(), None),
    ]
    do(vault, segments.edit, second, name="B", criteria=KEY, sort=Sort.TIER, is_pinned=True)
    do(vault, segments.remove, first)
    (row,) = ask(vault, stored.segments)
    assert (row.name, row.criteria, row.sort, row.is_pinned) == ("B", KEY, Sort.TIER, True)
    do(vault, history.undo)
    do(vault, history.undo)
    assert ask(vault, stored.segments) == rows


def test_a_view_needs_a_name(vault: Vault) -> None:
    with pytest.raises(Refused):
        do(vault, segments.add, " ", KEY)
    with pytest.raises(Refused):
        do(vault, segments.remove, bytes(16))
