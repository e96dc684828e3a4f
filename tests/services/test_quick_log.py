"""One line, one undo step."""

from datetime import date, time

from desktop_crm.domain.words import (
    FeedbackKind,
    FeedbackState,
    FollowUpKind,
    FollowUpOrigin,
    InteractionKind,
)
from desktop_crm.services import history, settings
from desktop_crm.storage.vault import Vault
from tests.factories import card, customer, days, do, follow_up, line


def test_a_call_with_a_date_and_a_tag(vault: Vault) -> None:
    do(vault, settings.set, {"user_name": "陈静"})
    customer_id = customer(vault, tier="A")
    typed = "电话 报价太高 周五再打 #价格"
    logged = line(vault, customer_id, typed)
    shown = card(vault, customer_id)
    (row,) = shown.interactions
    assert (row.kind, row.line, row.author) == (InteractionKind.CALL, typed, "陈静")
    assert [tag.name for tag in shown.tags] == ["价格"]
    (planned,) = shown.follow_ups
    assert (planned.id, planned.due_on) == (logged.follow_up_id, date(2026, 11, 27))
    assert planned.origin is FollowUpOrigin.QUICK_LOG
    do(vault, history.undo)
    empty = card(vault, customer_id)
    assert (empty.interactions, empty.follow_ups, empty.tags) == ((), (), ())


def test_an_open_check_in_moves_and_keeps_the_words_that_were_written_for_it(
    vault: Vault,
) -> None:
    customer_id = customer(vault)
    waiting = follow_up(vault, customer_id, title="确认二季度订单", due=1)
    logged = line(vault, customer_id, "电话 没人接 @下周三下午3点")
    (row,) = card(vault, customer_id).follow_ups
    assert logged.follow_up_id == waiting
    assert (row.title, row.due_on, row.due_time, row.snoozed_from) == (
        "确认二季度订单",
        date(2026, 11, 25),
        time(15),
        days(1),
    )


def test_the_words_of_a_line_give_way_to_those_of_the_next(vault: Vault) -> None:
    customer_id = customer(vault)
    line(vault, customer_id, "电话 没人接 周五再打")
    line(vault, customer_id, "电话 要样品 @下周三")
    (row,) = card(vault, customer_id).follow_ups
    assert row.title == "要样品"


def test_a_promise_is_a_follow_up_of_its_own(vault: Vault) -> None:
    customer_id = customer(vault)
    line(vault, customer_id, "电话12分钟：要求春节前交货 @下周三下午3点 !周二发修订报价")
    promises = [
        row for row in card(vault, customer_id).follow_ups if row.kind is FollowUpKind.PROMISE_OURS
    ]
    assert [(row.title, row.due_on) for row in promises] == [("发修订报价", date(2026, 11, 24))]


def test_a_promise_without_a_day_is_due_on_the_next_workday(vault: Vault) -> None:
    customer_id = customer(vault)
    line(vault, customer_id, "电话 要资料 !寄样册")
    assert card(vault, customer_id).next_follow_up_on == date(2026, 11, 23)


def test_a_complaint_is_feedback_and_its_day_is_when_it_is_due(vault: Vault) -> None:
    customer_id = customer(vault, tier="A")
    logged = line(vault, customer_id, "投诉 两箱运输破损 @后天 #物流")
    shown = card(vault, customer_id)
    assert (shown.interactions, shown.follow_ups) == ((), ())
    (row,) = shown.feedback
    assert row.id == logged.feedback_id
    assert (row.kind, row.text, row.due_on) == (
        FeedbackKind.COMPLAINT,
        "两箱运输破损",
        date(2026, 11, 23),
    )
    assert [step.state for step in row.steps] == [FeedbackState.RECEIVED]
    assert [tag.name for tag in shown.tags] == ["物流"]
    do(vault, history.undo)
    assert card(vault, customer_id).feedback == ()


def test_a_line_without_a_date_leaves_the_next_day_to_the_rhythm(vault: Vault) -> None:
    customer_id = customer(vault, tier="A")
    line(vault, customer_id, "昨天 拜访 见到采购主管，对样品满意 #展会2026")
    shown = card(vault, customer_id)
    assert shown.last_contact_on == days(-1)
    assert shown.follow_ups[0].origin is FollowUpOrigin.RULE


def test_a_note_is_no_contact(vault: Vault) -> None:
    customer_id = customer(vault, tier="A")
    line(vault, customer_id, "电话打不通")
    shown = card(vault, customer_id)
    assert shown.interactions[0].kind is InteractionKind.NOTE
    assert (shown.last_contact_on, shown.follow_ups) == (None, ())
