"""The book: cover, index, one page each, and what happens to a page that cannot be made."""

import re
from io import BytesIO

import pikepdf
import pytest

from desktop_crm.documents import book, brief
from desktop_crm.documents.book import Entry, Indexed
from desktop_crm.documents.facts import Facts
from desktop_crm.documents.page import Painter
from tests.documents import listing, reading, sample
from tests.documents.looks import look


def made(count: int) -> bytes:
    index, entries = listing.book(look(), count)
    return book.render(
        iter(entries), look(), index=index, criteria="Tier: A", now=sample.NOW, printed_by="Chen"
    ).pdf


def test_the_index_leads_to_the_right_page() -> None:
    index, _ = listing.book(look(), 130)
    with pikepdf.open(BytesIO(made(130))) as document:
        pages = list(document.pages)
        numbers = {page.obj.objgen: number for number, page in enumerate(pages)}
        links = [
            note for page in pages for note in page.get("/Annots", ()) if note.Subtype == "/Link"
        ]
        targets = [numbers[note.Dest[0].objgen] for note in links]
    first = len(pages) - 130
    assert targets == list(range(first, len(pages)))
    text = reading.poppler_text(made(130), "-layout", "-f", "2", "-l", "2")
    assert re.search(rf"{re.escape(index[0].name)}\s+{index[0].number}\s+{first + 1}\b", text)


def test_the_outline_is_letters_with_their_customers() -> None:
    with pikepdf.open(BytesIO(made(24))) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root][:3] == ["Customer book", "A", "B"]
        assert [len(item.children) for item in outline.root][1:] == [2] * 12
        assert all(item.is_closed for item in outline.root[1:])


def test_every_page_says_which_of_how_many() -> None:
    pdf = made(30)
    texts = reading.poppler_text(pdf).split("\f")
    total = len(texts) - 1
    for number, text in enumerate(texts[:-1], 1):
        assert f"Page {number} of {total}" in text


def test_a_page_that_fails_says_so_and_the_others_are_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paint = brief.paint

    def fragile(painter: Painter, facts: Facts, total: int = 1) -> None:
        paint(painter, facts, total)
        if painter.customer == "C-3":
            raise ZeroDivisionError

    monkeypatch.setattr(brief, "paint", fragile)
    index, entries = listing.book(look(), 6)
    rendered = book.render(
        entries, look(), index=index, criteria="x", now=sample.NOW, printed_by=""
    )
    assert rendered.left_out == (index[3].name,)
    assert rendered.pages == 8
    assert "could not be made" in reading.poppler_text(rendered.pdf)


def test_nobody_makes_a_cover_alone() -> None:
    rendered = book.render([], look(), index=[], criteria="x", now=sample.NOW, printed_by="")
    assert rendered.pages == 1


def test_names_of_any_length_find_room_in_the_index() -> None:
    index = [Indexed("#", "长" * 400, "N" * 90)] * 3
    entries = [Entry(sample.EMPTY, sample.NO_SUMMARY)] * 3
    rendered = book.render(
        entries, look(), index=index, criteria="x" * 5000, now=sample.NOW, printed_by=""
    )
    assert rendered.pages == 5
