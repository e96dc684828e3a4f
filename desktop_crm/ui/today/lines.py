"""How Today reads: sections, lines and reasons in words."""

from collections.abc import Sequence
from datetime import date

from desktop_crm.domain.agenda import Agenda, AgendaRow, AgendaSection, Reason, ReasonKind
from desktop_crm.domain.occasions import LunarDay
from desktop_crm.domain.words import Tier
from desktop_crm.ui.kit.language import due, number, tier_word, translate, word
from desktop_crm.ui.kit.painting import Chip, Line
from desktop_crm.ui.kit.row_list import Section

#: What the badge or the tier's chip of a line says already.
_SAID = {ReasonKind.TIER, ReasonKind.DAYS_LATE, ReasonKind.DUE_TODAY, ReasonKind.OUR_PROMISE}
_SAID_BY_BADGE = {ReasonKind.COMPLAINT_OPEN_HOURS, ReasonKind.OCCASION_IN_DAYS}
_TONES = {
    ReasonKind.CRISIS: "danger",
    ReasonKind.COMPLAINT_OPEN: "danger",
    ReasonKind.COMPLAINT_OPEN_HOURS: "danger",
    ReasonKind.DAYS_OVER_RHYTHM: "warn",
    ReasonKind.NEVER_CONTACTED: "warn",
}
_SECTION_TONES = {
    AgendaSection.OVERDUE: "danger",
    AgendaSection.TODAY: "warn",
    AgendaSection.COMPLAINTS: "danger",
    AgendaSection.OCCASIONS: "accent",
    AgendaSection.WITHOUT_PLAN: "neutral",
}
_LUNAR_MONTHS = "正二三四五六七八九十冬腊"
_LUNAR_TENS = "初十廿"
_DIGITS = "一二三四五六七八九十"
_ROUND_LUNAR_DAYS = {10: "初十", 20: "二十", 30: "三十"}


def lunar_text(lunar: LunarDay) -> str:
    """Return a day of the Chinese calendar as it is read, e.g. 农历十月十三."""
    leap = "闰" if lunar.is_leap else ""
    day = _ROUND_LUNAR_DAYS.get(lunar.day)
    if day is None:
        day = _LUNAR_TENS[lunar.day // 10] + _DIGITS[lunar.day % 10 - 1]
    return f"农历{leap}{_LUNAR_MONTHS[lunar.month - 1]}月{day}"


def sections_of(agenda: Agenda, hours: int) -> list[Section]:
    """Return the agenda as sections of a list; `hours` is how long a complaint may be open."""
    counts = dict(agenda.counts)
    made = []
    for section in AgendaSection:
        rows = [row for row in agenda.rows if row.section is section]
        if rows:
            count = counts.get(section, len(rows))
            note = ""
            if count > len(rows):
                note = translate("Today", "the first {shown}").format(shown=number(len(rows)))
            made.append(
                Section(
                    title=section_title(section, hours),
                    tone=_SECTION_TONES[section],
                    count=count,
                    note=note,
                    lines=tuple(line_of(row, agenda.day) for row in rows),
                )
            )
    return made


def section_title(section: AgendaSection, hours: int) -> str:
    """Return the heading of a section."""
    match section:
        case AgendaSection.OVERDUE:
            return translate("Today", "Overdue")
        case AgendaSection.TODAY:
            return translate("Today", "Due today")
        case AgendaSection.COMPLAINTS:
            return translate("Today", "Complaints open over {hours} h").format(hours=hours)
        case AgendaSection.OCCASIONS:
            return translate("Today", "Occasions in the next 7 days")
        case AgendaSection.WITHOUT_PLAN:
            return translate("Today", "Key and growth customers without a follow-up")


def summary(agenda: Agenda) -> str:
    """Return how much there is of what, in one line."""
    parts = []
    for section, count in agenda.counts:
        match section:
            case AgendaSection.OVERDUE:
                parts.append(translate("Today", "%n overdue", "", count))
            case AgendaSection.TODAY:
                parts.append(translate("Today", "%n due today", "", count))
            case AgendaSection.COMPLAINTS:
                parts.append(translate("Today", "%n complaint(s)", "", count))
            case AgendaSection.OCCASIONS:
                parts.append(translate("Today", "%n occasion(s)", "", count))
            case AgendaSection.WITHOUT_PLAN:
                parts.append(translate("Today", "%n without a follow-up", "", count))
    return "  ·  ".join(parts)


def line_of(row: AgendaRow, today: date) -> Line:
    """Return one line of the list."""
    badge, tone = _badge(row, today)
    return Line(
        key=key_of(row),
        title=row.customer_name,
        tier=row.customer_tier,
        facts=tuple(fact for fact in (what(row),) if fact),
        badge=badge,
        badge_tone=tone,
        chips=tuple(_chips(row)),
        spoken=", ".join(
            part
            for part in (row.customer_name, what(row), badge, why(row.reasons, separator=", "))
            if part
        ),
        value=row,
    )


def key_of(row: AgendaRow) -> tuple[str, bytes]:
    """Return what a line is known by."""
    for kind, found in (
        ("follow_up", row.follow_up_id),
        ("feedback", row.feedback_id),
        ("occasion", row.occasion_id),
    ):
        if found is not None:
            return kind, found
    return "customer", row.customer_id


def what(row: AgendaRow) -> str:
    """Return what is to be done, in one line."""
    if row.occasion_kind is not None:
        parts = (word(row.occasion_kind), row.contact_name or "", row.title)
        return "  ·  ".join(part for part in parts if part)
    return " ".join(row.title.split()) or word(row.follow_up_kind)


def why(reasons: Sequence[Reason], separator: str = "  ·  ") -> str:
    """Return all reasons in words."""
    return separator.join(text for reason in reasons if (text := reason_text(reason)))


def reason_text(reason: Reason) -> str:  # noqa: PLR0911 - one return per reason
    """Return one reason in words."""
    count = reason.value if isinstance(reason.value, int) else 0
    match reason.kind:
        case ReasonKind.TIER:
            tier = tier_word(Tier(str(reason.value)))
            return translate("Agenda", "Tier {tier}").format(tier=tier)
        case ReasonKind.DAYS_LATE:
            return translate("Agenda", "%n day(s) overdue", "", count)
        case ReasonKind.DUE_TODAY:
            return translate("Agenda", "due today")
        case ReasonKind.DAYS_OVER_RHYTHM:
            return translate("Agenda", "%n day(s) over the rhythm", "", count)
        case ReasonKind.COMPLAINT_OPEN_HOURS:
            return translate("Agenda", "open for %n h", "", count)
        case ReasonKind.COMPLAINT_OPEN:
            return translate("Agenda", "%n open complaint(s)", "", count)
        case ReasonKind.OUR_PROMISE:
            return translate("Agenda", "we promised it")
        case ReasonKind.CRISIS:
            return translate("Agenda", "crisis")
        case ReasonKind.OCCASION_IN_DAYS:
            if count == 0:
                return translate("Agenda", "today")
            return translate("Agenda", "in %n day(s)", "", count)
        case ReasonKind.NO_FOLLOW_UP:
            return translate("Agenda", "no follow-up planned")
        case ReasonKind.NEVER_CONTACTED:
            return translate("Agenda", "never contacted")


def _badge(row: AgendaRow, today: date) -> tuple[str, str]:
    if row.feedback_id is not None:
        found = [each for each in row.reasons if each.kind is ReasonKind.COMPLAINT_OPEN_HOURS]
        hours = found[0].value if found else 0
        return translate("Today", "Open {hours} h").format(hours=hours), "danger"
    if row.occasion_id is not None and row.due_on is not None:
        made = due(row.due_on, today)
        return made.text, "accent"
    if row.due_on is not None:
        made = due(row.due_on, today, row.due_time)
        return made.text, made.tone
    return "", "neutral"


def _chips(row: AgendaRow) -> list[Chip]:
    chips: list[Chip] = []
    kind = row.follow_up_kind or row.feedback_kind
    if kind is not None:
        chips.append(Chip(text=word(kind)))
    for reason in row.reasons:
        if reason.kind not in _SAID and reason.kind not in _SAID_BY_BADGE:
            text = reason_text(reason)
            chips.append(Chip(text=text, tone=_TONES.get(reason.kind, "neutral")))
    if row.occasion_id is not None and not chips:
        chips.append(Chip(text=why(row.reasons[-1:])))
    return chips
