"""How a customer reads as one line of a list."""

from datetime import date

from desktop_crm.domain.customers import CustomerRow
from desktop_crm.domain.follow_ups import days_over_rhythm
from desktop_crm.domain.words import CustomerKind, Tier
from desktop_crm.ui.kit.language import due, short_money, translate
from desktop_crm.ui.kit.painting import Chip, Line


def customer_line(row: CustomerRow, today: date) -> Line:
    """Return the line of a customer; its key is the customer's id."""
    if row.kind is CustomerKind.PERSON:
        facts = [row.job_title or "", row.company or "", row.region_city or ""]
    else:
        contact = "  ".join(part for part in (row.contact_name, row.contact_title) if part)
        facts = [row.short_name or "", contact, row.region_city or ""]
    chips: list[Chip] = []
    if row.match is not None:
        chips.append(Chip(text=match_text(row), tone="accent"))
    if row.open_complaints:
        chips.append(Chip(text=translate("Card", "Open complaint"), tone="danger"))
    if row.tier is Tier.A and days_over_rhythm(row.last_contact_on, row.tier, today):
        silence = (today - row.last_contact_on).days if row.last_contact_on else 0
        chips.append(Chip(text=translate("Card", "Silent for %n days", "", silence), tone="danger"))
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
        value=row,
    )


def match_text(row: CustomerRow) -> str:
    """Return why a search found the customer, e.g. "phone …5678"."""
    if row.match is None:
        return ""
    kinds = {
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
    }
    word = kinds.get(row.match.kind, "")
    return f"{word} {row.match.text}".strip()
