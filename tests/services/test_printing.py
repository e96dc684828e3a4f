"""Documents from a real customer file: every kind, who is in it, and what is refused."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
import pytest
from sqlalchemy import text

from desktop_crm.domain.criteria import Criteria
from desktop_crm.domain.data_files import data_file
from desktop_crm.domain.errors import Cancelled, Refused
from desktop_crm.domain.exporting import Style
from desktop_crm.domain.printing import MOST, Choices, Column, Kind, Section
from desktop_crm.domain.words import Tier
from desktop_crm.services import customers, importing, printing, unit_of_work
from desktop_crm.services.exporting import LANGUAGES
from desktop_crm.services.vaults import Vault
from tests.documents import reading
from tests.factories import NOW

ALONE = {Kind.BRIEF, Kind.PROFILE, Kind.PRIVACY}


@pytest.fixture
def filled(vault: Vault) -> Vault:
    """Return a vault with the customers of the sample sheet."""
    sheet = importing.read(data_file("samples/predecessor-sheet.csv"))
    unit_of_work.write(vault, importing.store, sheet, now=NOW)
    return vault


def ids(vault: Vault) -> list[bytes]:
    with vault.read() as session:
        return list(session.scalars(text("SELECT id FROM customer ORDER BY external_id")))


def made(
    vault: Vault,
    kind: Kind,
    chosen: Sequence[bytes],
    style: Style | None = None,
    choices: Choices | None = None,
    criteria: Criteria | None = None,
) -> printing.Rendered:
    return unit_of_work.read(
        vault,
        printing.document,
        kind,
        chosen,
        style or Style(printed_by="Chen"),
        now=NOW,
        choices=choices,
        criteria=criteria,
    )


def names(vault: Vault) -> list[str]:
    with vault.read() as session:
        return list(session.scalars(text("SELECT name FROM customer ORDER BY external_id")))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_in_both_languages(filled: Vault, kind: Kind, language: str) -> None:
    chosen = ids(filled)[: 1 if kind in ALONE else 5]
    rendered = made(filled, kind, chosen, Style(language=language, paper="Letter"))
    with pikepdf.open(BytesIO(rendered.pdf)) as document:
        assert len(document.pages) == rendered.pages
        assert document.check_pdf_syntax() == []
    assert rendered.missing == ()


def test_a_list_and_a_book_hold_everybody(filled: Vault) -> None:
    chosen = ids(filled)
    listed = reading.flat(reading.pdfium_text(made(filled, Kind.LIST, chosen).pdf))
    # More than a few are made in a process of their own.
    assert len(chosen) >= printing.LONG
    book = made(filled, Kind.BOOK, chosen, criteria=Criteria(tiers=frozenset({Tier.A})))
    words = reading.flat(reading.pdfium_text(book.pdf))
    for name in names(filled):
        assert reading.flat(name)[:14] in listed
        assert reading.flat(name) in words
    assert book.pages == len(chosen) + 2
    assert "Tier:A·Key" in words


def test_a_book_goes_by_the_alphabet(vault: Vault) -> None:
    for name in ("张三", "Zebra", "阿里", "北方", "Ångström", "8 Ball"):
        unit_of_work.write(vault, customers.add, {"name": name}, now=NOW)
    book = made(vault, Kind.BOOK, ids(vault))
    with pikepdf.open(BytesIO(book.pdf)) as document, document.open_outline() as outline:
        found = [
            (item.title, [child.title for child in item.children]) for item in outline.root[1:]
        ]
    assert [title for title, _ in found] == ["A", "B", "Z", "#"]
    assert set(found[0][1]) == {"阿里", "Ångström"}
    assert found[2] == ("Z", ["Zebra", "张三"])
    assert found[3] == ("#", ["8 Ball"])


def test_who_prints_is_the_user_of_the_file(filled: Vault) -> None:
    rendered = made(filled, Kind.BRIEF, ids(filled)[:1], Style(recipient="Li Ming"))
    assert "For Li Ming" in reading.poppler_text(rendered.pdf)


def test_sections_are_those_that_were_ticked(filled: Vault) -> None:
    choices = Choices(sections=frozenset({Section.FEEDBACK, Section.JOURNAL}))
    rendered = made(filled, Kind.PROFILE, ids(filled)[:1], choices=choices)
    with pikepdf.open(BytesIO(rendered.pdf)) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root[0].children] == ["Feedback"]


@pytest.mark.parametrize(
    ("kind", "count", "choices", "said"),
    [
        (Kind.BRIEF, 0, Choices(), "at least one"),
        (Kind.LABELS, 0, Choices(), "at least one"),
        (Kind.BOOK, MOST[Kind.BOOK] + 1, Choices(), "too many"),
        (Kind.LIST, 100_000, Choices(), "100,000 customers are too many"),
        (Kind.LIST, 1, Choices(columns=tuple(Column)), "Leave out 4"),
    ],
)
def test_what_makes_no_document_is_refused(
    filled: Vault, kind: Kind, count: int, choices: Choices, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        made(filled, kind, [bytes(16)] * count, choices=choices)


def test_nobody_with_an_address_is_refused(vault: Vault) -> None:
    unit_of_work.write(vault, customers.add, {"name": "Nowhere"}, now=NOW)
    for kind in (Kind.LABELS, Kind.ENVELOPES):
        with pytest.raises(Refused, match="has an address"):
            made(vault, kind, ids(vault))
    assert made(vault, Kind.LABELS, [], choices=Choices(is_calibration=True)).pages == 1


def test_a_book_can_be_cancelled_at_any_customer(filled: Vault) -> None:
    for stop_at in (0, 7, len(ids(filled))):

        def stop(done: int, total: int, at: int = stop_at) -> None:
            if done >= at:
                raise Cancelled

        with filled.read() as session, pytest.raises(Cancelled):
            printing.document(session, Kind.BOOK, ids(filled), Style(), now=NOW, progress=stop)


def test_a_password_in_any_script_opens_it(filled: Vault) -> None:
    plain = made(filled, Kind.BRIEF, ids(filled)[:1]).pdf
    locked = printing.encrypted(plain, "密码 пароль 🔑")
    with pikepdf.open(BytesIO(locked), password="密码 пароль 🔑") as document:  # noqa: S106 - of a test
        assert document.encryption.R == 6
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(locked))
