"""Writes customers as one flat CSV table that spreadsheets open and our import reads back."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from io import StringIO

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import BadRow
from desktop_crm.domain.occasions import OccasionRow
from desktop_crm.domain.words import CalendarKind, MethodKind, OccasionKind, label
from desktop_crm.exchange import formulas

#: (context, English) -> text in the language of the file.
Translate = Callable[[str, str], str]

#: Several values in one cell are joined by this, as Google's contacts do.
JOIN = " ::: "
#: What a table starts with so that spreadsheets read it as UTF-8.
BOM = "\ufeff"

_HEADERS = (
    QT_TRANSLATE_NOOP("Export", "External ID"),
    QT_TRANSLATE_NOOP("Export", "Customer name"),
    QT_TRANSLATE_NOOP("Export", "Type"),
    QT_TRANSLATE_NOOP("Export", "Short name"),
    QT_TRANSLATE_NOOP("Export", "Company"),
    QT_TRANSLATE_NOOP("Export", "Contact"),
    QT_TRANSLATE_NOOP("Export", "Job title"),
    QT_TRANSLATE_NOOP("Export", "Phone"),
    QT_TRANSLATE_NOOP("Export", "Email"),
    QT_TRANSLATE_NOOP("Export", "WeChat"),
    QT_TRANSLATE_NOOP("Export", "QQ"),
    QT_TRANSLATE_NOOP("Export", "Website"),
    QT_TRANSLATE_NOOP("Export", "Tier"),
    QT_TRANSLATE_NOOP("Export", "Stage"),
    QT_TRANSLATE_NOOP("Export", "Tags"),
    QT_TRANSLATE_NOOP("Export", "Industry"),
    QT_TRANSLATE_NOOP("Export", "Size"),
    QT_TRANSLATE_NOOP("Export", "Source"),
    QT_TRANSLATE_NOOP("Export", "Source detail"),
    QT_TRANSLATE_NOOP("Export", "Region"),
    QT_TRANSLATE_NOOP("Export", "City"),
    QT_TRANSLATE_NOOP("Export", "Address"),
    QT_TRANSLATE_NOOP("Export", "Postcode"),
    QT_TRANSLATE_NOOP("Export", "Country"),
    QT_TRANSLATE_NOOP("Export", "Birthday"),
    QT_TRANSLATE_NOOP("Export", "Lunar birthday"),
    QT_TRANSLATE_NOOP("Export", "Credit code"),
    QT_TRANSLATE_NOOP("Export", "Preferences"),
    QT_TRANSLATE_NOOP("Export", "How to treat"),
    QT_TRANSLATE_NOOP("Export", "Notes"),
    QT_TRANSLATE_NOOP("Export", "Do not contact"),
    QT_TRANSLATE_NOOP("Export", "Next follow-up"),
    QT_TRANSLATE_NOOP("Export", "Last contact"),
    QT_TRANSLATE_NOOP("Export", "Created"),
)


def rows(
    cards: Iterable[CustomerCard],
    translate: Translate,
    pick_label: Callable[[str | None], str],
) -> Iterator[list[str]]:
    """Yield a table cell by cell: header, then one row per customer.

    Args:
        cards: the customers, in order.
        translate: gives headers and words in the language of the file.
        pick_label: the words for a stored key of a pick-list in that language.
    """
    yield [translate("Export", text) for text in _HEADERS]
    for card in cards:
        yield _cells(card, translate, pick_label)


def rejects(
    bad_rows: Iterable[BadRow], headers: Sequence[str], translate: Translate
) -> Iterator[list[str]]:
    """Yield the rows an import could not store: number and reason, then its cells as they were."""
    yield [
        translate("Import", QT_TRANSLATE_NOOP("Import", "Row")),
        translate("Import", QT_TRANSLATE_NOOP("Import", "Reason")),
        *headers,
    ]
    for bad in bad_rows:
        yield [str(bad.row), translate("Import", bad.reason), *bad.cells]


def encoded(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table as CSV line by line, CRLF ended, the first behind a byte order mark."""
    for index, row in enumerate(rows):
        yield ("" if index else BOM) + _line(row)


def _cells(
    card: CustomerCard, translate: Translate, pick_label: Callable[[str | None], str]
) -> list[str]:
    def word(member: StrEnum | None) -> str:
        return "" if member is None else translate(type(member).__name__, label(member))

    def methods(kind: MethodKind) -> str:
        return JOIN.join(item.value for item in card.methods if item.kind is kind)

    return [
        card.external_id or "",
        card.name,
        word(card.kind),
        card.short_name or "",
        card.company or "",
        "/".join(contact.name for contact in card.contacts),
        card.job_title or next((item.title for item in card.contacts if item.title), "") or "",
        methods(MethodKind.PHONE),
        methods(MethodKind.EMAIL),
        methods(MethodKind.WECHAT),
        methods(MethodKind.QQ),
        card.website or methods(MethodKind.WEB),
        card.tier or "",
        word(card.stage),
        ", ".join(tag.name for tag in card.tags),
        pick_label(card.industry),
        pick_label(card.size_band),
        pick_label(card.source),
        card.source_detail or "",
        pick_label(card.region_province),
        card.region_city or "",
        card.address or methods(MethodKind.ADDRESS),
        card.postcode or "",
        card.country or "",
        _birthday(card.occasions, CalendarKind.SOLAR),
        _birthday(card.occasions, CalendarKind.LUNAR),
        card.credit_code or "",
        card.preferences or "",
        card.treat_note or "",
        card.note or "",
        "1" if card.do_not_contact else "",
        card.next_follow_up_on.isoformat() if card.next_follow_up_on else "",
        card.last_contact_on.isoformat() if card.last_contact_on else "",
        card.created_at.date().isoformat() if card.created_at else "",
    ]


def _birthday(occasions: Sequence[OccasionRow], calendar: CalendarKind) -> str:
    """Return a birthday as YYYY-MM-DD, or MM-DD without a year; lunar leap months keep 闰."""
    for item in occasions:
        if item.kind is OccasionKind.BIRTHDAY and item.calendar is calendar:
            if calendar is CalendarKind.LUNAR:
                return f"{'闰' if item.is_leap else ''}{item.month}月{item.day}日"
            month_day = f"{item.month:02}-{item.day:02}"
            return f"{item.year:04}-{month_day}" if item.year else month_day
    return ""


def _line(cells: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([formulas.defused(cell) for cell in cells])
    return out.getvalue()
