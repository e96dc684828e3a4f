"""Telephone numbers and addresses as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.words import MethodKind
from desktop_crm.services.normalising import (
    NO_EMAIL,
    NO_PHONE,
    UNLIKELY_PHONE,
    doubt,
    email,
    normalised,
    phone,
    phones,
)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("138 0013 8001", "+8613800138001"),
        ("\uff11\uff13\uff18 0013 800\uff11", "+8613800138001"),
        ("0086 138 0013 8001", "+8613800138001"),
        ("86138 0013 8001", "+8613800138001"),
        ("(0)13800138001", "+8613800138001"),
        ("17951 13800138001", "+8613800138001"),
        ("手机：13800138001", "+8613800138001"),
        ("0571-88156666-803", "+8657188156666;ext=803"),
        ("0571-8815 6666-803", "+8657188156666;ext=803"),
        ("0571-88156666转803", "+8657188156666;ext=803"),
        ("0571-88156666 分机：803", "+8657188156666;ext=803"),
        ("021-61234567/68", "+862161234567"),
        ("400-810-8888", "+864008108888"),
        ("+44 20 7946 0142", "+442079460142"),
        ("1-212-555-0142", "+12125550142"),
        ("95588", "95588"),
        ("12315", "12315"),
        ("110", "110"),
        ("not a number", None),
        ("", None),
    ],
)
def test_a_number_has_one_form(typed: str, key: str | None) -> None:
    assert phone(typed).normalised == key
    assert phone(typed).typed == typed.strip()


@pytest.mark.parametrize(
    ("typed", "label"),
    [("13800138001(微信)", "微信"), ("13800138001 王经理", "王经理"), ("13800138001", None)],
)
def test_words_beside_a_number_are_its_label(typed: str, label: str | None) -> None:
    assert phone(typed).label == label


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("13800138001/13800138002", 2),
        ("13800138001、010-62345678", 2),
        ("13800138001；13800138002", 2),
        ("13800138001 ::: 13800138002", 2),
        ("021-61234567/68", 1),
        ("", 0),
    ],
)
def test_several_numbers_in_one_cell_are_told_apart(typed: str, count: int) -> None:
    assert len(phones(typed)) == count


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        (" Zhang.WQ@Example.com ", "zhang.wq@example.com"),
        ("<a@example.com>;", "a@example.com"),
        ("mailto:a@example.com", "a@example.com"),
        ("a@example.com\n", "a@example.com"),
        ("a\uff20example.com", "a@example.com"),
        ("a@example", None),
        ("two@at@example.com", None),
        ("a@b..c", None),
        ("张三", None),
    ],
)
def test_an_address_has_one_form(typed: str, key: str | None) -> None:
    assert email(typed) == key


@given(st.text(max_size=300), st.sampled_from(MethodKind))
def test_nothing_typed_breaks_it(text: str, kind: MethodKind) -> None:
    key = normalised(kind, text)
    assert key is None or key
    assert normalised(kind, text) == key


@given(st.text(max_size=60))
def test_the_form_of_a_form_is_itself(text: str) -> None:
    key = phone(text).normalised
    if key is not None:
        assert phone(key).normalised == key


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (MethodKind.PHONE, "138 0013 8001", None),
        (MethodKind.PHONE, "13800138001/13800138002", None),
        (MethodKind.PHONE, "95588", None),
        (MethodKind.PHONE, "138 0013", UNLIKELY_PHONE),
        (MethodKind.PHONE, "tomorrow", NO_PHONE),
        (MethodKind.EMAIL, "a@example", NO_EMAIL),
        (MethodKind.EMAIL, "a@example.com", None),
        (MethodKind.WECHAT, "anything", None),
        (MethodKind.PHONE, " ", None),
    ],
)
def test_a_doubt_is_a_sentence_and_no_refusal(
    kind: MethodKind, typed: str, sentence: str | None
) -> None:
    assert doubt(kind, typed) == sentence
