"""Fills a vault with sample customers, and takes them out again in one step."""

import json
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.orm import Session

from desktop_crm.domain.criteria import Sort
from desktop_crm.domain.data_files import data_file
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import exponent, new_id
from desktop_crm.domain.words import (
    CalendarKind,
    CustomerKind,
    FeedbackKind,
    FeedbackState,
    FollowUpKind,
    FollowUpOrigin,
    FollowUpState,
    MethodKind,
    NeedState,
    OccasionKind,
    PurchaseState,
)
from desktop_crm.queries.batches import batches
from desktop_crm.queries.calendar import Calendar
from desktop_crm.services.normalising import normalised
from desktop_crm.services.use_cases import use_case
from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.consent import Consent
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.deal import Deal
from desktop_crm.storage.entities.deal_stage import DealStage
from desktop_crm.storage.entities.deal_step import DealStep
from desktop_crm.storage.entities.feedback import Feedback
from desktop_crm.storage.entities.feedback_step import FeedbackStep
from desktop_crm.storage.entities.follow_up import FollowUp
from desktop_crm.storage.entities.import_batch import ImportBatch
from desktop_crm.storage.entities.import_row import ImportRow
from desktop_crm.storage.entities.interaction import Interaction
from desktop_crm.storage.entities.need import Need
from desktop_crm.storage.entities.occasion import Occasion
from desktop_crm.storage.entities.product import Product
from desktop_crm.storage.entities.purchase import Purchase
from desktop_crm.storage.entities.purchase_line import PurchaseLine
from desktop_crm.storage.entities.segment import Segment
from desktop_crm.storage.entities.survey import Survey
from desktop_crm.storage.entities.survey_answer import SurveyAnswer
from desktop_crm.storage.entities.tag import Tag

ALREADY_THERE = QT_TRANSLATE_NOOP("Refused", "The sample customers are already there.")
NOT_THERE = QT_TRANSLATE_NOOP("Refused", "There are no sample customers to remove.")

#: Who wrote what the sample customers say.
AUTHOR_ZH, AUTHOR_EN = "陈静", "Chen Jing"
_MARK = "demo"
_FILES = ("demo/customers_zh.json", "demo/customers_en.json")
_HOME = "CNY"
_PREDECESSOR_FILE = "老郑客户表.xlsx"
_DONE_AT = time(17, 30)
_STEP_HOURS = (9, 12, 15, 17)
_UNPAID_DAYS = 60
#: Dictionaries of the sample, in the order they are removed; customers go first.
_SHARED: Mapping[str, type[Base]] = {
    "products": Product,
    "surveys": Survey,
    "segments": Segment,
    "batches": ImportBatch,
}


@dataclass(slots=True)
class _Sample:
    """What is being written: rows by entity, and what they refer to."""

    today: date
    now: datetime
    stages: Mapping[str, bytes]
    rows: defaultdict[type[Base], list[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    products: dict[str, tuple[bytes, Sequence[Any]]] = field(default_factory=dict)
    tags: dict[str, bytes] = field(default_factory=dict)
    survey_id: bytes = b""
    old_batch_id: bytes = b""

    def add(self, entity: type[Base], **values: Any) -> bytes:
        """Note a row to write and return its id."""
        row_id: bytes = values.setdefault("id", new_id())
        self.rows[entity].append(values)
        return row_id

    def on(self, days: int) -> date:
        """Return the day so many days from today."""
        return self.today + timedelta(days=days)

    def at(self, days: int, clock: time) -> datetime:
        """Return a moment of a day, by the clock on the wall; never later than now."""
        moment = datetime.combine(self.on(days), clock).astimezone(UTC)
        return min(moment, self.now)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Add sample customers"))
def fill(session: Session, *, today: date, now: datetime) -> int:
    """Add the sample customers with dates around today; returns how many there are."""
    if _batch(session) is not None:
        raise Refused(ALREADY_THERE)
    catalogue = _stored("demo/catalogue.json")
    stages = {row.key: row.id for row in session.execute(select(DealStage.key, DealStage.id))}
    sample = _Sample(today, now.astimezone(UTC), stages)
    made = _shared_rows(session, sample, catalogue)
    customers = [one for name in _FILES for one in _stored(name)["customers"]]
    ids = [_customer(sample, one) for one in customers]
    made["customers"] = ids
    made["batches"] = [sample.old_batch_id]
    sample.add(
        ImportBatch,
        file_name=_MARK,
        kind=_MARK,
        imported_at=sample.now,
        mapping=json.dumps(
            {name: [row_id.hex() for row_id in found] for name, found in made.items()}
        ),
        counts=json.dumps({"created": len(ids)}),
    )
    for entity, rows in sample.rows.items():
        _write(session, entity, rows)
    return len(ids)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Remove sample customers"), backed_up_from=1)
def remove(session: Session, *, now: datetime) -> int:
    """Remove the sample customers with all that hangs on them; returns how many there were."""
    del now  # removing needs no moment; the action has its own
    batch = _batch(session)
    if batch is None:
        raise Refused(NOT_THERE)
    made = {
        name: [bytes.fromhex(text) for text in found]
        for name, found in json.loads(batch.mapping).items()
    }
    for ids in batches(made.get("customers", ())):
        for table in Base.metadata.sorted_tables:
            if "customer_id" in table.columns:
                session.execute(delete(table).where(table.c.customer_id.in_(ids)))
        session.execute(delete(Customer).where(Customer.id.in_(ids)))
    for name, entity in _SHARED.items():
        key = entity.__table__.c.id
        session.execute(delete(entity).where(key.in_(made.get(name, ()))))
    session.execute(
        delete(Tag).where(
            Tag.id.in_(made.get("tags", ())), ~exists().where(CustomerTag.tag_id == Tag.id)
        )
    )
    session.execute(delete(ImportBatch).where(ImportBatch.id == batch.id))
    return len(made.get("customers", ()))


def is_there(session: Session) -> bool:
    """Tell whether the vault holds the sample customers."""
    return _batch(session) is not None


def _batch(session: Session) -> Any:
    """Return the row that remembers what belongs to the sample, or None."""
    return session.execute(
        select(ImportBatch.id, ImportBatch.mapping).where(ImportBatch.kind == _MARK).limit(1)
    ).one_or_none()


def _stored(name: str) -> dict[str, Any]:
    """Read one file of the sample."""
    content: dict[str, Any] = json.loads(data_file(name).read_text(encoding="utf-8"))
    return content


def _write(session: Session, entity: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows of one kind at once; what a row does not say is empty."""
    names = {name for row in rows for name in row}
    session.execute(insert(entity), [{name: row.get(name) for name in names} for row in rows])


def _shared_rows(
    session: Session, sample: _Sample, catalogue: Mapping[str, Any]
) -> dict[str, list[bytes]]:
    """Note products, tags, the survey and saved views; returns the ids of what is new."""
    for product in catalogue["products"]:
        code, name, _, unit, price, category = product
        row_id = sample.add(
            Product,
            code=code,
            name=name,
            unit=unit,
            price_minor=price * 100,
            currency=_HOME,
            category=category,
            is_active=True,
        )
        sample.products[code] = (row_id, product)
    present = {row.name: row.id for row in session.execute(select(Tag.name, Tag.id))}
    new_tags: list[bytes] = []
    for name, colour in catalogue["tags"]:
        sample.tags[name] = present.get(name) or sample.add(Tag, name=name, colour=colour)
        if name not in present:
            new_tags.append(sample.tags[name])
    name, scale, question = catalogue["survey"]
    sample.survey_id = sample.add(Survey, name=name, scale=scale, question=question)
    segments = [
        sample.add(
            Segment,
            name=name,
            criteria=json.dumps(criteria, sort_keys=True),
            sort=Sort.NEXT_FOLLOW_UP.value,
            is_pinned=True,
            position=position,
        )
        for position, (name, criteria) in enumerate(catalogue["segments"])
    ]
    sample.old_batch_id = sample.add(
        ImportBatch,
        file_name=_PREDECESSOR_FILE,
        kind="customers",
        imported_at=sample.at(-300, _DONE_AT),
        author=AUTHOR_ZH,
    )
    return {
        "products": [row_id for row_id, _ in sample.products.values()],
        "tags": new_tags,
        "surveys": [sample.survey_id],
        "segments": segments,
    }


def _customer(sample: _Sample, one: Mapping[str, Any]) -> bytes:
    """Note one customer with all that hangs on it."""
    source, source_detail = one.get("source") or (None, None)
    province, city, address, postcode = one.get("at") or (None, None, None, None)
    is_chinese = "country" not in one
    verified, stage = one.get("verified"), one.get("stage")
    customer_id = sample.add(
        Customer,
        external_id=one["id"],
        kind=CustomerKind(one["kind"]).value,
        name=one["name"],
        short_name=one.get("short_name"),
        company=one.get("company"),
        job_title=one.get("job_title"),
        tier=one.get("tier"),
        stage=stage,
        industry=one.get("industry"),
        size_band=one.get("size"),
        source=source,
        source_detail=source_detail,
        region_province=province,
        region_city=city,
        address=address,
        postcode=postcode,
        country=one.get("country", "中国"),
        website=one.get("web"),
        credit_code=one.get("credit"),
        preferences=one.get("pref"),
        treat_note=one.get("treat"),
        note=one.get("note"),
        verified_on=None if verified is None else sample.on(verified),
        do_not_contact=bool(one.get("dnc")),
        created_at=sample.at(one["created"], time(10)),
    )
    for kind, value, label, is_primary in one.get("methods", ()):
        _method(sample, customer_id, None, MethodKind(kind), value, label, bool(is_primary))
    people = [_contact(sample, customer_id, person) for person in one.get("people", ())]
    for name in one.get("tags", ()):
        sample.add(CustomerTag, customer_id=customer_id, tag_id=sample.tags[name])
    if one.get("birthday"):
        _occasion(
            sample,
            customer_id,
            None,
            OccasionKind.BIRTHDAY,
            one["birthday"],
            one.get("birthday_year"),
        )
    if one.get("founded"):
        _occasion(sample, customer_id, None, OccasionKind.FOUNDING, one["founded"], None)
    author = AUTHOR_ZH if is_chinese else AUTHOR_EN
    _history(sample, customer_id, one, people, author)
    for told in one.get("feedback", ()):
        _feedback(sample, customer_id, told, people, author)
    _purchases(sample, customer_id, one)
    _wishes(sample, customer_id, one)
    if source == "Predecessor":
        _original(sample, customer_id, one)
    return customer_id


def _contact(sample: _Sample, customer_id: bytes, person: Sequence[Any]) -> bytes:
    """Note a contact with its methods and birthday."""
    name, title, role, attitude, methods, note, birthday = person
    contact_id = sample.add(
        Contact,
        customer_id=customer_id,
        name=name,
        title=title,
        role=role,
        attitude=attitude,
        note=note,
    )
    for place, (kind, value) in enumerate(methods.items()):
        _method(sample, customer_id, contact_id, MethodKind(kind), value, "", place == 0)
    if birthday:
        _occasion(sample, customer_id, contact_id, OccasionKind.BIRTHDAY, birthday, None)
    return contact_id


def _method(
    sample: _Sample,
    customer_id: bytes,
    contact_id: bytes | None,
    kind: MethodKind,
    value: str,
    label: str,
    is_primary: bool,
) -> None:
    """Note a contact method with its comparable form."""
    sample.add(
        ContactMethod,
        customer_id=customer_id,
        contact_id=contact_id,
        kind=kind.value,
        value=value,
        normalised=normalised(kind, value),
        label=label or None,
        is_primary=is_primary,
    )


def _occasion(
    sample: _Sample,
    customer_id: bytes,
    contact_id: bytes | None,
    kind: OccasionKind,
    text: str,
    year: int | None,
) -> None:
    """Note a yearly day.

    "8-16" and "1979-05-12" are ordinary, "L8-15" is lunar; "+5" and "L+5" are days from today.
    """
    is_lunar, plain = text.startswith("L"), text.lstrip("L")
    if plain.startswith("+"):
        on = sample.on(int(plain))
        lunar = Calendar().lunar_day(on)
        month, day = (lunar.month, lunar.day) if is_lunar else (on.month, on.day)
    else:
        *years, month, day = (int(part) for part in plain.split("-"))
        year = years[0] if years else year
    sample.add(
        Occasion,
        customer_id=customer_id,
        contact_id=contact_id,
        kind=kind.value,
        calendar=(CalendarKind.LUNAR if is_lunar else CalendarKind.SOLAR).value,
        month=month,
        day=day,
        is_leap=False,
        year=year,
        remind_days_before=7,
    )


def _history(
    sample: _Sample,
    customer_id: bytes,
    one: Mapping[str, Any],
    people: Sequence[bytes],
    author: str,
) -> None:
    """Note what happened, what is done and what is to be done."""
    for days, clock, kind, minutes, direction, who, text in one.get("log", ()):
        sample.add(
            Interaction,
            customer_id=customer_id,
            contact_id=None if who is None else people[who],
            kind=kind,
            direction=direction,
            happened_at=sample.at(days, time.fromisoformat(clock)),
            duration_minutes=minutes,
            text=text,
            author=author,
        )
    for days, clock, kind, title in one.get("todo", ()):
        is_promise = kind in {FollowUpKind.PROMISE_OURS, FollowUpKind.PROMISE_THEIRS}
        origin = FollowUpOrigin.QUICK_LOG if is_promise else FollowUpOrigin.MANUAL
        sample.add(
            FollowUp,
            customer_id=customer_id,
            kind=kind,
            title=title,
            due_on=sample.on(days),
            due_time=None if clock is None else time.fromisoformat(clock),
            state=FollowUpState.OPEN.value,
            origin=origin.value,
        )
    for days, kind, title, outcome in one.get("done", ()):
        sample.add(
            FollowUp,
            customer_id=customer_id,
            kind=kind,
            title=title,
            due_on=sample.on(days),
            state=FollowUpState.DONE.value,
            done_at=sample.at(days, _DONE_AT),
            outcome=outcome,
            origin=FollowUpOrigin.MANUAL.value,
        )


def _feedback(
    sample: _Sample,
    customer_id: bytes,
    told: Mapping[str, Any],
    people: Sequence[bytes],
    author: str,
) -> None:
    """Note feedback with its dated steps."""
    steps: list[list[Any]] = list(told["steps"])
    closed, kind = told.get("closed"), FeedbackKind(told["kind"])
    if closed is not None:
        steps.append([closed, FeedbackState.CLOSED.value, told["outcome"]])
    told_on = told.get("told", closed if kind is FeedbackKind.COMPLAINT else None)
    due, product, who = told.get("due"), told.get("product"), told.get("who")
    feedback_id = sample.add(
        Feedback,
        customer_id=customer_id,
        contact_id=None if who is None else people[who],
        kind=kind.value,
        channel=told.get("channel"),
        product_id=sample.products[product][0] if product else None,
        sentiment=told.get("sentiment"),
        text=told["text"],
        received_at=sample.at(told["days"], time(_STEP_HOURS[0])),
        due_on=None if due is None else sample.on(due),
        state=steps[-1][1],
        assignee=told.get("assignee"),
        outcome=told.get("outcome"),
        told_on=None if told_on is None else sample.on(told_on),
        reopened=told.get("reopened", 0),
        is_crisis=bool(told.get("crisis")),
    )
    for place, (days, state, note) in enumerate(steps):
        sample.add(
            FeedbackStep,
            customer_id=customer_id,
            feedback_id=feedback_id,
            at=sample.at(days, time(_STEP_HOURS[place])),
            state=state,
            note=note,
            author=author,
        )


def _purchases(sample: _Sample, customer_id: bytes, one: Mapping[str, Any]) -> None:
    """Note purchases: those written down, and those that follow a habit."""
    orders: list[tuple[int, str | None, list[tuple[str, int]]]] = [
        (days, state, [(code, count) for code, count in lines])
        for days, state, lines in one.get("orders", ())
    ]
    orders += _habit(one["id"], one["buys"]) if "buys" in one else []
    currency, factor = one.get("currency", _HOME), Decimal(str(one.get("factor", 1)))
    is_chinese = currency == _HOME
    for number, (days, state, lines) in enumerate(sorted(orders, key=lambda order: order[0])):
        bought_on = sample.on(days)
        purchase_id = new_id()
        total = 0
        for code, count in lines:
            product_id, (_, name, english, unit, price, _) = sample.products[code]
            unit_price = int((price * factor).to_integral_value()) * 10 ** exponent(currency)
            total += unit_price * count
            sample.add(
                PurchaseLine,
                customer_id=customer_id,
                purchase_id=purchase_id,
                product_id=product_id,
                text=name if is_chinese else english,
                quantity=Decimal(count),
                unit=unit if is_chinese else "pc",
                unit_price_minor=unit_price,
                amount_minor=unit_price * count,
            )
        sample.add(
            Purchase,
            id=purchase_id,
            customer_id=customer_id,
            external_id=f"SO{bought_on:%y%m%d}-{one['id'][-4:]}{number:02d}",
            bought_on=bought_on,
            currency=currency,
            total_minor=total,
            state=state or _state(days),
        )


def _habit(
    seed: str, habit: Mapping[str, Any]
) -> list[tuple[int, str | None, list[tuple[str, int]]]]:
    """Return orders at the usual gap, a little irregular; the same for the same customer."""
    chance = random.Random(seed)  # noqa: S311 - sample data, no secret
    orders: list[tuple[int, str | None, list[tuple[str, int]]]] = []
    days = habit["to"]
    while days >= habit["from"]:
        lines = [(code, chance.randint(low, high)) for code, low, high in habit["basket"]]
        lines = [(code, count) for code, count in lines if count]
        if lines:
            orders.append((days, None, lines))
        days -= max(3, round(habit["every"] * chance.uniform(0.75, 1.25)))
    return orders


def _state(days: int) -> str:
    """Return where a purchase stands: an old one is paid."""
    is_paid = -days > _UNPAID_DAYS or days % 3
    return (PurchaseState.PAID if is_paid else PurchaseState.PARTLY_PAID).value


def _wishes(sample: _Sample, customer_id: bytes, one: Mapping[str, Any]) -> None:
    """Note deals, needs, satisfaction and consents."""
    currency = one.get("currency", _HOME)
    for title, amount, stage, expected, probability in one.get("deals", ()):
        deal_id = sample.add(
            Deal,
            customer_id=customer_id,
            title=title,
            amount_minor=amount * 10 ** exponent(currency),
            currency=currency,
            stage_id=sample.stages.get(stage),
            expected_on=sample.on(expected),
            probability=probability,
        )
        sample.add(
            DealStep,
            customer_id=customer_id,
            deal_id=deal_id,
            stage_id=sample.stages.get(stage),
            at=sample.at(-30, _DONE_AT),
        )
    for text, urgency, budget, competitor in one.get("needs", ()):
        sample.add(
            Need,
            customer_id=customer_id,
            text=text,
            urgency=urgency,
            budget=budget,
            competitor=competitor,
            state=NeedState.OPEN.value,
        )
    for days, score, comment in one.get("scores", ()):
        sample.add(
            SurveyAnswer,
            customer_id=customer_id,
            survey_id=sample.survey_id,
            score=score,
            comment=comment,
            answered_on=sample.on(days),
        )
    for purpose, channel, given, evidence, *withdrawn in one.get("consents", ()):
        sample.add(
            Consent,
            customer_id=customer_id,
            purpose=purpose,
            basis="consent",
            channel=channel,
            given_on=sample.on(given),
            withdrawn_on=sample.on(withdrawn[0]) if withdrawn else None,
            evidence=evidence,
        )


def _original(sample: _Sample, customer_id: bytes, one: Mapping[str, Any]) -> None:
    """Note the row of the predecessor's sheet that the customer came from."""
    person = (one.get("people") or [["", "", None, None, {}]])[0]
    cells = [
        ["客户名称", one["name"]],
        ["联系人", person[0]],
        ["职务", person[1]],
        ["电话", person[4].get("PHONE", "")],
        ["等级", f"{one['tier']}类" if one.get("tier") else ""],
        ["备注", "老客户，先打电话"],
    ]
    sample.add(
        ImportRow,
        customer_id=customer_id,
        batch_id=sample.old_batch_id,
        row_number=len(sample.rows[ImportRow]) + 2,
        cells=json.dumps(cells, ensure_ascii=False),
    )
