"""The columns of the customers' table: all there are, and those that are chosen."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from desktop_crm.domain.criteria import Sort
from desktop_crm.domain.customers import CustomerRow
from desktop_crm.domain.words import PickList
from desktop_crm.ui.customers.facets import Names
from desktop_crm.ui.kit.card_table import TableColumn
from desktop_crm.ui.kit.language import (
    Text,
    ago,
    due,
    field_label,
    number,
    short_money,
    tier_word,
    translate,
    word,
)
from desktop_crm.ui.kit.painting import Line

_LEAST, _MOST = 48, 600
_FIRST = ("name", "tier", "stage", "contact", "city", "next", "title", "last", "total")


def all_columns(names: Callable[[], Names], today: Callable[[], date]) -> tuple[TableColumn, ...]:
    """Return every column; the first one is always there."""

    def made(
        key: str, title: Text, text: Callable[[CustomerRow], str | None], width: int, **more: Any
    ) -> TableColumn:
        return TableColumn(key=key, title=title, text=_of_row(text), width=width, **more)

    def due_text(row: CustomerRow) -> str:
        return due(row.next_follow_up_on, today()).text if row.next_follow_up_on else ""

    def due_tone(line: Line) -> str:
        return "" if line.badge_tone == "neutral" else line.badge_tone

    def contact(row: CustomerRow) -> str:
        return " ".join(part for part in (row.contact_name, row.contact_title) if part)

    def industry(row: CustomerRow) -> str:
        return names().pick(PickList.INDUSTRY, row.industry) if row.industry else ""

    return (
        made("name", lambda: field_label("Name"), lambda row: row.name, 180, sort=Sort.NAME),
        made(
            "tier",
            lambda: field_label("Tier"),
            lambda row: tier_word(row.tier),
            90,
            sort=Sort.TIER,
        ),
        made("stage", lambda: field_label("Lifecycle stage"), lambda row: word(row.stage), 110),
        made("company", lambda: field_label("Company"), lambda row: row.company, 150),
        made("job", lambda: field_label("Job title"), lambda row: row.job_title, 110),
        made("contact", lambda: translate("CustomerForm", "Contact"), contact, 130),
        made("city", lambda: field_label("City"), lambda row: row.region_city, 80),
        made("industry", lambda: field_label("Industry"), industry, 110),
        made(
            "tags",
            lambda: translate("Facets", "Tags"),
            lambda row: ", ".join(tag.name for tag in row.tags),
            150,
        ),
        made(
            "next",
            lambda: translate("Facets", "Next follow-up"),
            due_text,
            130,
            tone=due_tone,
            sort=Sort.NEXT_FOLLOW_UP,
        ),
        made(
            "title",
            lambda: translate("Editors", "What is to be done"),
            lambda row: row.next_follow_up_title,
            150,
        ),
        made(
            "last",
            lambda: translate("Facets", "Last contact"),
            lambda row: ago(row.last_contact_on, today()) if row.last_contact_on else "",
            110,
            sort=Sort.LAST_CONTACT,
        ),
        made(
            "total",
            lambda: translate("Card", "Lifetime value"),
            lambda row: short_money(row.total) if row.total and row.total.minor else "",
            100,
            is_number=True,
        ),
        made(
            "complaints",
            lambda: translate("Views", "Open complaints"),
            lambda row: number(row.open_complaints) if row.open_complaints else "",
            110,
            is_number=True,
            tone=lambda _line: "danger",
        ),
        made("external_id", lambda: field_label("External ID"), lambda row: row.external_id, 110),
    )


def chosen(
    columns: Sequence[TableColumn], kept: Iterable[tuple[str, int]]
) -> list[tuple[TableColumn, int]]:
    """Return the columns that were chosen, with their widths; the usual ones if none were."""
    known = {column.key: column for column in columns}
    widths = {key: min(max(width, _LEAST), _MOST) for key, width in kept if key in known}
    if not widths:
        widths = {key: known[key].width for key in _FIRST}
    widths = {columns[0].key: widths.get(columns[0].key, columns[0].width), **widths}
    return [(known[key], width) for key, width in widths.items()]


def _of_row(text: Callable[[CustomerRow], str | None]) -> Callable[[Line], str]:
    def of_line(line: Line) -> str:
        row = line.value
        return (text(row) or "") if isinstance(row, CustomerRow) else ""

    return of_line
