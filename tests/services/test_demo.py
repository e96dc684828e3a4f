"""The sample customers: believable, complete, and gone without a trace when asked."""

import json
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import text

from desktop_crm.domain import credit_codes
from desktop_crm.domain.agenda import AgendaSection
from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.data_files import data_file
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.pick_lists import BUILT_IN
from desktop_crm.domain.words import (
    CalendarKind,
    CustomerKind,
    FeedbackKind,
    FeedbackState,
    FollowUpState,
    LifecycleStage,
    PickList,
    Tier,
)
from desktop_crm.queries import customers, listing
from desktop_crm.queries.today import agenda
from desktop_crm.services import demo, history
from desktop_crm.storage.vault import Vault
from tests.factories import NOW, TODAY, ask, customer, days, do

TABLES = [
    "customer",
    "contact",
    "contact_method",
    "customer_tag",
    "interaction",
    "follow_up",
    "occasion",
    "feedback",
    "feedback_step",
    "survey",
    "survey_answer",
    "need",
    "product",
    "purchase",
    "purchase_line",
    "deal",
    "deal_step",
    "consent",
    "segment",
    "tag",
    "import_batch",
    "import_row",
]


def counts(vault: Vault) -> dict[str, int]:
    with vault.read() as session:
        return {
            name: session.scalar(text(f"SELECT count(*) FROM {name}")) or 0  # noqa: S608
            for name in TABLES
        }


def cards(vault: Vault) -> list[CustomerCard]:
    found = ask(vault, listing.listing, Criteria(), Sort.NAME, today=TODAY)
    ids = ask(vault, customers.ids_of, found.numbers)
    return [ask(vault, customers.card, customer_id, today=TODAY) for customer_id in ids]


def test_it_uses_every_part_of_the_program(vault: Vault) -> None:
    assert do(vault, demo.fill, today=TODAY, now=NOW) == 60
    assert min(counts(vault).values()) > 0
    shown = cards(vault)
    assert {card.kind for card in shown} == set(CustomerKind)
    assert {card.tier for card in shown} == {*Tier, None}
    assert {card.stage_shown for card in shown} == set(LifecycleStage)
    assert sum(len(card.contacts) > 1 for card in shown) >= 10
    follow_ups = [row for card in shown for row in card.follow_ups]
    due = Counter(
        (row.due_on > TODAY) - (row.due_on < TODAY)
        for row in follow_ups
        if row.state is FollowUpState.OPEN
    )
    assert min(due[-1], due[0], due[1]) >= 5
    feedback = [row for card in shown for row in card.feedback]
    assert {row.kind for row in feedback} == set(FeedbackKind)
    assert {row.state for row in feedback} == set(FeedbackState)
    assert any(row.is_crisis for row in feedback)
    assert all(row.outcome for row in feedback if row.state is FeedbackState.CLOSED)
    assert any(row.calendar is CalendarKind.LUNAR for card in shown for row in card.occasions)
    bought = [row.bought_on for card in shown for row in card.purchases if row.bought_on]
    assert min(bought) < days(-700)
    assert max(bought) < TODAY
    sections = {section for section, _ in ask(vault, agenda, today=TODAY, now=NOW).counts}
    assert sections == set(AgendaSection)


def test_it_holds_together(vault: Vault) -> None:
    do(vault, demo.fill, today=TODAY, now=NOW)
    keys = {item: {one.key for one in items} for item, items in BUILT_IN.items()}
    for card in cards(vault):
        assert card.industry is None or card.industry in keys[PickList.INDUSTRY]
        assert card.source is None or card.source in keys[PickList.SOURCE]
        assert card.size_band is None or card.size_band in keys[PickList.SIZE]
        assert card.region_province is None or card.region_province in keys[PickList.REGION]
        assert card.credit_code is None or credit_codes.is_valid(card.credit_code)
        assert card.created_at is not None
        assert all(row.normalised for row in card.methods)
        assert all(row.happened_at <= NOW for row in card.interactions)
        assert all(row.at <= NOW for told in card.feedback for row in told.steps)
        for row in card.purchases:
            assert row.total.minor == sum(one.amount.minor for one in row.lines)
            assert row.bought_on is not None
            assert row.bought_on >= card.created_at.date()
        for told in card.feedback:
            assert list(told.steps) == sorted(told.steps, key=lambda step: step.at)


def test_the_same_day_gives_the_same_customers(vault: Vault) -> None:
    do(vault, demo.fill, today=TODAY, now=NOW)
    first = [(card.name, [row.total for row in card.purchases]) for card in cards(vault)]
    do(vault, demo.remove, now=NOW)
    do(vault, demo.fill, today=TODAY, now=NOW)
    second = [(card.name, [row.total for row in card.purchases]) for card in cards(vault)]
    assert first == second


@pytest.mark.parametrize("ahead", [0, 37, 101])
def test_any_day_has_something_to_do(vault: Vault, ahead: int) -> None:
    later = timedelta(days=ahead)
    do(vault, demo.fill, today=TODAY + later, now=NOW + later)
    found = ask(vault, agenda, today=TODAY + later, now=NOW + later)
    assert {section for section, _ in found.counts} == set(AgendaSection)


def test_it_is_removed_in_one_step_and_what_is_ours_stays(vault: Vault) -> None:
    ours = customer(vault, "自己的客户", tags=["价格敏感", "自己的标签"])
    before, mine = counts(vault), ask(vault, customers.card, ours, today=TODAY)
    do(vault, demo.fill, today=TODAY, now=NOW)
    filled = counts(vault)
    with pytest.raises(Refused):
        do(vault, demo.fill, today=TODAY, now=NOW)
    assert do(vault, demo.remove, now=NOW) == 60
    assert counts(vault) == before
    assert ask(vault, customers.card, ours, today=TODAY) == mine
    with pytest.raises(Refused):
        do(vault, demo.remove, now=NOW)
    do(vault, history.undo)
    assert counts(vault) == filled
    do(vault, history.undo)
    assert counts(vault) == before


def test_a_tag_that_somebody_else_uses_stays(vault: Vault) -> None:
    do(vault, demo.fill, today=TODAY, now=NOW)
    ours = customer(vault, "自己的客户", tags=["重点客户"])
    do(vault, demo.remove, now=NOW)
    assert [tag.name for tag in ask(vault, customers.card, ours, today=TODAY).tags] == ["重点客户"]


def test_the_files_name_no_address_that_anybody_could_have() -> None:
    for name in ("demo/customers_zh.json", "demo/customers_en.json"):
        for one in json.loads(data_file(name).read_text(encoding="utf-8"))["customers"]:
            methods = [(kind, value) for kind, value, *_ in one.get("methods", ())]
            methods += [pair for person in one.get("people", ()) for pair in person[4].items()]
            mails = [value for kind, value in methods if kind == "EMAIL"]
            assert all(mail.rpartition("@")[2].endswith("example.com") for mail in mails)
