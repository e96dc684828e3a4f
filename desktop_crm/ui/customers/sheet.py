"""What the Card shows of one customer: one question, and its sums in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.health import Health, HealthFacts, HealthReason, health_of
from desktop_crm.domain.history import HistoryRow
from desktop_crm.domain.purchases import PurchaseSummary
from desktop_crm.domain.stages import PurchaseDays
from desktop_crm.domain.words import FeedbackKind, FeedbackState
from desktop_crm.queries import customers as customer_queries
from desktop_crm.queries import history as history_queries
from desktop_crm.queries import purchases as purchase_queries
from desktop_crm.ui.customers.card_head import health_tone
from desktop_crm.ui.customers.entries import scale_top
from desktop_crm.ui.kit.language import ago, day, money, translate

_NOTHING = "–"  # noqa: RUF001 - the sign for nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one question brings: the card, its sums and its changes."""

    card: CustomerCard
    summary: PurchaseSummary
    history: tuple[HistoryRow, ...]
    today: date


def read_sheet(session: Any, customer_id: bytes, *, today: date) -> Sheet:
    """Return everything the Card shows of one customer; a query."""
    return Sheet(
        card=customer_queries.card(session, customer_id, today=today),
        summary=purchase_queries.summary(session, customer_id, today=today),
        history=history_queries.of_customer(session, customer_id),
        today=today,
    )


def lifetime_text(sheet: Sheet) -> str:
    """Return what the customer bought for in all."""
    return money(sheet.summary.lifetime)


def orders_text(sheet: Sheet) -> str:
    """Return in how many purchases."""
    orders = sheet.summary.orders
    if not orders:
        return translate("Card", "nothing bought yet")
    return translate("Card", "%n purchases", "", orders)


def score_text(sheet: Sheet) -> str:
    """Return how content the customer said to be."""
    if not sheet.card.survey_answers:
        return _NOTHING
    answer = sheet.card.survey_answers[0]
    return f"{answer.score} / {scale_top(answer.scale)}"


def score_note(sheet: Sheet) -> str:
    """Return when that was asked."""
    if not sheet.card.survey_answers:
        return translate("Card", "not asked yet")
    on = day(sheet.card.survey_answers[0].answered_on, sheet.today)
    return translate("Card", "asked {day}").format(day=on)


def churn_text(sheet: Sheet) -> str:
    """Return in a word how likely the customer is to leave."""
    if sheet.card.health is None:
        return _NOTHING
    return {
        "ok": translate("Card", "Low"),
        "warn": translate("Card", "Medium"),
        "danger": translate("Card", "High"),
    }[health_tone(sheet.card.health)]


def churn_note(sheet: Sheet) -> str:
    """Return the first reason for that."""
    health = _health(sheet)
    if sheet.card.health is None or health is None:
        return translate("Card", "not enough history")
    if not health.reasons or health_tone(sheet.card.health) == "ok":
        return translate("Card", "all is steady")
    return {
        HealthReason.PURCHASE_SILENCE: translate("Card", "long without a purchase"),
        HealthReason.CONTACT_SILENCE: translate("Card", "long without contact"),
        HealthReason.COMPLAINT_OPEN: translate("Card", "complaint open"),
    }[health.reasons[0]]


def rhythm_text(sheet: Sheet) -> str:
    """Return how often the customer buys."""
    if not sheet.summary.usual_gap_days:
        return translate("Card", "Bought once so far")
    return translate("Card", "Buys every %n days", "", sheet.summary.usual_gap_days)


def expected_text(sheet: Sheet) -> str:
    """Return when the next purchase is expected, else when the last one was."""
    summary = sheet.summary
    if summary.last_on is None:
        return ""
    if summary.next_expected_on is None:
        return translate("Card", "last {when}").format(when=ago(summary.last_on, sheet.today))
    text = translate("Card", "next expected {day}")
    if summary.next_expected_on < sheet.today:
        text = translate("Card", "was expected {day}")
    return text.format(day=day(summary.next_expected_on, sheet.today))


def _health(sheet: Sheet) -> Health | None:
    card = sheet.card
    days = sorted(
        {
            bought.bought_on
            for bought in card.purchases
            if bought.bought_on is not None and bought.total.minor > 0
        }
    )
    complaints = sum(
        found.kind is FeedbackKind.COMPLAINT and found.state is not FeedbackState.CLOSED
        for found in card.feedback
    )
    facts = HealthFacts(
        purchases=PurchaseDays(len(days), days[0] if days else None, days[-1] if days else None),
        last_contact_on=card.last_contact_on,
        tier=card.tier,
        open_complaints=complaints,
    )
    return health_of(facts, sheet.today)
