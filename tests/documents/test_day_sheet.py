"""The day sheet: everything due, numbered, in the order of the day."""

from dataclasses import replace

from desktop_crm.documents import day_sheet
from desktop_crm.documents.page import Painter
from desktop_crm.domain.agenda import Agenda
from tests.documents import listing, sample
from tests.documents.looks import look


def painted(agenda: Agenda, *, mask: bool = False) -> Painter:
    style = look(mask=mask)
    painter = Painter(style)
    _, reach = listing.agenda(style)
    day_sheet.paint(painter, agenda, reach=reach, now=sample.NOW, printed_by="Chen")
    return painter


def test_today_comes_first_and_by_the_clock() -> None:
    agenda, _ = listing.agenda(look())
    texts = [box.text for box in painted(agenda).boxes]
    assert texts.index("Due today") < texts.index("Overdue")
    assert texts[texts.index("Due today") + 1 : texts.index("Due today") + 4] == [
        "1",
        "09:30",
        "Åsa Öberg",
    ]
    numbers = [text for text in texts if text.isdigit()]
    assert numbers == [str(number) for number in range(1, 7)]
    assert "+1 more" in texts


def test_every_line_has_its_reason_its_phone_and_its_place() -> None:
    agenda, _ = listing.agenda(look())
    texts = [box.text for box in painted(agenda).boxes]
    assert "5 days late · we promised it" in texts
    assert "crisis · open for 51 hours" in texts
    assert "138 1234 5678" in texts
    assert "12 Harbour Road, Leeds LS1 4AB" in texts


def test_strangers_see_names_and_kinds_alone() -> None:
    agenda, _ = listing.agenda(look())
    texts = " ".join(box.text for box in painted(agenda, mask=True).boxes)
    assert "offer" not in texts
    assert "Harbour" not in texts
    assert "138****5678" in texts.replace(" ", "")


def test_an_empty_day_is_a_page_to_write_on() -> None:
    painter = painted(Agenda(day=sample.TODAY))
    texts = [box.text for box in painter.boxes]
    assert "Nothing is due." in texts
    assert "Notes" in texts
    assert painter.page == 1


def test_two_hundred_lines_run_on() -> None:
    agenda, _ = listing.agenda(look())
    painter = painted(replace(agenda, rows=agenda.rows * 34))
    numbers = [box.text for box in painter.boxes if box.text.isdigit()]
    assert numbers == [str(number) for number in range(1, 205)]
    assert painter.page > 10
