"""How a change of the past reads: what, from what, to what."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.fields import infos
from desktop_crm.domain.history import ChangeKind, FieldChange, HistoryRow
from desktop_crm.domain.words import (
    Attitude,
    CalendarKind,
    ContactRole,
    CustomerKind,
    Direction,
    FeedbackKind,
    FeedbackState,
    FollowUpKind,
    FollowUpOrigin,
    FollowUpState,
    InteractionKind,
    LifecycleStage,
    MethodKind,
    OccasionKind,
    Tier,
    read,
)
from desktop_crm.ui.kit.language import (
    clock_time,
    day,
    field_label,
    moment,
    number,
    tier_word,
    translate,
    use_case_label,
    word,
)

#: Columns nobody wants to read about: they follow from others.
HIDDEN = frozenset(
    {
        "id", "customer_id", "contact_id", "tag_id", "feedback_id", "purchase_id", "product_id",
        "stage_id", "batch_id", "next_follow_up_on", "last_contact_on", "stage_suggested",
        "quality_score", "health", "sort_key", "created_at", "n", "normalised", "line", "survey_id",
        "merged_into", "origin", "deal_id", "author", "fingerprint", "cells", "row_number",
        "mapping", "counts",
    }
)  # fmt: skip

#: Columns a row is known by, the best first.
_MAIN = ("name", "title", "text", "value", "purpose", "comment", "file_name", "note")

_WORDS: Mapping[tuple[str, str], type[StrEnum]] = {
    ("customer", "kind"): CustomerKind,
    ("customer", "tier"): Tier,
    ("customer", "stage"): LifecycleStage,
    ("contact", "role"): ContactRole,
    ("contact", "attitude"): Attitude,
    ("contact_method", "kind"): MethodKind,
    ("interaction", "kind"): InteractionKind,
    ("interaction", "direction"): Direction,
    ("follow_up", "kind"): FollowUpKind,
    ("follow_up", "state"): FollowUpState,
    ("follow_up", "origin"): FollowUpOrigin,
    ("feedback", "kind"): FeedbackKind,
    ("feedback", "state"): FeedbackState,
    ("feedback_step", "state"): FeedbackState,
    ("occasion", "kind"): OccasionKind,
    ("occasion", "calendar"): CalendarKind,
}

_NAMES: Mapping[str, Callable[[], str]] = {
    "title": lambda: translate("HistoryField", "Title"),
    "due_on": lambda: translate("HistoryField", "Due on"),
    "due_time": lambda: translate("HistoryField", "Time"),
    "repeat_rule": lambda: translate("HistoryField", "Repeats"),
    "state": lambda: translate("HistoryField", "State"),
    "done_at": lambda: translate("HistoryField", "Done at"),
    "outcome": lambda: translate("HistoryField", "Outcome"),
    "snoozed_from": lambda: translate("HistoryField", "Postponed from"),
    "text": lambda: translate("HistoryField", "Text"),
    "value": lambda: translate("HistoryField", "Value"),
    "label": lambda: translate("HistoryField", "Label"),
    "is_primary": lambda: translate("HistoryField", "Main one"),
    "bad_since": lambda: translate("HistoryField", "Wrong since"),
    "role": lambda: translate("HistoryField", "Role"),
    "attitude": lambda: translate("HistoryField", "Attitude"),
    "direction": lambda: translate("HistoryField", "Who began"),
    "happened_at": lambda: translate("HistoryField", "Happened at"),
    "duration_minutes": lambda: translate("HistoryField", "Minutes"),
    "received_at": lambda: translate("HistoryField", "Received at"),
    "channel": lambda: translate("HistoryField", "Came by"),
    "sentiment": lambda: translate("HistoryField", "Mood"),
    "assignee": lambda: translate("HistoryField", "Who sees to it"),
    "told_on": lambda: translate("HistoryField", "Customer was told on"),
    "is_crisis": lambda: translate("HistoryField", "Crisis"),
    "reopened": lambda: translate("HistoryField", "Opened again"),
    "at": lambda: translate("HistoryField", "At"),
    "calendar": lambda: translate("HistoryField", "Calendar"),
    "month": lambda: translate("HistoryField", "Month"),
    "day": lambda: translate("HistoryField", "Day"),
    "year": lambda: translate("HistoryField", "Year"),
    "remind_days_before": lambda: translate("HistoryField", "Reminder, days before"),
    "bought_on": lambda: translate("HistoryField", "Bought on"),
    "deleted_at": lambda: translate("HistoryField", "In the recycle bin since"),
    "is_leap": lambda: translate("HistoryField", "Leap month"),
}

_ENTITIES: Mapping[str, Callable[[], str]] = {
    "customer": lambda: translate("HistoryEntity", "Customer"),
    "contact": lambda: translate("HistoryEntity", "Contact"),
    "contact_method": lambda: translate("HistoryEntity", "Contact method"),
    "interaction": lambda: translate("HistoryEntity", "Interaction"),
    "follow_up": lambda: translate("HistoryEntity", "Follow-up"),
    "feedback": lambda: translate("HistoryEntity", "Feedback"),
    "feedback_step": lambda: translate("HistoryEntity", "Step of feedback"),
    "purchase": lambda: translate("HistoryEntity", "Purchase"),
    "purchase_line": lambda: translate("HistoryEntity", "Line of a purchase"),
    "occasion": lambda: translate("HistoryEntity", "Occasion"),
    "customer_tag": lambda: translate("HistoryEntity", "Tag"),
    "need": lambda: translate("HistoryEntity", "Need"),
    "consent": lambda: translate("HistoryEntity", "Consent"),
    "deal": lambda: translate("HistoryEntity", "Deal"),
    "survey_answer": lambda: translate("HistoryEntity", "Satisfaction"),
    "import_row": lambda: translate("HistoryEntity", "Row of an import"),
}


def entity_word(entity: str) -> str:
    """Return what people read for a kind of row."""
    found = _ENTITIES.get(entity)
    return found() if found is not None else entity.replace("_", " ")


def name_word(name: str) -> str:
    """Return what people read for a column."""
    info = next((info for info in infos(CustomerCard) if info.name == name), None)
    if info is not None:
        return field_label(info.label)
    found = _NAMES.get(name)
    return found() if found is not None else name.replace("_", " ")


def value_word(entity: str, name: str, value: Any, today: date) -> str:  # noqa: PLR0911 - one per type
    """Return what people read for the value of a column."""
    if value is None or value == "":
        return translate("History", "nothing")
    words = _WORDS.get((entity, name))
    if words is not None:
        member = read(words, str(value))
        if isinstance(member, Tier):
            return tier_word(member)
        return word(member) if member is not None else str(value)
    if name in {"is_primary", "do_not_contact", "is_crisis", "is_leap"}:
        yes, no = translate("History", "yes"), translate("History", "no")
        return yes if value else no
    if isinstance(value, datetime):
        return moment(value, today)
    if isinstance(value, date):
        return day(value, today)
    if isinstance(value, time):
        return clock_time(value)
    if isinstance(value, bytes):
        return "…"
    if isinstance(value, int) and name.endswith("_minor"):
        return number(value)
    return str(value)


def shown_fields(row: HistoryRow) -> tuple[FieldChange, ...]:
    """Return the fields of a change worth reading."""
    return tuple(
        change
        for change in row.fields
        if change.name not in HIDDEN and (change.before, change.after) != (None, "")
    )


def main_text(row: HistoryRow, tags: Mapping[bytes, str]) -> str:
    """Return what a row that was added or removed is known by; "" if by nothing."""
    known = {
        change.name: change.before if change.after is None else change.after
        for change in row.fields
    }
    tag = known.get("tag_id")
    if isinstance(tag, bytes):
        return tags.get(tag, "")
    texts = (known.get(name) for name in _MAIN)
    found = next((str(text) for text in texts if text), "")
    return " ".join(found.split())


def change_text(row: HistoryRow, change: FieldChange, today: date) -> str:
    """Return one field before and after, e.g. "Tier: C · Standard → A · Key"."""
    before = value_word(row.entity, change.name, change.before, today)
    after = value_word(row.entity, change.name, change.after, today)
    name = name_word(change.name)
    if row.op is ChangeKind.ADDED or change.before is None:
        return f"{name}: {after}"
    return f"{name}: {before} → {after}"


def head_text(row: HistoryRow) -> str:
    """Return what was done, e.g. "Change tier"."""
    if row.label:
        return use_case_label(row.label)
    what = entity_word(row.entity)
    return {
        ChangeKind.ADDED: translate("History", "{what} added"),
        ChangeKind.CHANGED: translate("History", "{what} changed"),
        ChangeKind.REMOVED: translate("History", "{what} removed"),
        ChangeKind.ERASED: translate("History", "{what} erased"),
    }[row.op].format(what=what)
