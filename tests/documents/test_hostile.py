"""Text that wants to be more than text."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from io import BytesIO
from random import Random
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_crm.documents import (
    book,
    brief,
    day_sheet,
    labels,
    list_report,
    privacy_copy,
    profile,
    survey_form,
)
from desktop_crm.documents.book import Entry, Indexed
from desktop_crm.documents.day_sheet import Reach
from desktop_crm.documents.facts import Visit
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.printing import ENVELOPES, GRIDS, Listed, Question
from desktop_crm.domain.words import SurveyScale
from tests.documents import listing, papers, reading, sample
from tests.documents.looks import look

HOSTILE = (
    *("<b>", "&", "</para>", "<para>", "&#0;", "&bogus;", "a\x00\x07\x1b\x7fb", "\ud800\udfff"),
    *("\u202egnp.exe", "a\u200bb\ufeffc", "a\tb\nc", "<img src='/etc/passwd'/>", "a" * 400),
    *(
        "<a href='file:///etc/passwd'>x</a>",
        "👨\u200d👩\u200d👧",
        "e\u0301",
        "﷽",
        "%s{0}{name}",
        "\\(",
    ),
    *("(unbalanced", ")", "Tj ET", "]]>", "水" * 400),
)
_WATCHED = ("open", "socket", "subprocess", "os.system", "urllib", "shutil", "ftplib")


class Watch:
    """Notes what Python opens while it is on; an audit hook can never be taken away again."""

    def __init__(self) -> None:
        self.is_on = False
        self.seen: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.is_on and event.startswith(_WATCHED):
            self.seen.append(f"{event} {arguments[:1]}")


@pytest.fixture(scope="module")
def watch() -> Watch:
    for kind in papers.KINDS:
        papers.KINDS[kind](look("zh_CN"))  # every face is open, every module imported
    made = Watch()
    sys.addaudithook(made)
    return made


@contextmanager
def nothing_opened(watch: Watch) -> Iterator[None]:
    watch.seen.clear()
    watch.is_on = True
    try:
        yield
    finally:
        watch.is_on = False
    assert watch.seen == []


def hostile_card(text: str) -> CustomerCard:
    """Return the sample with `text` in every place that holds free text."""

    def spoilt(row: Any) -> Any:
        names = {
            field.name
            for field in fields(row)
            if isinstance(getattr(row, field.name), str) and type(getattr(row, field.name)) is str
        }
        return replace(row, **dict.fromkeys(names, text))

    card: CustomerCard = spoilt(sample.CHINESE)
    lists: dict[str, Any] = {
        field.name: tuple(spoilt(row) for row in getattr(card, field.name))
        for field in fields(card)
        if isinstance(getattr(card, field.name), tuple)
        and field.name not in {"purchases", "originals"}
    }
    return replace(card, **lists)


def rendered(text: str, language: str) -> list[bytes]:
    card = hostile_card(text)
    visit = Visit(on=sample.TODAY, place=text, who=text, goal=text)
    style = look(language)
    return [
        brief.render(
            card, sample.summary(), style, now=sample.NOW, printed_by=text, visit=visit, risk=text
        ).pdf,
        profile.render(card, sample.summary(), style, now=sample.NOW, printed_by=text).pdf,
    ]


def about_many(text: str, language: str) -> list[bytes]:
    """Return the documents about many customers, with `text` wherever it can stand."""
    style = look(language)
    agenda, reach = listing.agenda(style)
    row = replace(
        listing.rows(1, is_chinese=True)[0].row,
        name=text,
        contact_name=text,
        region_city=text,
        next_follow_up_title=text,
    )
    card = hostile_card(text)
    printed: dict[str, Any] = {"now": sample.NOW, "printed_by": text}
    address = listing.CHINESE_ADDRESS._replace(customer=text, person=text, street=f"x{text}")
    made = [
        list_report.render([Listed(row, text)] * 3, style, criteria=text, **printed),
        book.render(
            [Entry(card, sample.summary())],
            style,
            index=[Indexed("A", text, text)],
            criteria=text,
            company=text,
            **printed,
        ),
        day_sheet.render(
            replace(
                agenda,
                rows=tuple(replace(one, customer_name=text, title=text) for one in agenda.rows),
            ),
            style,
            reach={key: Reach(text, text) for key in reach},
            **printed,
        ),
        labels.render(
            [address], style, grid=GRIDS["A4-3x8"], start=1, shift=(0, 0), now=sample.NOW
        ),
        labels.envelopes(
            [address],
            style,
            envelope=ENVELOPES["CN-5"],
            sender=(text,),
            shift=(0, 0),
            now=sample.NOW,
        ),
        survey_form.render(
            [survey_form.Asked(text, "C-1")],
            style,
            question=Question(text, SurveyScale.NPS10),
            company=text,
            now=sample.NOW,
        ),
        privacy_copy.render(card, style, company=text, **printed),
    ]
    return [one.pdf for one in made]


def check_harmless(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        assert "/Names" not in document.Root
        assert "/OpenAction" not in document.Root
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                assert item.get("/Subtype") != "/Image"
                assert "/URI" not in item
                assert "/JS" not in item
        for page in document.pages:
            for note in page.get("/Annots", ()):
                # An index leads to pages of its own book, and nowhere else.
                assert note.Subtype == "/Link"
                assert "/Dest" in note
                assert "/A" not in note


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(watch: Watch, text: str) -> None:
    with nothing_opened(watch):
        made = rendered(text, "zh_CN") + about_many(text, "zh_CN")
    for pdf in made:
        check_harmless(pdf)


def test_markup_is_printed_as_it_was_typed() -> None:
    words = reading.flat(reading.poppler_text(rendered("<b>A&amp;B</b>", "en")[0]))
    assert words.count("<b>A&amp;B</b>") > 5


@settings(max_examples=8)
@given(st.text(max_size=60))
def test_any_text_is_only_text(text: str) -> None:
    for pdf in rendered(text, "en") + about_many(text, "en"):
        check_harmless(pdf)


@pytest.mark.fuzz
@pytest.mark.long
def test_many_random_texts_are_only_text() -> None:
    rng = Random(11)  # noqa: S311 - test data
    for _ in range(300):
        size = rng.randrange(80)
        text = "".join(
            chr(rng.choice([rng.randrange(0x250), rng.randrange(0x110000)])) for _ in range(size)
        )
        for pdf in rendered(text, "zh_CN"):
            check_harmless(pdf)
