"""The list report: groups, sums, the filter in words, what strangers see."""

from dataclasses import replace

import pytest

from desktop_crm.documents import list_report
from desktop_crm.documents.styles import Look, Rendered
from desktop_crm.domain.printing import Column, Grouping, Listed
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import Tier
from tests.documents import listing, reading, sample
from tests.documents.looks import look


def made(rows: list[Listed], style: Look, **more: object) -> Rendered:
    return list_report.render(
        rows,
        style,
        criteria="Tier: A",
        now=sample.NOW,
        printed_by="Chen",
        **more,  # type: ignore[arg-type]
    )


def words(rendered: Rendered) -> str:
    return reading.flat(reading.poppler_text(rendered.pdf, "-layout"))


def test_nobody_fits_is_said() -> None:
    found = words(made([], look()))
    assert "Tier:A" in found
    assert "Nocustomersmatch." in found
    assert "0customers" in found


def test_every_customer_is_on_it_once_and_sums_agree() -> None:
    rows = listing.rows(137, is_chinese=False)
    rendered = made(rows, look(), grouping=Grouping.TIER)
    found = words(rendered)
    for row in rows:
        assert found.count(reading.flat(row.row.name)) == 1 or row.row.n < 100
    yuan = sum(
        row.row.total.minor for row in rows if row.row.total and row.row.total.currency == "CNY"
    )
    assert found.count(reading.flat(look().money(Money(yuan)))) == 2
    for tier in Tier:
        part = [row for row in rows if row.row.tier is tier]
        assert f"Subtotal{tier.value}" in found
        assert f"{len(part)}customers" in found


def test_a_group_never_ends_a_page_and_a_subtotal_is_never_alone() -> None:
    for count in range(20, 60):
        rows = listing.rows(count, is_chinese=False)
        painter = list_report.painted(
            rows, look(), criteria="x", now=sample.NOW, printed_by="", grouping=Grouping.CITY
        )
        by_page: dict[int, list[str]] = {}
        for box in painter.boxes:
            if box.top > 50 and box.bottom < painter.height - 40:
                by_page.setdefault(box.page, []).append(box.text)
        for texts in by_page.values():
            assert texts[-1] not in {*listing.CITIES}
            below = texts[texts.index("Total") + 1 :]
            assert not below[0].startswith(("Subtotal", "Total"))


def test_strangers_see_neither_phones_nor_amounts_nor_ranks() -> None:
    rows = listing.rows(40, is_chinese=False)
    found = words(made(rows, look(mask=True), grouping=Grouping.TIER))
    assert "13812345678" not in found
    assert "138****5678" in found
    assert "¥" not in found
    assert "Subtotal" not in found
    assert "Call" not in found


def test_more_than_its_place_is_cut_and_lateness_has_a_sign() -> None:
    row = listing.rows(1, is_chinese=False)[0]
    late = Listed(
        replace(row.row, name="Very " * 80, next_follow_up_on=sample.TODAY.replace(day=1)), ""
    )
    painter = list_report.painted([late], look(), criteria="", now=sample.NOW, printed_by="")
    texts = [box.text for box in painter.boxes]
    assert any(text.startswith("Very") and text.endswith("…") for text in texts)
    assert "2026-04-01 !" in texts


@pytest.mark.parametrize("column", Column)
def test_each_column_alone(column: Column) -> None:
    rows = listing.rows(3, is_chinese=True)
    assert made(rows, look(), columns=(column,)).pages == 1


def test_a_long_list_is_whole_and_small() -> None:
    rows = listing.rows(2000, is_chinese=False)
    rendered = made(rows, look())
    found = reading.pdfium_text(rendered.pdf)
    assert rendered.pages > 60
    assert all(str(number) in found for number in range(0, 2000, 97))
    assert len(rendered.pdf) < 600_000
