"""Which stage purchases and contacts suggest."""

from datetime import date, timedelta

import pytest

from desktop_crm.domain.stages import PurchaseDays, stage_from
from desktop_crm.domain.words import LifecycleStage

TODAY = date(2026, 11, 21)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("purchases", "contact", "stage"),
    [
        (PurchaseDays(), None, LifecycleStage.LEAD),
        (PurchaseDays(), ago(3), LifecycleStage.PROSPECT),
        (PurchaseDays(), ago(365), LifecycleStage.PROSPECT),
        (PurchaseDays(), ago(366), LifecycleStage.LOST),
        (PurchaseDays(1, ago(30), ago(30)), None, LifecycleStage.FIRST),
        (PurchaseDays(2, ago(60), ago(30)), ago(10), LifecycleStage.REPEAT),
        (PurchaseDays(5, ago(300), ago(30)), ago(10), LifecycleStage.LOYAL),
        (PurchaseDays(1, ago(200), ago(200)), ago(200), LifecycleStage.DORMANT),
        (PurchaseDays(9, ago(900), ago(400)), ago(400), LifecycleStage.LOST),
        (PurchaseDays(9, ago(900), ago(400)), ago(20), LifecycleStage.DORMANT),
    ],
)
def test_the_stage_follows_from_what_happened(
    purchases: PurchaseDays, contact: date | None, stage: LifecycleStage
) -> None:
    assert stage_from(purchases, contact, TODAY) is stage


def test_who_buys_once_a_year_does_not_sleep_after_half_a_year() -> None:
    yearly = PurchaseDays(5, ago(1660), ago(200))
    assert yearly.usual_gap_days == 365
    assert stage_from(yearly, ago(200), TODAY) is LifecycleStage.LOYAL
