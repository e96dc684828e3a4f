"""Planted duplicates are found, and nothing else is: the goals of precision and recall."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_crm.domain import duplicates as values
from desktop_crm.queries import duplicates
from desktop_crm.services import importing, unit_of_work
from desktop_crm.services.vaults import Vault
from tests import factories as make
from tests.queries.planted import Planted, firms, people

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)

Bring = Callable[[Planted], values.Duplicates]


@pytest.fixture
def bring(vault: Vault, tmp_path: Path) -> Bring:
    """Return a function that imports a sheet and looks for duplicates."""

    def run(planted: Planted) -> values.Duplicates:
        path = tmp_path / "planted.csv"
        path.write_text(planted.sheet, encoding="utf-8")
        report = unit_of_work.write(vault, importing.store, importing.read(path), now=NOW).value
        assert report.created == len(planted.rows)
        return make.ask(vault, duplicates.all_pairs)

    return run


def rates(planted: Planted, found: values.Duplicates) -> tuple[float, float]:
    """Return precision and recall."""
    told = {
        (min(pair), max(pair))
        for pair in ((item.a_external_id or "", item.b_external_id or "") for item in found.pairs)
    }
    right = len(told & planted.pairs)
    return right / len(told), right / len(planted.pairs)


@pytest.mark.parametrize(("most", "seed"), [(1, 11), (4, 12)])
def test_planted_people_are_found(bring: Bring, most: int, seed: int) -> None:
    planted = people(1500, seed, most=most)
    precision, recall = rates(planted, bring(planted))
    assert precision >= 0.98
    assert recall >= 0.97


def test_families_and_namesakes_are_not_one_person(bring: Bring) -> None:
    planted = people(1500, 14, near=0.3)
    precision, recall = rates(planted, bring(planted))
    assert precision >= 0.98
    assert recall >= 0.97


def test_planted_firms_are_found(bring: Bring) -> None:
    planted = firms(1500, 13)
    found = bring(planted)
    precision, recall = rates(planted, found)
    assert precision >= 0.97
    assert recall >= 0.93
    assert found.colleagues
