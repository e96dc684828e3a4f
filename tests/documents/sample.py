"""Two believable customers, one in Chinese and one in English, an empty one and an overfull one."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from random import Random
from typing import TypeVar

from desktop_crm.documents.brief import Visit
from desktop_crm.domain.customers import (
    ConsentRow,
    ContactMethodRow,
    ContactRow,
    CustomerCard,
    NeedRow,
    SurveyAnswerRow,
)
from desktop_crm.domain.feedback import FeedbackRow, FeedbackStepRow
from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.history import ChangeKind, FieldChange, HistoryRow
from desktop_crm.domain.interactions import InteractionRow
from desktop_crm.domain.occasions import OccasionRow
from desktop_crm.domain.purchases import DealRow, PurchaseLineRow, PurchaseRow, PurchaseSummary
from desktop_crm.domain.tags import TagRow
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import (
    Attitude,
    CalendarKind,
    ContactRole,
    CustomerKind,
    FeedbackKind,
    FeedbackState,
    FollowUpKind,
    InteractionKind,
    LifecycleStage,
    MethodKind,
    OccasionKind,
    SurveyScale,
    Tier,
)

Row = TypeVar("Row")

NOW = datetime(2026, 4, 2, 8, 30, tzinfo=UTC)
TODAY = date(2026, 4, 2)
WHO = bytes(16)


def key(number: int) -> bytes:
    return number.to_bytes(16, "big")


def yuan(amount: int) -> Money:
    return Money(amount * 100)


def at(month: int, day: int, hour: int = 10, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def bought(
    number: int, day: date, text: str, quantity: int, amount: int, state: str
) -> PurchaseRow:
    line = PurchaseLineRow(
        id=key(number),
        purchase_id=key(number),
        text=text,
        quantity=Decimal(quantity),
        amount=yuan(amount),
    )
    return PurchaseRow(
        id=key(number),
        customer_id=WHO,
        bought_on=day,
        total=yuan(amount),
        state=state,
        lines=(line,),
    )


def summary(
    thousands: tuple[int, ...] = (22, 38, 12, 45, 30, 28, 61, 18, 40, 73, 0, 0),
) -> PurchaseSummary:
    months = []
    for place, amount in enumerate(thousands):
        month = (4 + place) % 12 + 1
        months.append((date(2025 if place < 8 else 2026, month, 1), yuan(amount * 1000)))
    return PurchaseSummary(
        lifetime=yuan(1_286_400),
        last_12_months=yuan(418_600),
        previous_12_months=yuan(373_700),
        months=tuple(months),
        orders=27,
        first_on=date(2021, 3, 9),
        last_on=date(2026, 2, 15),
        usual_gap_days=38,
        next_expected_on=date(2026, 3, 25),
    )


NO_SUMMARY = PurchaseSummary(lifetime=yuan(0), last_12_months=yuan(0), previous_12_months=yuan(0))

CHINESE = CustomerCard(
    id=WHO,
    name="杭州云栖水务科技有限公司",
    short_name="云栖水务",
    external_id="C-00427",
    tier=Tier.A,
    stage_suggested=LifecycleStage.LOYAL,
    industry="水务",
    size_band="200–499 人",  # noqa: RUF001
    source="展会",
    source_detail="2021 年上海国际水展",
    region_province="浙江",
    region_city="杭州市",
    address="西湖区文三路 478 号华星时代广场 A 座 1203 室",
    postcode="310013",
    website="https://yunqi.example.com",
    preferences="爱好钓鱼、龙井茶；女儿今年高考",
    treat_note="付款周期与现金流：希望 30/30/40，不接受一次付清\n"
    "售后 4 小时内响应；不喜欢电话里谈价格",
    note="老客户，由王经理介绍。",
    verified_on=date(2026, 1, 12),
    owner="陈静",
    next_follow_up_on=date(2026, 4, 9),
    last_contact_on=date(2026, 3, 18),
    quality_score=92,
    created_at=at(3, 2, year=2021),
    tags=tuple(
        TagRow(id=key(n), name=name)
        for n, name in enumerate(("重点客户", "价格敏感", "华东", "智能水表"), 1)
    ),
    contacts=(
        ContactRow(
            id=key(11),
            customer_id=WHO,
            name="张伟琪",
            title="采购总监",
            role=ContactRole.DECIDES,
            attitude=Attitude.SUPPORTS,
        ),
        ContactRow(
            id=key(12),
            customer_id=WHO,
            name="李建国",
            title="总经理",
            role=ContactRole.PAYS,
            attitude=Attitude.NEUTRAL,
        ),
        ContactRow(
            id=key(13),
            customer_id=WHO,
            name="王磊",
            title="技术部经理",
            role=ContactRole.INFLUENCES,
            attitude=Attitude.SUPPORTS,
            note="关注远传精度",
        ),
    ),
    methods=(
        ContactMethodRow(
            id=key(21),
            customer_id=WHO,
            contact_id=key(11),
            kind=MethodKind.PHONE,
            value="138 1234 5678",
            is_primary=True,
            verified_on=date(2026, 1, 12),
        ),
        ContactMethodRow(
            id=key(22),
            customer_id=WHO,
            contact_id=key(11),
            kind=MethodKind.WECHAT,
            value="zhangwq_yunqi",
        ),
        ContactMethodRow(
            id=key(23),
            customer_id=WHO,
            contact_id=key(11),
            kind=MethodKind.EMAIL,
            value="zhang.wq@example.com",
        ),
        ContactMethodRow(
            id=key(24), customer_id=WHO, kind=MethodKind.PHONE, value="0571-8888 6666", label="总机"
        ),
    ),
    occasions=(
        OccasionRow(
            id=key(31),
            customer_id=WHO,
            contact_id=key(11),
            kind=OccasionKind.BIRTHDAY,
            month=5,
            day=12,
            next_on=date(2026, 5, 12),
        ),
        OccasionRow(
            id=key(32),
            customer_id=WHO,
            kind=OccasionKind.OTHER,
            calendar=CalendarKind.LUNAR,
            month=8,
            day=15,
            next_on=date(2026, 9, 25),
            title="中秋拜访",
        ),
    ),
    interactions=(
        InteractionRow(
            id=key(41),
            customer_id=WHO,
            kind=InteractionKind.CALL,
            happened_at=at(3, 18),
            contact_name="张伟琪",
            text="客户认为价格偏高，希望分三期付款；提到竞品“禾川”报价低 6%。",
            author="陈静",
        ),
        InteractionRow(
            id=key(42),
            customer_id=WHO,
            kind=InteractionKind.VISIT,
            happened_at=at(3, 5),
            text="现场看了 2 号泵站，现有水表漏读率约 3%。",
            author="陈静",
            duration_minutes=90,
        ),
        InteractionRow(
            id=key(43),
            customer_id=WHO,
            kind=InteractionKind.MEETING,
            happened_at=at(2, 18),
            text="满意度 8 分；售后响应慢扣分。",
            author="陈静",
        ),
        InteractionRow(
            id=key(44),
            customer_id=WHO,
            kind=InteractionKind.MESSAGE,
            happened_at=at(2, 2),
            text="春节问候，已回复。",
            author="陈静",
        ),
        InteractionRow(
            id=key(45),
            customer_id=WHO,
            kind=InteractionKind.NOTE,
            happened_at=at(11, 20, year=2024),
            text="换了财务负责人，付款流程需要多一级审批。",
            author="陈静",
        ),
    ),
    follow_ups=(
        FollowUpRow(
            id=key(51),
            customer_id=WHO,
            kind=FollowUpKind.PROMISE_OURS,
            title="修订后的报价单（含三期付款）",
            due_on=date(2026, 3, 25),
        ),
        FollowUpRow(
            id=key(52),
            customer_id=WHO,
            kind=FollowUpKind.PROMISE_OURS,
            title="带 2 台 DN20 样品到现场",
            due_on=TODAY,
        ),
        FollowUpRow(
            id=key(53),
            customer_id=WHO,
            kind=FollowUpKind.PROMISE_THEIRS,
            title="提供泵站管网图纸",
            due_on=date(2026, 4, 10),
        ),
        FollowUpRow(
            id=key(54),
            customer_id=WHO,
            kind=FollowUpKind.CHECK_IN,
            title="回访样品试用情况",
            due_on=date(2026, 4, 9),
            due_time=time(10),
        ),
    ),
    feedback=(
        FeedbackRow(
            id=key(61),
            customer_id=WHO,
            kind=FeedbackKind.COMPLAINT,
            text="售后响应慢，报修两天无人到场",
            received_at=at(3, 21),
            state=FeedbackState.IN_PROGRESS,
            channel="电话",
            steps=(
                FeedbackStepRow(
                    id=key(62),
                    feedback_id=key(61),
                    at=at(3, 21),
                    state=FeedbackState.RECEIVED,
                    note="客户来电",
                ),
                FeedbackStepRow(
                    id=key(63),
                    feedback_id=key(61),
                    at=at(3, 23),
                    state=FeedbackState.IN_PROGRESS,
                    note="已派工程师",
                ),
            ),
        ),
        FeedbackRow(
            id=key(64),
            customer_id=WHO,
            kind=FeedbackKind.PRAISE,
            text="安装师傅很专业。",
            received_at=at(12, 1, year=2025),
            state=FeedbackState.CLOSED,
            outcome="已转告安装组",
            told_on=date(2025, 12, 3),
        ),
    ),
    purchases=(
        bought(71, date(2026, 2, 15), "智能水表 DN20", 120, 73_200, "PAID"),
        bought(72, date(2026, 1, 8), "工业网关 G300", 8, 39_840, "PAID"),
        bought(73, date(2025, 12, 20), "年度维保服务", 1, 18_000, "PARTLY_PAID"),
        bought(74, date(2025, 11, 3), "智能水表 DN25", 90, 61_200, "PAID"),
        bought(75, date(2025, 10, 12), "智能水表 DN25", -4, -2_720, "RETURNED"),
    ),
    deals=(
        DealRow(
            id=key(81),
            customer_id=WHO,
            title="二季度 240 台智能水表",
            amount=yuan(146_400),
            stage_name="Negotiation",
            expected_on=date(2026, 4, 30),
            probability=60,
        ),
        DealRow(
            id=key(82),
            customer_id=WHO,
            title="泵站监测平台",
            amount=yuan(88_000),
            stage_name="Offer made",
            expected_on=date(2026, 3, 20),
        ),
    ),
    needs=(
        NeedRow(
            id=key(91),
            customer_id=WHO,
            text="远传水表漏读率低于 1%",
            urgency="HIGH",
            budget="15 万",
            competitor="禾川",
        ),
    ),
    consents=(
        ConsentRow(
            id=key(92), customer_id=WHO, purpose="营销", channel="PHONE", given_on=date(2025, 3, 1)
        ),
        ConsentRow(
            id=key(93), customer_id=WHO, purpose="营销", channel="WECHAT", given_on=date(2025, 3, 1)
        ),
        ConsentRow(
            id=key(94),
            customer_id=WHO,
            purpose="营销",
            channel="短信",
            given_on=date(2025, 3, 1),
            withdrawn_on=date(2025, 9, 1),
        ),
    ),
    survey_answers=(
        SurveyAnswerRow(
            id=key(95),
            customer_id=WHO,
            survey_name="2026 年初回访",
            scale=SurveyScale.NPS10,
            score=8,
            answered_on=date(2026, 2, 18),
        ),
    ),
)

CHINESE_VISIT = Visit(
    on=TODAY,
    at=time(14),
    place="客户现场",
    who="陈静",
    goal="确认二季度 240 台智能水表订单的分期付款方案，并请对方签字确认样品验收单。",
)
CHINESE_RISK = "下单间隔超出常态 8 天；竞品低价接触。"

ENGLISH = CustomerCard(
    id=WHO,
    name="Zhang Weiqi",
    kind=CustomerKind.PERSON,
    short_name="张伟琪",
    external_id="C-00427",
    tier=Tier.A,
    stage=LifecycleStage.LOYAL,
    industry="Water supply",
    region_city="Hangzhou",
    address="A-1203 Huaxing Times Plaza, 478 Wensan Rd, Xihu",
    preferences="Fishing, Longjing tea; daughter sits gaokao this year",
    treat_note="Cash flow: wants 30/30/40, will not pay at once\n"
    "Answer within 4 h; dislikes talking price by phone",
    verified_on=date(2026, 1, 12),
    owner="Chen Jing",
    created_at=at(3, 2, year=2021),
    tags=tuple(
        TagRow(id=key(n), name=name)
        for n, name in enumerate(("Key account", "Price-sensitive", "East China"), 1)
    ),
    contacts=(
        ContactRow(
            id=key(11),
            customer_id=WHO,
            name="Li Jianguo",
            title="General manager",
            role=ContactRole.DECIDES,
            attitude=Attitude.UNKNOWN,
        ),
        ContactRow(
            id=key(12),
            customer_id=WHO,
            name="Wang Lei",
            title="Engineering",
            role=ContactRole.INFLUENCES,
            attitude=Attitude.SUPPORTS,
        ),
        ContactRow(
            id=key(13),
            customer_id=WHO,
            name="Zhao Min",
            title="Finance",
            role=ContactRole.PAYS,
            attitude=Attitude.NEUTRAL,
        ),
    ),
    methods=(
        ContactMethodRow(
            id=key(21),
            customer_id=WHO,
            kind=MethodKind.PHONE,
            value="138 1234 5678",
            is_primary=True,
        ),
        ContactMethodRow(
            id=key(22), customer_id=WHO, kind=MethodKind.WECHAT, value="zhangwq_yunqi"
        ),
        ContactMethodRow(
            id=key(23), customer_id=WHO, kind=MethodKind.EMAIL, value="zhang.wq@example.com"
        ),
    ),
    occasions=(
        OccasionRow(
            id=key(31),
            customer_id=WHO,
            kind=OccasionKind.BIRTHDAY,
            month=5,
            day=12,
            next_on=date(2026, 5, 12),
        ),
    ),
    interactions=(
        InteractionRow(
            id=key(41),
            customer_id=WHO,
            kind=InteractionKind.CALL,
            happened_at=at(3, 18),
            text="Finds the price high; asks for three instalments. "
            "Rival “Hechuan” quotes 6% less.",
            author="Chen Jing",
        ),
        InteractionRow(
            id=key(42),
            customer_id=WHO,
            kind=InteractionKind.VISIT,
            happened_at=at(3, 5),
            text="Saw pump station 2; present meters miss about 3% of reads.",
            author="Chen Jing",
        ),
        InteractionRow(
            id=key(43),
            customer_id=WHO,
            kind=InteractionKind.MEETING,
            happened_at=at(2, 18),
            text="8 of 10; slow after-sales answer cost points.",
            author="Chen Jing",
        ),
        InteractionRow(
            id=key(44),
            customer_id=WHO,
            kind=InteractionKind.MESSAGE,
            happened_at=at(2, 2),
            text="New-year greeting, answered.",
            author="Chen Jing",
        ),
    ),
    follow_ups=(
        FollowUpRow(
            id=key(51),
            customer_id=WHO,
            kind=FollowUpKind.PROMISE_OURS,
            title="Revised quote with 3 instalments",
            due_on=date(2026, 3, 25),
        ),
        FollowUpRow(
            id=key(52),
            customer_id=WHO,
            kind=FollowUpKind.PROMISE_OURS,
            title="Bring two DN20 samples on site",
            due_on=TODAY,
        ),
        FollowUpRow(
            id=key(53),
            customer_id=WHO,
            kind=FollowUpKind.PROMISE_THEIRS,
            title="Drawings of the pump station",
            due_on=date(2026, 4, 10),
        ),
    ),
    feedback=(
        FeedbackRow(
            id=key(61),
            customer_id=WHO,
            kind=FeedbackKind.COMPLAINT,
            text="Slow service: two days for a repair",
            received_at=at(3, 21),
            state=FeedbackState.IN_PROGRESS,
        ),
    ),
    purchases=(
        bought(71, date(2026, 2, 15), "Smart meter DN20", 120, 73_200, "PAID"),
        bought(72, date(2026, 1, 8), "Gateway G300", 8, 39_840, "PAID"),
        bought(73, date(2025, 12, 20), "Yearly maintenance", 1, 18_000, "PARTLY_PAID"),
        bought(74, date(2025, 11, 3), "Smart meter DN25", 90, 61_200, "PAID"),
    ),
    deals=(
        DealRow(
            id=key(81),
            customer_id=WHO,
            title="240 smart meters, Q2",
            amount=yuan(146_400),
            stage_name="Negotiation",
            expected_on=date(2026, 4, 30),
        ),
    ),
    consents=(
        ConsentRow(
            id=key(92),
            customer_id=WHO,
            purpose="marketing",
            channel="PHONE",
            given_on=date(2025, 3, 1),
        ),
        ConsentRow(
            id=key(93),
            customer_id=WHO,
            purpose="marketing",
            channel="WECHAT",
            given_on=date(2025, 3, 1),
        ),
        ConsentRow(
            id=key(94),
            customer_id=WHO,
            purpose="marketing",
            channel="SMS",
            given_on=date(2025, 3, 1),
            withdrawn_on=date(2025, 9, 1),
        ),
    ),
    survey_answers=(
        SurveyAnswerRow(
            id=key(95),
            customer_id=WHO,
            survey_name="Start of 2026",
            scale=SurveyScale.NPS10,
            score=8,
            answered_on=date(2026, 2, 18),
        ),
    ),
)

ENGLISH_VISIT = Visit(
    on=TODAY,
    at=time(14),
    place="on site",
    who="Chen Jing",
    goal="Agree instalment terms for the Q2 order of 240 smart meters, "
    "and have the sample acceptance signed.",
)
ENGLISH_RISK = "8 days beyond the usual gap between purchases; a cheaper rival is in."

EMPTY = CustomerCard(id=WHO, name="王芳", kind=CustomerKind.PERSON)


def free_texts(card: CustomerCard) -> list[str]:
    """Return what people typed into the lists of a card."""
    texts = [row.value for row in card.methods]
    texts += [row.text for row in card.interactions]
    texts += [row.text for row in card.feedback]
    texts += [row.text for row in card.needs]
    texts += [row.title for row in card.follow_ups]
    texts += [row.title for row in card.deals]
    return texts + [row.name for row in card.tags]


def overfull(card: CustomerCard) -> CustomerCard:
    """Return the card with every list and text far beyond what a page can hold."""
    long = "".join(row.text for row in card.interactions) * 4
    return replace(
        card,
        name=card.name * 6,
        address=(card.address or "") * 5,
        preferences="\n".join([long] * 5),
        tags=card.tags * 12,
        contacts=tuple(replace(row, title=(row.title or "") * 4) for row in card.contacts * 3),
        methods=tuple(replace(row, value=row.value * 4) for row in card.methods),
        interactions=tuple(replace(row, text=long) for row in card.interactions * 3),
        follow_ups=tuple(replace(row, title=row.title * 6) for row in card.follow_ups * 3),
        feedback=tuple(replace(row, text=row.text * 6) for row in card.feedback * 4),
        purchases=card.purchases * 8,
        deals=tuple(replace(row, title=row.title * 5) for row in card.deals * 4),
        consents=card.consents * 3,
    )


def changed(number: int, moment: datetime, label: str, *fields: FieldChange) -> HistoryRow:
    return HistoryRow(
        change_id=key(number),
        txn=number,
        at=moment,
        author="陈静",
        label=label,
        entity="customer",
        entity_id=WHO,
        customer_id=WHO,
        op=ChangeKind.CHANGED,
        fields=fields,
    )


HISTORY = (
    changed(102, at(3, 30), "Set tier", FieldChange("tier", "B", "A")),
    changed(101, at(3, 29), "Edit customer", FieldChange("postcode", None, "310013")),
)

_SCRAPS = (
    *(
        "水",
        "表",
        "智能",
        "分期付款",
        "，",
        "。",
        "（",
        "）",
        "“",
        "”",
        "𠮷",
        "김",
        "カ",
        "😀",
        "e\u0301",
    ),
    *("a", "meter", "https://example.com/a/b?c=d", "W" * 40, " ", " ", "\n", "-", "’", "…", "１"),  # noqa: RUF001
)


def scrawl(rng: Random, longest: int) -> str:
    """Return text of mixed scripts of at most about `longest` characters."""
    size = rng.choice([0, 1, longest // 8, longest // 2, longest])
    text = ""
    while len(text) < size:
        text += rng.choice(_SCRAPS)
    return text[:size] or "x"


def generated(rng: Random) -> CustomerCard:
    """Return a card between empty and every list at its cap."""
    card = rng.choice([CHINESE, ENGLISH])

    def some(rows: tuple[Row, ...], most: int, *texts: str) -> tuple[Row, ...]:
        if not rows:
            return ()
        return tuple(
            replace(  # type: ignore[type-var]
                rng.choice(rows), id=rng.randbytes(16), **{name: scrawl(rng, 400) for name in texts}
            )
            for _ in range(rng.choice([0, 1, 2, most // 2, most]))
        )

    def maybe(longest: int) -> str | None:
        return rng.choice([None, scrawl(rng, longest)])

    return replace(
        card,
        name=scrawl(rng, 120),
        kind=rng.choice(list(CustomerKind)),
        short_name=maybe(80),
        external_id=maybe(40),
        tier=rng.choice([None, *Tier]),
        stage_suggested=rng.choice([None, *LifecycleStage]),
        industry=maybe(60),
        region_city=maybe(60),
        address=maybe(300),
        preferences=maybe(900),
        treat_note=maybe(900),
        do_not_contact=rng.random() < 0.3,
        tags=some(card.tags, 30, "name"),
        contacts=some(card.contacts, 12, "name", "title"),
        methods=some(card.methods, 8, "value", "label"),
        occasions=some(card.occasions, 4),
        interactions=some(card.interactions, 40, "text"),
        follow_ups=some(card.follow_ups, 20, "title"),
        feedback=some(card.feedback, 10, "text"),
        purchases=some(card.purchases, 30, "state"),
        deals=some(card.deals, 12, "title", "stage_name"),
        needs=tuple(
            NeedRow(id=WHO, customer_id=WHO, text=scrawl(rng, 300))
            for _ in range(rng.choice([0, 5]))
        ),
        consents=some(card.consents, 6, "channel"),
        survey_answers=rng.choice([(), card.survey_answers]),
    )
