"""Today: sections, order, reasons, the cap."""

from desktop_crm.domain.agenda import Agenda, AgendaSection, Reason, ReasonKind
from desktop_crm.domain.words import FeedbackKind, FollowUpKind, OccasionKind
from desktop_crm.queries.today import agenda
from desktop_crm.services import customers, feedback, follow_ups, occasions, settings
from desktop_crm.storage.vault import Vault
from tests.factories import (
    NOW,
    TODAY,
    ask,
    contact_was,
    customer,
    days,
    do,
    follow_up,
    told,
)

S = AgendaSection
K = ReasonKind


def today(vault: Vault, limit: int | None = 200) -> Agenda:
    return ask(vault, agenda, today=TODAY, now=NOW, limit=limit)


def names(found: Agenda, section: AgendaSection) -> list[str]:
    return [row.customer_name for row in found.rows if row.section is section]


def test_an_empty_vault_has_nothing_to_do(vault: Vault) -> None:
    assert today(vault) == Agenda(day=TODAY)


def test_overdue_is_ordered_by_lateness_tier_and_complaint(vault: Vault) -> None:
    for name, tier, late in (("丙", "C", 6), ("甲", "A", 3), ("乙", "B", 3), ("无", None, 9)):
        follow_up(vault, customer(vault, name, tier=tier), due=-late)
    angry = customer(vault, "怒", tier="C")
    follow_up(vault, angry, due=-6)
    told(vault, angry)
    found = today(vault)
    assert names(found, S.OVERDUE) == ["怒", "甲", "丙", "乙", "无"]
    scores = [row.score for row in found.rows]
    assert scores == sorted(scores, reverse=True)


def test_every_row_says_why(vault: Vault) -> None:
    customer_id = customer(vault, "甲", tier="A")
    contact_was(vault, customer_id, ago=28)
    follow_up(vault, customer_id, due=-4, kind=FollowUpKind.PROMISE_OURS)
    told(vault, customer_id, ago=1)
    row = next(one for one in today(vault).rows if one.follow_up_kind is FollowUpKind.PROMISE_OURS)
    assert row.reasons == (
        Reason(K.TIER, "A"),
        Reason(K.DAYS_LATE, 4),
        Reason(K.OUR_PROMISE),
        Reason(K.DAYS_OVER_RHYTHM, 14),
        Reason(K.COMPLAINT_OPEN, 1),
    )


def test_what_is_due_later_done_or_deleted_is_not_there(vault: Vault) -> None:
    customer_id = customer(vault, "甲")
    follow_up(vault, customer_id, due=1)
    gone = customer(vault, "删", tier="A")
    follow_up(vault, gone, due=-1)
    told(vault, gone, ago=9)
    do(vault, customers.delete, [gone], now=NOW)
    assert today(vault).rows == ()


def test_complaints_appear_when_they_are_open_too_long_due_or_a_crisis(vault: Vault) -> None:
    told(vault, customer(vault, "新", tier="A"), ago=1)
    told(vault, customer(vault, "久", tier="D"), ago=3)
    told(vault, customer(vault, "到期", tier="D"), ago=1, due_on=TODAY)
    told(vault, customer(vault, "危机", tier="D"), is_crisis=True)
    told(vault, customer(vault, "表扬", tier="D"), kind=FeedbackKind.PRAISE, ago=9)
    closed = told(vault, customer(vault, "结", tier="D"), ago=9)
    do(vault, feedback.close, closed, outcome="好", told_on=TODAY, at=NOW)
    found = today(vault)
    assert names(found, S.COMPLAINTS) == ["危机", "久", "到期"]
    assert found.rows[0].reasons[0] == Reason(K.CRISIS)
    do(vault, settings.set, {"complaint_hours": 12})
    assert names(today(vault), S.COMPLAINTS) == ["危机", "新", "久", "到期"]


def test_occasions_of_the_coming_week_stand_in_order(vault: Vault) -> None:
    for name, ahead in (("八天", 8), ("七天", 7), ("今天", 0)):
        day = days(ahead)
        do(
            vault,
            occasions.add,
            customer(vault, name),
            kind=OccasionKind.BIRTHDAY,
            month=day.month,
            day=day.day,
        )
    found = today(vault)
    assert names(found, S.OCCASIONS) == ["今天", "七天"]
    assert found.rows[1].reasons == (Reason(K.OCCASION_IN_DAYS, 7),)


def test_key_customers_without_a_plan_are_shown(vault: Vault) -> None:
    do(vault, settings.set, {"plans_by_rhythm": False})
    for name, tier, ago in (("静", "A", 60), ("近", "A", 1), ("B", "B", 40), ("C", "C", 400)):
        contact_was(vault, customer(vault, name, tier=tier), ago=ago)
    customer(vault, "从未", tier="B")
    customer(vault, "勿扰", tier="A", do_not_contact=True)
    planned = customer(vault, "有计划", tier="A")
    follow_up(vault, planned, due=90)
    found = today(vault)
    assert names(found, S.WITHOUT_PLAN) == ["静", "B", "近", "从未"]
    reasons = {row.customer_name: row.reasons[1:] for row in found.rows}
    assert reasons["静"] == (Reason(K.NO_FOLLOW_UP), Reason(K.DAYS_OVER_RHYTHM, 46))
    assert reasons["从未"] == (Reason(K.NO_FOLLOW_UP), Reason(K.NEVER_CONTACTED))


def test_a_long_section_leaves_room_for_the_others(vault: Vault) -> None:
    customer_id = customer(vault, "甲", tier="A")
    for late in range(1, 31):
        follow_up(vault, customer_id, due=-late)
    told(vault, customer_id, ago=5)
    found = today(vault, limit=16)
    assert len(found.rows) == 16
    assert len(names(found, S.COMPLAINTS)) == 1
    assert dict(found.counts) == {S.OVERDUE: 30, S.COMPLAINTS: 1}
    assert found.total == 31
    assert len(today(vault, limit=None).rows) == 31


def test_times_of_the_day_follow_each_other(vault: Vault) -> None:
    customer_id = customer(vault, "甲", tier="A")
    late = follow_up(vault, customer_id, title="下午")
    early = follow_up(vault, customer_id, title="上午")
    do(vault, follow_ups.edit, late, {"due_time": "15:00"})
    do(vault, follow_ups.edit, early, {"due_time": "09:00"})
    assert [row.title for row in today(vault).rows] == ["上午", "下午"]
