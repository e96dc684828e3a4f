"""What a page says of a customer: chosen, ordered and put into words, without any geometry.

With the mask on, everything that a stranger must not read is already left out here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain
from typing import Any, Final, NamedTuple

from desktop_crm.documents.styles import Ink, Look
from desktop_crm.documents.text import is_wide
from desktop_crm.domain.customers import (
    ContactMethodRow,
    ContactRow,
    CustomerCard,
    SurveyAnswerRow,
)
from desktop_crm.domain.fields import infos
from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.occasions import OccasionRow
from desktop_crm.domain.purchases import PurchaseRow, PurchaseSummary
from desktop_crm.domain.qr import ContactCode
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import (
    Attitude,
    CalendarKind,
    ContactRole,
    CustomerKind,
    FeedbackKind,
    FeedbackState,
    FollowUpKind,
    FollowUpState,
    MethodKind,
    OccasionKind,
    PurchaseState,
    SurveyScale,
    read,
)

#: Stands where a number is not known.
NOTHING: Final = "\N{EN DASH}"
_METHODS_SHOWN = 3
_SHOWN_KINDS = (
    *(MethodKind.PHONE, MethodKind.WECHAT, MethodKind.EMAIL, MethodKind.QQ),
    *(MethodKind.WEB, MethodKind.OTHER),
)
_UNPAID = frozenset({PurchaseState.UNPAID, PurchaseState.PARTLY_PAID})
_PROMISES = frozenset({FollowUpKind.PROMISE_OURS, FollowUpKind.PROMISE_THEIRS})
_HIDDEN = "****"
_PHONE_HEAD, _PHONE_TAIL = 3, 4


def printable(card: CustomerCard, look: Look) -> CustomerCard:
    """Return the card without the fields that may not stand on this paper."""
    hidden: dict[str, Any] = {
        info.name: None
        for info in infos(CustomerCard)
        if not info.is_printable or (info.is_sensitive and info.name not in look.sensitive)
    }
    return replace(card, **hidden) if hidden else card


def secrecy(look: Look) -> str:
    """Return who may read a paper."""
    if look.mask:
        return look.say(QT_TRANSLATE_NOOP("Documents", "Shortened for third parties"))
    return look.say(QT_TRANSLATE_NOOP("Documents", "Internal, do not share"))


def footer(look: Look, now: datetime, printed_by: str) -> str:
    """Return the moment of the data, who printed it and for whom."""
    state = look.say(QT_TRANSLATE_NOOP("Documents", "Data as of {moment}"), moment=look.moment(now))
    by = to = ""
    if printed_by:
        by = look.say(QT_TRANSLATE_NOOP("Documents", "Printed by {name}"), name=printed_by)
    if look.recipient:
        to = look.say(QT_TRANSLATE_NOOP("Documents", "For {name}"), name=look.recipient)
    return look.joined(state, by, to)


def masked_phone(value: str) -> str:
    """Return a phone that strangers cannot dial: 138****5678."""
    if len(value) > _PHONE_HEAD + _PHONE_TAIL:
        return value[:_PHONE_HEAD] + _HIDDEN + value[-_PHONE_TAIL:]
    return value[:1] + _HIDDEN if value else ""


def _lines(text: str | None) -> Iterator[str]:
    """Yield the lines of a long text without their bullets."""
    for line in (text or "").splitlines():
        yield line.strip().lstrip("-*•· ").strip()


def _quantity(quantity: Decimal) -> str:
    """Return a quantity without the zeros behind its point."""
    digits = f"{quantity:,f}".replace("-", "\N{MINUS SIGN}")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def best_score(scale: SurveyScale) -> int:
    """Return the best score of a scale."""
    return 10 if scale is SurveyScale.NPS10 else 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The visit a brief is printed for."""

    on: date
    at: time | None = None
    place: str = ""
    who: str = ""
    goal: str = ""


class Labelled(NamedTuple):
    """A value under its label."""

    label: str
    value: str


class Promise(NamedTuple):
    """An open promise; `whose` marks one of the customer's."""

    day: str
    text: str
    whose: str
    due: str
    ink: Ink


class Bought(NamedTuple):
    """A purchase on one line."""

    day: str
    text: str
    amount: str
    state: str
    ink: Ink = Ink.MUTED


class Possible(NamedTuple):
    """An open deal on one line."""

    title: str
    stage: str
    amount: str
    day: str
    ink: Ink


class Happened(NamedTuple):
    """An interaction."""

    day: str
    kind: str
    text: str


class Person(NamedTuple):
    """A contact on one line."""

    name: str
    title: str
    standing: str


class Complaint(NamedTuple):
    """An open complaint and how it stands."""

    text: str
    state: str
    ink: Ink


class Permission(NamedTuple):
    """Whether a channel may be used."""

    channel: str
    is_given: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """Reads one card for paper."""

    card: CustomerCard
    summary: PurchaseSummary
    look: Look
    now: datetime
    printed_by: str
    visit: Visit | None = None
    risk: str = ""

    @property
    def today(self) -> date:
        """The reader's day."""
        return self.look.today(self.now)

    def occasion_line(self) -> str:
        """When, where and who; without a visit the day of printing and the user."""
        if self.visit is None:
            return self.look.joined(self.look.long_day(self.today), self.printed_by)
        when = self.look.long_day(self.visit.on)
        if self.visit.at is not None:
            when = f"{when} {self.look.clock(self.visit.at)}"
        return self.look.joined(when, self.visit.place, self.visit.who or self.printed_by)

    def footer(self) -> str:
        """Customer number, moment of the data, who printed it and for whom."""
        look = self.look
        number = ""
        if self.card.external_id:
            number = look.say(
                QT_TRANSLATE_NOOP("Documents", "Customer {number}"), number=self.card.external_id
            )
        return look.joined(number, footer(look, self.now, self.printed_by))

    def name(self) -> str:
        """The customer's name."""
        return self.card.name

    def other_name(self) -> str:
        """A short or other name, if it says something new."""
        other = self.card.short_name or ""
        return "" if other == self.card.name else other

    def initial(self) -> str:
        """The sign in the circle: the surname's, or the first letter."""
        name = (
            self.card.short_name or self.card.name
            if self.card.kind is CustomerKind.COMPANY
            else self.card.name
        )
        return next((sign.upper() for sign in name if sign.isalnum()), "")

    def main_contact(self) -> ContactRow | None:
        """The person to ask for: who decides, else the first one."""
        if self.card.kind is not CustomerKind.COMPANY:
            return None
        deciding = (row for row in self.card.contacts if row.role is ContactRole.DECIDES)
        return next(chain(deciding, self.card.contacts), None)

    def person_line(self) -> str:
        """The main contact and the title; of a person, what they do and where."""
        contact = self.main_contact()
        if contact is not None:
            return self.look.joined(contact.name, contact.title)
        return "" if self.look.mask else self.look.joined(self.card.job_title, self.card.company)

    def trade_line(self) -> str:
        """Industry and city."""
        card, look = self.card, self.look
        place = card.region_city or (look.pick(card.region_province or ""))
        return look.joined(look.pick(card.industry or ""), place)

    def tier_chip(self) -> str:
        """The tier in letter and word; our ranking is not for strangers."""
        tier = self.card.tier
        if tier is None or self.look.mask:
            return ""
        return self.look.joined(
            self.look.say(QT_TRANSLATE_NOOP("Documents", "Tier {letter}"), letter=tier.value),
            self.look.word(tier),
        )

    def chips(self) -> tuple[str, ...]:
        """Stage and tags; they are our own words, so strangers do not see them."""
        if self.look.mask:
            return ()
        stage = self.card.stage_shown
        words = [self.look.word(stage)] if stage is not None else []
        return (*words, *(tag.name for tag in self.card.tags))

    def methods(self) -> tuple[Labelled, ...]:
        """The best ways to reach the customer, in a steady order."""
        return tuple(self._labelled(row) for row in self._chosen_methods())

    def birthday(self) -> Labelled | None:
        """The next birthday, or the founding day of a company."""
        wanted = (OccasionKind.BIRTHDAY, OccasionKind.FOUNDING)
        days = [row for row in self.card.occasions if row.kind in wanted]
        if not days or self.look.mask:
            return None
        row = min(days, key=lambda one: (one.contact_id is not None, wanted.index(one.kind)))
        return Labelled(self.look.word(row.kind), self.occasion_day(row))

    def occasion_day(self, row: OccasionRow) -> str:
        """Return a yearly day and how far away it is."""
        day, distance = self.occasion_parts(row)
        if not distance:
            return day
        return self.look.say(
            QT_TRANSLATE_NOOP("Documents", "{day} ({distance})"), day=day, distance=distance
        )

    def occasion_parts(self, row: OccasionRow) -> tuple[str, str]:
        """Return a yearly day, and how far away it is if that is known."""
        look = self.look
        day = look.yearly_day(row.month, row.day)
        if row.calendar is CalendarKind.LUNAR:
            lunar = QT_TRANSLATE_NOOP("Documents", "lunar {month}/{day}")
            leap = QT_TRANSLATE_NOOP("Documents", "lunar leap {month}/{day}")
            day = look.say(leap if row.is_leap else lunar, month=row.month, day=row.day)
        distance = look.due(row.next_on, self.today)[0] if row.next_on else ""
        return day, distance

    def address(self) -> str:
        """The address; strangers see no more than the city."""
        card = self.card
        if self.look.mask:
            return ""
        if card.address:
            region = self.look.pick(card.region_province or "")
            parts = [
                part for part in (region, card.region_city) if part and part not in card.address
            ]
            # Chinese goes from the large to the small, Latin script the other way round; a place
            # in the other script would only repeat what the address says.
            if is_wide(card.address):
                return "".join(part for part in parts if is_wide(part)) + card.address
            return ", ".join((card.address, *reversed([p for p in parts if not is_wide(p)])))
        listed = (row.value for row in card.methods if row.kind is MethodKind.ADDRESS)
        return next(listed, "")

    def permissions(self) -> tuple[Permission, ...] | None:
        """Consent for each channel, newest word first; None if none was recorded."""
        if not self.card.consents:
            return None
        answers: dict[str, bool] = {}
        for row in self.card.consents:
            channel = self.channel(row.channel)
            answers.setdefault(channel, row.given_on is not None and row.withdrawn_on is None)
        return tuple(Permission(channel, given) for channel, given in answers.items())

    def goal(self) -> Labelled | None:
        """What this visit is for; without one, the next open follow-up."""
        look = self.look
        if look.mask:
            return None
        if self.visit is not None and self.visit.goal:
            title = look.say(QT_TRANSLATE_NOOP("Documents", "Goal of this visit"))
            return Labelled(title, self.visit.goal)
        planned = [row for row in self.open_follow_ups() if row.kind not in _PROMISES]
        if not planned:
            return None
        day = look.short_day(planned[0].due_on, self.today)
        distance = look.due(planned[0].due_on, self.today)[0]
        title = look.say(QT_TRANSLATE_NOOP("Documents", "Next follow-up"))
        return Labelled(
            look.joined(title, day, distance),
            planned[0].title or look.stored(FollowUpKind, planned[0].kind),
        )

    def open_follow_ups(self) -> list[FollowUpRow]:
        """Return what is still to be done, soonest first."""
        rows = [row for row in self.card.follow_ups if row.state is FollowUpState.OPEN]
        return sorted(rows, key=lambda row: (row.due_on, row.title))

    def promises(self) -> tuple[Promise, ...]:
        """Open promises, the latest ones first."""
        look = self.look
        if look.mask:
            return ()
        theirs = look.say(QT_TRANSLATE_NOOP("Documents", "theirs"))
        return tuple(
            Promise(
                look.short_day(row.due_on, self.today),
                row.title or look.stored(FollowUpKind, row.kind),
                theirs if row.kind is FollowUpKind.PROMISE_THEIRS else "",
                *look.due(row.due_on, self.today),
            )
            for row in self.open_follow_ups()
            if row.kind in _PROMISES
        )

    def months(self) -> tuple[tuple[date, Money], ...]:
        """The bars; none if nothing was bought in a year."""
        if self.look.mask or not any(money.minor for _, money in self.summary.months):
            return ()
        return self.summary.months

    def purchases(self) -> tuple[Bought, ...]:
        """Purchases, newest first."""
        return () if self.look.mask else tuple(self.bought(row) for row in self.card.purchases)

    def bought(self, row: PurchaseRow) -> Bought:
        """Return a purchase on one line."""
        look = self.look
        state = read(PurchaseState, row.state)
        return Bought(
            look.day(row.bought_on) if row.bought_on else NOTHING,
            self._bought_text(row),
            look.money(row.total),
            look.stored(PurchaseState, row.state),
            Ink.WARN if state in _UNPAID else Ink.MUTED,
        )

    def open_deals(self) -> tuple[Possible, ...]:
        """Deals that are neither won nor lost, soonest first."""
        if self.look.mask:
            return ()
        far = date.max
        rows = sorted(
            (row for row in self.card.deals if row.closed_on is None),
            key=lambda row: row.expected_on or far,
        )
        return tuple(
            Possible(
                row.title,
                self.look.translate("DealStage", row.stage_name) if row.stage_name else "",
                self.look.money(row.amount) if row.amount else "",
                *self._expected(row.expected_on),
            )
            for row in rows
        )

    def _expected(self, day: date | None) -> tuple[str, Ink]:
        """Return the day a deal is expected, or how late it is."""
        if day is None:
            return "", Ink.MUTED
        if day < self.today:
            return self.look.due(day, self.today)[0], Ink.WARN
        return self.look.short_day(day, self.today), Ink.MUTED

    def matters(self) -> tuple[str, ...]:
        """What matters to the customer: how to treat them, needs, preferences."""
        card = self.card
        if self.look.mask:
            return ()
        needs = (row.text for row in card.needs)
        lines = chain(_lines(card.treat_note), needs, _lines(card.preferences))
        return tuple(dict.fromkeys(line for line in lines if line))

    def interactions(self) -> tuple[Happened, ...]:
        """What happened, newest first."""
        look = self.look
        if look.mask:
            return ()
        return tuple(
            Happened(
                look.short_day(look.today(row.happened_at), self.today),
                look.word(row.kind),
                row.text or row.line or "",
            )
            for row in self.card.interactions
        )

    def people(self) -> tuple[Person, ...]:
        """Contacts; what we think of them is not for strangers."""
        look = self.look
        return tuple(
            Person(row.name, row.title or "", "" if look.mask else self.standing(row))
            for row in self.card.contacts
        )

    def standing(self, row: ContactRow) -> str:
        """Return what a contact does in a purchase and how they stand towards us."""
        known = row.attitude if row.attitude not in {None, Attitude.UNKNOWN} else None
        return self.look.joined(
            self.look.word(row.role) if row.role else None,
            self.look.word(known) if known else None,
        )

    def score(self, row: SurveyAnswerRow) -> str:
        """Return a score out of the best one."""
        return f"{row.score} / {best_score(row.scale)}"

    def risk_text(self) -> str:
        """The sentence on churn, if one was given."""
        return "" if self.look.mask else self.risk

    def complaints(self) -> tuple[Complaint, ...]:
        """Open complaints, the oldest first."""
        look = self.look
        if look.mask:
            return ()
        rows = [
            row
            for row in self.card.feedback
            if row.kind is FeedbackKind.COMPLAINT and row.state is not FeedbackState.CLOSED
        ]
        rows.sort(key=lambda row: row.received_at)
        one = QT_TRANSLATE_NOOP("Documents", "open for {n} day")
        many = QT_TRANSLATE_NOOP("Documents", "open for {n} days")
        return tuple(
            Complaint(
                row.text,
                look.joined(
                    look.word(row.state),
                    look.count((self.today - look.today(row.received_at)).days, one, many),
                ),
                Ink.BAD,
            )
            for row in rows
        )

    def contact_code(self) -> ContactCode | None:
        """What the QR code saves; none for strangers or where there is nothing to reach by."""
        methods = self._reachable()
        phones = [row.value for row in methods if row.kind is MethodKind.PHONE]
        mails = [row.value for row in methods if row.kind is MethodKind.EMAIL]
        if self.look.mask or not (phones or mails):
            return None
        contact = self.main_contact()
        is_company = self.card.kind is CustomerKind.COMPANY
        return ContactCode(
            name=contact.name if contact else self.card.name,
            company=self.card.name if is_company and contact else "",
            title=(contact.title or "") if contact else "",
            phones=phones[:2],
            mails=mails[:1],
            address=self.address(),
        )

    def masked(self, row: ContactMethodRow) -> str:
        """Return a contact method as this paper may show it."""
        value = row.value
        if not self.look.mask:
            return value
        if row.kind is MethodKind.PHONE:
            return masked_phone(value)
        if row.kind is MethodKind.EMAIL and "@" in value:
            return f"{value[:1]}{_HIDDEN}@{value.rpartition('@')[2]}"
        return value[:1] + _HIDDEN

    def _reachable(self) -> list[ContactMethodRow]:
        """Return methods of the customer, then of the main contact, then of the others."""
        contact = self.main_contact()
        main_id = contact.id if contact else None
        usable = [
            row
            for row in self.card.methods
            if row.kind in _SHOWN_KINDS and row.bad_since is None and row.value
        ]
        return sorted(
            usable,
            key=lambda row: (
                row.contact_id is not None and row.contact_id != main_id,
                not row.is_primary,
                _SHOWN_KINDS.index(row.kind),
            ),
        )

    def _chosen_methods(self) -> list[ContactMethodRow]:
        """Return the ones to show: the best of each kind first."""
        ranked = self._reachable()
        best: list[ContactMethodRow] = []
        for row in ranked:
            if row.kind not in {other.kind for other in best}:
                best.append(row)
        best += [row for row in ranked if row not in best]
        chosen = best[:_METHODS_SHOWN]
        return sorted(chosen, key=lambda row: _SHOWN_KINDS.index(row.kind))

    def _labelled(self, row: ContactMethodRow) -> Labelled:
        label = row.label or self.look.word(row.kind)
        names = {contact.id: contact.name for contact in self.card.contacts}
        who = names.get(row.contact_id) if row.contact_id else None
        return Labelled(self.look.joined(label, who), self.masked(row))

    def channel(self, channel: str | None) -> str:
        """Return the words for a channel of consent."""
        if channel is None:
            return self.look.say(QT_TRANSLATE_NOOP("Documents", "all channels"))
        if channel in MethodKind.__members__:
            return self.look.word(MethodKind(channel))
        return channel

    def _bought_text(self, row: PurchaseRow) -> str:
        look = self.look
        if not row.lines:
            return row.note or row.external_id or NOTHING
        first = row.lines[0]
        text = first.text
        if first.quantity is not None and first.quantity != 1:
            text = f"{text} × {_quantity(first.quantity)}"  # noqa: RUF001
        more = len(row.lines) - 1
        if more:
            text = look.say(
                QT_TRANSLATE_NOOP("Documents", "{item} and {n} more"), item=text, n=more
            )
        return text
