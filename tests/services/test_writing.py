"""Whatever is typed can be stored, and nothing is tied to a stranger."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.words import FeedbackKind, InteractionKind, MethodKind, OccasionKind
from desktop_crm.services import (
    contact_methods,
    contacts,
    customers,
    feedback,
    interactions,
    occasions,
    tags,
)
from desktop_crm.services.writing import clean
from desktop_crm.storage.vault import Vault
from tests.factories import NOW, card, contact_was, customer, do

#: Also what no file can hold: half a character, NUL, directions, joiners.
ANYTHING = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(
    ["\ud83d", "\ude00x", "\x00", "a\x00b", "\u202eabc", "👩\u200d🌾", "𠮷", "\u2028"]
)


@given(ANYTHING)
def test_what_is_cleaned_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned
    assert "\x00" not in cleaned


@settings(max_examples=20)
@given(ANYTHING, ANYTHING, ANYTHING)
def test_whatever_is_typed_arrives_or_is_refused(
    vault: Vault, name: str, text: str, tag: str
) -> None:
    methods = [NewMethod(MethodKind.OTHER, text)]
    if not (clean(name) and clean(text) and clean(tag).lstrip("#\uff03 ")):
        with pytest.raises(Refused):
            customer(vault, name, methods=methods, tags=[tag], note=text)
        return
    customer_id = customer(vault, name, methods=methods, tags=[tag], note=text)
    contact_was(vault, customer_id, text=text)
    shown = card(vault, customer_id)
    assert shown.name == " ".join(clean(name).split())
    assert shown.interactions[0].text == clean(text)
    assert shown.methods[0].value == clean(text)


def test_the_contact_of_another_customer_is_refused(vault: Vault) -> None:
    ours = customer(vault, "甲")
    stranger = do(vault, contacts.add, customer(vault, "乙"), {"name": "王磊"})
    acts = (
        lambda: do(
            vault,
            interactions.log,
            ours,
            kind=InteractionKind.CALL,
            text="x",
            happened_at=NOW,
            contact_id=stranger,
        ),
        lambda: do(
            vault,
            feedback.record,
            ours,
            kind=FeedbackKind.PRAISE,
            text="x",
            received_at=NOW,
            contact_id=stranger,
        ),
        lambda: do(
            vault,
            occasions.add,
            ours,
            kind=OccasionKind.BIRTHDAY,
            month=1,
            day=1,
            contact_id=stranger,
        ),
        lambda: do(vault, contact_methods.add, ours, MethodKind.QQ, "12345", contact_id=stranger),
    )
    before = card(vault, ours)
    for act in acts:
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.field == "contact"
    assert card(vault, ours) == before


def test_a_tag_of_nothing_but_signs_is_refused(vault: Vault) -> None:
    customer_id = customer(vault)
    with pytest.raises(Refused):
        do(vault, tags.assign, [customer_id], ["#"])
    do(vault, customers.edit, customer_id, {})
