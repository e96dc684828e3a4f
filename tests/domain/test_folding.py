# ruff: noqa: RUF001 (full-width digits and letters are what is folded)
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain import folding
from desktop_crm.domain.folding import Folder, Slot, Term

TABLE = {"張": "张", "偉": "伟", "國": "国", "龍": "龙"}
FOLDER = Folder(TABLE)
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("張偉国１３８ＡＢé ñÅ \t\u3000ﬁßİ\u0301ｶﾞ𠮷'\"_%-+()"),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Smith", "smith"),
        ("張偉", "张伟"),
        ("１３８ＡＢＣ", "138abc"),
        ("José Núñez", "jose nunez"),
        ("Straße", "strasse"),
        ("a  b\t\nc", "a b c"),
        ("a\u3000b", "a b"),
        ("a\u200bb\x00c\ue020d", "abcd"),
        ("ｶﾞ", "ガ"),
        ("й", "й"),
        ("𠮷野", "𠮷野"),
        ("Nguyễn Văn Đức", "nguyen van đuc"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert FOLDER.fold(text) == folded


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = FOLDER.fold(text)

    assert FOLDER.fold(folded) == folded


@given(TEXTS)
def test_folded_text_leaves_marks_and_stand_ins_free(text: str) -> None:
    assert not [
        character
        for character in FOLDER.fold(text)
        if character < " " or "\ue000" <= character <= "\uf8ff"
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("  ", ()),
        ("\x1f", ()),
        ('"', ()),
        ("li 138a", (Term("li"), Term("138a"))),
        ('"li ming" x', (Term("li ming"), Term("x"))),
        ("x x", (Term("x"),)),
        ("_a", (Term("_a"),)),
        ("+", (Term("+"),)),
        ("0013", (Term("0013"),)),
        ("138 0013", (Term("1380013", also=("138 0013",)),)),
        (
            "+86 138-0013-8000",
            (Term("8613800138000", also=("+86 138-0013-8000",), instead=("13800138000",)),),
        ),
        (
            "008613800138000",
            (Term("008613800138000", instead=("8613800138000", "13800138000")),),
        ),
        ("a b c d e f g", tuple(map(Term, "abcdef"))),
        ("x" * 70, (Term("x" * 64),)),
    ],
)
def test_terms(text: str, terms: tuple[Term, ...]) -> None:
    assert FOLDER.terms(text) == terms


@pytest.mark.parametrize(
    ("text", "is_latin"), [("li", True), ("l", False), ("l1", False), ("李", False)]
)
def test_pinyin_is_looked_up_for_latin_words(text: str, is_latin: bool) -> None:
    assert Term(text).is_latin is is_latin


def test_slots_come_back_in_order_without_repetition() -> None:
    text = folding.joined(
        [(Slot.NAME, "li"), (Slot.PHONE, "138"), (Slot.PHONE, "138"), (Slot.EMAIL, "")]
    )

    assert list(folding.split_slots(text)) == [(Slot.NAME, "li"), (Slot.PHONE, "138")]


def test_short_grams_do_not_reach_over_slots() -> None:
    text = folding.joined([(Slot.NAME, "ab"), (Slot.CITY, "c d")])

    assert set(folding.short_grams(text).split(" ")) == {
        *("a", "b", "ab", "c", "d", "\ue020", "c\ue020", "\ue020d"),
    }


@given(st.text("ab '\"_*-", min_size=1, max_size=4))
def test_operators_in_a_phrase_mean_nothing(term: str) -> None:
    phrase = folding.phrase(term)

    assert phrase[0] == phrase[-1] == '"'
    assert '"' not in phrase[1:-1].replace('""', "")


@pytest.mark.parametrize(
    ("value", "term", "place"),
    [
        ("張偉", "伟", (1, 1)),
        ("José Núñez", "nun", (5, 3)),
        ("Straße 5", "sse", (4, 2)),  # ß folds to two characters
        ("Straße 5", "s", (0, 1)),
        ("a\u0301b", "b", (2, 1)),
        ("abc", "x", None),
    ],
)
def test_locate(value: str, term: str, place: tuple[int, int] | None) -> None:
    assert FOLDER.locate(value, term) == place


@given(TEXTS, st.data())
def test_what_is_located_folds_to_the_term(value: str, data: st.DataObject) -> None:
    folded = FOLDER.fold(value)
    start = data.draw(st.integers(0, len(folded)))
    term = folded[start : start + data.draw(st.integers(1, 5))]

    place = FOLDER.locate(value, term) if term else None

    if place is not None:
        assert FOLDER.fold(value[place[0] : sum(place)]) == term
