"""Words that find their item."""

import pytest

from desktop_crm.domain.pick_lists import BUILT_IN, PickItem, key_of
from desktop_crm.domain.words import PickList


@pytest.mark.parametrize(
    ("pick_list", "typed", "key"),
    [
        (PickList.REGION, "浙江省", "Zhejiang"),
        (PickList.REGION, "上海市", "Shanghai"),
        (PickList.REGION, "广西壮族自治区", "Guangxi"),
        (PickList.REGION, " zhejiang ", "Zhejiang"),
        (PickList.SOURCE, "展会", "Trade fair"),
        (PickList.SOURCE, "TRADE-FAIR", "Trade fair"),
        (PickList.INDUSTRY, "机械制造", "Machinery"),
        (PickList.SIZE, "20-99人", "20-99 people"),
        (PickList.INDUSTRY, "  火箭  制造 ", "火箭 制造"),
    ],
)
def test_a_label_in_either_language_finds_the_key(
    pick_list: PickList, typed: str, key: str
) -> None:
    assert key_of(pick_list, typed) == key


def test_nothing_typed_is_nothing() -> None:
    assert key_of(PickList.REGION, "  ") is None


def test_the_items_of_the_vault_come_before_the_built_in_ones() -> None:
    own = (PickItem("rockets", "Rockets", "火箭"),)
    assert key_of(PickList.INDUSTRY, "火箭", own) == "rockets"


def test_no_list_has_two_items_of_one_name() -> None:
    for pick_list, items in BUILT_IN.items():
        words = [key_of(pick_list, word) for item in items for word in (item.key, item.label_zh)]
        assert words == [item.key for item in items for _ in range(2)]
