import subprocess
import sys

import pytest
from sqlalchemy.orm import Session

from desktop_crm.domain.folding import Slot, Term, joined
from desktop_crm.queries import plain_rows, search
from desktop_crm.queries.search import Place
from desktop_crm.storage.entities.tag import Tag
from desktop_crm.storage.vault import Vault


@pytest.mark.parametrize(
    ("slot", "value", "text", "place"),
    [
        (Slot.NAME, "wang", "wang", Place.NAME_EQUAL),
        (Slot.NAME, "wang wei", "wang", Place.NAME_STARTS),
        (Slot.NAME, "da wang", "wang", Place.NAME_CONTAINS),
        (Slot.PHONE, "8613800138000", "8000", Place.PHONE_ENDS),
        (Slot.PHONE, "8613800138000", "000", Place.ADDRESS_CONTAINS),
        (Slot.PHONE, "8613800138000", "0013", Place.ADDRESS_CONTAINS),
        (Slot.CONTACT, "wang", "wan", Place.PERSON_STARTS),
        (Slot.SHORT_NAME, "wang", "wan", Place.PERSON_STARTS),
        (Slot.CONTACT, "da wang", "wan", Place.COMPANY_CONTAINS),
        (Slot.COMPANY, "wang ltd", "wan", Place.COMPANY_CONTAINS),
        (Slot.EMAIL, "wang@x", "wan", Place.ADDRESS_CONTAINS),
        (Slot.CITY, "wang", "wang", Place.OTHER),
        (Slot.CUSTOM, "wang", "wang", Place.OTHER),
    ],
)
def test_places(slot: Slot, value: str, text: str, place: Place) -> None:
    assert search.place_of(slot, value, text) is place


def test_every_slot_has_a_place() -> None:
    for slot in Slot:
        assert search.place_of(slot, "xyz", "y") in Place


def best(text: str, slots: str) -> tuple[Place, int]:
    term = Term(text)
    return search.best_slot(search.finder_of(term), slots)[:2]


def test_the_best_of_several_slots_counts() -> None:
    text = joined([(Slot.NAME, "da wang"), (Slot.CONTACT, "wang"), (Slot.CITY, "wang")])

    assert best("wang", text) == (Place.NAME_CONTAINS, 7)
    assert best("li", text) == (Place.OTHER, 999)
    assert best("d.*", text) == (Place.OTHER, 999)


def test_the_end_of_a_phone_counts_although_the_digits_stand_before_too() -> None:
    text = joined([(Slot.PHONE, "800080008000")])

    assert best("8000", text) == (Place.PHONE_ENDS, 12)


@pytest.mark.parametrize(
    ("value", "text", "place"),
    [
        ("138-0013-8000", "00138", (4, 6)),
        ("138-0013-8000", "138", (0, 3)),
        ("１３８-0013", "380", (1, 4)),  # noqa: RUF001 - full-width digits are digits
        ("138-0013", "86138", None),
        ("138", "", None),
        ("½5", "5", None),  # folds to more digits than there are characters
    ],
)
def test_digits_of_a_phone(value: str, text: str, place: tuple[int, int] | None) -> None:
    assert search.phone_digits(value, text) == place


@pytest.mark.parametrize(
    ("sort_key", "typed", "shown"),
    [
        ("zhang wei\x1f张伟", "zw", "zhang wei"),
        ("zhang wei\x1f张伟", "zhangw", "zhang wei"),
        ("zhang wei\x1f张伟", "wei", "zhang wei"),
        ("lv bu\x1f吕布", "lub", "lv bu"),
        ("zhang wei\x1f张伟", "li", None),
        (None, "li", None),
    ],
)
def test_the_reading_that_was_typed(sort_key: str | None, typed: str, shown: str | None) -> None:
    assert search.initials_of(sort_key, typed) == shown


@pytest.mark.parametrize(
    ("text", "may"), [("a", False), ("vi", False), ("vip", True), ("展", True), ("12", False)]
)
def test_short_latin_terms_name_no_tag(text: str, may: bool) -> None:
    assert search.may_name(Term(text)) is may


def test_what_a_session_has_not_written_yet_is_seen(wide_shop: Vault) -> None:
    with wide_shop.write() as session:
        session.add(Tag(name="unwritten"))
        found = plain_rows.rows(session, "SELECT count(*) FROM tag WHERE name = 'unwritten'")
        session.rollback()

    assert found[0][0] == 1


def test_numbers_come_as_one_value(session: Session) -> None:
    found = plain_rows.numbers(session, "SELECT n FROM customer ORDER BY n DESC LIMIT 3")

    assert found == sorted(found, reverse=True)
    assert len(found) == 3


def test_a_search_loads_no_table_of_readings() -> None:
    program = (
        "import sys\n"
        "from desktop_crm.queries import customer_rows, listing, search\n"
        "from desktop_crm.storage import pinyin\n"
        "search.terms('張偉 zw 138')\n"
        "print(pinyin.readings.cache_info().currsize, 'pypinyin' in sys.modules)"
    )

    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["0", "False"]
