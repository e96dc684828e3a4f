"""Lists, days and addresses for documents about many customers, in both languages."""

from datetime import date, time
from random import Random

from desktop_crm.documents.book import Entry, Indexed
from desktop_crm.documents.day_sheet import Reach
from desktop_crm.documents.styles import Look
from desktop_crm.domain.agenda import Agenda, AgendaRow, AgendaSection, Reason, ReasonKind
from desktop_crm.domain.customers import CustomerRow
from desktop_crm.domain.printing import Address, Listed
from desktop_crm.domain.tags import TagRow
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import (
    CustomerKind,
    FeedbackKind,
    FollowUpKind,
    LifecycleStage,
    OccasionKind,
    Tier,
)
from tests.documents import sample

NAMES = (
    "Northlake Dairy Ltd",
    "Quillon",
    "Sable Coast Trading & Logistics International",
    "Åsa Öberg",
)
CHINESE_NAMES = ("苏州启明精密制造有限公司", "李明朗", "上海东昇餐饮管理有限公司", "𠮷野家张𬭎")
CITIES = ("Leeds", "York", "London")
CHINESE_CITIES = ("苏州", "上海", "北京")


def rows(count: int, *, is_chinese: bool, seed: int = 5) -> list[Listed]:
    chance = Random(seed)  # noqa: S311 - test data
    return [_row(number, chance, is_chinese=is_chinese) for number in range(count)]


def _row(number: int, chance: Random, *, is_chinese: bool) -> Listed:
    name = chance.choice(CHINESE_NAMES if is_chinese else NAMES)
    what = "电话回访报价" if is_chinese else "Call about the offer for the new line"
    row = CustomerRow(
        n=number,
        id=sample.key(number),
        name=f"{name} {number}",
        kind=CustomerKind.COMPANY,
        external_id=f"C-{number:05}",
        tier=chance.choice((*Tier, None)),
        stage=chance.choice((*LifecycleStage, None)),
        contact_name="王小明" if is_chinese else "Anna Smith",
        region_city=chance.choice(CHINESE_CITIES if is_chinese else CITIES),
        industry="machinery",
        next_follow_up_on=date(2026, chance.randint(1, 12), chance.randint(1, 28)),
        next_follow_up_title=what,
        last_contact_on=date(2026, 3, chance.randint(1, 28)),
        total=chance.choice((None, Money(chance.randint(1, 10**9)), Money(150_000, "USD"))),
        tags=(TagRow(id=b"t", name="价格" if is_chinese else "price", colour=1),),
        open_complaints=chance.choice((0, 0, 2)),
    )
    return Listed(row, "138 1234 5678")


def book(look: Look, count: int = 40) -> tuple[list[Indexed], list[Entry]]:
    card = sample.CHINESE if look.is_chinese else sample.ENGLISH
    names = CHINESE_NAMES if look.is_chinese else NAMES
    index = [
        Indexed(
            "ABCDEFGHJKLM"[number * 12 // count], f"{names[number % 4]} {number}", f"C-{number}"
        )
        for number in range(count)
    ]
    return index, [Entry(card, sample.summary())] * count


def agenda(look: Look) -> tuple[Agenda, dict[bytes, Reach]]:
    is_chinese = look.is_chinese
    names = CHINESE_NAMES if is_chinese else NAMES
    call = (
        "电话回访：新产线报价是否收到"
        if is_chinese
        else "Call: has the offer for the line arrived?"
    )
    late = (
        "交货再次延误" if is_chinese else "The delivery came late again, the third time this year"
    )

    def line(number: int, section: AgendaSection, **more: object) -> AgendaRow:
        fields: dict[str, object] = {
            "section": section,
            "customer_id": sample.key(number),
            "customer_n": number,
            "customer_name": names[number % 4],
            "customer_tier": Tier.A if number % 2 else Tier.B,
            "title": call,
        }
        return AgendaRow(**(fields | more))  # type: ignore[arg-type]  # a test may mix them

    found = (
        line(
            1,
            AgendaSection.OVERDUE,
            due_on=date(2026, 3, 28),
            follow_up_id=sample.key(1),
            follow_up_kind=FollowUpKind.PROMISE_OURS,
            reasons=(
                Reason(ReasonKind.TIER, "A"),
                Reason(ReasonKind.DAYS_LATE, 5),
                Reason(ReasonKind.OUR_PROMISE),
            ),
        ),
        line(
            2,
            AgendaSection.TODAY,
            due_on=sample.TODAY,
            follow_up_kind=FollowUpKind.CHECK_IN,
            reasons=(Reason(ReasonKind.DUE_TODAY), Reason(ReasonKind.DAYS_OVER_RHYTHM, 1)),
        ),
        line(
            3,
            AgendaSection.TODAY,
            due_on=sample.TODAY,
            due_time=time(9, 30),
            follow_up_kind=FollowUpKind.TASK,
            reasons=(Reason(ReasonKind.DUE_TODAY),),
        ),
        line(
            4,
            AgendaSection.COMPLAINTS,
            title=late,
            feedback_kind=FeedbackKind.COMPLAINT,
            feedback_id=sample.key(4),
            reasons=(Reason(ReasonKind.CRISIS), Reason(ReasonKind.COMPLAINT_OPEN_HOURS, 51)),
        ),
        line(
            5,
            AgendaSection.OCCASIONS,
            title="",
            occasion_kind=OccasionKind.BIRTHDAY,
            occasion_id=sample.key(5),
            contact_name="王小明" if is_chinese else "Anna Smith",
            due_on=date(2026, 4, 4),
            reasons=(Reason(ReasonKind.OCCASION_IN_DAYS, 2),),
        ),
        line(
            6,
            AgendaSection.WITHOUT_PLAN,
            title="",
            reasons=(Reason(ReasonKind.NO_FOLLOW_UP), Reason(ReasonKind.NEVER_CONTACTED)),
        ),
    )
    counts = tuple(
        (section, sum(row.section is section for row in found) + (section is AgendaSection.OVERDUE))
        for section in AgendaSection
    )
    street = "江苏省苏州市工业园区星湖街 328 号" if is_chinese else "12 Harbour Road, Leeds LS1 4AB"
    reach = {sample.key(number): Reach("138 1234 5678", street) for number in range(1, 5)}
    return Agenda(day=sample.TODAY, rows=found, counts=counts), reach


CHINESE_ADDRESS = Address(
    "苏州启明精密制造有限公司",
    "王小明",
    "工业园区星湖街 328 号",
    "苏州市",
    "江苏省",
    "215000",
    "CN",
)
WESTERN_ADDRESS = Address(
    "Northlake Dairy Ltd", "Anna Smith", "12 Harbour Road", "Leeds", "", "LS1 4AB", "United Kingdom"
)
PERSON_ADDRESS = Address("李明朗", "", "人民路 1 号", "上海", "", "200000", "", is_company=False)
NO_ADDRESS = Address("Quillon")


def addresses(look: Look) -> list[Address]:
    first = CHINESE_ADDRESS if look.is_chinese else WESTERN_ADDRESS
    second = WESTERN_ADDRESS if look.is_chinese else CHINESE_ADDRESS
    return [first, second, PERSON_ADDRESS, NO_ADDRESS, *[first] * 24]
