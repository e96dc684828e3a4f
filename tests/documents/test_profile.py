"""The profile: everything that is known, over as many pages as it takes."""

import re
import time
from dataclasses import replace
from io import BytesIO
from random import Random

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_crm.documents import profile, sections
from desktop_crm.documents.facts import Facts, printable
from desktop_crm.documents.page import Painter
from desktop_crm.documents.styles import MARGIN, Look
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.fields import infos
from desktop_crm.domain.printing import Section
from tests.documents import papers, reading, sample
from tests.documents.looks import look
from tests.documents.test_brief import SLACK, overlaps


def painted(card: CustomerCard, style: Look, sections: frozenset[Section] | None = None) -> Painter:
    facts = Facts(card, sample.summary(), style, sample.NOW, "Chen Jing")
    painter = Painter(style, customer=card.external_id or card.name)
    profile.paint(painter, facts, sample.HISTORY, sections)
    return painter


def check_pages(painter: Painter) -> None:
    assert overlaps(painter.boxes) == []
    for box in painter.boxes:
        assert box.left >= MARGIN - SLACK, box
        assert box.right <= painter.width - MARGIN + SLACK, box
        assert 0 < box.top < box.bottom < painter.height - 15, box


@settings(max_examples=25)
@given(st.integers(0, 2**32), st.sampled_from(papers.PLACES), st.booleans())
def test_any_card_is_laid_out_cleanly(seed: int, place: tuple[str, str], mask: bool) -> None:
    card = sample.generated(Random(seed))  # noqa: S311 - test data
    check_pages(painted(card, look(*place, mask=mask)))


def test_everything_is_told() -> None:
    words = reading.flat(reading.poppler_text(papers.KINDS["profile"](look("zh_CN")).pdf))
    card = sample.CHINESE
    told = sample.free_texts(card)
    told += [row.name for row in card.contacts]
    told += [step.note or "" for row in card.feedback for step in row.steps]
    told += [
        "310013",
        "https://yunqi.example.com",
        "已转告安装组",
        "中秋拜访",
        "已于2025-09-01撤回",
    ]
    told += ["2025年合计", "¥76,480", "2026年合计", "¥113,040", "关注远传精度"]
    for one in told:
        assert reading.flat(one) in words, one


def test_an_empty_section_says_that_it_was_looked_at() -> None:
    painter = painted(sample.EMPTY, look())
    words = {box.text for box in painter.boxes}
    for section, (_, nothing) in sections.WORDS.items():
        if section not in {Section.BASE, Section.JOURNAL}:
            assert nothing in words


def test_only_ticked_sections_are_printed() -> None:
    ticked = frozenset({Section.FEEDBACK, Section.PURCHASES})
    painter = painted(sample.ENGLISH, look(), ticked)
    words = {box.text for box in painter.boxes}
    assert {"Feedback", "Purchases"} <= words
    assert not {"Base data", "Interactions", "Consent", "History"} & words


def test_masked_profile_tells_strangers_nothing() -> None:
    style = look("zh_CN", mask=True)
    card = sample.CHINESE
    made = profile.render(
        card, sample.summary(), style, now=sample.NOW, printed_by="陈静", history=sample.HISTORY
    )
    words = reading.flat(reading.poppler_text(made.pdf))
    secrets = sample.free_texts(card)
    secrets += ["关注远传精度", "310013", "老客户", "龙井", "73,200", "支持", card.address or ""]
    for secret in secrets:
        assert reading.flat(secret) not in words, secret
    assert "138****5678" in words


def test_a_long_history_runs_on_over_pages() -> None:
    rows = tuple(
        replace(sample.CHINESE.interactions[0], id=sample.key(number), text=f"第 {number} 条记录")
        for number in range(2_000)
    )
    novel = replace(rows[7], text="开始" + "囍事很长，" * 14_000 + "结束")
    card = replace(sample.CHINESE, interactions=(*rows[:7], novel, *rows[8:]))
    started = time.process_time()
    made = profile.render(card, sample.summary(), look("zh_CN"), now=sample.NOW, printed_by="陈静")
    assert time.process_time() - started < 20
    words = reading.flat(reading.poppler_text(made.pdf))
    numbers = {int(number) for number in re.findall(r"第(\d+)条记录", words)}
    assert numbers == set(range(2_000)) - {7}
    assert words.count("囍") == 14_000
    assert f"第{made.pages}页/共{made.pages}页" in words
    with pikepdf.open(BytesIO(made.pdf)) as document:
        assert len(document.pages) == made.pages


def test_a_heading_is_never_the_last_thing_on_a_page() -> None:
    headings = {heading for heading, _ in sections.WORDS.values()}
    for count in range(1, 60):
        card = replace(sample.ENGLISH, interactions=(sample.ENGLISH.interactions * 15)[:count])
        painter = painted(card, look())
        for page in range(1, painter.page + 1):
            body = [b for b in painter.boxes if b.page == page and b.bottom < painter.height - 40]
            assert max(body, key=lambda box: box.top).text not in headings


def test_the_outline_leads_to_every_section() -> None:
    pdf = papers.KINDS["profile"](look()).pdf
    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        (customer,) = outline.root
        assert customer.title == "Zhang Weiqi"
        titles = [entry.title for entry in customer.children]
    assert titles == [heading for heading, _ in sections.WORDS.values()]


def test_purchases_repeat_their_header_on_every_page() -> None:
    rows = tuple(
        replace(row, id=sample.key(number), external_id=f"SO-{number}")
        for number, row in enumerate(sample.ENGLISH.purchases * 40)
    )
    painter = painted(
        replace(sample.ENGLISH, purchases=rows), look(), frozenset({Section.PURCHASES})
    )
    pages = {box.page for box in painter.boxes if box.text.startswith("SO-")}
    headers = {box.page for box in painter.boxes if box.text == "Amount"}
    assert len(pages) > 2
    assert headers == pages


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_sensitive_and_unprintable_fields_stay_off_the_paper(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tuple(
        info._replace(is_sensitive=info.name == "treat_note", is_printable=info.name != "note")
        for info in infos(CustomerCard)
    )
    monkeypatch.setattr("desktop_crm.documents.facts.infos", lambda card: changed)
    style = look(language)
    hidden = printable(sample.CHINESE, style)
    assert (hidden.treat_note, hidden.note) == (None, None)
    ticked = printable(sample.CHINESE, replace(style, sensitive=frozenset({"treat_note"})))
    assert ticked.treat_note == sample.CHINESE.treat_note
    assert ticked.note is None
