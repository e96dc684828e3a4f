"""What makes two customers one, and what does not."""

from typing import TYPE_CHECKING

import pytest
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from desktop_crm.domain.firm_names import core, has_legal_form
from desktop_crm.domain.matching import (
    Comparison,
    Grade,
    Likeness,
    Trait,
    Traits,
    address_parts,
    compare,
    keys,
)
from desktop_crm.domain.person_names import PersonName, person_name, soundex

if TYPE_CHECKING:
    from collections.abc import Callable

LIKE = Likeness(
    names=JaroWinkler.similarity,
    edits=OSA.normalized_similarity,
    words=lambda a, b: fuzz.token_sort_ratio(a, b) / 100,
    whole=lambda a, b: fuzz.ratio(a, b) / 100,
)
BOARD = frozenset({"+8657188156666"})
MOBILE = frozenset({"+8613800138000"})


def judged(one: Traits, other: Traits) -> Comparison:
    there, back = compare(one, other, LIKE), compare(other, one, LIKE)
    assert there.score == back.score
    assert there.are_colleagues == back.are_colleagues
    return there


def who(name: str) -> tuple[PersonName, ...]:
    found = person_name(name)
    assert found is not None
    return (found,)


def firm(name: str, person: str = "", **more: frozenset[str] | str) -> Traits:
    return Traits(
        is_company=True,
        people=who(person) if person else (),
        full_names=frozenset({name}),
        legal_names=frozenset({name}) if has_legal_form(name) else frozenset(),
        firms=(core(name),),
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("杭州云栖水务科技有限公司", "云栖水务"),
        ("浙江省杭州市云栖水务股份有限公司", "云栖水务"),
        ("云栖水务(杭州)有限公司", "云栖水务"),
        ("海纳信息技术集团有限公司", "海纳"),
        ("中国有限公司", "中国"),
        ("上海公司", "上海"),
        ("baltic timber gmbh", "baltic timber"),
        ("the acme trading co., ltd.", "acme trading"),
        ("a.b.c. inc", "abc"),
    ],
)
def test_the_core_of_a_firm(name: str, left: str) -> None:
    assert core(name) == left


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王总", PersonName("王", is_chinese=True)),
        ("王 芳 (采购)", PersonName("王芳", is_chinese=True)),
        ("dr. mary ann o'neil", PersonName("neil", "mary ann o")),
        ("smith, john", PersonName("smith", "john")),
        ("smith", PersonName("smith")),
        ("...", None),
    ],
)
def test_names_of_people(text: str, name: PersonName | None) -> None:
    assert person_name(text) == name


def test_addresses_fall_into_parts() -> None:
    assert address_parts("12a stanley street, flat 2") == ("12a", "stanley street", "flat 2")
    assert address_parts("rosetta village") == ("", "rosetta village", "")
    assert address_parts("") == ("", "", "")


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("robert", "r163"),
        ("rupert", "r163"),
        ("ashcraft", "a261"),
        ("tymczak", "t522"),
        ("a", "a000"),
    ],
)
def test_soundex(word: str, code: str) -> None:
    assert soundex(word) == code


def test_another_person_outweighs_a_shared_phone() -> None:
    one = firm("杭州云栖水务有限公司", "张伟", phones=BOARD)
    found = judged(one, firm("杭州云栖水务有限公司", "王芳", phones=BOARD))
    assert found.are_colleagues
    assert not found.is_duplicate


def test_what_only_one_person_has_outweighs_another_name() -> None:
    chat = frozenset({"wx1"})
    one = firm("杭州云栖水务有限公司", "张伟", phones=MOBILE, chats=chat)
    found = judged(one, firm("杭州云栖水务有限公司", "王芳", phones=MOBILE, chats=chat))
    assert found.is_duplicate
    assert not found.are_colleagues


def test_two_firms_in_one_house_are_two() -> None:
    one = firm("杭州云栖水务有限公司", phones=BOARD, address="杭州文三路1号")
    assert not judged(
        one, firm("杭州海纳机械有限公司", phones=BOARD, address="文三路1号")
    ).is_duplicate


def test_one_legal_name_is_one_firm() -> None:
    one, other = (
        firm("杭州云栖水务有限公司", phones=MOBILE),
        firm("杭州云栖水务有限公司", phones=BOARD),
    )
    assert judged(one, other).is_duplicate
    namesakes = judged(firm("老王饭店", phones=MOBILE), firm("老王饭店", phones=BOARD))
    assert not namesakes.is_duplicate


def test_namesakes_are_two() -> None:
    one = Traits(people=who("王芳"), phones=MOBILE, firms=("云栖",))
    assert not judged(one, Traits(people=who("王芳"), phones=BOARD, firms=("海纳",))).is_duplicate


@pytest.mark.parametrize(
    "change",
    [
        {"people": who("mary jons")},
        {"people": who("jones mary")},
        {"people": who("jones")},
        {"birthday": "19800315"},
        {"town": "baltimor", "street": "main stret"},
        {"phones": frozenset({"+12125550143"})},
    ],
    ids=["slip", "swapped", "one name", "birthday", "street", "phone"],
)
def test_slips_do_not_hide_a_person(change: dict[str, object]) -> None:
    own: dict[str, object] = {
        "people": who("mary jones"),
        "birthday": "19800314",
        "town": "baltimore",
        "street": "main street",
        "house": "12",
        "phones": frozenset({"+12125550142"}),
    }
    one, other = Traits(**own), Traits(**own | change)  # type: ignore[arg-type]
    assert judged(one, other).is_duplicate
    assert not set(keys(one)).isdisjoint(keys(other))


HOME: dict[str, object] = {
    "town": "baltimore",
    "street": "main street",
    "house": "12",
    "postcode": "2100",
    "phones": frozenset({"+12125550142"}),
}


@pytest.mark.parametrize(
    ("name", "birthday", "is_one"),
    [
        ("mary jones", "19800314", True),
        ("peter jones", "19780902", False),
        ("peter jones", "", False),
        ("mary jones", "19550101", False),
        ("mary jones", "19801403", True),
        ("mary jones", "", True),
    ],
    ids=["same", "husband", "no birthday", "mother", "day and month", "birthday missing"],
)
def test_who_lives_together_is_not_one_person(name: str, birthday: str, is_one: bool) -> None:
    one = Traits(people=who("mary jones"), birthday="19800314", **HOME)  # type: ignore[arg-type]
    other = Traits(people=who(name), birthday=birthday, **HOME)  # type: ignore[arg-type]
    assert judged(one, other).is_duplicate == is_one


@pytest.mark.parametrize(
    ("more", "is_one"),
    [
        ({}, False),
        ({"birthday": "19661224"}, False),
        ({"birthday": "19800314"}, True),
        ({"emails": frozenset({"mjones@example.org"})}, True),
    ],
    ids=["same town", "another birthday", "moved", "one address of mail"],
)
def test_one_name_is_not_one_person(more: dict[str, object], is_one: bool) -> None:
    mail = frozenset({"mjones@example.org"})
    one = Traits(
        people=who("mary jones"), birthday="19800314", emails=mail, town="baltimore",
        street="main street", house="12",
    )  # fmt: skip
    other: dict[str, object] = {"town": "baltimore", "street": "oak avenue", "house": "7"}
    found = judged(one, Traits(people=who("mary jones"), **other | more))  # type: ignore[arg-type]
    assert found.is_duplicate == is_one


def test_a_short_name_is_the_whole_one() -> None:
    one = Traits(people=who("william jones"), phones=MOBILE)
    assert judged(one, Traits(people=who("bill jones"), phones=MOBILE)).is_duplicate


def test_another_mobile_at_the_firm_may_be_a_colleague() -> None:
    own = frozenset({"+8613900139000"}) | BOARD
    one = firm("杭州云栖水务有限公司", "张伟", phones=MOBILE | BOARD)
    found = judged(one, firm("杭州云栖水务有限公司", phones=own))
    assert found.are_colleagues
    assert judged(one, firm("杭州云栖水务有限公司", phones=BOARD)).is_duplicate


def test_a_company_is_no_person() -> None:
    one = Traits(people=who("王芳"), phones=BOARD)
    assert not judged(one, firm("杭州云栖水务有限公司", phones=BOARD)).is_duplicate


def test_empty_says_nothing() -> None:
    assert judged(Traits(), Traits(phones=BOARD)).marks == ()


def test_a_wrong_choice_of_the_input_method_is_no_other_person() -> None:
    reading: Callable[[str], str] = {"张玮": "zhangwei", "张伟": "zhangwei"}.__getitem__
    one, other = person_name("张玮", reading), person_name("张伟", reading)
    assert one is not None
    assert other is not None
    found = judged(Traits(people=(one,), phones=MOBILE), Traits(people=(other,), phones=MOBILE))
    assert found.is_duplicate
    latin = judged(Traits(people=(one,)), Traits(people=who("wei zhang")))
    assert [(mark.trait, mark.grade) for mark in latin.marks] == [(Trait.PERSON, Grade.SIMILAR)]
