"""Yearly days added and changed."""

import pytest

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.words import CalendarKind, OccasionKind
from desktop_crm.services import occasions
from desktop_crm.storage.vault import Vault
from tests.factories import card, customer, do


def test_a_lunar_birthday_without_a_year_is_normal(vault: Vault) -> None:
    customer_id = customer(vault)
    occasion_id = do(
        vault,
        occasions.add,
        customer_id,
        kind=OccasionKind.BIRTHDAY,
        month=8,
        day=15,
        calendar=CalendarKind.LUNAR,
    )
    (row,) = card(vault, customer_id).occasions
    assert (row.year, row.remind_days_before, str(row.next_on)) == (None, 7, "2027-09-15")
    do(vault, occasions.edit, occasion_id, {"calendar": "SOLAR", "title": "入职"})
    (row,) = card(vault, customer_id).occasions
    assert (row.title, str(row.next_on)) == ("入职", "2027-08-15")
    do(vault, occasions.remove, occasion_id)
    assert card(vault, customer_id).occasions == ()


def test_a_day_that_no_year_has_is_refused(vault: Vault) -> None:
    customer_id = customer(vault)
    with pytest.raises(Refused) as refusal:
        do(vault, occasions.add, customer_id, kind=OccasionKind.OTHER, month=2, day=30)
    assert refusal.value.field == "day"
    lunar = do(
        vault,
        occasions.add,
        customer_id,
        kind=OccasionKind.OTHER,
        month=2,
        day=30,
        calendar=CalendarKind.LUNAR,
    )
    with pytest.raises(Refused):
        do(vault, occasions.edit, lunar, {"calendar": "SOLAR"})
    with pytest.raises(Refused):
        do(vault, occasions.remove, bytes(16))
