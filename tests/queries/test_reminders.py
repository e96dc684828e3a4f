"""What a person is reminded of."""

from desktop_crm.domain.reminders import ReminderKind
from desktop_crm.domain.words import OccasionKind
from desktop_crm.queries import reminders
from desktop_crm.services import customers, follow_ups, occasions
from desktop_crm.storage.vault import Vault
from tests.factories import NOW, TODAY, ask, customer, days, do, follow_up, told


def test_everything_due_in_the_span_comes_in_order(vault: Vault) -> None:
    customer_id = customer(vault, "甲", external_id="C-1")
    told(vault, customer_id, due_on=days(2))
    do(
        vault,
        occasions.add,
        customer_id,
        kind=OccasionKind.BIRTHDAY,
        month=days(1).month,
        day=days(1).day,
    )
    follow_up(vault, customer_id, title="打电话", due=0)
    follow_up(vault, customer_id, title="太晚", due=9)
    found = ask(vault, reminders.between, TODAY, days(7))
    assert [(one.on, one.kind, one.title) for one in found] == [
        (days(0), ReminderKind.FOLLOW_UP, "打电话"),
        (days(1), ReminderKind.OCCASION, ""),
        (days(2), ReminderKind.FEEDBACK, "两箱运输破损"),
    ]
    assert {(one.customer_name, one.external_id) for one in found} == {("甲", "C-1")}


def test_what_is_done_or_deleted_reminds_nobody(vault: Vault) -> None:
    done = follow_up(vault, customer(vault, "甲"))
    do(vault, follow_ups.complete, done, now=NOW)
    gone = customer(vault, "乙")
    follow_up(vault, gone)
    do(vault, customers.delete, [gone], now=NOW)
    assert ask(vault, reminders.between, days(-30), days(30)) == ()
