"""The numbers to know of a customer, each with what to know of it."""

from typing import NamedTuple

from desktop_crm.documents.facts import NOTHING, Facts, best_score
from desktop_crm.documents.styles import Ink, Look
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import Money


class Metric(NamedTuple):
    """A computed number, and what to know of it."""

    label: str
    value: str
    note: str
    ink: Ink = Ink.MUTED


def of_customer(facts: Facts) -> tuple[Metric, ...]:
    """The numbers to know; nothing at all where nothing was ever bought, planned or asked."""
    look, summary = facts.look, facts.summary
    is_empty = not (summary.orders or facts.open_deals() or facts.card.survey_answers)
    if is_empty:
        return ()
    if look.mask:
        return (_since_metric(facts), _satisfaction_metric(facts))
    return (
        _lifetime_metric(facts),
        _year_metric(facts),
        _since_metric(facts),
        _deals_metric(facts),
        _satisfaction_metric(facts),
    )


def _lifetime_metric(facts: Facts) -> Metric:
    look, summary = facts.look, facts.summary
    label = look.say(QT_TRANSLATE_NOOP("Documents", "Lifetime total"))
    if not summary.orders:
        return Metric(label, NOTHING, _no_purchase(facts.look))
    since = look.month(summary.first_on) if summary.first_on else ""
    one = QT_TRANSLATE_NOOP("Documents", "{n} purchase since {month}")
    many = QT_TRANSLATE_NOOP("Documents", "{n} purchases since {month}")
    note = look.count(summary.orders, one, many, month=since)
    return Metric(label, look.money(_whole(summary.lifetime)), note)


def _year_metric(facts: Facts) -> Metric:
    look, summary = facts.look, facts.summary
    label = look.say(QT_TRANSLATE_NOOP("Documents", "Last 12 months"))
    if not summary.orders:
        return Metric(label, NOTHING, _no_purchase(facts.look))
    before, now = summary.previous_12_months.minor, summary.last_12_months.minor
    note, ink = look.say(QT_TRANSLATE_NOOP("Documents", "nothing the year before")), Ink.MUTED
    if before > 0:
        change = round((now - before) * 100 / before)
        if change >= 0:
            ink = Ink.ACCENT if change else Ink.MUTED
            more = QT_TRANSLATE_NOOP("Documents", "+{percent}% on the year before")
            note = look.say(more, percent=change)
        else:
            ink = Ink.WARN
            less = QT_TRANSLATE_NOOP("Documents", "-{percent}% on the year before")
            note = look.say(less, percent=-change)
    return Metric(label, look.money(_whole(summary.last_12_months)), note, ink)


def _since_metric(facts: Facts) -> Metric:
    look, summary = facts.look, facts.summary
    label = look.say(QT_TRANSLATE_NOOP("Documents", "Last purchase"))
    if summary.last_on is None:
        return Metric(label, NOTHING, _no_purchase(facts.look))
    days = (facts.today - summary.last_on).days
    value = look.ago(days)
    gap = summary.usual_gap_days
    if gap is None or look.mask:
        return Metric(label, value, look.day(summary.last_on))
    if days > gap:
        over = QT_TRANSLATE_NOOP("Documents", "usual gap {n} days: late")
        return Metric(label, value, look.say(over, n=gap), Ink.WARN)
    usual = QT_TRANSLATE_NOOP("Documents", "usual gap {n} days")
    return Metric(label, value, look.say(usual, n=gap))


def _deals_metric(facts: Facts) -> Metric:
    look = facts.look
    label = look.say(QT_TRANSLATE_NOOP("Documents", "Open deals"))
    amounts = [row.amount for row in facts.card.deals if row.closed_on is None]
    if not amounts:
        return Metric(label, NOTHING, look.say(QT_TRANSLATE_NOOP("Documents", "no open deal")))
    one, many = (
        QT_TRANSLATE_NOOP("Documents", "{n} deal"),
        QT_TRANSLATE_NOOP("Documents", "{n} deals"),
    )
    counted = look.count(len(amounts), one, many)
    known = [amount for amount in amounts if amount is not None]
    if not known or len({amount.currency for amount in known}) > 1:
        return Metric(label, look.number(len(amounts)), counted)
    total = Money(sum(amount.minor for amount in known), known[0].currency)
    return Metric(label, look.money(_whole(total)), counted)


def _satisfaction_metric(facts: Facts) -> Metric:
    look = facts.look
    label = look.say(QT_TRANSLATE_NOOP("Documents", "Satisfaction"))
    if not facts.card.survey_answers:
        return Metric(label, NOTHING, look.say(QT_TRANSLATE_NOOP("Documents", "never asked")))
    answer = max(facts.card.survey_answers, key=lambda row: row.answered_on)
    best = best_score(answer.scale)
    asked = look.say(
        QT_TRANSLATE_NOOP("Documents", "asked on {day}"),
        day=look.short_day(answer.answered_on, facts.today),
    )
    is_low = answer.score * 10 <= best * 6
    if is_low:
        asked = look.joined(asked, look.say(QT_TRANSLATE_NOOP("Documents", "low")))
    return Metric(label, facts.score(answer), asked, Ink.BAD if is_low else Ink.MUTED)


def _no_purchase(look: Look) -> str:
    return look.say(QT_TRANSLATE_NOOP("Documents", "no purchase yet"))


def _whole(money: Money) -> Money:
    """Return an amount without cents, for large figures."""
    return Money.of(money.amount.quantize(1), money.currency)
