"""The whole card, and the customer a reference means."""

import pytest
from sqlalchemy import event, text

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.words import CustomerKind, LifecycleStage
from desktop_crm.queries import customers, tags
from desktop_crm.services import customers as writing
from desktop_crm.services import demo
from desktop_crm.storage.vault import Vault
from tests.factories import NOW, TODAY, ask, card, contact_was, customer, do, purchase, told

#: A customer with every list has them all read once.
MOST_STATEMENTS = 20
USUAL_STATEMENTS = 12


def statements(vault: Vault, customer_id: bytes) -> int:
    seen: list[str] = []
    with vault.read() as session:
        connection = session.connection()

        def note(*args: object) -> None:
            seen.append(str(args[2]))

        event.listen(connection, "before_cursor_execute", note)
        customers.card(session, customer_id, today=TODAY)
        event.remove(connection, "before_cursor_execute", note)
    return len(seen)


def test_a_card_takes_few_statements_however_long_its_lists(vault: Vault) -> None:
    plain = customer(vault, "平常客户", tags=["a"])
    contact_was(vault, plain)
    first = statements(vault, plain)
    assert first <= USUAL_STATEMENTS
    for ago in range(5):
        contact_was(vault, plain, ago=ago)
    assert statements(vault, plain) == first
    do(vault, demo.fill, today=TODAY, now=NOW)
    assert statements(vault, ask(vault, customers.find, "张伟琪")) <= MOST_STATEMENTS


def test_a_card_pages_a_long_timeline(vault: Vault) -> None:
    customer_id = customer(vault)
    for ago in range(4):
        contact_was(vault, customer_id, ago=ago, text=f"{ago}")
    shown = ask(vault, customers.card, customer_id, today=TODAY, most_interactions=2)
    assert [row.text for row in shown.interactions] == ["0", "1"]


def test_lists_are_newest_first(vault: Vault) -> None:
    customer_id = customer(vault)
    for ago in (9, 1, 5):
        contact_was(vault, customer_id, ago=ago)
        purchase(vault, customer_id, ago)
        told(vault, customer_id, ago=ago)
    shown = card(vault, customer_id)
    for moments in (
        [row.happened_at for row in shown.interactions],
        [row.bought_on for row in shown.purchases],
        [row.received_at for row in shown.feedback],
    ):
        assert moments == sorted(moments, reverse=True)  # type: ignore[type-var]


def test_an_unknown_customer_is_refused(vault: Vault) -> None:
    with pytest.raises(Refused):
        card(vault, bytes(16))


def test_words_of_a_newer_version_do_not_break_the_card(vault: Vault) -> None:
    customer_id = customer(vault)
    contact_was(vault, customer_id)
    with vault.write() as session:
        session.execute(text("UPDATE customer SET kind = 'SHIP', tier = 'S', stage = 'FAN'"))
        session.execute(text("UPDATE interaction SET kind = 'HOLOGRAM'"))
    shown = card(vault, customer_id)
    assert (shown.kind, shown.tier, shown.stage) == (CustomerKind.COMPANY, None, None)
    assert shown.stage_shown is LifecycleStage.PROSPECT
    assert len(shown.interactions) == 1


def test_two_of_one_name_never_share_a_log(vault: Vault) -> None:
    one, two = customer(vault, "王伟"), customer(vault, "王伟")
    contact_was(vault, one, text="只有一号")
    assert [row.text for row in card(vault, one).interactions] == ["只有一号"]
    assert card(vault, two).interactions == ()


def test_a_reference_is_an_id_an_external_id_or_a_name(vault: Vault) -> None:
    wanted = customer(vault, "杭州云栖水务科技有限公司", external_id="C-1", short_name="云栖水务")
    customer(vault, "云栖水务", external_id="C-2")
    customer(vault, "C-1 旧编号", external_id="C-3")
    for reference in (wanted.hex(), wanted.hex().upper(), " C-1 ", "科技"):
        assert ask(vault, customers.find, reference) == wanted


def test_a_name_of_two_is_refused_with_both(vault: Vault) -> None:
    customer(vault, "王伟", external_id="C-1")
    other = customer(vault, "王伟")
    with pytest.raises(Refused) as refusal:
        ask(vault, customers.find, "王伟")
    assert "王伟 (C-1)" in str(refusal.value)
    assert other.hex() in str(refusal.value)


@pytest.mark.parametrize("reference", ["", " ", "没有", "%", "_", "0" * 32, "x" * 4000])
def test_what_nobody_is_called_is_refused(vault: Vault, reference: str) -> None:
    customer(vault, "王伟")
    with pytest.raises(Refused):
        ask(vault, customers.find, reference)


def test_who_is_in_the_bin_is_not_found_by_name(vault: Vault) -> None:
    customer_id = customer(vault, "王伟")
    do(vault, writing.delete, [customer_id], now=NOW)
    with pytest.raises(Refused):
        ask(vault, customers.find, "王伟")
    assert ask(vault, customers.find, customer_id.hex()) == customer_id


def test_tags_count_living_customers_once(vault: Vault) -> None:
    customer(vault, "甲", tags=["a"])
    gone = customer(vault, "乙", tags=["a", "b"])
    do(vault, writing.delete, [gone], now=NOW)
    assert {tag.name: tag.count for tag in ask(vault, tags.all_tags)} == {"a": 1, "b": 0}
