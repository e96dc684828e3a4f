"""What happened with a customer as entries of the timeline, newest first."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from desktop_crm.domain.customers import CustomerCard, SurveyAnswerRow
from desktop_crm.domain.feedback import FeedbackRow
from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.history import ChangeKind, HistoryRow
from desktop_crm.domain.interactions import InteractionRow
from desktop_crm.domain.purchases import PurchaseRow
from desktop_crm.domain.words import (
    Direction,
    FeedbackKind,
    FeedbackState,
    FollowUpState,
    InteractionKind,
    SurveyScale,
)
from desktop_crm.ui.kit.history_words import value_word
from desktop_crm.ui.kit.kind_icons import sign_of
from desktop_crm.ui.kit.language import day, due, moment, money, translate, word
from desktop_crm.ui.kit.timeline import Entry

_ICONS = {
    InteractionKind.CALL: ("phone", "accent"),
    InteractionKind.VISIT: ("map-pin", "ok"),
    InteractionKind.MEETING: ("users", "ok"),
    InteractionKind.MESSAGE: ("message-circle", "accent"),
    InteractionKind.EMAIL: ("mail", "neutral"),
    InteractionKind.NOTE: ("notebook-pen", "neutral"),
}
_LINES_SHOWN = 3
Dated = tuple[datetime, Entry]


def entries(
    card: CustomerCard,
    history: Sequence[HistoryRow],
    today: date,
    next_follow_up: FollowUpRow | None = None,
) -> tuple[Entry, ...]:
    """Return the whole timeline: other open follow-ups first, then the past."""
    waiting = [
        _open_follow_up(row, today)
        for row in reversed(card.follow_ups)
        if row.state is FollowUpState.OPEN and row != next_follow_up
    ]
    past: list[Dated] = []
    past += (_interaction(row, today) for row in card.interactions)
    past += (_feedback(row, today) for row in card.feedback)
    past += (_purchase(row, today) for row in card.purchases)
    past += (
        _ended_follow_up(row, today)
        for row in card.follow_ups
        if row.state is not FollowUpState.OPEN
    )
    past += (_answer(row, today) for row in card.survey_answers)
    past += (found for row in history if row.entity == "customer" for found in _changes(row, today))
    past.sort(key=lambda pair: pair[0], reverse=True)
    return (*waiting, *(entry for _at, entry in past))


def is_planned(entry: Entry) -> bool:
    """Tell whether an entry is still to be done."""
    value = entry.value
    return isinstance(value, FollowUpRow) and value.state is FollowUpState.OPEN


def kind_word(kind: str) -> str:
    """Return what a kind of entry is called."""
    return {
        "interaction": translate("Timeline", "Contacts and notes"),
        "feedback": translate("Timeline", "Feedback"),
        "purchase": translate("Timeline", "Purchases"),
        "follow_up": translate("Timeline", "Follow-ups"),
        "change": translate("Timeline", "Changes"),
    }[kind]


def scale_top(scale: SurveyScale) -> int:
    """Return the best score of a scale."""
    return 5 if scale is SurveyScale.CSAT5 else 10


def _interaction(row: InteractionRow, today: date) -> Dated:
    icon, tone = _ICONS[row.kind]
    if row.kind is InteractionKind.CALL and row.direction is Direction.IN:
        icon = "phone-incoming"
    parts = [word(row.kind)]
    if row.duration_minutes:
        parts.append(translate("QuickLog", "%n min", "", row.duration_minutes))
    if row.contact_name:
        parts.append(row.contact_name)
    return row.happened_at, Entry(
        key=("interaction", row.id),
        kind="interaction",
        icon=icon,
        tone=tone,
        head=" · ".join(parts),
        when=moment(row.happened_at, today),
        body=row.text,
        value=row,
    )


def _feedback(row: FeedbackRow, today: date) -> Dated:
    icon, tone = sign_of(row.kind)
    if row.kind is FeedbackKind.COMPLAINT and row.state is FeedbackState.CLOSED:
        tone = "neutral"
    body = row.text
    if row.outcome:
        outcome = translate("Timeline", "Outcome: {text}").format(text=row.outcome)
        body = f"{body}\n{outcome}"
    return row.received_at, Entry(
        key=("feedback", row.id),
        kind="feedback",
        icon=icon,
        tone=tone,
        head=f"{word(row.kind)} · {word(row.state)}",
        when=moment(row.received_at, today),
        body=body,
        value=row,
    )


def _purchase(row: PurchaseRow, today: date) -> Dated:
    shown = [line.text for line in row.lines[:_LINES_SHOWN] if line.text]
    if len(row.lines) > _LINES_SHOWN:
        shown.append("…")
    is_return = row.total.minor < 0
    name = translate("Timeline", "Return") if is_return else translate("Timeline", "Purchase")
    return _noon(row.bought_on), Entry(
        key=("purchase", row.id),
        kind="purchase",
        icon="undo-2" if is_return else "shopping-bag",
        tone="warn" if is_return else "ok",
        head=f"{name} {money(row.total)}",
        when=day(row.bought_on, today) if row.bought_on else "",
        body=" · ".join(shown) or (row.note or ""),
        value=row,
    )


def _open_follow_up(row: FollowUpRow, today: date) -> Entry:
    badge = due(row.due_on, today, row.due_time)
    return Entry(
        key=("follow_up", row.id),
        kind="follow_up",
        icon="calendar-clock",
        tone=badge.tone,
        head=row.title or word(row.kind),
        when=badge.text,
        value=row,
    )


def _ended_follow_up(row: FollowUpRow, today: date) -> Dated:
    is_done = row.state is FollowUpState.DONE
    at = row.done_at or _noon(row.due_on)
    return at, Entry(
        key=("follow_up", row.id),
        kind="follow_up",
        icon="circle-check" if is_done else "circle-x",
        tone="ok" if is_done else "neutral",
        head=f"{word(row.state)} · {row.title}" if row.title else word(row.state),
        when=moment(at, today),
        body=row.outcome or "",
        value=row,
    )


def _answer(row: SurveyAnswerRow, today: date) -> Dated:
    head = translate("Timeline", "Satisfaction {score} of {top}").format(
        score=row.score, top=scale_top(row.scale)
    )
    return _noon(row.answered_on), Entry(
        key=("survey_answer", row.id),
        kind="feedback",
        icon="star",
        tone="accent",
        head=head,
        when=day(row.answered_on, today),
        body=row.comment or "",
        value=row,
    )


def _changes(row: HistoryRow, today: date) -> list[Dated]:
    """Return the changes of the card that tell a story: tier, stage, verified."""
    found: list[Dated] = []
    if row.op is not ChangeKind.CHANGED or row.undone:
        return found
    for change in row.fields:
        if change.name in {"tier", "stage"} and change.before != change.after:
            before = value_word("customer", change.name, change.before, today)
            after = value_word("customer", change.name, change.after, today)
            if change.before is None and change.after is None:
                continue
            text = (
                translate("Timeline", "Tier {before} → {after}")
                if change.name == "tier"
                else translate("Timeline", "Stage {before} → {after}")
            )
            head = text.format(before=before, after=after)
            icon, tone = "circle-arrow-up", "warn"
            if change.before is None:
                continue
        elif change.name == "verified_on" and change.after is not None:
            head, icon, tone = translate("Timeline", "Data verified"), "badge-check", "ok"
        else:
            continue
        key = ("change", row.change_id, change.name)
        found.append(
            (
                row.at,
                Entry(
                    key=key,
                    kind="change",
                    icon=icon,
                    tone=tone,
                    head=head,
                    when=moment(row.at, today),
                    value=row,
                ),
            )
        )
    return found


def _noon(on: date | None) -> datetime:
    if on is None:
        return datetime.min.replace(tzinfo=UTC)
    return datetime.combine(on, time(12, 0)).astimezone()
