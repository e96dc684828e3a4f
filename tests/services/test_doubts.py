"""What looks wrong is told and kept as it is."""

from datetime import date, timedelta

import pytest

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.words import MethodKind, OccasionKind
from desktop_crm.queries import customers as customer_queries
from desktop_crm.services import contact_methods, customers, doubts, occasions
from desktop_crm.services.vaults import Vault
from tests import factories as make

RIGHT_CODE = "91330100799655058B"


def told(vault: Vault) -> list[tuple[str, str]]:
    found = make.ask(vault, doubts.doubts, today=make.TODAY)
    return [(each.value, each.words) for each in found]


def test_values_that_look_wrong_are_found(vault: Vault) -> None:
    methods = [
        NewMethod(MethodKind.PHONE, "13800138000"),
        NewMethod(MethodKind.PHONE, "139000"),
        NewMethod(MethodKind.EMAIL, "wang@@example"),
        NewMethod(MethodKind.EMAIL, "wang@example.cn"),
    ]
    one = make.customer(vault, "云栖", methods=methods, credit_code=RIGHT_CODE[:-1] + "A")
    make.do(vault, customers.edit, one, {"verified_on": make.TODAY + timedelta(days=1)})
    assert sorted(value for value, _ in told(vault)) == sorted(
        ["139000", "wang@@example", RIGHT_CODE[:-1] + "A", "2026-11-22"]
    )
    make.do(vault, customers.edit, one, {"credit_code": RIGHT_CODE, "verified_on": make.TODAY})
    assert len(told(vault)) == 2
    make.do(vault, customers.delete, [one], now=make.NOW)
    assert told(vault) == []


def test_a_number_marked_as_wrong_stays_in_doubt_until_it_is_another(vault: Vault) -> None:
    one = make.customer(vault, "云栖", methods=[NewMethod(MethodKind.PHONE, "13800138000")])
    card = make.ask(vault, customer_queries.card, one, today=make.TODAY)
    method = card.methods[0].id
    make.do(vault, contact_methods.edit, method, {"bad_since": make.TODAY})
    assert told(vault) == [("13800138000", doubts.MARKED_BAD)]
    make.do(vault, contact_methods.edit, method, {"value": "13900139000", "bad_since": None})
    assert told(vault) == []


def test_a_birthday_that_is_yet_to_come_is_doubtful(vault: Vault) -> None:
    one = make.customer(vault, "王芳")
    make.do(
        vault, occasions.add, one, kind=OccasionKind.BIRTHDAY, month=3, day=14, year=2027
    )  # fmt: skip
    assert told(vault) == [("2027-03-14", doubts.NOT_YET)]


@pytest.mark.parametrize(
    ("month", "day", "year", "is_lunar", "words"),
    [
        (2, 29, None, False, None),
        (2, 29, 2023, False, doubts.NO_SUCH_DAY),
        (2, 30, None, False, doubts.NO_SUCH_DAY),
        (2, 30, 1980, True, None),
        (2, 31, 1980, True, doubts.NO_SUCH_DAY),
        (13, 1, 1980, False, doubts.NO_SUCH_DAY),
        (0, 0, None, False, doubts.NO_SUCH_DAY),
        (11, 21, 2026, False, None),
        (11, 22, 2026, False, doubts.NOT_YET),
        (1, 1, 2027, True, doubts.NOT_YET),
    ],
)
def test_impossible_days(
    month: int, day: int, year: int | None, is_lunar: bool, words: str | None
) -> None:
    today = date(2026, 11, 21)
    assert doubts.day_doubt(month, day, year, today, is_lunar=is_lunar) == words


def test_the_check_digit_of_a_credit_code() -> None:
    assert doubts.code_doubt("") is None
    assert doubts.code_doubt(f" {RIGHT_CODE.lower()} ") is None
    assert doubts.code_doubt(RIGHT_CODE[:-1] + "A") == doubts.BAD_CREDIT_CODE
    assert doubts.code_doubt("91330100") == doubts.BAD_CREDIT_CODE
