"""How a customer reads as one line of a list."""

from datetime import date

from desktop_crm.domain.customers import CustomerRow, Match
from desktop_crm.domain.follow_ups import days_over_rhythm
from desktop_crm.domain.words import CustomerKind, Tier
from desktop_crm.ui.kit.language import due, short_money, translate
from desktop_crm.ui.kit.painting import NO_MARK, Chip, Line

_NAME = "name"
_PHONE = "phone"
_MOST_FOUND = 22


def customer_line(row: CustomerRow, today: date) -> Line:
    """Return the line of a customer; its key is the customer's id."""
    if row.kind is CustomerKind.PERSON:
        facts = [row.job_title or "", row.company or "", row.region_city or ""]
    else:
        contact = "  ".join(part for part in (row.contact_name, row.contact_title) if part)
        facts = [row.short_name or "", contact, row.region_city or ""]
    chips: list[Chip] = []
    if row.open_complaints:
        chips.append(Chip(text=translate("Card", "Open complaint"), tone="danger"))
    if row.last_contact_on is not None and is_silent(row, today):
        days = (today - row.last_contact_on).days
        chips.append(Chip(text=translate("Card", "Silent for %n days", "", days), tone="danger"))
    if row.do_not_contact:
        chips.append(Chip(text=translate("Card", "Do not contact"), tone="warn"))
    chips += (Chip(text=tag.name, dot=tag.colour) for tag in row.tags)
    badge = due(row.next_follow_up_on, today) if row.next_follow_up_on else None
    return Line(
        key=row.id,
        title=row.name,
        tier=row.tier,
        facts=tuple(fact for fact in facts if fact and fact != row.name),
        badge=badge.text if badge else "",
        badge_tone=badge.tone if badge else "neutral",
        amount=short_money(row.total) if row.total and row.total.minor else "",
        chips=tuple(chips),
        found=found_chip(row.match),
        mark=title_mark(row.match),
        value=row,
    )


def is_silent(row: CustomerRow, today: date) -> bool:
    """Tell whether a key account was left alone for longer than its rhythm."""
    return row.tier is Tier.A and days_over_rhythm(row.last_contact_on, row.tier, today) > 0


def title_mark(match: Match | None) -> tuple[int, int]:
    """Return the characters of the name that a search found."""
    return (match.start, match.length) if match is not None and match.kind == _NAME else NO_MARK


def found_chip(match: Match | None) -> Chip | None:
    """Return why a search found a customer, e.g. "phone …5678"; None when its name shows it."""
    if match is None or (match.kind == _NAME and match.length):
        return None
    word, text, start, length = match_word(match.kind), match.text, match.start, match.length
    if match.kind == _PHONE and start:
        text, start = f"…{text[start:]}", 1
    elif length and len(text) > _MOST_FOUND:
        # Of a long text only the part around the place is worth its room.
        begin = text.rfind(" ", 0, start) + 1
        begin = begin if start - begin < _MOST_FOUND else start
        text = text[begin : begin + _MOST_FOUND].rstrip() + (
            "…" if begin + _MOST_FOUND < len(text) else ""
        )
        start -= begin
        if begin:
            text, start = f"…{text}", start + 1
    shift = len(word) + 1 if word else 0
    mark = (start + shift, length) if length else NO_MARK
    return Chip(text=f"{word} {text}".strip(), tone="accent", mark=mark)


def match_word(kind: str) -> str:
    """Return what people call the place where a search found its words."""
    return {
        "name": translate("Match", "name"),
        "short_name": translate("Match", "short name"),
        "external_id": translate("Match", "external ID"),
        "contact": translate("Match", "contact"),
        "company": translate("Match", "company"),
        "phone": translate("Match", "phone"),
        "email": translate("Match", "email"),
        "wechat": translate("Match", "WeChat"),
        "qq": translate("Match", "QQ"),
        "city": translate("Match", "city"),
        "custom_field": translate("Match", "field"),
        "pinyin": translate("Match", "pinyin"),
        "note": translate("Match", "note"),
        "tag": translate("Match", "tag"),
        "source": translate("Match", "source"),
        "region": translate("Match", "region"),
        "size": translate("Match", "size"),
        "industry": translate("Match", "industry"),
    }.get(kind, "")
