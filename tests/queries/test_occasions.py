"""Yearly days found by the day they fall on."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_crm.domain.words import CalendarKind, OccasionKind
from desktop_crm.queries import occasions
from desktop_crm.queries.calendar import Calendar
from desktop_crm.services import contacts
from desktop_crm.services import occasions as writing
from desktop_crm.storage.vault import Vault
from tests.factories import ask, customer, do

CALENDAR = Calendar()


def birthday(
    vault: Vault, customer_id: bytes, month: int, day: int, *, lunar: bool = False
) -> bytes:
    return do(
        vault,
        writing.add,
        customer_id,
        kind=OccasionKind.BIRTHDAY,
        month=month,
        day=day,
        calendar=CalendarKind.LUNAR if lunar else CalendarKind.SOLAR,
    )


def test_a_lunar_birthday_is_found_on_its_day(vault: Vault) -> None:
    customer_id = customer(vault, "张伟琪", tier="A")
    contact_id = do(vault, contacts.add, customer_id, {"name": "王磊"})
    do(
        vault,
        writing.add,
        customer_id,
        kind=OccasionKind.BIRTHDAY,
        month=8,
        day=15,
        calendar=CalendarKind.LUNAR,
        contact_id=contact_id,
    )
    day = date(2026, 9, 25)
    (row,) = ask(vault, occasions.upcoming, day, day)
    assert (row.next_on, row.contact_name, row.customer_name) == (day, "王磊", "张伟琪")
    assert ask(vault, occasions.upcoming, day + timedelta(days=1), day + timedelta(days=9)) == ()


def test_a_short_span_and_a_long_one_find_the_same(vault: Vault) -> None:
    customer_id = customer(vault)
    for month in range(1, 13):
        birthday(vault, customer_id, month, 1 + 2 * month % 28, lunar=month % 2 == 0)
    birthday(vault, customer_id, 2, 29)
    birthday(vault, customer_id, 12, 30, lunar=True)
    first = date(2026, 1, 1)
    whole = ask(vault, occasions.upcoming, first, date(2026, 12, 31))
    pieces = [
        row
        for month in range(1, 13)
        for row in ask(
            vault,
            occasions.upcoming,
            date(2026, month, 1),
            date(2026 + month // 12, month % 12 + 1, 1) - timedelta(days=1),
        )
    ]
    assert [(row.id, row.next_on) for row in whole] == [(row.id, row.next_on) for row in pieces]
    assert len(whole) >= 14


@settings(max_examples=25)
@given(
    first=st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    span=st.integers(0, 40),
    ahead=st.integers(0, 40),
    lunar=st.booleans(),
)
def test_what_falls_in_a_span_is_found_and_nothing_else(
    vault: Vault, first: date, span: int, ahead: int, lunar: bool
) -> None:
    on = first + timedelta(days=ahead)
    lunar_day = CALENDAR.lunar_day(on)
    month, day = (lunar_day.month, lunar_day.day) if lunar else (on.month, on.day)
    added = birthday(vault, customer(vault), month, day, lunar=lunar)
    rows = ask(vault, occasions.upcoming, first, first + timedelta(days=span))
    found = [row.next_on for row in rows if row.id == added]
    if ahead <= span and not lunar_day.is_leap:
        assert on in found
    assert all(one is not None and first <= one <= first + timedelta(days=span) for one in found)


def test_a_day_that_is_none_is_kept_and_never_comes(vault: Vault) -> None:
    customer_id = customer(vault)
    birthday(vault, customer_id, 5, 5)
    with vault.write() as session:
        session.connection().exec_driver_sql("UPDATE occasion SET month = 17")
    assert ask(vault, occasions.upcoming, date(2026, 1, 1), date(2026, 12, 31)) == ()
    (row,) = ask(vault, occasions.of_customers, [customer_id], today=date(2026, 1, 1))
    assert row.next_on is None
