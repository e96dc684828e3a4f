"""Labels and envelopes: where they stand, how addresses are written, what does not fit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_crm.documents import labels, letters
from desktop_crm.documents.styles import Rendered
from desktop_crm.domain.printing import ENVELOPES, GRIDS, Address
from tests.documents import listing, reading, sample
from tests.documents.looks import look

MM = 72 / 25.4


def made(addresses: list[Address], grid: str = "A4-3x8", start: int = 1) -> Rendered:
    return labels.render(
        addresses, look(), grid=GRIDS[grid], start=start, shift=(0, 0), now=sample.NOW
    )


def test_a_chinese_address_goes_from_the_large_to_the_small() -> None:
    address = listing.CHINESE_ADDRESS
    assert letters.is_chinese(address)
    assert letters.to_lines(address) == ["江苏省苏州市工业园区星湖街 328 号"]
    assert letters.addressee(address) == ["苏州启明精密制造有限公司", "王小明 收"]
    assert letters.addressee(listing.PERSON_ADDRESS) == ["李明朗 收"]


def test_a_western_address_goes_the_other_way_round() -> None:
    address = listing.WESTERN_ADDRESS
    assert not letters.is_chinese(address)
    assert letters.addressee(address) == ["Anna Smith", "Northlake Dairy Ltd"]
    assert letters.to_lines(address) == ["12 Harbour Road", "Leeds LS1 4AB", "United Kingdom"]
    german = Address("X GmbH", street="Am Hafen 3", city="Hamburg", postcode="20457", country="DE")
    assert letters.to_lines(german) == ["Am Hafen 3", "20457 Hamburg", "DE"]


def test_what_the_street_says_is_not_said_again() -> None:
    address = listing.CHINESE_ADDRESS._replace(street="江苏省苏州市工业园区星湖街 328 号")
    assert letters.to_lines(address) == ["江苏省苏州市工业园区星湖街 328 号"]
    shanghai = Address("X", street="人民路 1 号", city="上海", province="上海")
    assert letters.to_lines(shanghai) == ["上海人民路 1 号"]


def test_a_foreign_customer_with_chinese_letters_abroad_is_written_their_way() -> None:
    address = Address("吉野家", street="銀座 1-1", city="東京", country="Japan")
    assert not letters.is_chinese(address)


@pytest.mark.parametrize("grid", GRIDS)
def test_every_label_lies_inside_its_place(grid: str) -> None:
    sheet = GRIDS[grid]
    painter_boxes = reading.poppler(
        "pdftotext", made([listing.WESTERN_ADDRESS] * sheet.places, grid).pdf, "-bbox", "-", "-"
    )
    assert painter_boxes.count(">Anna<") == sheet.places
    right = sheet.left + (sheet.columns - 1) * sheet.column_step + sheet.width
    bottom = sheet.top + (sheet.rows - 1) * sheet.row_step + sheet.height
    width, height = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}[sheet.paper]
    assert right <= width + 0.1
    assert bottom <= height + 0.1


def test_the_first_label_can_be_any() -> None:
    assert made([listing.WESTERN_ADDRESS] * 2, start=24).pages == 2
    assert made([listing.WESTERN_ADDRESS] * 2, start=23).pages == 1
    assert made([listing.WESTERN_ADDRESS], start=999).pages == 1


def test_who_has_no_address_or_too_long_a_one_is_named() -> None:
    endless = listing.WESTERN_ADDRESS._replace(customer="Endless", street="Long Street " * 60)
    rendered = made([listing.NO_ADDRESS, listing.WESTERN_ADDRESS, endless])
    assert rendered.left_out == ("Quillon", "Endless")
    assert "Northlake" in reading.poppler_text(rendered.pdf)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120), st.text(max_size=60), st.text(max_size=30))
def test_any_address_is_printed_or_named(street: str, city: str, customer: str) -> None:
    rendered = made([Address(customer, street=street, city=city)])
    assert rendered.pages == 1
    assert len(rendered.left_out) <= 1


def test_a_chinese_envelope_has_the_postcode_in_its_boxes() -> None:
    rendered = labels.envelopes(
        [listing.CHINESE_ADDRESS],
        look(),
        envelope=ENVELOPES["CN-5"],
        sender=("East China Machines",),
        shift=(0, 0),
        now=sample.NOW,
    )
    words = reading.poppler_text(rendered.pdf).split()
    assert [word for word in words if len(word) == 1 and word.isdigit()] == list("215000")
    assert "215000" not in words


def test_the_calibration_sheet_has_a_number_for_every_label() -> None:
    grid = GRIDS["A4-2x7"]
    rendered = labels.calibration(look(), grid=grid, shift=(0, 0), now=sample.NOW)
    words = reading.poppler_text(rendered.pdf).split()
    assert {str(number) for number in range(1, 15)} <= set(words)
    assert "100" in words
