"""Pick-lists that grow and change."""

import pytest

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.pick_lists import BUILT_IN
from desktop_crm.domain.words import PickList
from desktop_crm.queries import pick_lists as stored
from desktop_crm.services import history, pick_lists
from desktop_crm.storage.vault import Vault
from tests.factories import ask, do


def keys(vault: Vault) -> list[str]:
    return [item.key for item in ask(vault, stored.items, PickList.INDUSTRY)]


def test_a_new_vault_offers_the_built_in_items(vault: Vault) -> None:
    for pick_list in PickList:
        assert ask(vault, stored.items, pick_list) == BUILT_IN[pick_list]


def test_an_item_is_added_once_under_either_name(vault: Vault) -> None:
    assert do(vault, pick_lists.add, PickList.INDUSTRY, "Rockets", "火箭") == "Rockets"
    assert do(vault, pick_lists.add, PickList.INDUSTRY, "火箭") == "Rockets"
    assert do(vault, pick_lists.add, PickList.INDUSTRY, "MACHINERY") == "Machinery"
    assert keys(vault) == [*(item.key for item in BUILT_IN[PickList.INDUSTRY]), "Rockets"]


def test_an_item_is_renamed_and_hidden_while_its_key_stays(vault: Vault) -> None:
    do(vault, pick_lists.edit, PickList.INDUSTRY, "Machinery", label_en="Machines", label_zh="机械")
    items = {item.key: item for item in ask(vault, stored.items, PickList.INDUSTRY)}
    assert (items["Machinery"].label_en, items["Machinery"].label_zh) == ("Machines", "机械")
    do(vault, pick_lists.edit, PickList.INDUSTRY, "Machinery", is_active=False)
    assert "Machinery" not in keys(vault)
    do(vault, history.undo)
    assert "Machinery" in keys(vault)


def test_what_is_wrong_is_refused(vault: Vault) -> None:
    with pytest.raises(Refused):
        do(vault, pick_lists.add, PickList.SIZE, "  ")
    with pytest.raises(Refused):
        do(vault, pick_lists.edit, PickList.SIZE, "unknown", label_en="x")
