"""The visit brief: one page, nothing over another thing, nothing false."""

import re
from dataclasses import replace
from random import Random
from typing import Any

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_crm.documents import brief
from desktop_crm.documents.brief import NOTES_MIN
from desktop_crm.documents.facts import Facts
from desktop_crm.documents.page import Box, Painter
from desktop_crm.documents.styles import MARGIN, Ink
from desktop_crm.domain.customers import CustomerCard
from tests.documents import papers, reading, sample
from tests.documents.looks import look

SLACK = 0.5


def overlaps(boxes: list[Box]) -> list[tuple[str, str]]:
    """Return pairs of texts of a page that cover each other; letters may touch the line above."""
    found = []
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            if (
                one.page == other.page
                and min(one.right, other.right) - max(one.left, other.left) > SLACK
                and min(one.bottom, other.bottom) - max(one.top, other.top) > SLACK
            ):
                found.append((one.text, other.text))
    return found


def check_page(painter: Painter, language: str) -> None:
    """Check that a painted brief is one page with room for notes and nothing out of place."""
    assert painter.page == 1
    assert overlaps(painter.boxes) == []
    for box in painter.boxes:
        assert box.left >= MARGIN - SLACK, box
        assert box.right <= painter.width - MARGIN + SLACK, box
        assert 0 < box.top < box.bottom < painter.height, box
    notes = next(b for b in painter.boxes if b.text == look(language).say("Notes"))
    assert notes.top <= painter.height - 66 - NOTES_MIN + 9


@pytest.mark.parametrize(("language", "paper"), papers.PLACES)
@pytest.mark.parametrize("card", ["normal", "empty", "overfull"])
def test_every_brief_is_one_page(language: str, paper: str, card: str) -> None:
    style = look(language, paper)
    normal = papers.of_language(style)[0]
    chosen = {"normal": normal, "empty": sample.EMPTY, "overfull": sample.overfull(normal)}[card]
    check_page(papers.painted_brief(chosen, style), language)


@settings(max_examples=60)
@given(st.integers(0, 2**32), st.sampled_from(papers.PLACES), st.booleans())
def test_any_card_makes_one_page(seed: int, place: tuple[str, str], mask: bool) -> None:
    style = look(*place, mask=mask)
    card = sample.generated(Random(seed))  # noqa: S311 - test data
    check_page(papers.painted_brief(card, style), place[0])


@pytest.mark.long
def test_five_hundred_cards_make_one_page_each() -> None:
    rng = Random(7)  # noqa: S311 - test data
    for number in range(500):
        language, paper = papers.PLACES[number % 4]
        check_page(papers.painted_brief(sample.generated(rng), look(language, paper)), language)


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        (("purchases",), "Latest purchases"),
        (("deals",), "Open deals"),
        (("interactions",), "Latest interactions"),
        (("contacts",), "People"),
        (("treat_note", "preferences", "needs"), "What matters to them"),
        (("feedback",), "Complaint: Slow service: two days for a repair"),
        (("follow_ups",), "Promises"),
        (("address",), "Address"),
    ],
)
def test_what_is_empty_leaves_no_label_behind(fields: tuple[str, ...], label: str) -> None:
    style = look()
    card = sample.ENGLISH
    nothing: dict[str, Any] = {
        name: () if isinstance(getattr(card, name), tuple) else None for name in fields
    }
    bare = replace(card, **nothing)
    full = papers.painted_brief(card, style)
    less = papers.painted_brief(bare, style)
    # "Open deals" is a metric too, which then says that there is none.
    assert _count(full, label) == _count(less, label) + 1
    assert _notes_top(less) <= _notes_top(full)


def _count(painter: Painter, label: str) -> int:
    return sum(box.text == label for box in painter.boxes)


def _notes_top(painter: Painter) -> float:
    return next(box.top for box in painter.boxes if box.text == "Notes")


def test_room_of_both_columns_goes_to_the_notes() -> None:
    style = look()
    lists: dict[str, Any] = dict.fromkeys(
        ("purchases", "deals", "interactions", "contacts", "needs", "feedback", "survey_answers"),
        (),
    )
    bare = replace(sample.ENGLISH, treat_note=None, preferences=None, **lists)
    painter = Painter(style)
    facts = Facts(bare, sample.NO_SUMMARY, style, sample.NOW, "Chen Jing")
    brief.paint(painter, facts)
    assert _notes_top(painter) < 300


def test_text_says_what_the_card_says() -> None:
    pdf = papers.KINDS["brief"](look("zh_CN")).pdf
    words = reading.flat(reading.poppler_text(pdf))
    for expected in (
        *("杭州云栖水务科技有限公司", "A级·重点", "张伟琪·采购总监", "13812345678"),
        *("¥1,286,400", "比上年多12%", "46天前", "平均间隔38天，已超期", "8/10"),
        *("修订后的报价单（含三期付款）", "逾期8天", "对方", "提供泵站管网图纸"),
        *(
            "智能水表DN20\N{MULTIPLICATION SIGN}120",
            "¥73,200",
            "泵站监测平台",
            "远传水表漏读率低于1%",
        ),
        *("客户认为价格偏高，希望分三期付款；", "投诉：售后响应慢，报修两天无人到场"),
        *("电话\N{CHECK MARK}", "短信\N{MULTIPLICATION SIGN}", "逾期13天"),
        *("下单间隔超出常态8天；竞品低价接触。", "处理中·已12天未结", "第1页/共1页"),
    ):
        assert expected in words


def test_missing_character_is_reported_once_with_customer_and_field() -> None:
    style = look()
    card = replace(sample.ENGLISH, name="Zhang 𪚥", preferences="likes 𪚥 and \U0003134a")
    made = brief.render(card, sample.summary(), style, now=sample.NOW, printed_by="Chen Jing")
    if "𪚥" not in style.font(700).gaps:
        pytest.skip("a face of this machine has the character")
    assert [(m.code_point, m.customer, m.field) for m in made.missing] == [
        ("U+2A6A5", "C-00427", "Name"),
        ("U+3134A", "C-00427", "What matters to them"),
    ]
    assert "Zhang 𪚥" in reading.poppler_text(made.pdf)


@pytest.mark.parametrize("kind", papers.KINDS)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_samples_miss_nothing(kind: str, language: str) -> None:
    assert papers.KINDS[kind](look(language)).missing == ()


@pytest.mark.parametrize("card", [sample.CHINESE, sample.ENGLISH])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_code_saves_the_contact(card: CustomerCard, language: str) -> None:
    made = brief.render(
        card, sample.summary(), look(language), now=sample.NOW, printed_by="Chen Jing"
    )
    (found,) = zxingcpp.read_barcodes(reading.picture(made.pdf, 110))
    lines = str(found.text).split("\r\n")
    assert "FN:" + ("张伟琪" if card is sample.CHINESE else "Zhang Weiqi") in lines
    assert "TEL:138 1234 5678" in lines
    assert "EMAIL:zhang.wq@example.com" in lines


@pytest.mark.parametrize(("language", "paper"), papers.PLACES)
def test_masked_paper_tells_strangers_nothing(language: str, paper: str) -> None:
    style = look(language, paper, mask=True)
    card, visit, risk, who = papers.of_language(style)
    made = brief.render(
        card, sample.summary(), style, now=sample.NOW, printed_by=who, visit=visit, risk=risk
    )
    words = reading.flat(reading.poppler_text(made.pdf))
    secrets = sample.free_texts(card)
    secrets += [*(card.preferences or "").split("；"), *(card.treat_note or "").split("\n")]
    secrets += ["73,200", "1,286,400", "418,600", "146,400", card.address or "", risk, visit.goal]
    for secret in secrets:
        assert reading.flat(secret) not in words, secret
    assert "138****5678" in words
    assert "LiMing" in words
    assert not zxingcpp.read_barcodes(reading.picture(made.pdf))
    assert card.name not in reading.poppler("pdfinfo", made.pdf, "-")


def test_what_was_withdrawn_is_not_allowed() -> None:
    facts = Facts(sample.ENGLISH, sample.summary(), look(), sample.NOW, "Chen Jing")
    assert facts.permissions() == (("Phone", True), ("WeChat", True), ("SMS", False))
    bare = Facts(sample.EMPTY, sample.summary(), look(), sample.NOW, "Chen Jing")
    assert bare.permissions() is None


def test_a_return_hangs_below_the_line_with_its_number() -> None:
    style = look()
    facts = Facts(
        sample.ENGLISH, sample.summary((5, 0, -3, 8, 2, 1, 4, 4, 3, 2, 1, 6)), style, sample.NOW, ""
    )
    painter = Painter(style)
    brief.paint(painter, facts)
    assert "\N{MINUS SIGN}3,000" in [box.text for box in painter.boxes]
    assert overlaps(painter.boxes) == []


def test_without_a_visit_the_next_follow_up_is_shown() -> None:
    facts = Facts(sample.CHINESE, sample.summary(), look("zh_CN"), sample.NOW, "陈静")
    goal = facts.goal()
    assert goal is not None
    assert goal.label == "下次跟进 · 4月9日 · 还有 7 天"
    assert goal.value == "回访样品试用情况"


@pytest.mark.parametrize(("language", "paper"), papers.PLACES)
def test_a_grey_print_keeps_the_meaning(language: str, paper: str) -> None:
    painter = papers.painted_brief(papers.of_language(look(language))[0], look(language, paper))
    warnings = [box.text for box in painter.boxes if box.ink in {Ink.WARN, Ink.BAD}]
    assert len(warnings) > 4
    for words in warnings:
        assert re.search(r"[^\W\d_]{2}", words) or words == "\N{MULTIPLICATION SIGN}", words
    for words in warnings:
        assert not re.fullmatch(r"\d+月\d+日|\d+ [A-Z][a-z]{2}", words)
